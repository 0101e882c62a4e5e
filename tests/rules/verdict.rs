//! The error table: which answer is which error, and what is true after it.

use graph_sync_jobs::{
    failure::{
        ErrorCode::{self, *},
        Failure,
        Outcome::{self, *},
    },
    verdict::{Answer, Body},
};
use serde_json::json;

use crate::support::json::{body, read};

/// `{"access_token":{}}`, base64.
const CHALLENGE: &str = r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#;

fn status(status: u16) -> Answer {
    Answer { status, ..Answer::default() }
}

fn said(code: u16, error: &str) -> Answer {
    Answer { body: body(error), ..status(code) }
}

fn challenged(answer: Answer, header: &str) -> Answer {
    Answer { www_authenticate: Some(header.to_owned()), ..answer }
}

fn asking(code: u16, wait_ms: u64) -> Answer {
    Answer { wait_ms: Some(wait_ms), ..status(code) }
}

fn judged(answer: &Answer) -> Failure {
    *answer.clone().failure()
}

fn is(answer: Answer, code: ErrorCode, outcome: Outcome) {
    let failure = judged(&answer);
    assert_eq!((failure.code, failure.outcome), (code, outcome), "{answer:?}");
}

#[test]
fn only_204_is_a_restart() {
    for code in 0..=u16::MAX {
        assert_eq!(status(code).accepts_restart(), code == 204);
    }
}

#[test]
fn a_401_is_a_stale_token_unless_it_says_otherwise() {
    is(said(401, "InvalidAuthenticationToken"), Unauthenticated, Refused);
    is(said(401, "SomethingNew"), Unauthenticated, Refused);
    is(status(401), Unauthenticated, Refused);
    for shapeless in
        [json!({}), json!([]), json!("no"), json!({ "message": "no" }), json!({ "error": { "message": "no" } })]
    {
        is(Answer { body: Body::Graph(read(shapeless)), ..status(401) }, Unauthenticated, Refused);
    }
}

#[test]
fn a_401_is_a_missing_permission_when_its_code_is_unknown_error_or_empty_or_there_is_no_body() {
    is(said(401, "UnknownError"), PermissionDenied, Refused);
    is(said(401, ""), PermissionDenied, Refused);
    is(Answer { body: Body::Empty, ..status(401) }, PermissionDenied, Refused);
}

#[test]
fn readable_claims_win_over_whatever_the_body_says() {
    for answer in [
        said(401, "InvalidAuthenticationToken"),
        said(401, "UnknownError"),
        status(401),
        Answer { body: Body::Empty, ..status(401) },
    ] {
        let answer = challenged(answer, CHALLENGE);
        assert_eq!(judged(&answer).claims.as_deref(), Some(r#"{"access_token":{}}"#));
        is(answer, ClaimsChallenge, Refused);
    }
}

#[test]
fn claims_that_cannot_be_read_decide_nothing() {
    let unreadable = CHALLENGE.replace("eyJ", "!!!");
    for header in [unreadable.as_str(), "Bearer", r#"Bearer error="invalid_token""#] {
        is(challenged(said(401, "InvalidAuthenticationToken"), header), Unauthenticated, Refused);
        is(challenged(said(401, "UnknownError"), header), PermissionDenied, Refused);
    }
}

#[test]
fn only_a_401_can_be_a_claims_challenge() {
    is(challenged(status(403), CHALLENGE), PermissionDenied, Refused);
    is(challenged(status(500), CHALLENGE), ServerError, Unknown);
    assert_eq!(judged(&challenged(status(403), CHALLENGE)).claims, None);
}

#[test]
fn every_4xx_is_a_refusal_with_its_own_name() {
    for code in 400..=499 {
        let expected = match code {
            401 => continue,
            403 => PermissionDenied,
            404 => NotFound,
            409 => Conflict,
            429 => Throttled,
            _ => BadRequest,
        };
        for answer in
            [status(code), said(code, "UnknownError"), asking(code, 5000), Answer { body: Body::Empty, ..status(code) }]
        {
            is(answer, expected, Refused);
        }
    }
}

#[test]
fn a_503_is_a_refusal_only_where_it_asks_to_wait() {
    for wait_ms in [0, 1, 5000, 86_400_001, u64::MAX] {
        is(asking(503, wait_ms), ServiceUnavailable, Refused);
    }
    is(status(503), ServiceUnavailable, Unknown);
    is(said(503, "TooManyRequests"), ServiceUnavailable, Unknown);
}

#[test]
fn after_any_other_5xx_nobody_knows() {
    for code in (500..=599).filter(|&code| code != 503) {
        is(asking(code, 5000), ServerError, Unknown);
        is(said(code, "InternalError"), ServerError, Unknown);
    }
}

#[test]
fn every_other_status_is_unexpected_and_leaves_it_unknown() {
    for code in (0..=399).chain(600..=u16::MAX).filter(|&code| code != 204) {
        is(status(code), UnexpectedResponse, Unknown);
    }
}

#[test]
fn exactly_400_to_599_are_error_statuses() {
    for code in 0..=u16::MAX {
        assert_eq!(status(code).is_error(), (400..600).contains(&code));
    }
}

#[test]
fn a_failure_carries_the_status_and_everything_a_ticket_needs() {
    let answer =
        Answer { date: Some("2026-11-01T00:00:00.000Z".into()), wait_ms: Some(2500), ..said(429, "TooManyRequests") };
    let failure = judged(&answer);
    assert_eq!(failure.status, Some(429));
    assert_eq!(failure.graph_code.as_deref(), Some("TooManyRequests"));
    assert_eq!(failure.retry_after_ms, Some(2500.0));
    assert_eq!(judged(&status(429)).retry_after_ms, None);
    assert_eq!(failure.date.as_deref(), Some("2026-11-01T00:00:00.000Z"));
}

#[test]
fn the_request_id_comes_from_the_header_and_else_from_the_body() {
    let answer = said(404, "x");
    assert_eq!(judged(&answer).request_id.as_deref(), Some("from-the-body"));
    let answer = Answer { request_id: Some("from-the-header".into()), ..answer };
    assert_eq!(judged(&answer).request_id.as_deref(), Some("from-the-header"));
    assert_eq!(judged(&status(404)).request_id, None);
}
