//! Which failure a response stands for, and whether the request may have been carried out.

use crate::{
    error::{
        code::Outcome,
        kind::{Kind, Unexpected},
    },
    model::response_facts::{ErrorBody, GraphError, ResponseFacts},
};

/// The failure and the outcome of a response that is not the expected one.
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
        // With Retry-After, Graph documents 503 as throttling. Without, nobody knows whether the request was carried out.
        503 if facts.retry_after_ms.is_some() => Kind::ServiceUnavailable,
        503 => return (Kind::ServiceUnavailable, Outcome::Unknown),
        500..=599 => return (Kind::ServerError, Outcome::Unknown),
        _ => return (Kind::UnexpectedResponse(Unexpected::of(facts)), Outcome::Unknown),
    };
    (refused, Outcome::Refused)
}

/// Whether a 401 means "not permitted", as these endpoints say it, so that a new token would not help (docs-contrib#8800).
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
    /// For a response with a status outside 400–599 that is not the expected one.
    fn of(facts: &ResponseFacts) -> Unexpected {
        // Graph's responses have a request-id. CORS can hide it from a web page, so its absence alone proves nothing.
        if facts.is_html && facts.request_id.is_none() { Unexpected::Page } else { Unexpected::Status }
    }

    /// For a response with the expected status, but without the expected content.
    pub fn content_of(facts: &ResponseFacts) -> Unexpected {
        match Unexpected::of(facts) {
            Unexpected::Page => Unexpected::Page,
            _ => Unexpected::Unreadable,
        }
    }
}
