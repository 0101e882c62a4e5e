//! What an answer means: which error it is, and whether the restart may have happened all the same.

use crate::failure::{ErrorCode, Failure, Outcome, Told};

/// An answer from whoever answered, reduced to what is judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The wait that `Retry-After` asks for, in milliseconds, where it can be read.
    pub wait_ms: Option<f64>,
    /// The decoded claims challenge, where there is one.
    pub claims: Option<String>,
    /// When it was given, in milliseconds since 1970.
    pub date_ms: Option<f64>,
    /// What the body turned out to be.
    pub body: Body,
}

/// The body of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// Torn, too long, no JSON, or never looked at.
    #[default]
    Unreadable,
    /// Read to its end, and empty.
    Empty,
    /// JSON without an `error.code`.
    Silent,
    /// The `error.code` that stands for a missing permission: `UnknownError`, or an empty one.
    Denial,
    /// The `error.code` of a token that is expired, malformed or meant for another service.
    StaleToken,
    /// Any other `error.code`.
    Other,
}

impl Body {
    /// What an `error.code` stands for.
    pub fn with_code(code: &str) -> Body {
        match code {
            // These endpoints say "not permitted" this way; a fresh token would not help (docs-contrib#8800).
            "" | "UnknownError" => Body::Denial,
            "InvalidAuthenticationToken" => Body::StaleToken,
            _ => Body::Other,
        }
    }
}

impl Answer {
    /// Whether this status is an error that alone decides code and outcome.
    pub fn is_error(&self) -> bool {
        (400..=599).contains(&self.status)
    }

    /// Why this answer is a failure.
    pub fn failure(self) -> Box<Failure> {
        let (code, outcome) = self.judge();
        let mut failure = Failure::new(code, outcome);
        failure.told = Told::Words;
        failure.date_ms = self.date_ms;
        failure.retry_after_ms = self.wait_ms;
        failure.claims = self.claims.filter(|_| self.status == 401);
        failure
    }

    fn judge(&self) -> (ErrorCode, Outcome) {
        use ErrorCode::*;
        let refused = match self.status {
            401 if self.claims.is_some() => ClaimsChallenge,
            401 if matches!(self.body, Body::Empty | Body::Denial) => PermissionDenied,
            401 => Unauthenticated,
            403 => PermissionDenied,
            404 => NotFound,
            409 => Conflict,
            429 => Throttled,
            400..=499 => BadRequest,
            // With Retry-After Graph documents 503 as throttling; without, nobody knows how far the request got.
            503 if self.wait_ms.is_some() => ServiceUnavailable,
            503 => return (ServiceUnavailable, Outcome::Unknown),
            500..=599 => return (ServerError, Outcome::Unknown),
            _ => return (UnexpectedResponse, Outcome::Unknown),
        };
        (refused, Outcome::Refused)
    }
}
