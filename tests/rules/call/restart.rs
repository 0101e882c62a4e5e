//! Restarts: what is sent, when it is sent again, and what every answer means.

use graph_sync_jobs::{
    call::event::{ABORTED, DEADLINE, FAILED, TIMED_OUT},
    failure::{
        ErrorCode::*,
        Outcome::{Refused, Unknown},
    },
};

use super::{ATTEMPTS, CLAIMS_OF, DATE, PROBLEMS, RETRY_AFTER, SILENCE, TOLD, restart, restart_with};

#[test]
fn a_restart_is_sent_and_204_is_its_receipt() {
    restart("t").sends_the_restart().head(204.0, &[]).says(&["F", "receipt", "Watermark", "", "1"]);
}

#[test]
fn only_204_is_a_restart() {
    for status in 0_u16..=1001 {
        let talk = restart("t").head(status.into(), &[]);
        assert_eq!(talk.said[0] == "F", status == 204, "{status}");
        // An error has a body that tells more.
        assert_eq!(talk.said[0] == "R", (400..600).contains(&status), "{status}");
    }
}

#[test]
fn every_error_is_named_and_says_whether_it_happened() {
    for (status, headers, body, code, outcome) in [
        (400.0, &[][..], &["coded", "BadRequest"][..], BadRequest, Refused),
        (401.0, &[], &["coded", "InvalidAuthenticationToken"], Unauthenticated, Refused),
        (401.0, &[], &["coded", "SomethingNew"], Unauthenticated, Refused),
        (401.0, &[], &["silent"], Unauthenticated, Refused),
        (401.0, &[], &["unreadable"], Unauthenticated, Refused),
        (401.0, &[], &[], Unauthenticated, Refused),
        (401.0, &[], &["coded", "UnknownError"], PermissionDenied, Refused),
        (401.0, &[], &["coded", ""], PermissionDenied, Refused),
        (401.0, &[], &["empty"], PermissionDenied, Refused),
        (403.0, &[], &["coded", "Authorization_RequestDenied"], PermissionDenied, Refused),
        (404.0, &[], &["empty"], NotFound, Refused),
        (408.0, &[], &["unreadable"], BadRequest, Refused),
        (409.0, &[], &["silent"], Conflict, Refused),
        (429.0, &["1"], &["coded", "TooManyRequests"], Throttled, Refused),
        (503.0, &["1"], &["empty"], ServiceUnavailable, Refused),
        (503.0, &["soon"], &["empty"], ServiceUnavailable, Unknown),
        (500.0, &["1"], &["coded", "UnknownError"], ServerError, Unknown),
        (502.0, &["1"], &["unreadable"], ServerError, Unknown),
        (504.0, &["1"], &["empty"], ServerError, Unknown),
    ] {
        let talk = restart_with("t", "o\0maxRetries\0d", &[1.0, 0.0]);
        talk.head(status, headers).body(body).fails(code, outcome).with(TOLD, "2").with(ATTEMPTS, "1");
    }
}

#[test]
fn a_failure_tells_the_wait_the_date_and_the_claims_of_its_answer() {
    let head = &["7.5", "", "Sun, 01 Nov 2026 00:00:10 GMT"];
    let of_the_head = "1793491210000";
    let none = restart("t").head(404.0, head).body(&["silent"]).fails(NotFound, Refused);
    none.with(RETRY_AFTER, "7500").with(DATE, of_the_head).with(CLAIMS_OF, "").with(PROBLEMS, "");
    // The inner error has no zone, and means UTC.
    let inner = restart("t").head(404.0, head).body(&["coded", "x", "2026-11-01T00:00:20"]);
    inner.with(DATE, "1793491220000");
    let unreadable = restart("t").head(404.0, head).body(&["coded", "x", "yesterday"]);
    unreadable.with(DATE, of_the_head);
    restart("t").head(404.0, &["-1", "", "long ago"]).body(&[]).with(RETRY_AFTER, "").with(DATE, "");
}

#[test]
fn a_throttled_restart_waits_as_asked_and_goes_again_the_same() {
    for status in [429.0, 503.0] {
        let talk = restart("t").refused(status, &["2.5"], "x").waits(2500.0, "1").hears(TIMED_OUT).sends_the_restart();
        let talk = talk.refused(status, &["0.0001"], "x").waits(1.0, "2").hears(TIMED_OUT).sends_the_restart();
        talk.head(204.0, &[]).says(&["F", "receipt", "Watermark", "", "3"]);
    }
    let until = &["Sun, 01 Nov 2026 00:01:00 GMT"];
    restart("t").refused(429.0, until, "x").waits(60_000.0, "1");
}

#[test]
fn a_wait_that_nobody_named_doubles_and_retries_come_to_an_end() {
    let mut talk = restart("t");
    for (attempt, ms) in [("1", 1125.0), ("2", 2250.0), ("3", 4500.0)] {
        talk = talk.sends_the_restart().refused(429.0, &["1e9"], "x").waits(ms, attempt).hears(TIMED_OUT);
    }
    talk.sends_the_restart().refused(429.0, &[], "x").fails(Throttled, Refused).with(ATTEMPTS, "4");
}

#[test]
fn a_wait_that_would_pass_the_deadline_or_a_day_is_the_refusal_at_once() {
    for (left_ms, asked) in [(2000.0, "2"), (1.0, "3600"), (f64::INFINITY, "86400.001"), (0.0, "0"), (-5.0, "0")] {
        for (status, code) in [(429.0, Throttled), (503.0, ServiceUnavailable)] {
            let talk = restart("t").left(left_ms).refused(status, &[asked], "x");
            talk.fails(code, Refused).with(ATTEMPTS, "1");
        }
    }
    restart("t").left(2000.1).refused(429.0, &["2"], "x").waits(2000.0, "1");
    restart("t").left(f64::INFINITY).refused(429.0, &["86400"], "x").waits(86_400_000.0, "1");
}

#[test]
fn what_may_have_happened_is_not_sent_again() {
    for status in [500.0, 501.0, 502.0, 503.0, 504.0, 599.0] {
        let talk = restart("t").refused(status, &[], "x");
        assert_eq!((talk.said[0].as_str(), talk.said[2].as_str()), ("E", "2"), "{status}");
    }
    for (event, code) in [(FAILED, Network), (TIMED_OUT, Timeout), (ABORTED, Aborted), (DEADLINE, Timeout)] {
        restart("t").hears(event).fails(code, Unknown).with(ATTEMPTS, "1");
    }
    for status in [SILENCE, 0.0, 200.0, 202.0, 302.0, -1.0, 1e9, f64::INFINITY] {
        restart("t").head(status, &["1"]).fails(UnexpectedResponse, Unknown).with(ATTEMPTS, "1");
    }
    // Where there is no answer, none is told of.
    restart("t").head(SILENCE, &[]).with(TOLD, "0");
    restart("t").head(200.0, &[]).with(TOLD, "2");
}

#[test]
fn an_error_status_decides_whatever_becomes_of_its_body() {
    for event in [FAILED, TIMED_OUT, DEADLINE] {
        restart("t").head(404.0, &[]).hears(event).fails(NotFound, Refused).with(TOLD, "2");
        restart("t").head(500.0, &[]).hears(event).fails(ServerError, Unknown);
        restart("t").head(429.0, &["1"]).hears(event).waits(1000.0, "1");
    }
}
