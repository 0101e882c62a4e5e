//! Restarts: what is sent, when it is sent again, and what every answer means.

use graph_sync_jobs::error::code::{
    ErrorCode::*,
    Outcome::{Refused, Unknown},
};
use serde_json::json;

use crate::support::{
    given::{list, object},
    platform::http_date,
    scene::{JOBS, Scene},
    script::{Body, CLAIMS, Reply, STALE, error},
};

fn silent() -> Body {
    Body::Json(json!({}))
}

#[test]
fn a_restart_is_sent_and_204_is_its_receipt() {
    let criteria = object([("resetScope", list(&["Watermark", "Escrows"]))]);
    let seen = Scene::new().criteria(criteria).replies([Reply::status(204)]).restart();
    let sent = &seen.record.sent[0];
    assert_eq!(sent.url, format!("{JOBS}/job/restart"));
    assert_eq!(sent.body.as_deref(), Some(r#"{"criteria":{"resetScope":"Watermark, Escrows"}}"#));
    let receipt = seen.receipt();
    assert_eq!((receipt.status, receipt.attempts, receipt.request_id.as_deref()), (204, 1, Some("answer-0")));
    assert_eq!((receipt.client_request_id.as_str(), receipt.reset_scope.len()), ("id-1", 2));
    assert_eq!(receipt.warnings, []);
}

#[test]
fn nothing_asked_for_is_sent_as_the_services_default_and_warned_of_is_what_the_scopes_bring() {
    let seen = Scene::new().replies([Reply::status(204)]).restart();
    assert_eq!(seen.record.sent[0].body.as_deref(), Some(r#"{"criteria":{}}"#));
    let full = Scene::new().criteria(object([("resetScope", "Full".into())])).replies([Reply::status(204)]).restart();
    assert_eq!(full.receipt().warnings.len(), 1);
}

#[test]
fn only_204_is_a_restart() {
    for status in 0_u16..1000 {
        let seen = Scene::new().option("maxRetries", 0.0).replies([Reply::status(status)]).restart();
        assert_eq!(seen.done().is_ok(), status == 204, "{status}");
    }
}

#[test]
fn every_error_is_named_and_says_whether_it_happened() {
    let coded = |code| Body::Json(error(code));
    for (status, retry_after, body, code, outcome) in [
        (400, "", coded("BadRequest"), BadRequest, Refused),
        (401, "", coded(STALE), Unauthenticated, Refused),
        (401, "", coded("SomethingNew"), Unauthenticated, Refused),
        (401, "", silent(), Unauthenticated, Refused),
        (401, "", Body::Unreadable, Unauthenticated, Refused),
        (401, "", Body::Torn, Unauthenticated, Refused),
        (401, "", coded("UnknownError"), PermissionDenied, Refused),
        (401, "", coded(""), PermissionDenied, Refused),
        (401, "", Body::Empty, PermissionDenied, Refused),
        (403, "", coded("Authorization_RequestDenied"), PermissionDenied, Refused),
        (404, "", Body::Empty, NotFound, Refused),
        (408, "", Body::Unreadable, BadRequest, Refused),
        (409, "", silent(), Conflict, Refused),
        (429, "1", coded("TooManyRequests"), Throttled, Refused),
        (503, "1", Body::Empty, ServiceUnavailable, Refused),
        (503, "soon", Body::Empty, ServiceUnavailable, Unknown),
        (500, "1", coded("UnknownError"), ServerError, Unknown),
        (502, "1", Body::Unreadable, ServerError, Unknown),
        (504, "1", Body::Empty, ServerError, Unknown),
    ] {
        let reply = Reply::status(status).retry_after(retry_after).body(body);
        Scene::new().option("maxRetries", 0.0).replies([reply]).restart().fails(code, outcome, 1).tells_of(Some(0));
    }
}

#[test]
fn a_failure_tells_the_wait_the_date_the_claims_and_the_words_of_its_answer() {
    let failed = |reply: Reply| Scene::new().replies([reply]).restart();
    let head = || Reply::status(404).retry_after("7.5").header("date", &http_date(10));
    let dated = |date: &str| Body::Json(json!({ "error": { "code": "x", "innerError": { "date": date } } }));
    let of_the_head = Some("2026-11-01T00:00:10.000Z");
    let none = failed(head().body(silent()));
    let fields = none.fails(NotFound, Refused, 1).failure().fields();
    assert_eq!((fields.retry_after_ms, fields.date, fields.claims), (Some(7500.0), of_the_head, None));
    assert!(fields.problems.is_empty() && fields.graph_code.is_none());
    // The inner error has no zone, and means UTC.
    let inner = failed(head().body(dated("2026-11-01T00:00:20")));
    assert_eq!(inner.failure().fields().date, Some("2026-11-01T00:00:20.000Z"));
    let unreadable = failed(head().body(dated("yesterday")));
    assert_eq!(unreadable.failure().fields().date, of_the_head);
    let nothing = failed(Reply::status(404).retry_after("-1").header("date", "long ago"));
    assert_eq!((nothing.failure().fields().retry_after_ms, nothing.failure().fields().date), (None, None));
    let challenged = failed(Reply::challenged());
    assert_eq!(challenged.failure().fields().claims, Some(CLAIMS));
    let coded = failed(head().code("Request_ResourceNotFound"));
    assert_eq!(coded.failure().fields().graph_code, Some("Request_ResourceNotFound"));
    assert_eq!(coded.failure().fields().request_id, Some("answer-0"));
}

#[test]
fn a_throttled_restart_waits_as_asked_and_goes_again_the_same() {
    for status in [429, 503] {
        let throttled = |retry_after| Reply::status(status).retry_after(retry_after);
        let seen = Scene::new().replies([throttled("2.5"), throttled("0.0001"), Reply::status(204)]).restart();
        assert_eq!(seen.sent_at(), [0.0, 2600.0, 2701.0]);
        assert_eq!((seen.waits(), seen.receipt().attempts), (vec![2500.0, 1.0], 3));
    }
    // Of several the longest counts, as gateways and browsers join them.
    for (joined, again_ms) in [("0,120", 120_100.0), ("30, 30", 30_100.0), ("soon, 1", 1100.0)] {
        let replies = [Reply::status(429).retry_after(joined), Reply::status(204)];
        let seen = Scene::new().option("deadlineMs", f64::INFINITY).replies(replies).restart();
        assert_eq!(seen.sent_at(), [0.0, again_ms], "{joined}");
    }
    // A date is seen from the moment at which it was read.
    let until = Reply::status(429).retry_after(&http_date(60));
    assert_eq!(Scene::new().replies([until, Reply::status(204)]).restart().sent_at(), [0.0, 60_000.0]);
}

#[test]
fn a_wait_that_nobody_named_doubles_and_retries_come_to_an_end() {
    let replies = ["1e9", "", "-1", "soon"].map(|unreadable| Reply::status(429).retry_after(unreadable));
    let seen = Scene::new().replies(replies).restart();
    seen.fails(Throttled, Refused, 4);
    assert_eq!(seen.waits(), [1125.0, 2250.0, 4500.0]);
    let patient = Scene::new().option("maxRetries", 10.0).option("deadlineMs", 1e9).randoms(&[0.0]);
    let seen = patient.service(|_| Reply::status(429)).restart();
    assert_eq!(seen.waits()[3..], [8e3, 16e3, 30e3, 30e3, 30e3, 30e3, 30e3]);
}

#[test]
fn a_wait_that_would_pass_the_deadline_or_a_day_is_the_refusal_at_once() {
    for (left_ms, asked) in [(2000.0, "2"), (1.0, "3600"), (f64::INFINITY, "86400.001"), (0.0, "0")] {
        for (status, code) in [(429, Throttled), (503, ServiceUnavailable)] {
            let scene = Scene::new().option("deadlineMs", 100.0 + left_ms);
            let seen = scene.replies([Reply::status(status).retry_after(asked)]).restart();
            seen.fails(code, Refused, 1);
            assert_eq!((seen.ended_ms, seen.waits().len()), (100.0, 0));
        }
    }
    for (deadline_ms, asked, again_ms) in [(2100.1, "2", 2100.0), (f64::INFINITY, "86400", 86_400_100.0)] {
        let scene = Scene::new().option("deadlineMs", deadline_ms);
        // It is over before the last answer can come.
        let seen = scene.replies([Reply::status(429).retry_after(asked), Reply::status(204).after(0.0)]).restart();
        assert_eq!((seen.sent_at()[1], seen.receipt().attempts), (again_ms, 2));
    }
}

#[test]
fn a_wait_that_nobody_named_does_not_pass_the_deadline_by_a_part_of_a_millisecond() {
    // It is 1000.4 ms with its jitter, and waited for as 1001.
    let scene = Scene::new().option("deadlineMs", 1100.7).randoms(&[0.0016]);
    scene.replies([Reply::status(429)]).restart().fails(Throttled, Refused, 1);
}

#[test]
fn what_may_have_happened_is_not_sent_again() {
    for status in [500, 501, 502, 503, 504, 599] {
        let seen = Scene::new().replies([Reply::status(status)]).restart();
        assert_eq!((seen.failure().outcome, seen.failure().attempts), (Unknown, 1), "{status}");
    }
    for status in [0, 200, 202, 302, 999] {
        let seen = Scene::new().replies([Reply::status(status).retry_after("1")]).restart();
        seen.fails(UnexpectedResponse, Unknown, 1).tells_of(Some(0));
    }
    // Where there is no answer, none is told of.
    Scene::new().replies([Reply::breaks()]).restart().fails(Network, Unknown, 1).tells_of(None);
    Scene::new().replies([Reply::no_response()]).restart().fails(UnexpectedResponse, Unknown, 1).tells_of(None);
    Scene::new().replies([Reply::never()]).restart().fails(Timeout, Unknown, 1).tells_of(None);
}

#[test]
fn an_error_status_decides_whatever_becomes_of_its_body() {
    for body in [Body::Torn, Body::Never, Body::Unreadable] {
        let reply = |status| Reply::status(status).body(body.clone());
        let restart = |reply| Scene::new().replies([reply, Reply::status(204)]).restart();
        restart(reply(404)).fails(NotFound, Refused, 1).tells_of(Some(0));
        restart(reply(500)).fails(ServerError, Unknown, 1).tells_of(Some(0));
        let throttled = restart(reply(429).retry_after("1"));
        assert_eq!((throttled.waits(), throttled.receipt().attempts), (vec![1000.0], 2));
        // The deadline too only costs details.
        let late = Scene::new().option("deadlineMs", 150.0).replies([reply(404)]).restart();
        late.fails(NotFound, Refused, 1);
    }
}

#[test]
fn an_observer_is_told_of_each_wait_before_it_begins() {
    let seen = Scene::new().replies([Reply::status(429), Reply::status(503).retry_after("3"), Reply::status(204)]);
    let seen = seen.restart();
    let told: Vec<_> = seen.record.retries.iter().map(|(at, told)| (at.ms, told.attempt, told.status)).collect();
    assert_eq!(told, [(100.0, 1, Some(429)), (1325.0, 2, Some(503))]);
    assert_eq!(seen.record.retries[1].1.request_id.as_deref(), Some("answer-1"));
}
