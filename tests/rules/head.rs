//! The head of an answer: what its headers say, and that one that says nothing is as good as none.

use graph_sync_jobs::{
    model::response_facts::{ErrorBody, ResponseFacts},
    response::head::head,
};
use proptest::prelude::*;

use crate::support::{answers::status, cases, dates::imf, platform::NOVEMBER_1ST};

const CHALLENGE: &str = r#"Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#;

fn read(code: u16, headers: &[(&str, &str)]) -> ResponseFacts {
    let text = |name: &str| headers.iter().find(|(other, _)| *other == name).map(|(_, text)| (*text).to_owned());
    *head(code, &text, &NOVEMBER_1ST)
}

#[test]
fn every_header_that_matters_is_asked_for_in_lower_case_and_read() {
    let headers = [
        ("request-id", "their-id"),
        ("date", &imf(3600)),
        ("retry-after", "2.5"),
        ("www-authenticate", CHALLENGE),
        ("client-request-id", "not theirs"),
    ];
    let expected = ResponseFacts {
        status: 429,
        request_id: Some(String::from("their-id")),
        date: Some(String::from("2026-11-01T01:00:00.000Z")),
        retry_after_ms: Some(2500.0),
        claims: Some(String::from(r#"{"access_token":{}}"#)),
        is_html: false,
        body: ErrorBody::Unreadable,
    };
    assert_eq!(read(429, &headers), expected);
}

#[test]
fn headers_that_are_missing_empty_or_unreadable_say_nothing() {
    let nonsense = [("request-id", ""), ("date", "yesterday"), ("retry-after", "soon"), ("www-authenticate", "Bearer")];
    let empty = [("request-id", ""), ("date", ""), ("retry-after", ""), ("www-authenticate", "")];
    for headers in [&[][..], &nonsense, &empty] {
        assert_eq!(read(500, headers), status(500));
    }
}

#[test]
fn a_body_that_nobody_has_looked_at_is_unreadable() {
    assert_eq!(read(204, &[]).body, ErrorBody::Unreadable);
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_headers_make_it_panic(code in any::<u16>(), text in any::<String>()) {
        let facts = head(code, &|_| Some(text.clone()), &NOVEMBER_1ST);
        prop_assert_eq!(facts.status, code);
        prop_assert_eq!(facts.request_id, Some(text).filter(|text| !text.is_empty()));
    }
}
