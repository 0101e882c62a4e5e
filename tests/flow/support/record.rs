//! Everything that happened in a call, in its order.

use graph_sync_jobs::{
    model::{
        action::Action,
        found::FoundJob,
        results::{BulkProgress, FindProgress, RetryNotice, TokenRequest},
    },
    request::wire::Request,
};
use serde::Deserialize;
use serde_json::Value;

use super::{
    json::AnswerJson,
    script::{Answer, TokenEnd, UntilReply},
};

/// When something happened: the moment, and its place among everything that happened.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Stamp {
    pub order: u64,
    pub ms: f64,
}

/// A request that was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// From 0.
    pub number: usize,
    pub left: Stamp,
    pub token: u32,
    pub action: Action,
    /// Whether it leaves as a POST.
    pub is_post: bool,
    /// Whether it says `ConsistencyLevel: eventual`.
    pub is_eventual: bool,
    pub url: String,
    pub client_request_id: String,
    /// The text, while not too many were sent.
    pub body: Option<String>,
    /// What is in it, where it is a batch.
    pub parts: Vec<Part>,
    /// When the head of its answer came, and the answer.
    pub head: Option<(f64, Answer)>,
    pub end: Option<(Stamp, SentEnd)>,
}

/// One request in a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub index: u32,
    /// Relative to the API version.
    pub url: String,
    pub client_request_id: String,
}

/// What came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentEnd {
    /// The answer was read, as far as anybody reads it.
    Answered,
    /// The connection broke.
    Broken,
    /// A custom `fetch` gave what is no Response.
    NoResponse,
    /// Nobody waited any longer.
    Cancelled,
}

/// A question to the token function.
#[derive(Clone, Debug)]
pub struct Asked {
    pub left: Stamp,
    pub request: TokenRequest,
    /// What it did. Nothing where nobody waited any longer.
    pub end: Option<(Stamp, TokenEnd)>,
}

/// Everything that happened.
#[derive(Debug, Default)]
pub struct Record {
    pub sent: Vec<Sent>,
    pub asked: Vec<Asked>,
    pub retries: Vec<(Stamp, RetryNotice)>,
    pub updates: Vec<(Stamp, Value)>,
    pub progress: Vec<(Stamp, BulkProgress)>,
    pub find_progress: Vec<(Stamp, FindProgress)>,
    pub found: Vec<(Stamp, FoundJob<AnswerJson>)>,
    pub untils: Vec<UntilReply>,
    /// The notice whose observer aborted the call.
    pub aborted: Option<Stamp>,
    pub in_flight: usize,
    pub most_in_flight: usize,
    /// How often the call turned to its host for anything.
    pub host_calls: u64,
    /// How many things have happened.
    pub events: u64,
}

/// So many bodies are kept.
const BODIES: usize = 100;

/// Far more than any test needs.
const MOST_SENT: usize = 100_000;

impl Record {
    pub fn stamp(&mut self, ms: f64) -> Stamp {
        self.events += 1;
        Stamp { order: self.events, ms }
    }

    pub fn leaves(&mut self, request: &Request<String>, token: u32, ms: f64) -> &Sent {
        let (left, number) = (self.stamp(ms), self.sent.len());
        assert!(number < MOST_SENT, "it goes on sending for ever");
        let is_batch = request.url.ends_with("/$batch");
        let parts = request.body.as_deref().filter(|_| is_batch).map(parts).unwrap_or_default();
        self.in_flight += 1;
        self.most_in_flight = self.most_in_flight.max(self.in_flight);
        self.sent.push(Sent {
            number,
            left,
            token,
            action: request.action,
            is_post: request.is_post(),
            is_eventual: request.is_eventual,
            url: request.url.clone(),
            client_request_id: request.client_request_id.clone(),
            body: request.body.as_ref().filter(|_| number < BODIES).cloned(),
            parts,
            head: None,
            end: None,
        });
        &self.sent[number]
    }

    pub fn ends(&mut self, number: usize, end: SentEnd, ms: f64) {
        let stamp = self.stamp(ms);
        self.in_flight -= 1;
        self.sent[number].end = Some((stamp, end));
    }
}

/// A batch, as far as the record needs it.
#[derive(Deserialize)]
struct BatchText {
    requests: Vec<PartText>,
}

#[derive(Deserialize)]
struct PartText {
    id: String,
    url: String,
    headers: PartHeaders,
}

#[derive(Deserialize)]
struct PartHeaders {
    #[serde(rename = "client-request-id")]
    client_request_id: String,
}

fn parts(body: &str) -> Vec<Part> {
    let body: BatchText = serde_json::from_str(body).expect("a batch as Graph documents it");
    let part = |PartText { id, url, headers }| Part {
        index: id.parse().expect("an id is the item's place in the list"),
        url,
        client_request_id: headers.client_request_id,
    };
    body.requests.into_iter().map(part).collect()
}

impl Sent {
    /// Whether its answer was read, as far as anybody reads it.
    pub fn was_answered(&self) -> bool {
        matches!(self.end, Some((_, SentEnd::Answered)))
    }

    /// The status of its answer, where a head came.
    pub fn status(&self) -> Option<u16> {
        self.head.as_ref().map(|(_, answer)| answer.status)
    }

    /// A header of its answer.
    pub fn header(&self, name: &str) -> Option<&str> {
        let headers = &self.head.as_ref()?.1.headers;
        headers.iter().find(|(key, _)| *key == name).map(|(_, text)| text.as_str())
    }
}
