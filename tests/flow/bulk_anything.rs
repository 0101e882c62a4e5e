//! Whatever happens to many restarts: random services, faults of items and of whole batches, token functions, limits and aborts.
//! Each call is held against `support/witness`, which knows what every call keeps to; here is what each promise adds to that.

use std::collections::BTreeSet;

use graph_sync_jobs::error::{code::Outcome, kind::Kind};
use proptest::prelude::*;

use crate::support::{
    batch::{Own, answers, throttled},
    cases,
    clock::Ending,
    items::ItemEnd,
    record::Sent,
    scene::Scene,
    script::{Cause, TokenEnd, Tokens},
    tenant::any_tenant,
};

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_item_is_restarted_twice_and_its_end_says_whether_it_was(plot in any_tenant()) {
        let (seen, done) = plot.play();
        prop_assert!(done.iter().all(|times| *times <= 1), "{:?}", done);
        let Ending::Done((items, _)) = &seen.ending else { return Ok(()) };
        for (index, times) in done.into_iter().enumerate() {
            match items.end(index) {
                ItemEnd::Restarted(_) => prop_assert_eq!(times, 1),
                ItemEnd::Failed(failure) if failure.outcome != Outcome::Unknown => prop_assert_eq!(times, 0),
                ItemEnd::Failed(_) => {}
            }
        }
    }

    #[test]
    fn no_item_goes_earlier_than_asked_or_oftener_than_allowed(plot in any_tenant()) {
        let plot = plot.patient();
        let (seen, _) = plot.play();
        let mut sendings = vec![0; plot.count as usize];
        for part in seen.record.sent.iter().flat_map(|sent| &sent.parts) {
            sendings[part.index as usize] += 1;
        }
        // Without a token function nothing is renewed.
        prop_assert!(sendings.iter().all(|times| *times <= plot.bounds.max_retries + 1), "{:?}", sendings);
    }

    #[test]
    fn every_item_has_one_end_and_what_was_sent_is_not_called_unsent(plot in any_tenant()) {
        let (seen, _) = plot.play();
        let Ending::Done((items, account)) = &seen.ending else { return Ok(()) };
        let sent: BTreeSet<_> = seen.record.sent.iter().flat_map(|sent| &sent.parts).map(|part| part.index).collect();
        prop_assert_eq!(account.not_sent as usize, items.ends.len() - sent.len());
        let [succeeded, refused, unknown, not_sent] = seen.counts();
        prop_assert_eq!(succeeded + refused + unknown + not_sent, plot.count);
    }

    #[test]
    fn batches_are_full_while_anything_is_fresh_and_no_more_are_in_flight_than_allowed(plot in any_tenant()) {
        let plot = plot.patient();
        let (seen, _) = plot.play();
        prop_assert!(seen.record.most_in_flight <= plot.concurrency as usize);
        // With enough to do, as many are in flight as may be.
        if plot.count >= 20 * plot.concurrency {
            prop_assert_eq!(seen.record.most_in_flight, plot.concurrency as usize);
        }
    }

    #[test]
    fn an_abort_settles_all_at_once_and_cancels_what_is_in_flight(plot in any_tenant(), abort_ms in 0.0..4000.0) {
        let mut plot = plot;
        (plot.bounds.abort_ms, plot.tick_ms) = (abort_ms, 0.0);
        let (seen, _) = plot.play();
        prop_assert!(seen.ended_ms <= abort_ms);
        let Ending::Done((items, _)) = &seen.ending else { return Err(TestCaseError::fail("an abort ends it")) };
        for end in items.ends.iter().flatten() {
            if let ItemEnd::Failed(failure) = end && failure.kind == Kind::Aborted {
                prop_assert_eq!((failure.cause, Some(seen.ended_ms)), (Some(Cause::Abort), seen.aborted_ms));
            }
        }
    }

    #[test]
    fn the_deadline_settles_all_at_its_moment(plot in any_tenant(), deadline_ms in 1.0..4000.0) {
        let mut plot = plot;
        (plot.bounds.deadline_ms, plot.tick_ms) = (Some(deadline_ms), 0.0);
        let (seen, _) = plot.play();
        prop_assert!(seen.ended_ms <= deadline_ms);
        prop_assert!(matches!(seen.ending, Ending::Done(_)));
    }

    #[test]
    fn whatever_the_script_it_ends_unless_nothing_bounds_it(plot in any_tenant()) {
        let is_bound = plot.bounds.deadline_ms.is_some_and(f64::is_finite) || plot.bounds.abort_ms.is_finite();
        let asks_nobody = !matches!(&plot.tokens, Tokens::Function(replies) if replies.iter().any(|reply| reply.end == TokenEnd::Never));
        let requests_end = plot.bounds.timeout_ms.is_none_or(f64::is_finite);
        let (seen, _) = plot.play();
        prop_assert!(matches!(seen.ending, Ending::Done(_)) || !(is_bound || asks_nobody && requests_end));
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn throttled_items_come_back_in_full_batches(
        count in 1..1000_u32, one_in in 2..10_u32, concurrency in 1..=16_u32, salt in any::<u32>()
    ) {
        let is_throttled = move |index: u32| (index ^ salt).wrapping_mul(2_654_435_761).is_multiple_of(one_in);
        let mut was_throttled = vec![false; count as usize];
        let service = move |sent: &Sent| answers(sent, |index| {
            let before = std::mem::replace(&mut was_throttled[index as usize], true);
            if before || !is_throttled(index) { Own::Accepted } else { throttled("1") }
        });
        let seen = Scene::new().option("concurrency", f64::from(concurrency)).service(service).restart_many(count);
        let again = (0..count).filter(|index| is_throttled(*index)).count() as u32;
        let fewest = (count.div_ceil(20) + again.div_ceil(20)) as usize;
        let batches = seen.record.sent.len();
        prop_assert_eq!(seen.counts()[0], count);
        prop_assert!(batches * 2 <= fewest * 3 + 1, "{} batches where {} would do", batches, fewest);
    }
}
