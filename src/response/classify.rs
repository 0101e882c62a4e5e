//! What an answer means: which failure it is, and whether the request may have been carried out all the same.

use crate::{
    error::{code::Outcome, kind::Kind},
    model::response_facts::{ErrorBody, ResponseFacts},
};

/// What an answer means that is not the one hoped for.
pub fn classify(facts: &ResponseFacts) -> (Kind, Outcome) {
    let refused = match facts.status {
        401 if facts.claims.is_some() => Kind::ClaimsChallenge,
        401 if is_denial(&facts.body) => Kind::PermissionDenied,
        401 => Kind::Unauthenticated,
        403 => Kind::PermissionDenied,
        404 => Kind::NotFound,
        409 => Kind::Conflict,
        429 => Kind::Throttled,
        400..=499 => Kind::BadRequest,
        // With Retry-After Graph documents 503 as throttling; without, nobody knows how far the request got.
        503 if facts.retry_after_ms.is_some() => Kind::ServiceUnavailable,
        503 => return (Kind::ServiceUnavailable, Outcome::Unknown),
        500..=599 => return (Kind::ServerError, Outcome::Unknown),
        _ => return (Kind::UnexpectedResponse, Outcome::Unknown),
    };
    (refused, Outcome::Refused)
}

/// Whether a 401 is how these endpoints say "not permitted": a fresh token would not help (docs-contrib#8800).
fn is_denial(body: &ErrorBody) -> bool {
    match body {
        ErrorBody::Empty => true,
        ErrorBody::Graph(error) => error.code.is_empty() || error.code == "UnknownError",
        ErrorBody::WithoutCode | ErrorBody::Unreadable => false,
    }
}

/// Whether a 401 says that the token is expired, malformed or meant for another service: then a new one may help.
pub fn is_stale_token(facts: &ResponseFacts) -> bool {
    facts.status == 401 && facts.graph().is_some_and(|error| error.code == "InvalidAuthenticationToken")
}
