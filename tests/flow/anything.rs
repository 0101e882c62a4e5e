//! Whatever happens: every call of one job or one list against random services, token functions, limits and aborts. Each is held
//! against `support/witness`, which knows what every call keeps to; here is what each promise adds to that.

use graph_sync_jobs::error::{
    code::{ErrorCode, Outcome},
    kind::{Kind, Limit},
};
use proptest::prelude::*;

use crate::support::{
    cases,
    clock::Ending,
    plot::{Act, Plot, any_plot},
    record::SentEnd,
    scene::Called,
    script::{Cause, TokenEnd, Tokens, UntilReply},
    seen::Gave,
};

/// A restart, a start or a pause.
fn action_plot() -> impl Strategy<Value = Plot> {
    let called = prop::sample::select(Called::ACTIONS.to_vec());
    (any_plot(), called).prop_map(|(plot, called)| Plot { called, untils: Vec::new(), ..plot })
}

fn reading_plot() -> impl Strategy<Value = Plot> {
    let called = prop::sample::select(Called::READINGS.to_vec());
    (any_plot(), called).prop_map(|(plot, called)| Plot { called, ..plot })
}

/// The same that nobody ends early.
fn patient_plot() -> impl Strategy<Value = Plot> {
    action_plot().prop_map(|mut plot| {
        plot.bounds.abort_ms = f64::INFINITY;
        plot.bounds.abort_in_notice = None;
        plot.bounds.deadline_ms = Some(f64::INFINITY);
        plot.tokens = Tokens::Function(vec![TokenEnd::Gives.into()]);
        plot
    })
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_happens_to_a_job_happens_once_at_most_and_its_end_says_whether(plot in action_plot()) {
        let (seen, done) = plot.play();
        prop_assert!(done <= 1, "it was done {} times", done);
        match &seen.ending {
            Ending::Done(Ok(_)) => prop_assert_eq!(done, 1),
            Ending::Done(Err(failure)) if failure.outcome != Outcome::Unknown => prop_assert_eq!(done, 0),
            _ => {}
        }
    }

    #[test]
    fn nothing_is_sent_earlier_than_asked_and_no_wait_is_too_long_or_one_too_many(plot in patient_plot()) {
        let (seen, _) = plot.play();
        prop_assert!(seen.waits().len() <= plot.bounds.max_retries as usize);
        // Two renewals, one each way, are not among the waits.
        prop_assert!(seen.record.sent.len() <= seen.waits().len() + 3);
        let longest = seen.record.sent.windows(2).map(|pair| pair[1].left.ms - pair[0].end.unwrap().0.ms);
        prop_assert!(longest.fold(0.0, f64::max) <= 86_400_001.0 + plot.tick_ms * 1000.0);
    }

    #[test]
    fn a_reading_goes_on_while_it_may_and_changes_nothing(plot in reading_plot()) {
        let (seen, _) = plot.play();
        prop_assert!(seen.record.sent.iter().all(|sent| sent.body.is_none()));
        if let Ending::Done(Ok(gave)) = &seen.ending {
            match gave {
                Gave::Job(job) => prop_assert!(job.is_object()),
                Gave::Jobs(jobs) => {
                    let pages = seen.record.sent.iter().filter(|sent| sent.status() == Some(200) && sent.was_answered());
                    prop_assert!(jobs.len() <= pages.count());
                }
                Gave::Receipt(_) | Gave::Done(_) => prop_assert!(false, "{:?} of a reading", gave),
            }
        }
    }

    #[test]
    fn an_abort_settles_at_once_and_cancels_what_is_under_way(plot in any_plot(), abort_ms in 0.0..4000.0) {
        let mut plot = plot;
        (plot.bounds.abort_ms, plot.tick_ms) = (abort_ms, 0.0);
        let (seen, _) = plot.play();
        prop_assert!(seen.ended_ms <= abort_ms);
        if let Ending::Done(Err(failure)) = &seen.ending && failure.cause == Some(Cause::Abort) {
            prop_assert_eq!((failure.kind, Some(seen.ended_ms)), (Kind::Aborted, seen.aborted_ms));
        }
    }

    #[test]
    fn the_deadline_ends_a_call_at_its_moment_and_a_request_ends_at_its_own(
        plot in any_plot(), deadline_ms in 1.0..4000.0, timeout_ms in 1.0..400.0
    ) {
        let mut plot = plot;
        (plot.bounds.deadline_ms, plot.bounds.timeout_ms, plot.tick_ms) = (Some(deadline_ms), Some(timeout_ms), 0.0);
        let (seen, _) = plot.play();
        prop_assert!(seen.ended_ms <= deadline_ms);
        let Ending::Done(Err(failure)) = &seen.ending else { return Ok(()) };
        let last = seen.record.sent.last();
        match failure.kind {
            // A pause between two looks that would pass it does not begin.
            Kind::Timeout(Limit::Call) if plot.called != Called::Wait => prop_assert_eq!(seen.ended_ms, deadline_ms),
            Kind::Timeout(Limit::Request) => {
                let last = last.unwrap();
                prop_assert_eq!((seen.ended_ms, last.end.unwrap().1), (last.left.ms + timeout_ms, SentEnd::Cancelled));
            }
            _ => {}
        }
    }

    #[test]
    fn a_failure_tells_the_truth_of_requests_and_answers(plot in any_plot()) {
        let (seen, _) = plot.play();
        let Ending::Done(Err(failure)) = &seen.ending else { return Ok(()) };
        let fields = failure.fields();
        prop_assert_eq!(fields.outcome == Outcome::NotSent, seen.record.sent.is_empty());
        prop_assert_eq!(fields.attempts as usize, seen.record.sent.len());
        prop_assert!(!failure.message().is_empty() && !fields.hint.is_empty());
        let expected = match fields.status {
            _ if matches!(failure.kind, Kind::Aborted | Kind::Timeout(_) | Kind::TokenUnavailable(_)) => return Ok(()),
            Some(401 | 403) if fields.claims.is_some() => vec![ErrorCode::ClaimsChallenge],
            Some(401) => vec![ErrorCode::Unauthenticated, ErrorCode::PermissionDenied],
            Some(403) => vec![ErrorCode::PermissionDenied],
            Some(404) => vec![ErrorCode::NotFound],
            Some(409) => vec![ErrorCode::Conflict],
            Some(429) => vec![ErrorCode::Throttled],
            Some(503) => vec![ErrorCode::ServiceUnavailable],
            Some(400..=499) => vec![ErrorCode::BadRequest],
            Some(500..=599) => vec![ErrorCode::ServerError],
            Some(_) => vec![ErrorCode::UnexpectedResponse],
            None => vec![ErrorCode::Network, ErrorCode::UnexpectedResponse],
        };
        prop_assert!(expected.contains(&fields.code), "{:?} for {:?}", fields.code, fields.status);
    }

    #[test]
    fn whatever_the_script_a_call_ends_unless_nothing_bounds_it(plot in any_plot()) {
        let is_bound = plot.bounds.deadline_ms.map_or(plot.called != Called::Wait, f64::is_finite)
            || plot.bounds.abort_ms.is_finite();
        let asks_nobody = !matches!(&plot.tokens, Tokens::Function(replies) if replies.iter().any(|reply| reply.end == TokenEnd::Never))
            && !plot.untils.contains(&UntilReply::Never);
        let requests_end = plot.bounds.timeout_ms.is_none_or(f64::is_finite);
        let (seen, _) = plot.play();
        prop_assert!(seen.ending != Ending::Hangs || !(is_bound || asks_nobody && requests_end));
    }

    #[test]
    fn the_token_function_is_asked_no_more_than_it_must_be(plot in any_plot()) {
        let (seen, _) = plot.play();
        let good = plot.acts.iter().filter(|act| matches!(act, Act::Good(_))).count();
        let has_function = matches!(plot.tokens, Tokens::Function(_));
        prop_assert!(has_function || seen.record.asked.is_empty());
        // Once, each way once, and each way once more after an answer that was expected.
        prop_assert!(seen.record.asked.len() <= 1 + 2 * (1 + good), "{} times", seen.record.asked.len());
        if !plot.called.is_reading() {
            prop_assert!(seen.record.asked.len() <= 3);
        }
    }
}
