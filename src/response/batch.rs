//! The answer to a `$batch`: an answer for each of its requests, in any order.

use super::head::head;
use crate::model::{
    json::Json,
    platform::Platform,
    response_facts::{ErrorBody, ResponseFacts},
};

/// The answer for one request of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemAnswer<J> {
    /// The id that its request had.
    pub id: String,
    /// What is known of it.
    pub facts: Box<ResponseFacts>,
    /// Its body.
    pub body: J,
}

/// The answers for the requests of a batch, as far as each can be told apart. Nothing where it is no answer to a batch.
pub fn item_answers<J: Json>(body: &J, platform: &dyn Platform) -> Option<Vec<ItemAnswer<J>>> {
    Some(body.get("responses").items()?.iter().filter_map(|answer| item_answer(answer, platform)).collect())
}

fn item_answer<J: Json>(answer: &J, platform: &dyn Platform) -> Option<ItemAnswer<J>> {
    let id = answer.get("id").text()?;
    let status = answer.get("status").number().filter(|status| status.trunc() == *status).unwrap_or_default();
    let headers = answer.get("headers").entries();
    let header = |name: &str| {
        headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).and_then(|(_, value)| value.header_text())
    };
    let mut facts = head(http_status(status), &header, platform);
    let body = answer.get("body");
    if body.is_nothing() || body.text().is_some_and(|text| text.is_empty()) {
        facts.body = ErrorBody::Empty;
        return Some(ItemAnswer { id, facts, body });
    }
    // Some services write their JSON as text, or in base64 (msgraph-sdk-php-core#103, msgraph-sdk-java#2472).
    let body = body.parsed().unwrap_or(body);
    facts.add_json(&body, platform);
    Some(ItemAnswer { id, facts, body })
}

/// What is no HTTP status is judged as 0.
pub fn http_status(number: f64) -> u16 {
    if (0.0..1000.0).contains(&number) { number as u16 } else { 0 }
}
