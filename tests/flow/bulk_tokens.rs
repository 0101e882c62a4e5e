//! The token of many restarts: one for all batches, asked for once at a time, and as often as a long call needs.

use std::collections::BTreeMap;

use graph_sync_jobs::error::code::{
    ErrorCode::{ClaimsChallenge, TokenUnavailable, Unauthenticated},
    Outcome::{NotSent, Refused},
};
use proptest::prelude::*;

use crate::support::{
    batch::{Own, accepted, answers},
    cases,
    record::Sent,
    scene::Scene,
    script::{CLAIMS, Reply, TokenEnd, TokenReply},
    seen::PlayedMany,
};

/// Many restarts with a token function that takes so long.
fn asking(concurrency: u32, after_ms: f64) -> Scene {
    let reply = TokenReply { after_ms, end: TokenEnd::Gives };
    Scene::new().asks(&[reply]).option("concurrency", f64::from(concurrency))
}

/// Tokens of which each lasts for so many batches; then the service wants another, for this reason.
fn lasting(batches: u32, refusal: impl Fn(u32) -> Reply + 'static) -> impl FnMut(&Sent) -> Reply + 'static {
    let mut used: BTreeMap<u32, u32> = BTreeMap::new();
    move |sent| {
        let used = used.entry(sent.token).or_default();
        *used += 1;
        if *used > batches { refusal(sent.token) } else { accepted(sent) }
    }
}

fn claims_asked(seen: &PlayedMany) -> usize {
    seen.claims_asked().iter().flatten().count()
}

#[test]
fn a_long_bulk_whose_tokens_each_last_two_batches_gets_through() {
    for concurrency in [1, 2, 4, 16] {
        for after_ms in [0.0, 10.0, 5000.0] {
            let seen = asking(concurrency, after_ms).service(lasting(2, |_| Reply::stale())).restart_many(1000);
            assert_eq!((seen.counts(), seen.record.asked.len()), ([1000, 0, 0, 0], 25));
        }
    }
}

#[test]
fn a_token_that_is_stale_for_all_batches_in_flight_is_renewed_once_for_all() {
    let service = |sent: &Sent| if sent.token == 1 { Reply::stale() } else { accepted(sent) };
    let seen = asking(16, 50.0).service(service).restart_many(1000);
    assert_eq!((seen.counts()[0], seen.record.asked.len()), (1000, 2));
    // What was refused goes first, each with the token that was asked for.
    assert!(seen.record.sent[16..32].iter().all(|sent| sent.token == 2 && sent.parts[0].index < 320));
}

#[test]
fn a_token_function_whose_tokens_are_always_stale_or_challenged_is_not_asked_for_ever() {
    for (reply, code, claims) in
        [(Reply::stale(), Unauthenticated, None), (Reply::challenged(), ClaimsChallenge, Some(CLAIMS))]
    {
        let seen = asking(1, 10.0).service(move |_| reply.clone()).restart_many(100);
        assert_eq!((seen.counts(), seen.claims_asked()), ([0, 20, 0, 80], vec![None, claims]));
        let (refused, unsent) = (seen.items().end(0).failure(), seen.items().end(99).failure());
        assert_eq!((refused.kind.code(), refused.outcome, refused.attempts), (code, Refused, 2));
        assert_eq!((unsent.kind.code(), unsent.outcome, unsent.attempts), (code, NotSent, 0));
    }
    let both = |sent: &Sent| if sent.number.is_multiple_of(2) { Reply::stale() } else { Reply::challenged() };
    let seen = asking(1, 10.0).service(both).restart_many(100);
    assert_eq!((seen.counts(), seen.claims_asked()), ([0, 20, 0, 80], vec![None, None, Some(CLAIMS)]));
}

#[test]
fn an_item_whose_token_is_always_stale_never_sinks_the_others() {
    for own in [Own::Stale, Own::Status(401, "", "TokenExpired"), Own::Challenged(401), Own::Challenged(403)] {
        let service =
            move |sent: &Sent| answers(sent, |index| if index % 50 == 7 { own.clone() } else { Own::Accepted });
        let seen = asking(4, 10.0).service(service).restart_many(500);
        assert_eq!(seen.counts(), [490, 10, 0, 0]);
    }
}

#[test]
fn what_is_in_flight_while_a_token_is_asked_for_is_still_answered() {
    let service = |sent: &Sent| match (sent.token, sent.number) {
        (1, 0) => Reply::stale(),
        (1, number) => accepted(sent).after(100.0 + 300.0 * number as f64),
        _ => accepted(sent),
    };
    let seen = asking(4, 10_000.0).service(service).restart_many(100);
    assert_eq!((seen.counts()[0], seen.record.asked.len()), (100, 2));
    assert_eq!(seen.sent_at()[3..], [10_000.0, 20_100.0, 20_100.0]);
    // So it is where the token function then fails.
    let asks = [TokenEnd::Gives.into(), TokenReply { after_ms: 350.0, end: TokenEnd::Fails }];
    let failing = Scene::new().asks(&asks).service(service).restart_many(100);
    assert_eq!(failing.counts(), [60, 20, 0, 20]);
    assert_eq!(failing.items().end(0).failure().kind.code(), TokenUnavailable);
}

#[test]
fn one_batch_may_find_its_token_stale_while_another_is_challenged() {
    let service = |sent: &Sent| match (sent.token, sent.parts[0].index / 20 % 2) {
        (1, 0) => Reply::stale(),
        (1 | 2, 1) => Reply::challenged(),
        _ => accepted(sent),
    };
    let seen = asking(2, 10.0).service(service).restart_many(40);
    assert_eq!((seen.counts()[0], seen.claims_asked()), (40, vec![None, None, Some(CLAIMS)]));
}

#[test]
fn answers_of_the_same_turn_are_judged_in_the_order_in_which_their_requests_left() {
    // Each token lasts for one batch. Its success makes it possible to ask again for the next that was sent with it.
    let service = lasting(1, |token| if token < 3 { Reply::challenged() } else { Reply::stale() });
    let seen = asking(3, 0.0).service(service).restart_many(281);
    assert_eq!((seen.counts(), seen.record.asked.len()), ([281, 0, 0, 0], 15));
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn however_long_tokens_last_a_bulk_gets_through_and_asks_no_oftener_than_tokens_go_bad(
        count in 0..400_u32, concurrency in 1..=16_u32, lasts in 1..6_u32, after_ms in 0.0..400.0, salt in any::<u32>()
    ) {
        let refusal = move |token: u32| if (token ^ salt).count_ones().is_multiple_of(2) { Reply::stale() } else { Reply::challenged() };
        let seen = asking(concurrency, after_ms).service(lasting(lasts, refusal)).restart_many(count);
        prop_assert_eq!(seen.counts(), [count, 0, 0, 0]);
        let needed = count.div_ceil(20).div_ceil(lasts) as usize;
        prop_assert_eq!(seen.record.asked.len(), needed);
        prop_assert!(claims_asked(&seen) < needed.max(1));
    }
}
