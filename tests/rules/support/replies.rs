//! What the other side does with one request, and what is true of it.

use Reply::*;
use graph_sync_jobs::{
    error::{
        code::Outcome,
        failure::Failure,
        kind::{Connection, Kind},
    },
    model::{action::Action, response_facts::ResponseFacts},
};

use super::answers::{challenged, coded, failure, status};

/// What the other side does with one request.
#[derive(Clone, Debug)]
pub enum Reply {
    Throttled(Option<u64>),
    Busy(Option<u64>),
    /// A 401 with the code of a stale token.
    Stale(&'static str),
    /// A challenge, with the status and the code that it comes with.
    Challenge(u16, &'static str),
    /// A 401 with the code of a denial.
    Denied(&'static str),
    /// A 401 that says nothing that could be read.
    Mute,
    Other(u16),
    /// Nothing: the connection breaks.
    Broken,
}

impl Reply {
    /// The wait that other answers than refusals ask for.
    const OTHER_MS: u64 = 1000;

    fn answer(&self) -> Option<ResponseFacts> {
        let answer = match *self {
            Throttled(_) => coded(429, "TooManyRequests"),
            Busy(_) => coded(503, "UnknownError"),
            Stale(code) | Denied(code) => coded(401, code),
            Challenge(status, code) => challenged(coded(status, code)),
            Mute => status(401),
            Other(status) => coded(status, "InternalError"),
            Broken => return None,
        };
        Some(ResponseFacts { retry_after_ms: self.asked_ms().map(|ms| ms as f64), ..answer })
    }

    pub fn failure(&self, action: Action) -> Box<Failure<&'static str>> {
        match self.answer() {
            Some(answer) => failure(answer, action),
            None => Failure::new(Kind::Network(Connection::Unknown), Outcome::Unknown, action),
        }
    }

    /// Whether nobody answered who could have said no, as far as a reading is concerned.
    pub fn answers_nothing(&self) -> bool {
        matches!(self, Broken | Busy(None) | Other(502 | 504))
    }

    pub fn asked_ms(&self) -> Option<u64> {
        match self {
            Throttled(wait_ms) | Busy(wait_ms) => *wait_ms,
            Other(_) => Some(Reply::OTHER_MS),
            _ => None,
        }
    }

    /// Whether the service said no, so that sending again repeats nothing.
    pub fn refuses(&self) -> bool {
        matches!(self, Throttled(_) | Busy(Some(_)) | Stale(_) | Challenge(..) | Denied(_) | Mute | Other(400..=499))
    }
}
