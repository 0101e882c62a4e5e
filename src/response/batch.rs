//! The response to a `$batch`: a response for each of its requests, in any order.

use super::head::head;
use crate::model::{
    json::Json,
    platform::Platform,
    response_facts::{ErrorBody, ResponseFacts},
};

/// The response to one request of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemResponse<J> {
    /// The id of its request.
    pub id: String,
    /// The facts of the response.
    pub facts: Box<ResponseFacts>,
    /// Its body; `null` or missing where it has none.
    pub body: J,
}

/// The responses to the requests of a batch, without those that have no id. `None` where the body is no batch response.
pub fn item_responses<J: Json>(body: &J, platform: &dyn Platform) -> Option<Vec<ItemResponse<J>>> {
    Some(body.get("responses").items()?.iter().filter_map(|response| item_response(response, platform)).collect())
}

fn item_response<J: Json>(response: &J, platform: &dyn Platform) -> Option<ItemResponse<J>> {
    let id = response.get("id").text()?;
    let status = response.get("status").number().filter(|status| status.trunc() == *status).unwrap_or_default();
    let headers = response.get("headers").entries();
    let header = |name: &str| {
        headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).and_then(|(_, value)| value.header_text())
    };
    let mut facts = head(http_status(status), &header, platform);
    let body = response.get("body");
    if body.is_nullish() || body.text().is_some_and(|text| text.is_empty()) {
        facts.body = ErrorBody::Empty;
        return Some(ItemResponse { id, facts, body });
    }
    // Some services write their JSON as text, or in base64 (msgraph-sdk-php-core#103, msgraph-sdk-java#2472).
    let body = body.parsed().unwrap_or(body);
    facts.add_json(&body, platform);
    Some(ItemResponse { id, facts, body })
}

/// The HTTP status, or 0 for a number that is none.
pub fn http_status(number: f64) -> u16 {
    if (0.0..1000.0).contains(&number) { number as u16 } else { 0 }
}
