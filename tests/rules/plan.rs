//! Many restarts against a simulated service: its latency, its limits and its faults, over hundreds of seeds.

use std::collections::BTreeMap;

use graph_sync_jobs::{
    failure::{ErrorCode, Outcome},
    plan::{BATCH, Fate, Next, Plan},
    verdict::{Answer, Body},
};
use proptest::{
    prelude::*,
    test_runner::{RngAlgorithm, TestRng},
};

use crate::support::cases;

/// How the service behaves.
#[derive(Clone, Debug)]
struct Service {
    latency_ms: f64,
    /// One item in so many is throttled when it comes for the first time.
    throttled: u32,
    /// One item in so many is throttled for ever.
    stubborn: u32,
    /// One item in so many fails for good, so that nobody knows.
    broken: u32,
    /// One batch in so many is throttled as a whole, gets lost, or finds its token stale.
    refused: u32,
    lost: u32,
    stale: u32,
    retry_after_ms: f64,
}

fn any_service() -> impl Strategy<Value = Service> {
    let one_in = || prop_oneof![2 => Just(0), 1 => 2_u32..12];
    (1.0..300.0, one_in(), one_in(), one_in(), one_in(), one_in(), one_in(), 0.0..5000.0).prop_map(
        |(latency_ms, throttled, stubborn, broken, refused, lost, stale, retry_after_ms)| Service {
            latency_ms,
            throttled,
            stubborn,
            broken,
            refused,
            lost,
            stale,
            retry_after_ms,
        },
    )
}

/// What became of an item.
#[derive(Clone, Debug, Default)]
struct Account {
    sent: u32,
    /// Not to be sent before this moment.
    not_before: f64,
    /// Nothing is known of its last sending, or it succeeded: never to be sent again.
    sealed: bool,
    fates: u32,
    outcome: Option<Outcome>,
}

struct Run {
    accounts: Vec<Account>,
    batches: usize,
    asked: usize,
    most_in_flight: usize,
    ended_at: f64,
}

/// Plays a plan to its end, event by event. Stops it at a moment, if there is one.
fn play(count: usize, concurrency: usize, service: &Service, seed: [u8; 32], stop_at: Option<f64>) -> Run {
    let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut dice = move |one_in: u32| one_in > 0 && rng.next_u32().is_multiple_of(one_in);
    let mut plan = Plan::new(count, 3, concurrency, true);
    let mut run =
        Run { accounts: vec![Account::default(); count], batches: 0, asked: 0, most_in_flight: 0, ended_at: 0.0 };
    // Answers on their way, by the moment they arrive.
    let mut answers: Vec<(f64, u32, Vec<usize>)> = Vec::new();
    let mut now = 0.0;
    for turn in 0.. {
        assert!(turn < 200_000, "it never ends");
        if stop_at.is_some_and(|moment| now >= moment) {
            for (index, failure) in plan.stop(ErrorCode::Aborted, "", true) {
                account(&mut run.accounts[index], Fate::Failed(failure), now);
            }
            answers.clear();
        }
        match plan.next(now) {
            Next::Finish => break,
            Next::Ask(_) => {
                run.asked += 1;
                plan.token();
            }
            Next::Send(batch, items) => {
                assert!((1..=BATCH).contains(&items.len()));
                for index in &items {
                    let account = &mut run.accounts[*index];
                    assert!(!account.sealed, "sent again after it may have happened");
                    assert!(now >= account.not_before, "sent earlier than asked");
                    account.sent += 1;
                }
                run.batches += 1;
                answers.push((now + service.latency_ms, batch, items));
                run.most_in_flight = run.most_in_flight.max(answers.len());
            }
            Next::Wait(moment) => {
                let arrives = answers.iter().map(|(at, ..)| *at).fold(f64::INFINITY, f64::min);
                now = moment.min(arrives).min(stop_at.filter(|stop| *stop > now).unwrap_or(f64::INFINITY));
                assert!(now.is_finite(), "nothing would ever happen");
                let arrived = answers.iter().position(|(at, ..)| *at <= now);
                if let Some(position) = arrived {
                    let (_, batch, items) = answers.remove(position);
                    deliver(&mut plan, &mut run, service, &mut dice, batch, &items, now);
                }
            }
        }
    }
    run.ended_at = now;
    run
}

fn deliver(
    plan: &mut Plan,
    run: &mut Run,
    service: &Service,
    dice: &mut impl FnMut(u32) -> bool,
    batch: u32,
    items: &[usize],
    now: f64,
) {
    let status = |status, wait_ms| Answer { status, wait_ms, ..Answer::default() };
    let whole = if dice(service.lost) {
        None
    } else if dice(service.refused) {
        Some(status(429, Some(service.retry_after_ms)))
    } else if dice(service.stale) {
        Some(Answer { body: Body::StaleToken, ..status(401, None) })
    } else {
        Some(status(200, None))
    };
    let Some(whole) = whole else {
        for index in plan.open(batch) {
            let failure = plan.lost(index, ErrorCode::Network, "").unwrap();
            account(&mut run.accounts[index], Fate::Failed(failure), now);
        }
        plan.close(batch);
        return;
    };
    for index in items {
        let sent = run.accounts[*index].sent;
        let answer = if whole.status != 200 {
            whole.clone()
        } else if dice(service.broken) {
            status(500, None)
        } else if (dice(service.throttled) && sent == 1)
            || service.stubborn > 0 && index % service.stubborn as usize == 1
        {
            status(429, Some(service.retry_after_ms))
        } else {
            status(204, None)
        };
        let fate = plan.item(batch, *index, answer.clone(), now, f64::INFINITY, 0.5).expect("it was in this batch");
        assert_eq!(plan.item(batch, *index, answer, now, f64::INFINITY, 0.5), None, "an answer counts once");
        account(&mut run.accounts[*index], fate, now);
    }
    if whole.status == 429 {
        plan.hold(now + service.retry_after_ms);
    }
    plan.close(batch);
}

fn account(account: &mut Account, fate: Fate, now: f64) {
    match fate {
        Fate::Again(delay_ms) => account.not_before = now + delay_ms,
        Fate::Renewed => {}
        Fate::Accepted => {
            account.fates += 1;
            account.sealed = true;
        }
        Fate::Failed(failure) => {
            account.fates += 1;
            account.sealed = failure.outcome == Outcome::Unknown;
            account.outcome = Some(failure.outcome);
        }
    }
}

fn outcomes(run: &Run) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for account in &run.accounts {
        *counts.entry(format!("{:?}", account.outcome)).or_default() += 1;
    }
    counts
}

const CALM: Service = Service {
    latency_ms: 50.0,
    throttled: 0,
    stubborn: 0,
    broken: 0,
    refused: 0,
    lost: 0,
    stale: 0,
    retry_after_ms: 1000.0,
};

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_item_has_one_fate_and_none_is_sent_again_too_early_or_after_it_may_have_happened(
        count in 0_usize..400, concurrency in 1_usize..=16, service in any_service(), seed in any::<[u8; 32]>()
    ) {
        let run = play(count, concurrency, &service, seed, None);
        prop_assert!(run.accounts.iter().all(|account| account.fates == 1), "{:?}", outcomes(&run));
        prop_assert!(run.accounts.iter().all(|account| account.sent >= 1 && account.sent <= 6));
        prop_assert!(run.most_in_flight <= concurrency);
        prop_assert!(run.asked <= 2, "a stale token is renewed once for all");
    }

    #[test]
    fn what_is_stopped_is_not_sent_unknown_or_refused_and_nothing_is_forgotten(
        count in 1_usize..400, service in any_service(), seed in any::<[u8; 32]>(), stop_at in 0.0..3000.0
    ) {
        let run = play(count, 4, &service, seed, Some(stop_at));
        for account in &run.accounts {
            prop_assert_eq!(account.fates, 1);
            let expected = account.outcome.is_none_or(|outcome| (outcome == Outcome::NotSent) == (account.sent == 0));
            prop_assert!(expected, "{:?}", account);
        }
    }

    #[test]
    fn throttled_items_come_back_in_full_batches(
        count in 1_usize..3000, throttled in 2_u32..10, concurrency in 1_usize..=16, seed in any::<[u8; 32]>()
    ) {
        let run = play(count, concurrency, &Service { throttled, ..CALM }, seed, None);
        let again = run.accounts.iter().filter(|account| account.sent == 2).count();
        let fewest = count.div_ceil(BATCH) + again.div_ceil(BATCH);
        prop_assert!(run.batches * 2 <= fewest * 3 + 1, "{} batches where {} would do", run.batches, fewest);
    }
}

#[test]
fn ten_thousand_items_go_as_fast_as_the_service_allows() {
    for concurrency in [1, 4, 16] {
        let run = play(10_000, concurrency, &CALM, [7; 32], None);
        assert_eq!(run.batches, 500);
        assert_eq!(run.most_in_flight, concurrency);
        assert!(run.ended_at <= 500_usize.div_ceil(concurrency) as f64 * 50.0 + 1e-6, "{}", run.ended_at);
    }
}

#[test]
fn an_answer_for_what_was_not_in_the_batch_is_about_nothing() {
    let mut plan = Plan::new(30, 3, 4, false);
    let Next::Send(batch, _) = plan.next(0.0) else { panic!("nothing was sent") };
    let accepted = || Answer { status: 204, ..Answer::default() };
    assert_eq!(plan.item(batch, 25, accepted(), 0.0, 1.0, 0.5), None);
    assert_eq!(plan.item(batch, 1_000_000, accepted(), 0.0, 1.0, 0.5), None);
    assert_eq!(plan.item(batch.wrapping_add(1), 0, accepted(), 0.0, 1.0, 0.5), None);
    assert_eq!(plan.item(batch, 0, accepted(), 0.0, 1.0, 0.5), Some(Fate::Accepted));
}

#[test]
fn a_lone_item_that_was_throttled_waits_no_longer_than_asked() {
    let run = play(1, 4, &Service { stubborn: 0, throttled: 1, ..CALM }, [1; 32], None);
    assert!(run.ended_at <= 50.0 + 1000.0 + 50.0 + 1e-6, "{}", run.ended_at);
}

#[test]
fn after_a_stop_nothing_goes_again_from_the_batches_in_flight() {
    let mut plan = Plan::new(60, 3, 2, false);
    let Next::Send(first, _) = plan.next(0.0) else { panic!("nothing was sent") };
    let Next::Send(second, items) = plan.next(0.0) else { panic!("nothing was sent") };
    let denied = Answer { status: 403, ..Answer::default() };
    for index in plan.open(first) {
        plan.item(first, index, denied.clone(), 0.0, 1e9, 0.5);
    }
    plan.close(first);
    assert_eq!(plan.stop(ErrorCode::PermissionDenied, "", false).len(), 20);
    for index in items {
        let throttled = Answer { status: 429, wait_ms: Some(1000.0), ..Answer::default() };
        let Some(Fate::Failed(failure)) = plan.item(second, index, throttled, 0.0, 1e9, 0.5) else { panic!("{index}") };
        assert_eq!((failure.code, failure.outcome), (ErrorCode::Throttled, Outcome::Refused));
    }
    plan.close(second);
    assert_eq!(plan.next(1e9), Next::Finish);
}
