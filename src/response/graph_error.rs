//! The body of an error, in all the shapes that it has been seen in.

use super::dates::graph_date;
use crate::model::{
    json::{Content, Json},
    platform::Platform,
    response_facts::{ErrorBody, GraphError, ResponseFacts},
};

/// Inner errors nest; nothing useful was ever seen below this depth.
const DEPTH: usize = 5;

impl ResponseFacts {
    /// Adds what the body of an error says. For `request-id` the header comes first, for the date the body.
    pub fn add_body<J: Json>(&mut self, content: &Content<J>, platform: &dyn Platform) {
        match content {
            Content::Empty => self.body = ErrorBody::Empty,
            Content::Unreadable => {}
            Content::Json(json) => self.add_json(json, platform),
        }
    }

    /// The same for a body that is JSON.
    pub fn add_json<J: Json>(&mut self, json: &J, platform: &dyn Platform) {
        let error = json.get("error");
        // Token endpoints write the code itself in its place.
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

/// The documentation writes both.
fn inner_error<J: Json>(error: &J) -> J {
    let inner = error.get("innerError");
    if inner.is_nothing() { error.get("innererror") } else { inner }
}
