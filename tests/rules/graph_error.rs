//! The body of an error, in all the shapes that it has been seen in and in those that nobody has seen yet.

use graph_sync_jobs::model::{
    json::Content,
    response_facts::{ErrorBody, GraphError, ResponseFacts},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{
    answers::status,
    cases,
    json::{Parsed, TOKEN, any_json},
    platform::NOVEMBER_1ST,
};

fn added(mut facts: ResponseFacts, body: Value) -> ResponseFacts {
    facts.add_body(&Content::Json(Parsed(body)), &NOVEMBER_1ST);
    facts
}

fn read(body: Value) -> ResponseFacts {
    added(status(400), body)
}

fn graph(code: &str, message: &str) -> ErrorBody {
    ErrorBody::Graph(GraphError { code: code.to_owned(), message: message.to_owned() })
}

#[test]
fn graphs_own_error_is_read_whole() {
    let facts = read(json!({
        "error": {
            "code": "InvalidAuthenticationToken",
            "message": "Access token has expired or is not yet valid.",
            "innerError": {
                "date": "2026-11-01T15:01:03",
                "request-id": "their-id",
                "client-request-id": "our-id"
            }
        }
    }));
    assert_eq!(facts.body, graph("InvalidAuthenticationToken", "Access token has expired or is not yet valid."));
    assert_eq!(facts.request_id.as_deref(), Some("their-id"));
    assert_eq!(facts.date.as_deref(), Some("2026-11-01T15:01:03.000Z"));
}

#[test]
fn a_token_endpoints_error_is_its_code() {
    assert_eq!(read(json!({ "error": "invalid_grant", "error_description": "…" })).body, graph("invalid_grant", ""));
}

#[test]
fn what_is_empty_is_not_the_same_as_what_could_not_be_read() {
    for (content, body) in [(Content::Empty, ErrorBody::Empty), (Content::Unreadable, ErrorBody::Unreadable)] {
        let mut facts = status(400);
        facts.add_body::<Parsed>(&content, &NOVEMBER_1ST);
        assert_eq!(facts.body, body);
    }
}

#[test]
fn json_without_a_code_is_told_apart_from_an_empty_code() {
    for without in [
        json!(null),
        json!("text"),
        json!([]),
        json!([{ "error": { "code": "x" } }]),
        json!({}),
        json!({ "error": null }),
        json!({ "error": ["x"] }),
        json!({ "error": 5 }),
        json!({ "error": {} }),
        json!({ "error": { "code": 5, "message": "text" } }),
        json!({ "error": { "code": null } }),
        json!({ "code": "x", "message": "text" }),
    ] {
        assert_eq!(read(without.clone()).body, ErrorBody::WithoutCode, "{without}");
    }
    assert_eq!(read(json!({ "error": { "code": "", "message": "" } })).body, graph("", ""));
    assert_eq!(read(json!({ "error": { "code": "x", "message": 5 } })).body, graph("x", ""));
}

#[test]
fn inner_errors_are_found_under_both_names_and_down_to_the_fifth() {
    fn nested(depth: usize, name: &str) -> Value {
        let innermost = json!({ "request-id": "deep", "date": "2026-11-01T00:00:20" });
        (0..depth).fold(innermost, |inner, _| json!({ "code": "x", name: inner }))
    }
    for name in ["innerError", "innererror"] {
        for depth in 1..=5 {
            let facts = read(json!({ "error": nested(depth, name) }));
            let expected = (Some("deep"), Some("2026-11-01T00:00:20.000Z"));
            assert_eq!((facts.request_id.as_deref(), facts.date.as_deref()), expected, "{depth}");
        }
        let facts = read(json!({ "error": nested(6, name) }));
        assert_eq!((facts.request_id, facts.date), (None, None), "nobody nests deeper");
    }
}

#[test]
fn the_outermost_inner_error_comes_first() {
    let inner = json!({ "request-id": "inner", "date": "2026-11-03T00:00:00" });
    let facts = read(json!({ "error": { "code": "x", "innerError": {
        "request-id": "outer", "date": "2026-11-02T00:00:00", "innerError": inner
    } } }));
    assert_eq!(facts.request_id.as_deref(), Some("outer"));
    assert_eq!(facts.date.as_deref(), Some("2026-11-02T00:00:00.000Z"));
}

#[test]
fn for_the_request_id_the_header_comes_first_and_for_the_date_the_body() {
    let headers = ResponseFacts {
        request_id: Some(String::from("header")),
        date: Some(String::from("2026-11-02T00:00:00.000Z")),
        ..status(400)
    };
    let inner = |inner: Value| added(headers.clone(), json!({ "error": { "code": "x", "innerError": inner } }));
    let both = inner(json!({ "request-id": "body", "date": "2026-11-01T00:00:00" }));
    assert_eq!(both.request_id.as_deref(), Some("header"));
    assert_eq!(both.date.as_deref(), Some("2026-11-01T00:00:00.000Z"));
    // What cannot be read is no better than the header's.
    for nonsense in [json!({}), json!({ "date": "yesterday" }), json!({ "date": 5 }), json!(null), json!("text")] {
        let facts = inner(nonsense);
        assert_eq!((facts.request_id, facts.date), (headers.request_id.clone(), headers.date.clone()));
    }
}

#[test]
fn an_empty_request_id_is_none() {
    let facts = read(json!({ "error": { "code": "x", "innerError": { "request-id": "" } } }));
    assert_eq!(facts.request_id, None);
}

#[test]
fn a_text_that_repeats_the_token_is_as_good_as_empty() {
    let echo = format!("Bearer {TOKEN} is bad");
    let inner = json!({ "request-id": echo, "date": echo });
    let facts = read(json!({ "error": { "code": echo, "message": echo, "innerError": inner } }));
    assert_eq!(facts, ResponseFacts { body: graph("", ""), ..status(400) });
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_body_makes_it_panic_change_what_was_decided_or_show_the_token(body in any_json()) {
        for body in [body.clone(), json!({ "error": body }), json!({ "error": { "innerError": body } })] {
            let facts = added(ResponseFacts { retry_after_ms: Some(7.0), ..status(429) }, body);
            prop_assert_eq!((facts.status, facts.retry_after_ms), (429, Some(7.0)));
            prop_assert!(!matches!(facts.body, ErrorBody::Empty | ErrorBody::Unreadable));
            let shown = format!("{:?}", facts);
            prop_assert!(!shown.contains(TOKEN));
        }
    }
}
