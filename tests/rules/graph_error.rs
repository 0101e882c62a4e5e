//! Graph's error body in every shape it has been seen in, and in shapes that it should never have.

use graph_sync_jobs::graph_error::{GraphError, Json, in_utc};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{cases, json::read};

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn the_documented_shape_is_read_whole() {
    let error = read(json!({ "error": {
        "code": "TooManyRequests", "message": "Slow down", "target": "x", "details": [{ "code": "inner" }],
        "innerError": { "date": "2023-11-08T15:01:03", "request-id": "r-1", "client-request-id": "c-1" },
    } }));
    assert_eq!(
        error,
        GraphError {
            code: some("TooManyRequests"),
            has_code: true,
            message: some("Slow down"),
            request_id: some("r-1"),
            date: some("2023-11-08T15:01:03"),
        }
    );
}

#[test]
fn the_inner_error_is_found_under_both_of_its_names() {
    for key in ["innerError", "innererror"] {
        assert_eq!(read(json!({ "error": { "code": "x", key: { "request-id": "r-1" } } })).request_id, some("r-1"));
    }
}

#[test]
fn inner_errors_nest_and_the_outermost_that_knows_wins() {
    let error = read(json!({ "error": { "code": "UnknownError", "innerError": {
        "code": "429", "status": "429", "date": "2020-08-18T12:51:51",
        "innererror": { "request-id": "deep", "date": "1999-01-01T00:00:00", "innerError": { "request-id": "deeper" } },
    } } }));
    assert_eq!(
        (error.code, error.request_id, error.date),
        (some("UnknownError"), some("deep"), some("2020-08-18T12:51:51"))
    );
}

#[test]
fn an_empty_code_is_remembered_as_said_and_empty_words_count_as_none() {
    let error = read(json!({ "error": { "code": "", "message": "", "innerError": { "date": "", "request-id": "" } } }));
    assert_eq!(error, GraphError { has_code: true, ..GraphError::default() });
}

#[test]
fn a_message_that_is_json_or_html_is_only_text() {
    for message in [r#"{"Message":"No HTTP resource was found"}"#, "<!DOCTYPE html><p>Gateway"] {
        let error = read(json!({ "error": { "code": "UnknownError", "message": message } }));
        assert_eq!(error.message, some(message));
    }
}

#[test]
fn a_body_without_an_error_says_nothing() {
    for body in [
        json!(null),
        json!(true),
        json!(7),
        json!("error"),
        json!([]),
        json!([{ "error": 1 }]),
        json!({}),
        json!({ "code": "x" }),
    ] {
        assert_eq!(read(body.clone()), GraphError::default(), "{body}");
    }
}

#[test]
fn members_of_the_wrong_type_count_as_missing_and_spoil_no_other() {
    for junk in [json!(null), json!(7), json!(false), json!([]), json!({}), json!(["text"])] {
        let error = read(
            json!({ "error": { "code": junk, "message": junk, "innerError": { "request-id": "r-1", "date": junk } } }),
        );
        assert_eq!(error, GraphError { request_id: some("r-1"), ..GraphError::default() }, "{junk}");
        let error = read(json!({ "error": { "code": "x", "innerError": junk } }));
        assert_eq!((error.code, error.request_id), (some("x"), None), "{junk}");
        assert_eq!(read(json!({ "error": junk })), GraphError::default(), "{junk}");
    }
}

/// JSON without an end, as a proxy object could be.
struct Endless;

impl Json for Endless {
    fn get(&self, _: &str) -> Option<Self> {
        Some(Endless)
    }

    fn text(&self) -> Option<String> {
        None
    }
}

#[test]
fn endless_nesting_ends() {
    assert_eq!(GraphError::read(&Endless), GraphError::default());
}

#[test]
fn a_date_without_a_zone_is_utc() {
    assert_eq!(in_utc("2023-11-08T15:01:03"), some("2023-11-08T15:01:03Z"));
    assert_eq!(in_utc("2023-11-08T15:01:03.1234567"), some("2023-11-08T15:01:03.1234567Z"));
}

#[test]
fn a_date_with_a_zone_keeps_it() {
    for date in ["2023-11-08T15:01:03Z", "2023-11-08T15:01:03+01:00", "2023-11-08T15:01:03-08:00"] {
        assert_eq!(in_utc(date), some(date));
    }
}

#[test]
fn what_is_no_date_and_time_is_no_date() {
    for text in [
        "",
        "yesterday",
        "2023-11-08",
        "11/8/2023 3:01:03 PM",
        "Wed, 08 Nov 2023 15:01:03 GMT",
        "２０２３-11-08T15:01:03",
    ] {
        assert_eq!(in_utc(text), None, "{text}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<String>().prop_map(Value::from)
    ];
    let key = prop::sample::select(vec!["error", "code", "message", "innerError", "innererror", "request-id", "date"]);
    leaf.prop_recursive(7, 40, 5, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            4 => prop::collection::btree_map(key.clone().prop_map(String::from), inner, 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_json_is_read_without_a_panic_and_code_is_what_stands_there(body in any_json()) {
        let error = read(body.clone());
        if let Some(code) = body["error"]["code"].as_str() {
            prop_assert!(error.has_code);
            prop_assert_eq!(error.code.unwrap_or_default(), code);
        } else if !body["error"].is_string() {
            prop_assert!(!error.has_code && error.code.is_none());
        }
    }

    #[test]
    fn no_text_makes_the_date_reader_panic(text in any::<String>()) {
        let _ = in_utc(&text);
    }
}
