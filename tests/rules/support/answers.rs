//! Answers of a service, reduced to their facts, and the failures that they are.

use graph_sync_jobs::{
    error::failure::Failure,
    model::{
        action::Action,
        response_facts::{ErrorBody, GraphError, ResponseFacts},
    },
    response::classify::classify,
};

/// The claims of a claims challenge.
pub const CLAIMS: &str = r#"{"access_token":{}}"#;

/// The codes of a stale token, as several services write them, and one that nobody has seen yet.
pub const STALE: [&str; 5] = [
    "InvalidAuthenticationToken",
    "Authentication_ExpiredToken",
    "TokenExpired",
    "ExpiredAuthenticationToken",
    "SomethingNew",
];

/// The codes of a 401 that asks for no other token.
pub const DENIALS: [&str; 4] = ["UnknownError", "", "Authorization_IdentityNotFound", "Authorization_RequestDenied"];

/// An answer of which only the status is known.
pub fn status(status: u16) -> ResponseFacts {
    ResponseFacts { status, ..ResponseFacts::default() }
}

/// An answer whose body has this `error.code`.
pub fn coded(code: u16, error: &str) -> ResponseFacts {
    let said = GraphError { code: error.to_owned(), message: String::new() };
    ResponseFacts { body: ErrorBody::Graph(said), ..status(code) }
}

/// An answer that was read to its end, and is empty.
pub fn empty(code: u16) -> ResponseFacts {
    ResponseFacts { body: ErrorBody::Empty, ..status(code) }
}

/// An answer with a readable `Retry-After`.
pub fn asking(code: u16, wait_ms: f64) -> ResponseFacts {
    ResponseFacts { retry_after_ms: Some(wait_ms), ..status(code) }
}

/// The same answer with a claims challenge.
pub fn challenged(answer: ResponseFacts) -> ResponseFacts {
    ResponseFacts { claims: Some(CLAIMS.to_owned()), ..answer }
}

/// The failure that an answer is to a call.
pub fn failure(answer: ResponseFacts, action: Action) -> Box<Failure<&'static str>> {
    let (kind, outcome) = classify(&answer);
    let mut failure = Failure::new(kind, outcome, action);
    failure.response = Some(Box::new(answer));
    failure
}
