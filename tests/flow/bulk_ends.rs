//! Ends of many restarts: aborts, the deadline, a token function that fails, and what each leaves true of every item.

use graph_sync_jobs::error::{
    code::{
        ErrorCode::{Throttled, TokenUnavailable, Unauthenticated},
        Outcome::{NotSent, Refused, Unknown},
    },
    kind::{Kind, Limit},
};

use crate::{
    bulk::fail,
    support::{
        batch::{Own, accepted, answers, throttled},
        record::{Sent, SentEnd},
        scene::Scene,
        script::{Body, Cause, Reply, TokenEnd, TokenReply},
    },
};

#[test]
fn after_a_stop_nothing_goes_again_from_the_batches_in_flight() {
    let service = |sent: &Sent| match sent.number {
        0 => Reply::status(403),
        _ => answers(sent, |index| if index % 2 == 0 { throttled("1") } else { Own::Stale }).after(300.0),
    };
    let asking = Scene::new().asks(&[TokenEnd::Gives]).option("concurrency", 2.0);
    let seen = asking.service(service).restart_many(60);
    assert_eq!((seen.counts(), seen.record.sent.len(), seen.record.asked.len()), ([0, 40, 0, 20], 2, 1));
    assert_eq!(seen.items().end(20).failure().kind.code(), Throttled);
    assert_eq!(seen.items().end(21).failure().kind.code(), Unauthenticated);
}

#[test]
fn a_token_function_that_fails_leaves_everything_unsent_and_the_call_resolves() {
    for end in [TokenEnd::Fails, TokenEnd::GivesNothing] {
        let seen = Scene::new().asks(&[end]).restart_many(30);
        fail(&seen, 0, TokenUnavailable, NotSent, 0);
        let cause = (end == TokenEnd::Fails).then_some(Cause::TokenFunction(1));
        assert_eq!((seen.counts()[3], seen.items().end(3).failure().cause), (30, cause));
    }
    // What was refused before stays refused.
    let service = |sent: &Sent| if sent.number == 0 { Reply::stale() } else { accepted(sent) };
    let asks = [TokenEnd::Gives, TokenEnd::Fails];
    let seen = Scene::new().asks(&asks).option("concurrency", 1.0).service(service).restart_many(30);
    assert_eq!(seen.counts(), [0, 20, 0, 10]);
    assert_eq!(seen.items().end(0).failure().fields().status, Some(401));
    fail(&seen, 20, TokenUnavailable, NotSent, 0);
}

#[test]
fn an_end_leaves_unknown_what_is_in_flight_refused_what_waits_and_unsent_the_rest() {
    let service = |sent: &Sent| match sent.number {
        0 => answers(sent, |index| if index < 5 { throttled("60") } else { Own::Accepted }),
        _ => Reply::never(),
    };
    let scene = || Scene::new().option("concurrency", 2.0).service(service);
    let aborted = scene().abort_at(500.0).restart_many(100);
    let late = scene().option("deadlineMs", 500.0).option("maxRetries", 0.0).restart_many(100);
    for (seen, kind) in [(&aborted, Kind::Aborted), (&late, Kind::Timeout(Limit::Call))] {
        assert_eq!((seen.counts(), seen.ended_ms), ([15, 5, 40, 40], 500.0));
        let failure = seen.items().end(30).failure();
        assert_eq!((failure.kind, failure.outcome, failure.attempts), (kind, Unknown, 1));
        let unsent = seen.items().end(99).failure();
        assert_eq!((unsent.kind, unsent.outcome, unsent.attempts), (kind, NotSent, 0));
        assert_eq!(seen.record.sent[1].end.unwrap().1, SentEnd::Cancelled);
    }
    let waiting = aborted.items().end(0).failure();
    assert_eq!((waiting.kind, waiting.outcome, waiting.cause), (Kind::Aborted, Refused, Some(Cause::Abort)));
    assert_eq!((waiting.fields().status, waiting.fields().retry_after_ms), (Some(429), Some(60_000.0)));
}

#[test]
fn before_anything_was_sent_an_end_leaves_everything_unsent() {
    let seen = Scene::new().abort_at(0.0).asks(&[TokenEnd::Gives]).restart_many(30);
    assert_eq!((seen.counts(), seen.record.asked.len()), ([0, 0, 0, 30], 0));
    let slow = TokenReply { after_ms: 5000.0, end: TokenEnd::Gives };
    let asking = || Scene::new().asks(&[slow]);
    for seen in [asking().abort_at(70.0).restart_many(30), asking().option("deadlineMs", 70.0).restart_many(30)] {
        assert_eq!((seen.counts(), seen.ended_ms), ([0, 0, 0, 30], 70.0));
    }
    // The token has come in the same turn, but nothing is sent with it any more.
    assert_eq!(asking().abort_at(5000.0).restart_many(30).counts(), [0, 0, 0, 30]);
}

#[test]
fn every_answer_that_has_come_in_the_same_turn_as_an_end_counts() {
    let two = || Scene::new().service(accepted);
    for seen in [two().abort_at(100.0).restart_many(60), two().option("deadlineMs", 100.0).restart_many(60)] {
        assert_eq!(seen.counts(), [60, 0, 0, 0]);
    }
    // So does a status: it has decided, though nobody reads the rest.
    let refused = |_: &Sent| Reply::status(400).body(Body::Never);
    for seen in [Scene::new().abort_at(200.0), Scene::new().option("deadlineMs", 200.0)]
        .map(|scene| scene.service(refused).restart_many(60))
    {
        assert_eq!(seen.counts(), [0, 60, 0, 0]);
    }
}

#[test]
fn an_observer_that_aborts_stops_everything_that_has_not_left() {
    for notice in [1, 2] {
        let seen = Scene::new().abort_in_notice(notice).service(accepted).restart_many(200);
        // At the second notice four batches have left, of which nobody knows what becomes.
        let unknown = if notice == 1 { 0 } else { 80 };
        assert_eq!((seen.counts(), seen.ended_ms), ([0, 0, unknown, 200 - unknown], 0.0));
    }
}
