//! What answers said, read by the witness itself: httpdate for dates, `str::parse` for numbers.

use std::time::SystemTime;

use graph_sync_jobs::error::code::Outcome;
use serde_json::Value;

use crate::support::{
    platform::{BEGINNING_MS, decoded},
    record::{Sent, SentEnd},
    script::{Answer, Body, CHALLENGE},
};

/// What an answer said: to a request, or to one in a batch.
#[derive(Clone, Debug)]
pub struct Said {
    pub status: u16,
    pub request_id: Option<String>,
    /// When it was read.
    at_ms: f64,
    retry_after: Option<String>,
    is_challenge: bool,
    code: Option<String>,
}

impl Said {
    /// What the answer to a request said, where a head came.
    pub fn to(sent: &Sent) -> Option<Said> {
        let (at_ms, answer) = sent.head.as_ref()?;
        let Answer { status, body, .. } = answer;
        let code = match body {
            Body::Json(json) if sent.was_answered() => code(json),
            _ => None,
        };
        Some(Said {
            status: *status,
            request_id: Some(format!("answer-{}", sent.number)).filter(|_| sent.header("request-id") != Some("")),
            at_ms: *at_ms,
            retry_after: sent.header("retry-after").map(str::to_owned),
            is_challenge: sent.header("www-authenticate") == Some(CHALLENGE),
            code,
        })
    }

    /// What a batch's answer said of one of its items.
    pub fn of_item(sent: &Sent, index: u32) -> Option<Said> {
        let (_, Answer { status: 200, body: Body::Json(json), .. }) = sent.head.as_ref()? else { return None };
        let (at, _) = sent.end.filter(|_| sent.was_answered())?;
        let id = index.to_string();
        let own = json["responses"].as_array()?.iter().find(|answer| answer["id"].as_str() == Some(&id))?;
        let header = |name: &str| written(&own["headers"][name]);
        Some(Said {
            status: own["status"].as_u64().filter(|status| *status < 1000).unwrap_or_default() as u16,
            request_id: header("request-id"),
            at_ms: at.ms,
            retry_after: header("Retry-After"),
            is_challenge: header("WWW-Authenticate").as_deref() == Some(CHALLENGE),
            code: code(&read(&own["body"])),
        })
    }

    pub fn is_error(&self) -> bool {
        (400..=599).contains(&self.status)
    }

    /// How long it asked to wait, in milliseconds.
    pub fn asked_ms(&self) -> Option<f64> {
        const DATE: usize = "Sun, 01 Nov 2026 00:00:00 GMT".len();
        let text = self.retry_after.as_deref()?;
        let dates = (0..text.len()).filter_map(|start| self.until_ms(text.get(start..start + DATE)?));
        // Of several the longest counts.
        text.split(',').filter_map(|part| seconds(part.trim())).chain(dates).reduce(f64::max)
    }

    fn until_ms(&self, date: &str) -> Option<f64> {
        let date = httpdate::parse_http_date(date).ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        // Milliseconds since 1970 are too large a number for all of their fractions.
        Some(date.as_millis() as f64 - BEGINNING_MS - self.at_ms - 0.001).filter(|ms| *ms > 0.0)
    }

    /// Whether the service said no, so that sending again repeats nothing.
    pub fn outcome(&self) -> Outcome {
        match self.status {
            400..=499 => Outcome::Refused,
            503 if self.asked_ms().is_some() => Outcome::Refused,
            _ => Outcome::Unknown,
        }
    }

    /// Whether it wants another token, and if so, whether one with claims.
    pub fn wants_claims(&self) -> Option<bool> {
        match self.status {
            401 | 403 if self.is_challenge => Some(true),
            401 if self.code.as_deref().is_some_and(|code| !is_denial(code)) => Some(false),
            _ => None,
        }
    }

    /// Whether it asks for patience, so that the same may be sent once more.
    pub fn asks_patience(&self, is_reading: bool) -> bool {
        let is_refused = self.outcome() == Outcome::Refused;
        matches!(self.status, 429 | 503) && is_refused || is_reading && matches!(self.status, 502..=504)
    }
}

fn seconds(text: &str) -> Option<f64> {
    let mut parts = text.split('.');
    let is_number = parts.clone().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    (is_number && parts.by_ref().count() <= 2).then(|| text.parse::<f64>().unwrap() * 1000.0)
}

/// How these endpoints say "not permitted".
fn is_denial(code: &str) -> bool {
    matches!(code, "" | "UnknownError") || code.starts_with("Authorization_")
}

/// The code of an error, which token endpoints write in its place.
fn code(body: &Value) -> Option<String> {
    let error = &body["error"];
    error["code"].as_str().or(error.as_str()).map(str::to_owned)
}

/// The value of an item's header, which may be a number or a list.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => Some(items.iter().map(|item| written(item).unwrap()).collect::<Vec<_>>().join(",")),
        Value::Number(number) => Some(number.to_string()),
        other => other.as_str().map(str::to_owned),
    }
}

/// The body of an item, which may be JSON as text or in base64.
fn read(body: &Value) -> Value {
    let Some(text) = body.as_str() else { return body.clone() };
    let in_base64 = || decoded(text).and_then(|json| serde_json::from_str(&json).ok());
    serde_json::from_str(text).ok().or_else(in_base64).unwrap_or_default()
}

/// What the end of a request leaves true: the outcome, and the answer that it is about.
pub fn truth(last: Option<&Sent>) -> (Outcome, Option<Said>) {
    let Some(last) = last else { return (Outcome::NotSent, None) };
    match Said::to(last) {
        Some(said) if said.is_error() => (said.outcome(), Some(said)),
        said => (Outcome::Unknown, said.filter(|_| last.was_answered())),
    }
}

/// The same for an item of a batch.
pub fn truth_of_item(last: Option<&Sent>, index: u32) -> (Outcome, Option<Said>) {
    let own = last.and_then(|last| Said::of_item(last, index));
    own.map_or_else(|| truth(last), |own| (own.outcome(), Some(own)))
}

/// The accepted answer that an item got. A service principal that does not know of jobs has none.
pub fn is_item_accepted(sent: &Sent, index: u32) -> bool {
    let is_restart = sent.parts.iter().any(|part| part.index == index && part.url.ends_with("/restart"));
    let hoped_for: &[u16] = if is_restart { &[204] } else { &[200, 404] };
    Said::of_item(sent, index).is_some_and(|own| hoped_for.contains(&own.status))
}

/// Whether a request was answered as expected.
pub fn is_accepted(sent: &Sent) -> bool {
    let is_page_or_job = |value: &Value| value.is_object();
    match &sent.head {
        Some((_, answer)) if sent.was_answered() => match (answer.status, &answer.body) {
            (204, _) => !sent.action.is_read(),
            (200, Body::Json(value)) => sent.action.is_read() && is_page_or_job(value),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a request got no answer at all: the connection broke before a status that decides.
pub fn is_broken(sent: &Sent) -> bool {
    matches!(sent.end, Some((_, SentEnd::Broken))) && !Said::to(sent).is_some_and(|said| said.is_error())
}
