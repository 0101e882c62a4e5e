//! What follows a failure: never too early, never past the deadline, and never again after "it may have happened".

use graph_sync_jobs::{
    error::{
        code::Outcome,
        failure::Failure,
        kind::{Argument, Kind, Limit, NoToken, Unexpected},
    },
    model::{action::Action, response_facts::ResponseFacts},
    policy::retry::{LONGEST_WAIT_MS, Next, Renew, RetryPolicy},
};
use proptest::prelude::*;

use crate::support::{
    answers::{CLAIMS, DENIALS, STALE, challenged, status},
    cases,
    replies::Reply::{self, *},
};

const DAY_MS: u64 = 86_400_000;

/// What happens to a job, and once at most.
const ACTS: [Action; 3] = [Action::Restart, Action::Start, Action::Pause];

/// A request that failed, and all that the decision depends on.
#[derive(Clone, Debug)]
struct Situation {
    reply: Reply,
    action: Action,
    max_retries: u32,
    retries: u32,
    left_ms: f64,
    random: f64,
}

impl Situation {
    fn next(&self) -> Next {
        let policy = RetryPolicy { max_retries: self.max_retries };
        policy.after(&self.reply.failure(self.action), self.retries, self.left_ms, self.random)
    }
}

fn any_situation() -> impl Strategy<Value = Situation> {
    let asked = prop_oneof![
        2 => Just(None),
        3 => (0_u64..10_000).prop_map(Some),
        1 => prop::sample::select(vec![0, DAY_MS - 1, DAY_MS, DAY_MS + 1, u64::MAX]).prop_map(Some),
    ];
    let reply = prop_oneof![
        8 => asked.clone().prop_map(Throttled),
        3 => asked.prop_map(Busy),
        3 => prop::sample::select(STALE.to_vec()).prop_map(Stale),
        3 => (prop::sample::select(vec![401, 403]), prop::sample::select([&STALE[..], &DENIALS].concat()))
            .prop_map(|(status, code)| Challenge(status, code)),
        1 => prop::sample::select(DENIALS.to_vec()).prop_map(Denied),
        1 => Just(Mute),
        2 => Just(Broken),
        2 => prop::sample::select(vec![0, 200, 302, 400, 403, 404, 408, 409, 499, 500, 502, 504, 599, 600]).prop_map(Other),
    ];
    let action = prop_oneof![3 => prop::sample::select(ACTS.to_vec()), 2 => Just(Action::Read)];
    let left_ms = prop_oneof![2 => Just(120_000.0), 2 => -10.0..20_000.0, 1 => Just(1e9), 1 => Just(f64::INFINITY)];
    (reply, action, 0_u32..=10, 0_u32..=10, left_ms, 0.0..=1.0).prop_map(
        |(reply, action, max_retries, retries, left_ms, random)| Situation {
            reply,
            action,
            max_retries,
            retries: retries.min(max_retries),
            left_ms,
            random,
        },
    )
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn no_wait_is_shorter_than_the_service_asked(situation in any_situation()) {
        if let Next::Wait(delay_ms) = situation.next() {
            prop_assert!(situation.reply.asked_ms().is_none_or(|asked| delay_ms >= asked as f64));
        }
    }

    #[test]
    fn no_wait_passes_the_deadline(situation in any_situation()) {
        if let Next::Wait(delay_ms) = situation.next() {
            prop_assert!(delay_ms.is_finite() && delay_ms >= 0.0);
            prop_assert!(delay_ms < situation.left_ms, "{} of {}", delay_ms, situation.left_ms);
        }
    }

    #[test]
    fn not_even_by_a_part_of_a_millisecond(random in 0.0..=1.0, more_ms in 0.0..2.0) {
        // Timers take whole milliseconds, so the wait is longer than what the dice showed.
        let left_ms = 1000.0 + 250.0 * random + more_ms;
        let reply = Throttled(None);
        let at = Situation { reply, action: Action::Restart, max_retries: 3, retries: 0, left_ms, random };
        if let Next::Wait(delay_ms) = at.next() {
            prop_assert!(delay_ms < left_ms, "{} of {}", delay_ms, left_ms);
        }
    }

    #[test]
    fn more_than_a_day_is_never_waited_for(situation in any_situation()) {
        let endless = Situation { left_ms: f64::INFINITY, ..situation };
        if endless.reply.asked_ms().is_some_and(|asked| asked > DAY_MS) {
            prop_assert_eq!(endless.next(), Next::Fail);
        }
    }

    #[test]
    fn whatever_may_have_happened_is_never_sent_again(situation in any_situation()) {
        let outcome = situation.reply.failure(situation.action).outcome;
        prop_assert_eq!(outcome, if situation.reply.refuses() { Outcome::Refused } else { Outcome::Unknown });
        if situation.action != Action::Read && outcome == Outcome::Unknown {
            prop_assert_eq!(situation.next(), Next::Fail);
        }
    }

    #[test]
    fn a_wait_follows_only_throttling_and_a_renewal_only_an_answer_that_asks_for_it(situation in any_situation()) {
        match (situation.next(), &situation.reply) {
            (Next::Wait(_), Throttled(_) | Busy(Some(_))) | (Next::Renew(Renew::Stale), Stale(_)) | (Next::Fail, _) => {}
            (Next::Wait(_), reply) if reply.answers_nothing() => prop_assert_eq!(situation.action, Action::Read),
            (Next::Renew(Renew::Claims(claims)), Challenge(..)) => prop_assert_eq!(claims, CLAIMS),
            (next, reply) => prop_assert!(false, "{:?} after {:?}", next, reply),
        }
    }

    #[test]
    fn when_all_retries_are_used_there_is_no_wait_but_a_renewal_costs_none(situation in any_situation()) {
        let last = Situation { retries: situation.max_retries, ..situation.clone() };
        match last.next() {
            Next::Wait(_) => prop_assert!(false, "{:?}", last),
            Next::Renew(_) => prop_assert_eq!(last.next(), situation.next()),
            Next::Fail => {}
        }
    }

    #[test]
    fn a_call_does_not_give_up_while_it_may_go_on(situation in any_situation()) {
        if situation.next() != Next::Fail {
            return Ok(());
        }
        let Situation { reply, action, .. } = &situation;
        let retries_left = situation.retries < situation.max_retries;
        // The longest backoff, jitter and all, where the service named no wait.
        let fits = |asked: Option<u64>| asked.map_or(37_500.0, |asked| asked as f64) < situation.left_ms;
        let must_go_on = match reply {
            Throttled(asked) => retries_left && asked.is_none_or(|asked| asked <= DAY_MS) && fits(*asked),
            Broken | Busy(None) | Other(502 | 504) => *action == Action::Read && retries_left && fits(reply.asked_ms()),
            Busy(asked) => retries_left && asked.is_some_and(|asked| asked <= DAY_MS) && fits(*asked),
            Stale(_) | Challenge(..) => true,
            Denied(_) | Mute | Other(_) => false,
        };
        prop_assert!(!must_go_on, "{:?}", situation);
    }

    #[test]
    fn a_wait_that_nobody_named_doubles_from_one_second_to_thirty_with_a_quarter_of_jitter(
        max_retries in 11_u32..1000, random in 0.0..=1.0
    ) {
        let bases = [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0, 30.0, 30.0];
        let later = [(40, 30.0), (999, 30.0)];
        for (retries, base) in (0..).zip(bases).chain(later.into_iter().filter(|(retries, _)| *retries < max_retries)) {
            let reply = Throttled(None);
            let at = Situation { reply, action: Action::Restart, max_retries, retries, left_ms: f64::INFINITY, random };
            let Next::Wait(delay_ms) = at.next() else { panic!("{at:?}") };
            prop_assert!(delay_ms >= base * 1000.0 && delay_ms <= base * 1250.0, "{} after {}", delay_ms, base);
        }
    }

    #[test]
    fn dice_that_show_anything_make_no_wait_shorter_or_longer_than_their_range(random in any::<f64>()) {
        let reply = Throttled(None);
        let left_ms = f64::INFINITY;
        let at = Situation { reply, action: Action::Restart, max_retries: 3, retries: 0, left_ms, random };
        match at.next() {
            Next::Wait(delay_ms) => prop_assert!((1000.0..=1250.0).contains(&delay_ms), "{}", delay_ms),
            next => prop_assert!(random.is_nan() && next == Next::Fail, "{:?}", next),
        }
    }
}

/// An answer that a reading asks for again, and a restart never does.
const NO_ANSWERS: [Reply; 4] = [Broken, Busy(None), Other(502), Other(504)];

#[test]
fn what_happens_to_a_job_is_never_repeated_after_no_answer_and_a_reading_is_within_its_retries() {
    for (reply, max_retries) in NO_ANSWERS.into_iter().flat_map(|reply| (0..=10).map(move |max| (reply.clone(), max))) {
        for retries in 0..=max_retries {
            let at = |action| Situation {
                reply: reply.clone(),
                action,
                max_retries,
                retries,
                left_ms: f64::INFINITY,
                random: 0.5,
            };
            assert!(ACTS.iter().all(|action| at(*action).next() == Next::Fail));
            assert_eq!(matches!(at(Action::Read).next(), Next::Wait(_)), retries < max_retries, "{retries}");
        }
    }
}

#[test]
fn two_answers_of_429_with_two_and_a_half_seconds_make_five_seconds_and_a_third_attempt() {
    for (retries, left_ms) in [(0, 120_000.0), (1, 117_500.0)] {
        let reply = Throttled(Some(2500));
        let at = Situation { reply, action: Action::Restart, max_retries: 3, retries, left_ms, random: 1.0 };
        assert_eq!(at.next(), Next::Wait(2500.0), "without any jitter");
    }
}

#[test]
fn a_wait_of_exactly_a_day_is_begun_and_one_of_a_millisecond_more_is_not() {
    assert_eq!(LONGEST_WAIT_MS, DAY_MS as f64);
    let asked = |ms| {
        let reply = Throttled(Some(ms));
        let left_ms = f64::INFINITY;
        Situation { reply, action: Action::Restart, max_retries: 3, retries: 0, left_ms, random: 1.0 }.next()
    };
    assert_eq!(asked(DAY_MS), Next::Wait(DAY_MS as f64));
    assert_eq!(asked(DAY_MS + 1), Next::Fail);
}

#[test]
fn nothing_follows_what_no_answer_and_no_connection_decided() {
    let policy = RetryPolicy { max_retries: 10 };
    for kind in [
        Kind::InvalidArgument(Argument::Options),
        Kind::TokenUnavailable(NoToken::Failed),
        Kind::Timeout(Limit::Request),
        Kind::Timeout(Limit::Call),
        Kind::Aborted,
        Kind::UnexpectedResponse(Unexpected::Status),
    ] {
        for (action, outcome) in [(Action::Restart, Outcome::Refused), (Action::Read, Outcome::Unknown)] {
            let mut failure: Box<Failure<()>> = Failure::new(kind, outcome, action);
            assert_eq!(policy.after(&failure, 0, f64::INFINITY, 0.5), Next::Fail, "{kind:?}");
            // What an earlier answer asked for is no reason to go on.
            failure.response = Some(Box::new(ResponseFacts { retry_after_ms: Some(0.0), ..challenged(status(429)) }));
            assert_eq!(policy.after(&failure, 0, f64::INFINITY, 0.5), Next::Fail, "{kind:?}");
        }
    }
}
