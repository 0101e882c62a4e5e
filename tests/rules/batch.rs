//! The answer to a `$batch`: an answer for each of its requests, in any order, and each judged like an answer of its own.

use base64::Engine as _;
use graph_sync_jobs::{
    model::response_facts::{ErrorBody, GraphError},
    response::batch::{ItemResponse, http_status, item_responses},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{
    cases,
    json::{Parsed, any_json},
    platform::NOVEMBER_1ST,
};

fn read(body: Value) -> Option<Vec<ItemResponse<Parsed>>> {
    item_responses(&Parsed(body), &NOVEMBER_1ST)
}

/// The only answer for an item.
fn one(answer: Value) -> ItemResponse<Parsed> {
    let mut answers = read(json!({ "responses": [answer] })).unwrap();
    assert_eq!(answers.len(), 1);
    answers.remove(0)
}

fn body(answer: Value) -> ErrorBody {
    one(answer).facts.body
}

#[test]
fn each_item_is_answered_by_itself_in_any_order() {
    let body = json!({ "responses": [
        { "id": "2", "status": 204 },
        {
            "id": "0",
            "status": 429,
            "headers": { "Retry-After": "2.5", "request-id": "their-id", "Date": "Sun, 01 Nov 2026 00:00:10 GMT" },
            "body": { "error": { "code": "TooManyRequests", "message": "Slow down" } }
        },
        { "id": "1", "status": 200, "body": { "value": [] } }
    ] });
    let answers = read(body).unwrap();
    let told: Vec<_> = answers.iter().map(|answer| (answer.id.as_str(), answer.facts.status)).collect();
    assert_eq!(told, [("2", 204), ("0", 429), ("1", 200)]);

    let refused = &answers[1].facts;
    assert_eq!((refused.retry_after_ms, refused.request_id.as_deref()), (Some(2500.0), Some("their-id")));
    assert_eq!(refused.date.as_deref(), Some("2026-11-01T00:00:10.000Z"));
    let said = GraphError { code: String::from("TooManyRequests"), message: String::from("Slow down") };
    assert_eq!(refused.body, ErrorBody::Graph(said));
    assert_eq!(answers[2].body, Parsed(json!({ "value": [] })), "the body is kept as it came");
}

#[test]
fn the_names_of_headers_go_in_any_case() {
    for name in ["Retry-After", "retry-after", "RETRY-AFTER"] {
        assert_eq!(
            one(json!({ "id": "0", "status": 429, "headers": { name: "7" } })).facts.retry_after_ms,
            Some(7000.0)
        );
    }
}

#[test]
fn the_value_of_a_header_may_be_a_text_a_number_or_a_list() {
    for (value, ms) in [
        (json!("120"), 120_000.0),
        (json!(120), 120_000.0),
        (json!(["0", "120"]), 120_000.0),
        (json!([0, 120]), 120_000.0),
        (json!(["120"]), 120_000.0),
        (json!("0,120"), 120_000.0),
        (json!(2.5), 2500.0),
    ] {
        let answer = one(json!({ "id": "0", "status": 429, "headers": { "Retry-After": value } }));
        assert_eq!(answer.facts.retry_after_ms, Some(ms), "{value}");
    }
    for value in [json!(null), json!({}), json!([]), json!(true), json!(-5), json!(["soon"])] {
        let answer = one(json!({ "id": "0", "status": 429, "headers": { "Retry-After": value, "request-id": value } }));
        assert_eq!(answer.facts.retry_after_ms, None, "{value}");
    }
    let answer = one(json!({ "id": "0", "status": 429, "headers": { "request-id": null } }));
    assert_eq!(answer.facts.request_id, None);
}

#[test]
fn a_body_may_be_json_as_text_or_in_base64() {
    let error = json!({ "error": { "code": "Conflict", "message": "m", "innerError": { "request-id": "theirs" } } });
    let text = error.to_string();
    for body in [error, json!(text), json!(base64::engine::general_purpose::STANDARD.encode(&text))] {
        let answer = one(json!({ "id": "0", "status": 409, "body": body }));
        let said = GraphError { code: String::from("Conflict"), message: String::from("m") };
        assert_eq!(answer.facts.body, ErrorBody::Graph(said), "{body}");
        assert_eq!(answer.facts.request_id.as_deref(), Some("theirs"), "{body}");
    }
    let job = json!({ "id": "job" });
    assert_eq!(one(json!({ "id": "0", "status": 200, "body": job.to_string() })).body, Parsed(job));
    // What is no JSON stays what it is.
    assert_eq!(body(json!({ "id": "0", "status": 502, "body": "<html>" })), ErrorBody::WithoutCode);
}

#[test]
fn a_body_that_is_missing_null_or_an_empty_text_is_empty() {
    assert_eq!(body(json!({ "id": "0", "status": 401 })), ErrorBody::Empty);
    for empty in [json!(null), json!("")] {
        assert_eq!(body(json!({ "id": "0", "status": 401, "body": empty })), ErrorBody::Empty);
    }
    assert_eq!(body(json!({ "id": "0", "status": 401, "body": {} })), ErrorBody::WithoutCode);
}

#[test]
fn an_answer_without_an_id_belongs_to_nobody_and_spoils_no_other() {
    let odd = [json!(null), json!(5), json!("text"), json!({ "status": 204 }), json!({ "id": 0, "status": 204 })];
    let mut responses = Vec::from(odd);
    responses.push(json!({ "id": "7", "status": 204 }));
    let answers = read(json!({ "responses": responses })).unwrap();
    assert_eq!(answers.iter().map(|answer| answer.id.as_str()).collect::<Vec<_>>(), ["7"]);
}

#[test]
fn a_status_that_is_none_is_no_status() {
    for odd in
        [json!(null), json!("204"), json!(204.5), json!(-204), json!(1000), json!(65_740), json!(1e300), json!({})]
    {
        assert_eq!(one(json!({ "id": "0", "status": odd })).facts.status, 0, "{odd}");
    }
    assert_eq!(one(json!({ "id": "0" })).facts.status, 0);
    assert_eq!(one(json!({ "id": "0", "status": 204.0 })).facts.status, 204);
}

#[test]
fn numbers_from_0_to_999_are_statuses_and_no_others() {
    for status in 0..1000 {
        assert_eq!(http_status(f64::from(status)), status);
    }
    for odd in [-1.0, 1000.0, 65_536.0, 66_000.0, 1e300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(http_status(odd), 0, "{odd}");
    }
}

#[test]
fn what_is_no_answer_to_a_batch_is_none() {
    for other in [
        json!(null),
        json!([]),
        json!({}),
        json!({ "responses": null }),
        json!({ "responses": {} }),
        json!({ "value": [] }),
        json!({ "error": { "code": "x" } }),
    ] {
        assert_eq!(read(other.clone()), None, "{other}");
    }
    assert_eq!(read(json!({ "responses": [] })), Some(Vec::new()));
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_body_makes_it_panic_and_no_answer_is_made_up(
        id in any_json(), status in any_json(), headers in any_json(), body in any_json()
    ) {
        let answer = json!({ "id": id, "status": status, "headers": headers, "body": body });
        let list = json!({ "responses": [answer, body, null] });
        for shape in [list, json!({ "responses": body }), body.clone()] {
            let count = shape["responses"].as_array().map_or(0, Vec::len);
            prop_assert!(read(shape).unwrap_or_default().len() <= count);
        }
    }
}
