//! What an answer means: which failure it is, and whether the request may have been carried out all the same.

use crate::{
    error::{
        code::Outcome,
        kind::{Kind, Unexpected},
    },
    model::response_facts::{ErrorBody, GraphError, ResponseFacts},
};

/// What an answer means that is not the one hoped for.
pub fn classify(facts: &ResponseFacts) -> (Kind, Outcome) {
    let refused = match facts.status {
        401 | 403 if facts.claims.is_some() => Kind::ClaimsChallenge,
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
        _ => return (Kind::UnexpectedResponse(Unexpected::of(facts)), Outcome::Unknown),
    };
    (refused, Outcome::Refused)
}

/// Whether a 401 is how these endpoints say "not permitted": a fresh token would not help (docs-contrib#8800).
fn is_denial(body: &ErrorBody) -> bool {
    match body {
        ErrorBody::Empty => true,
        ErrorBody::Graph(GraphError { code, .. }) => {
            code.is_empty() || code == "UnknownError" || code.starts_with("Authorization_")
        }
        ErrorBody::WithoutCode | ErrorBody::Unreadable => false,
    }
}

impl Unexpected {
    /// What an answer is whose status is neither an error nor the one that was hoped for.
    fn of(facts: &ResponseFacts) -> Unexpected {
        // Every answer of Graph has a request-id, but a page may be kept from reading it.
        if facts.is_html && facts.request_id.is_none() { Unexpected::Page } else { Unexpected::Status }
    }

    /// What an answer is that has the status that was hoped for, but not the content.
    pub fn content_of(facts: &ResponseFacts) -> Unexpected {
        match Unexpected::of(facts) {
            Unexpected::Page => Unexpected::Page,
            _ => Unexpected::Unreadable,
        }
    }
}
