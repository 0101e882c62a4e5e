//! One failure of a call: why, what is true now, and all that is known of the answer that it is about.

use serde::Serialize;

use super::{
    code::{ErrorCode, Outcome},
    kind::{Argument, Kind},
};
use crate::model::{action::Action, problem::Problem, response_facts::ResponseFacts};

/// A failure. `C` is what the platform threw.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure<C> {
    /// Why.
    pub kind: Kind,
    /// What is true now.
    pub outcome: Outcome,
    /// The faults of an argument.
    pub problems: Vec<Problem>,
    /// What the call was about to do.
    pub action: Action,
    /// Requests made.
    pub attempts: u32,
    /// The `client-request-id` that was sent.
    pub client_request_id: Option<String>,
    /// The answer that it is about.
    pub response: Option<Box<ResponseFacts>>,
    /// What was thrown, untouched.
    pub cause: Option<C>,
}

/// Boxed, because it travels far and is large.
pub type Result<T, C> = std::result::Result<T, Box<Failure<C>>>;

impl<C> Failure<C> {
    /// A failure of which only the essentials are known.
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

    /// An argument that was refused. Nothing was sent.
    pub fn invalid(argument: Argument, problems: Vec<Problem>, cause: Option<C>) -> Box<Failure<C>> {
        let mut failure = Failure::new(Kind::InvalidArgument(argument), Outcome::NotSent, Action::Restart);
        (failure.problems, failure.cause) = (problems, cause);
        failure
    }

    /// The same failure, of a request that was to do something else.
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
    /// The stable name.
    pub code: ErrorCode,
    /// What is true now.
    pub outcome: Outcome,
    /// HTTP status.
    pub status: Option<u16>,
    /// Graph's `error.code`.
    pub graph_code: Option<&'a str>,
    /// Graph's `request-id`.
    pub request_id: Option<&'a str>,
    /// The `client-request-id` that was sent.
    pub client_request_id: Option<&'a str>,
    /// When the service answered.
    pub date: Option<&'a str>,
    /// How long the service asked to wait, in milliseconds.
    pub retry_after_ms: Option<f64>,
    /// The claims challenge.
    pub claims: Option<&'a str>,
    /// Requests made.
    pub attempts: u32,
    /// The faults of an argument.
    pub problems: &'a [Problem],
    /// What to do next.
    pub hint: String,
}
