//! Aborts, limits and broken connections in every phase of a call, each with the outcome that is true.

use graph_sync_jobs::error::{
    code::{
        ErrorCode::{Aborted, Network, NotFound, ServerError, Throttled, Timeout},
        Outcome::{self, NotSent, Refused, Unknown},
    },
    kind::{Kind, Limit},
};

use crate::support::{
    record::SentEnd,
    scene::{Called, ORIGIN, Scene},
    script::{Body, Cause, Reply, TokenEnd, TokenReply, UntilReply, job},
    seen::Played,
};

fn aborted(scene: Scene, called: Called, at_ms: f64, outcome: Outcome, attempts: u32) -> Played {
    let seen = scene.abort_at(at_ms).call(called);
    seen.fails(Aborted, outcome, attempts);
    assert_eq!((seen.ended_ms, seen.failure().cause), (at_ms, Some(Cause::Abort)));
    seen
}

/// An abort and the deadline end it alike at this moment, but for their names.
fn ends(scene: impl Fn() -> Scene, called: Called, at_ms: f64, outcome: Outcome, about: Option<usize>, attempts: u32) {
    aborted(scene(), called, at_ms, outcome, attempts).tells_of(about);
    let seen = scene().option("deadlineMs", at_ms).call(called);
    seen.fails(Timeout, outcome, attempts).tells_of(about);
    assert_eq!((seen.ended_ms, seen.failure().kind), (at_ms, Kind::Timeout(Limit::Call)));
}

fn later(end: TokenEnd) -> TokenReply {
    TokenReply { after_ms: 1000.0, end }
}

/// Asked again after a 401, the token function takes its time.
fn asking_again() -> Scene {
    Scene::new().asks(&[TokenEnd::Gives.into(), later(TokenEnd::Gives)]).replies([Reply::stale()])
}

#[test]
fn before_the_first_request_nothing_was_sent() {
    for called in Called::ALL {
        let asking = || Scene::new().asks(&[later(TokenEnd::Gives)]);
        ends(asking, called, 400.0, NotSent, None, 0);
        // The token has come in the same turn, but nothing is sent with it any more.
        ends(asking, called, 1000.0, NotSent, None, 0);
        ends(|| Scene::new().asks(&[TokenEnd::Never]), called, 70_000.0, NotSent, None, 0);
        // Nobody is asked for a token either where the signal had fired before the call.
        assert!(aborted(asking(), called, 0.0, NotSent, 0).record.asked.is_empty());
        aborted(Scene::new(), called, 0.0, NotSent, 0);
    }
}

#[test]
fn while_a_request_is_under_way_nobody_knows() {
    for called in Called::ALL {
        let under_way = || Scene::new().replies([Reply::never()]);
        ends(under_way, called, 60.0, Unknown, None, 1);
        let seen = under_way().call(called);
        assert_eq!(seen.fails(Timeout, Unknown, 1).failure().kind, Kind::Timeout(Limit::Request));
        assert_eq!(seen.ended_ms, 30_000.0);
        assert_eq!(seen.record.sent[0].end.unwrap().1, SentEnd::Cancelled);
        // What was refused before says nothing about this one.
        ends(
            || Scene::new().replies([Reply::status(429).retry_after("5"), Reply::never()]),
            called,
            5200.0,
            Unknown,
            None,
            2,
        );
        let renewed = || Scene::new().asks(&[TokenEnd::Gives]).replies([Reply::stale(), Reply::never()]);
        ends(renewed, called, 200.0, Unknown, None, 2);
    }
    Scene::new().replies([Reply::breaks()]).restart().fails(Network, Unknown, 1).tells_of(None);
}

#[test]
fn in_a_wait_or_a_renewal_after_a_refusal_it_was_refused() {
    for called in Called::ALL {
        // The deadline cannot fall into such a wait: then it does not begin.
        let waiting = |at_ms| {
            let scene = Scene::new().replies([Reply::status(429).retry_after("5")]);
            aborted(scene, called, at_ms, Refused, 1).tells_of(Some(0));
        };
        waiting(101.0);
        waiting(2000.0);
        // The wait is over in the same turn, but the next request is not begun.
        waiting(5100.0);
        ends(asking_again, called, 500.0, Refused, Some(0), 1);
        ends(asking_again, called, 1110.0, Refused, Some(0), 1);
    }
}

#[test]
fn in_a_wait_after_no_answer_nobody_knows() {
    for called in Called::READINGS {
        aborted(Scene::new().replies([Reply::breaks()]), called, 600.0, Unknown, 1).tells_of(None);
        aborted(Scene::new().replies([Reply::status(504)]), called, 600.0, Unknown, 1).tells_of(Some(0));
    }
}

#[test]
fn an_abort_while_an_error_is_read_has_that_statuss_outcome_and_a_limit_then_only_costs_details() {
    let reading = |status| Scene::new().replies([Reply::status(status).body(Body::Never)]);
    for (status, outcome, code) in [(404, Refused, NotFound), (500, Unknown, ServerError)] {
        aborted(reading(status), Called::Restart, 100.5, outcome, 1).tells_of(Some(0));
        for limit in ["timeoutMs", "deadlineMs"] {
            let seen = reading(status).option(limit, 100.5).restart();
            seen.fails(code, outcome, 1).tells_of(Some(0));
            assert_eq!(seen.ended_ms, 100.5);
        }
    }
    let late = Reply::status(429).retry_after("1").body(Body::Never);
    Scene::new().option("deadlineMs", 600.0).replies([late]).restart().fails(Throttled, Refused, 1);
}

#[test]
fn while_a_result_is_read_nobody_knows() {
    for called in Called::READINGS {
        let reading = || Reply::status(200).body(Body::Never);
        ends(|| Scene::new().replies([reading()]), called, 150.0, Unknown, None, 1);
        // What was refused before says nothing about it.
        let again = || Scene::new().replies([Reply::status(429).retry_after("1"), reading()]);
        ends(again, called, 1300.0, Unknown, None, 2);
        let seen = Scene::new().replies([reading()]).call(called);
        assert_eq!(seen.fails(Timeout, Unknown, 1).tells_of(None).failure().kind, Kind::Timeout(Limit::Request));
    }
}

#[test]
fn after_an_answer_that_was_hoped_for_nothing_is_called_unsent_or_refused() {
    let look = || Reply::job("1", "", "Active");
    aborted(Scene::new().replies([look()]), Called::Wait, 20_000.0, Unknown, 1).tells_of(None);
    // The time for the next look has come in the same turn.
    aborted(Scene::new().replies([look()]), Called::Wait, 30_100.0, Unknown, 1).tells_of(None);
    let patient = Scene::new().replies([Reply::status(429).retry_after("1"), look()]);
    aborted(patient, Called::Wait, 9000.0, Unknown, 2).tells_of(None);
    let next = format!("{ORIGIN}/2");
    // The page has come in the same turn.
    ends(|| Scene::new().replies([Reply::page(Some(&next))]), Called::List, 100.0, Unknown, None, 1);
    // A refusal after it is one again.
    let refused = Scene::new().replies([Reply::page(Some(&next)), Reply::status(429).retry_after("1")]);
    aborted(refused, Called::List, 700.0, Refused, 2).tells_of(Some(1));
    let stale = || {
        let asks = [TokenEnd::Gives.into(), later(TokenEnd::Gives)];
        Scene::new().asks(&asks).replies([Reply::page(Some(&next)), Reply::stale()])
    };
    ends(stale, Called::List, 700.0, Refused, Some(1), 2);
}

#[test]
fn while_the_caller_is_asked_an_end_is_unknown_and_so_is_what_he_throws() {
    let asked = || Scene::new().until(&[UntilReply::Never]).replies([Reply::job("1", "", "Active")]);
    ends(asked, Called::Wait, 5000.0, Unknown, None, 1);
    let throws = Scene::new().until(&[UntilReply::Throws]).replies([Reply::job("1", "", "Active")]).wait();
    throws.fails(Aborted, Unknown, 1).tells_of(None);
    assert_eq!(throws.failure().cause, Some(Cause::Until));
}

#[test]
fn an_answer_that_has_come_in_the_same_turn_counts() {
    for (called, reply) in [
        (Called::Restart, Reply::status(204)),
        (Called::Start, Reply::status(204)),
        (Called::Pause, Reply::status(204)),
        (Called::Get, Reply::job("1", "", "Active")),
        (Called::List, Reply::page(None)),
        (Called::Wait, Reply::job("2", "2026-11-24T01:00:00Z", "Active")),
    ] {
        let since = job("", "", "Active");
        let scene = || {
            let scene = Scene::new().replies([reply.clone()]);
            if called == Called::Wait { scene.option("since", since.clone()) } else { scene }
        };
        assert!(scene().abort_at(100.0).call(called).done().is_ok(), "{called:?}");
        for limit in ["timeoutMs", "deadlineMs"] {
            assert!(scene().option(limit, 100.0).call(called).done().is_ok(), "{called:?} {limit}");
        }
    }
    let refused = Scene::new().replies([Reply::status(404)]).abort_at(100.0).restart();
    refused.fails(NotFound, Refused, 1);
}

#[test]
fn an_observer_may_abort_the_call_that_it_is_told_of() {
    let waiting = Scene::new().abort_in_notice(1).replies([Reply::status(429).retry_after("5")]).restart();
    waiting.fails(Aborted, Refused, 1);
    assert_eq!(waiting.ended_ms, 100.0);
    let looking = || Scene::new().abort_in_notice(1).replies([Reply::job("1", "", "Active")]);
    let seen = looking().wait();
    seen.fails(Aborted, Unknown, 1);
    assert_eq!(seen.ended_ms, 100.0);
    let asked = looking().until(&[UntilReply::Never]).wait();
    asked.fails(Aborted, Unknown, 1);
}

#[test]
fn a_call_that_nothing_bounds_may_stay_open_and_no_other() {
    let hangs = |scene: Scene, called| scene.call(called).ending == crate::support::clock::Ending::Hangs;
    let endless = |scene: Scene| scene.option("deadlineMs", f64::INFINITY);
    assert!(hangs(endless(Scene::new()).asks(&[TokenEnd::Never]), Called::Restart));
    assert!(hangs(Scene::new().asks(&[TokenEnd::Never]), Called::Wait));
    let asked = Scene::new().until(&[UntilReply::Never]).replies([Reply::job("1", "", "Active")]);
    assert!(hangs(asked, Called::Wait));
    let never = |scene: Scene| scene.replies([Reply::never()]);
    assert!(hangs(never(endless(Scene::new()).option("timeoutMs", f64::INFINITY)), Called::Restart));
    assert!(!hangs(never(Scene::new().option("timeoutMs", f64::INFINITY)), Called::Restart));
    assert!(!hangs(never(endless(Scene::new())), Called::Restart));
    assert!(!hangs(Scene::new().asks(&[TokenEnd::Never]), Called::Restart));
}
