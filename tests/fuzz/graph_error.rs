//! Error bodies: whatever JSON arrives, only texts that stand in it at the right place come out.

use std::{iter::successors, str};

use graph_sync_jobs::graph_error::{GraphError, Json, in_utc};
use serde_json::Value;

struct Parsed<'a>(&'a Value);

impl Json for Parsed<'_> {
    fn get(&self, key: &str) -> Option<Self> {
        self.0.get(key).map(Parsed)
    }

    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }
}

pub fn check(input: &[u8]) {
    if let Ok(text) = str::from_utf8(input) {
        dated(text);
    }
    if let Ok(body) = serde_json::from_slice(input) {
        read(&body);
    }
}

fn read(body: &Value) {
    let error = GraphError::read(&Parsed(body));
    let said = &body["error"];
    let code = said.as_str().or_else(|| said["code"].as_str());
    assert_eq!(error.has_code, code.is_some());
    assert_eq!(error.code.as_deref().unwrap_or_default(), code.unwrap_or_default());
    assert_eq!(error.message.as_deref(), words(&said["message"]));

    // Both names are in the documentation, and a body may have both.
    let inner = |error: &Value| error.get("innerError").or_else(|| error.get("innererror")).cloned();
    let nested: Vec<_> = successors(inner(said), inner).take(5).collect();
    let outermost = |key: &str| nested.iter().find_map(|error| words(&error[key]));
    assert_eq!(error.request_id.as_deref(), outermost("request-id"));
    assert_eq!(error.date.as_deref(), outermost("date"));

    for absent in [&error.code, &error.message, &error.request_id, &error.date].into_iter().flatten() {
        assert!(!absent.is_empty(), "an empty text is none");
    }
    if let Some(date) = &error.date {
        dated(date);
    }
}

fn words(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.is_empty())
}

fn dated(text: &str) {
    let Some(date) = in_utc(text) else { return };
    assert!(date == text || date == format!("{text}Z"), "{date:?} is not {text:?} in UTC");
    assert!(date.len() <= 41 && date.starts_with(|first: char| first.is_ascii_digit()), "{date:?}");
    let time = date.split_once('T').expect("a time").1;
    assert!(time.contains(['Z', '+', '-']), "{date:?} has no zone");
    assert_eq!(in_utc(&date), (date.len() <= 40).then_some(date), "what has a zone keeps it");
}
