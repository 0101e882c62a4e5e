//! A failed call: kind, outcome, and the facts of the last response.

use serde::Serialize;

use super::{
    code::{ErrorCode, Outcome},
    kind::{Argument, Kind},
};
use crate::model::{action::Action, problem::Problem, response_facts::ResponseFacts};

/// A failed call. `C` is the type of what the platform, or the caller's own code, threw.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure<C> {
    /// Why the call failed.
    pub kind: Kind,
    /// Whether it may have been carried out.
    pub outcome: Outcome,
    /// The problems with an argument.
    pub problems: Vec<Problem>,
    /// The action of the call.
    pub action: Action,
    /// The number of requests sent.
    pub attempts: u32,
    /// The `client-request-id` that was sent.
    pub client_request_id: Option<String>,
    /// The facts of the last response, where there was one.
    pub response: Option<Box<ResponseFacts>>,
    /// What was thrown, unchanged.
    pub cause: Option<C>,
}

/// The result of a call. The failure is boxed because it is large and passes through many functions.
pub type Result<T, C> = std::result::Result<T, Box<Failure<C>>>;

impl<C> Failure<C> {
    /// A failure without a request count, a response or a cause yet.
    pub fn new(kind: Kind, outcome: Outcome, action: Action) -> Box<Failure<C>> {
        Box::new(Failure {
            kind,
            outcome,
            problems: Vec::new(),
            action,
            attempts: 0,
            client_request_id: None,
            response: None,
            cause: None,
        })
    }

    /// The failure of a call with an invalid argument. Nothing was sent.
    pub fn invalid(argument: Argument, problems: Vec<Problem>, cause: Option<C>) -> Box<Failure<C>> {
        let mut failure = Failure::new(Kind::InvalidArgument(argument), Outcome::NotSent, Action::Restart);
        (failure.problems, failure.cause) = (problems, cause);
        failure
    }

    /// The same failure for another action.
    pub fn of(mut self: Box<Self>, action: Action) -> Box<Failure<C>> {
        self.action = action;
        self
    }

    /// The fields of the error that callers catch.
    pub fn fields(&self) -> ErrorFields<'_> {
        let response = self.response.as_deref();
        ErrorFields {
            code: self.kind.code(),
            outcome: self.outcome,
            status: response.map(|response| response.status).filter(|status| *status > 0),
            graph_code: response
                .and_then(ResponseFacts::graph)
                .map(|graph| &*graph.code)
                .filter(|code| !code.is_empty()),
            request_id: response.and_then(|response| response.request_id.as_deref()),
            client_request_id: self.client_request_id.as_deref(),
            date: response.and_then(|response| response.date.as_deref()),
            retry_after_ms: response.and_then(|response| response.retry_after_ms),
            claims: response.and_then(|response| response.claims.as_deref()),
            attempts: self.attempts,
            problems: &self.problems,
            hint: self.hint(),
        }
    }
}

/// The public fields of a `SyncJobError`. What is not known is `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorFields<'a> {
    /// The stable name of the failure.
    pub code: ErrorCode,
    /// Whether it may have been carried out.
    pub outcome: Outcome,
    /// The HTTP status.
    pub status: Option<u16>,
    /// Graph's `error.code`.
    pub graph_code: Option<&'a str>,
    /// Graph's `request-id`.
    pub request_id: Option<&'a str>,
    /// The `client-request-id` that was sent.
    pub client_request_id: Option<&'a str>,
    /// The date of the response, as ISO 8601 text in UTC.
    pub date: Option<&'a str>,
    /// The Retry-After delay, in milliseconds.
    pub retry_after_ms: Option<f64>,
    /// The claims of a claims challenge, as decoded JSON text.
    pub claims: Option<&'a str>,
    /// The number of requests sent.
    pub attempts: u32,
    /// The problems with an argument.
    pub problems: &'a [Problem],
    /// What to do next.
    pub hint: String,
}
