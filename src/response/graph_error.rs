//! The body of an error response, in all shapes that were seen: Graph's, a gateway's, a token endpoint's.

use super::dates::graph_date;
use crate::model::{
    json::{Content, Json},
    platform::Platform,
    response_facts::{ErrorBody, GraphError, ResponseFacts},
};

/// Inner errors nest. Nothing useful was seen below this depth.
const DEPTH: usize = 5;

impl ResponseFacts {
    /// Adds the facts of an error's body. For `request-id` the header takes precedence, for the date the body.
    pub fn add_body<J: Json>(&mut self, content: &Content<J>, platform: &dyn Platform) {
        match content {
            Content::Empty => self.body = ErrorBody::Empty,
            Content::Unreadable => {}
            Content::Json(json) => self.add_json(json, platform),
        }
    }

    /// Adds the facts of an error's body that is JSON.
    pub fn add_json<J: Json>(&mut self, json: &J, platform: &dyn Platform) {
        let error = json.get("error");
        // In errors of the token endpoint, `error` is the code itself, not an object (RFC 6749, 5.2).
        let code = if error.is_object() { error.get("code") } else { json.get("error") };
        self.body = match code.is_text() {
            true => ErrorBody::Graph(GraphError {
                code: code.text().unwrap_or_default(),
                message: error.get("message").text().unwrap_or_default(),
            }),
            false => ErrorBody::WithoutCode,
        };
        let mut date = None;
        let mut inner = error;
        for _ in 0..DEPTH {
            inner = inner_error(&inner);
            if self.request_id.is_none() {
                self.request_id = inner.get("request-id").text().filter(|id| !id.is_empty());
            }
            date = date.or_else(|| inner.get("date").text());
        }
        if let Some(ms) = date.and_then(|date| graph_date(&date, platform)) {
            self.date = platform.iso_date(ms);
        }
    }
}

/// The inner error. The documentation has both spellings of its key.
fn inner_error<J: Json>(error: &J) -> J {
    let inner = error.get("innerError");
    if inner.is_nullish() { error.get("innererror") } else { inner }
}
