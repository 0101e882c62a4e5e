//! The work for one item does not grow with the number of items. Work is counted, not timed: how often the call turns to its host.

use crate::support::{
    batch::{Own, answers, throttled},
    record::Sent,
    scene::Scene,
    script::{Reply, TokenEnd},
};

/// How often many restarts turn to their host, where one item in seven is throttled once, one batch in fifty as a whole, and each
/// token lasts for a while.
fn host_calls(count: u32) -> u64 {
    let mut was_throttled = vec![false; count as usize];
    let service = move |sent: &Sent| match sent.number % 100 {
        25 | 75 => Reply::status(429).retry_after("2"),
        50 if sent.number / 100 + 1 == sent.token as usize => Reply::stale(),
        _ => answers(sent, |index| {
            let before = std::mem::replace(&mut was_throttled[index as usize], true);
            if before || index % 7 > 0 { Own::Accepted } else { throttled("3") }
        }),
    };
    let seen = Scene::new().asks(&[TokenEnd::Gives]).option("concurrency", 16.0).service(service).restart_unseen(count);
    assert_eq!(seen.counts(), [count, 0, 0, 0]);
    seen.record.host_calls
}

#[test]
fn the_work_for_an_item_does_not_grow_with_the_number_of_items() {
    let (few, many) = (host_calls(20_000), host_calls(200_000));
    let growth = many as f64 / few as f64;
    assert!((9.0..11.0).contains(&growth), "ten times the items take {growth} times the work");
    assert!(many < 200_000 * 10, "{many} calls of the host");
}
