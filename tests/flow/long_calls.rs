//! Calls that outlive their tokens: an answer that was expected makes the next renewal possible, and nothing else does.

use std::collections::BTreeMap;

use graph_sync_jobs::error::code::{
    ErrorCode::{ClaimsChallenge, Unauthenticated},
    Outcome::{NotSent, Refused},
};

use crate::support::{
    batch::{Own, accepted, answers},
    record::Sent,
    scene::{Called, ORIGIN, Scene},
    script::{Reply, STALE, STALE_ELSEWHERE, TokenEnd},
};

/// How a service says that it wants another token.
fn refusals() -> Vec<Reply> {
    let stale = [STALE].into_iter().chain(STALE_ELSEWHERE).map(|code| Reply::status(401).code(code));
    stale.chain([Reply::challenged(), Reply::denied_and_challenged()]).collect()
}

fn asking() -> Scene {
    Scene::new().asks(&[TokenEnd::Gives])
}

/// Tokens that last for so many answers each. Then the service wants another, each time in another way.
fn lasting(most: u32, mut answer: impl FnMut(&Sent) -> Reply + 'static) -> impl FnMut(&Sent) -> Reply + 'static {
    let mut used: BTreeMap<u32, u32> = BTreeMap::new();
    let mut refusals = refusals().into_iter().cycle();
    move |sent| {
        let used = used.entry(sent.token).or_default();
        *used += 1;
        if *used > most { refusals.next().unwrap() } else { answer(sent) }
    }
}

#[test]
fn a_long_list_outlives_any_number_of_tokens() {
    let mut pages = 0;
    let service = lasting(2, move |_| {
        pages += 1;
        Reply::page((pages < 99).then(|| format!("{ORIGIN}/{pages}")).as_deref())
    });
    let seen = asking().option("deadlineMs", f64::INFINITY).service(service).list();
    assert_eq!((seen.jobs().len(), seen.record.asked.len()), (99, 50));
}

#[test]
fn a_long_wait_outlives_any_number_of_tokens() {
    let mut looks = 0;
    let service = lasting(3, move |_| {
        looks += 1;
        Reply::job(if looks < 300 { "1" } else { "2" }, "2026-11-24T01:00:00Z", "Active")
    });
    let seen = asking().service(service).wait();
    assert_eq!(
        (seen.job()["status"]["lastExecution"]["activityIdentifier"].as_str(), seen.record.asked.len()),
        (Some("2"), 100)
    );
}

#[test]
fn two_hundred_restarts_with_tokens_that_last_two_batches_all_get_through() {
    for concurrency in [1.0, 4.0] {
        let seen = asking().option("concurrency", concurrency).service(lasting(2, accepted)).restart_many(200);
        assert_eq!((seen.counts(), seen.record.asked.len()), ([200, 0, 0, 0], 5));
    }
}

#[test]
fn items_that_expire_within_their_batch_go_again_with_the_next_token() {
    // Each token lasts for half of the batch: the other half is told so, item by item.
    for code in [STALE].into_iter().chain(STALE_ELSEWHERE) {
        let service = move |sent: &Sent| {
            let mut left = 10;
            answers(sent, |_| {
                left -= 1;
                if left < 0 { Own::Status(401, "", code) } else { Own::Accepted }
            })
        };
        let seen = asking().option("concurrency", 1.0).service(service).restart_many(100);
        assert_eq!(seen.counts(), [100, 0, 0, 0], "{code}");
    }
}

#[test]
fn a_token_function_that_only_ever_gives_what_is_refused_is_asked_twice_and_no_more() {
    for (reply, called) in refusals().into_iter().flat_map(|reply| Called::ALL.map(|called| (reply.clone(), called))) {
        let seen = asking().service(move |_| reply.clone()).call(called);
        assert!(matches!(seen.failure().kind.code(), Unauthenticated | ClaimsChallenge));
        assert_eq!(
            (seen.failure().outcome, seen.record.sent.len(), seen.record.asked.len()),
            (Refused, 2, 2),
            "{called:?}"
        );
    }
}

#[test]
fn so_it_is_in_bulk_whether_the_batch_is_refused_or_each_of_its_items() {
    for reply in refusals() {
        let seen = asking().service(move |_| reply.clone()).option("concurrency", 1.0).restart_many(200);
        assert_eq!((seen.counts(), seen.record.sent.len(), seen.record.asked.len()), ([0, 20, 0, 180], 2, 2));
        assert_eq!(seen.items().end(199).failure().outcome, NotSent);
    }
    for own in [Own::Stale, Own::Status(401, "", "TokenExpired"), Own::Challenged(401), Own::Challenged(403)] {
        let seen = asking().service(move |sent| answers(sent, |_| own.clone())).restart_many(200);
        assert_eq!((seen.counts(), seen.record.asked.len()), ([0, 200, 0, 0], 2));
    }
}

#[test]
fn a_refusal_that_is_answered_by_another_is_no_success() {
    // Neither a throttled request nor one that was not found says anything of the token.
    let throttled = || Reply::status(429).retry_after("1");
    let seen = asking().replies([Reply::stale(), throttled(), Reply::stale()]).restart();
    assert_eq!(seen.fails(Unauthenticated, Refused, 3).record.asked.len(), 2);
    let service = |sent: &Sent| match sent.number {
        0 | 2 => Reply::stale(),
        _ => answers(sent, |_| Own::Status(404, "", "x")),
    };
    let seen = asking().option("concurrency", 1.0).service(service).restart_many(60);
    assert_eq!((seen.counts(), seen.record.asked.len()), ([0, 40, 0, 20], 2));
}
