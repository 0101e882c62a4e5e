//! The head of a response: the status, and the headers that decide the failure or that a support ticket needs.

use super::{challenge::claims_challenge, dates::http_date, retry_after::retry_after_ms};
use crate::model::{
    platform::Platform,
    response_facts::{ErrorBody, ResponseFacts},
};

/// Reads the head of a response. `header` returns the value of a header by its name in lower case.
pub fn head(status: u16, header: &dyn Fn(&str) -> Option<String>, platform: &dyn Platform) -> Box<ResponseFacts> {
    Box::new(ResponseFacts {
        status,
        request_id: header("request-id").filter(|id| !id.is_empty()),
        date: header("date").and_then(|date| http_date(&date, platform)).and_then(|ms| platform.iso_date(ms)),
        retry_after_ms: header("retry-after").and_then(|value| retry_after_ms(&value, platform)),
        claims: header("www-authenticate").and_then(|value| claims_challenge(&value, platform)),
        is_html: header("content-type").is_some_and(|value| is_html(&value)),
        body: ErrorBody::Unreadable,
    })
}

fn is_html(content_type: &str) -> bool {
    content_type.split(';').next().is_some_and(|kind| kind.trim_ascii().eq_ignore_ascii_case("text/html"))
}
