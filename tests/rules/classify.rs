//! The error table: which answer is which failure, and what is true after it.

use graph_sync_jobs::{
    error::{
        code::{
            ErrorCode::{self, *},
            Outcome::{self, *},
        },
        kind::{Kind, Unexpected},
    },
    model::response_facts::{ErrorBody, ResponseFacts},
    response::classify::classify,
};

use crate::support::answers::{DENIALS, STALE, asking, challenged, coded, empty, status};

fn is(answer: ResponseFacts, code: ErrorCode, outcome: Outcome) {
    let (kind, told) = classify(&answer);
    assert_eq!((kind.code(), told), (code, outcome), "{answer:?}");
}

fn without_code(code: u16) -> ResponseFacts {
    ResponseFacts { body: ErrorBody::WithoutCode, ..status(code) }
}

#[test]
fn a_401_is_a_stale_token_unless_it_says_otherwise() {
    for code in STALE {
        is(coded(401, code), Unauthenticated, Refused);
    }
    is(status(401), Unauthenticated, Refused);
    is(without_code(401), Unauthenticated, Refused);
}

#[test]
fn a_401_is_a_missing_permission_when_its_code_is_a_denial_or_empty_or_there_is_no_body() {
    for code in ["UnknownError", "", "Authorization_IdentityNotFound", "Authorization_RequestDenied", "Authorization_"]
    {
        is(coded(401, code), PermissionDenied, Refused);
    }
    // What only resembles them is none.
    for code in ["unknownerror", "authorization_requestdenied", "Authorization", "Authentication_Unauthorized"] {
        is(coded(401, code), Unauthenticated, Refused);
    }
    is(empty(401), PermissionDenied, Refused);
}

#[test]
fn readable_claims_win_over_whatever_the_body_says() {
    for code in [401, 403] {
        for error in STALE.into_iter().chain(DENIALS) {
            is(challenged(coded(code, error)), ClaimsChallenge, Refused);
        }
        for answer in [status(code), empty(code), without_code(code)] {
            is(challenged(answer), ClaimsChallenge, Refused);
        }
    }
}

#[test]
fn only_a_401_or_a_403_can_be_a_claims_challenge() {
    for code in (0..=u16::MAX).filter(|code| !matches!(code, 401 | 403)) {
        assert_ne!(classify(&challenged(status(code))).0, Kind::ClaimsChallenge, "{code}");
    }
    is(challenged(status(500)), ServerError, Unknown);
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
        for answer in [status(code), coded(code, "UnknownError"), asking(code, 5000.0), empty(code)] {
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
    is(coded(503, "TooManyRequests"), ServiceUnavailable, Unknown);
}

#[test]
fn after_any_other_5xx_nobody_knows() {
    for code in (500..=599).filter(|&code| code != 503) {
        is(asking(code, 5000.0), ServerError, Unknown);
        is(coded(code, "InternalError"), ServerError, Unknown);
    }
}

#[test]
fn every_other_status_is_unexpected_and_leaves_it_unknown() {
    for code in (0..=399).chain(600..=u16::MAX) {
        is(status(code), UnexpectedResponse, Unknown);
    }
}

#[test]
fn a_page_for_people_is_one_only_where_nothing_of_graph_is_in_it() {
    let page = |code| ResponseFacts { is_html: true, ..status(code) };
    let graphs = |answer: ResponseFacts| ResponseFacts { request_id: Some(String::from("id")), ..answer };
    for code in [0, 200, 302] {
        for (answer, status_is, content_is) in [
            (page(code), Unexpected::Page, Unexpected::Page),
            (graphs(page(code)), Unexpected::Status, Unexpected::Unreadable),
            (status(code), Unexpected::Status, Unexpected::Unreadable),
            (graphs(status(code)), Unexpected::Status, Unexpected::Unreadable),
        ] {
            assert_eq!(classify(&answer).0, Kind::UnexpectedResponse(status_is), "{answer:?}");
            assert_eq!(Unexpected::content_of(&answer), content_is, "{answer:?}");
        }
    }
}

#[test]
fn exactly_400_to_599_are_error_statuses() {
    for code in 0..=u16::MAX {
        assert_eq!(status(code).is_error(), (400..600).contains(&code));
    }
}
