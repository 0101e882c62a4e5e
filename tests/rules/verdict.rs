//! The error table: which answer is which error, and what is true after it.

use graph_sync_jobs::{
    failure::{
        ErrorCode::{self, *},
        Failure,
        Outcome::{self, *},
        Told,
    },
    verdict::{Answer, Body},
};

const CLAIMS: &str = r#"{"access_token":{}}"#;

fn status(status: u16) -> Answer {
    Answer { status, ..Answer::default() }
}

fn said(code: u16, error: &str) -> Answer {
    Answer { body: Body::with_code(error), ..status(code) }
}

fn challenged(answer: Answer) -> Answer {
    Answer { claims: Some(CLAIMS.to_owned()), ..answer }
}

fn asking(code: u16, wait_ms: f64) -> Answer {
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
fn a_401_is_a_stale_token_unless_it_says_otherwise() {
    is(said(401, "InvalidAuthenticationToken"), Unauthenticated, Refused);
    is(said(401, "SomethingNew"), Unauthenticated, Refused);
    is(status(401), Unauthenticated, Refused);
    is(Answer { body: Body::Silent, ..status(401) }, Unauthenticated, Refused);
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
        let answer = challenged(answer);
        assert_eq!(judged(&answer).claims.as_deref(), Some(CLAIMS));
        is(answer, ClaimsChallenge, Refused);
    }
}

#[test]
fn only_a_401_can_be_a_claims_challenge() {
    is(challenged(status(403)), PermissionDenied, Refused);
    is(challenged(status(500)), ServerError, Unknown);
    assert_eq!(judged(&challenged(status(403))).claims, None);
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
        for answer in [
            status(code),
            said(code, "UnknownError"),
            asking(code, 5000.0),
            Answer { body: Body::Empty, ..status(code) },
        ] {
            is(answer, expected, Refused);
        }
    }
}

#[test]
fn a_503_is_a_refusal_only_where_it_asks_to_wait() {
    for wait_ms in [0.0, 1.0, 5000.0, 86_400_001.0, f64::INFINITY] {
        is(asking(503, wait_ms), ServiceUnavailable, Refused);
    }
    is(status(503), ServiceUnavailable, Unknown);
    is(said(503, "TooManyRequests"), ServiceUnavailable, Unknown);
}

#[test]
fn after_any_other_5xx_nobody_knows() {
    for code in (500..=599).filter(|&code| code != 503) {
        is(asking(code, 5000.0), ServerError, Unknown);
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
fn a_failure_carries_what_the_service_asked_for_and_tells_its_words() {
    let answer = Answer { date_ms: Some(7.0), wait_ms: Some(2500.0), ..said(429, "TooManyRequests") };
    let failure = judged(&answer);
    assert_eq!((failure.retry_after_ms, failure.date_ms, failure.told), (Some(2500.0), Some(7.0), Told::Words));
    assert_eq!(judged(&status(429)).retry_after_ms, None);
}
