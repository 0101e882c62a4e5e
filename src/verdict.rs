//! What an answer means: which error it is, and whether the restart may have happened all the same.

use crate::{
    challenge,
    failure::{ErrorCode, Failure, Outcome},
    graph_error::GraphError,
};

/// An answer from whoever answered, reduced to what is judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The wait that `Retry-After` asks for, in milliseconds, where it can be read.
    pub wait_ms: Option<u64>,
    /// The `WWW-Authenticate` header, where it is readable.
    pub www_authenticate: Option<String>,
    /// The `request-id` header.
    pub request_id: Option<String>,
    /// When it was given: ISO 8601, UTC.
    pub date: Option<String>,
    /// What the body turned out to be.
    pub body: Body,
}

/// The body of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Body {
    /// Torn, too long, no JSON, or never looked at.
    #[default]
    Unreadable,
    /// Read to its end, and empty.
    Empty,
    /// JSON.
    Graph(GraphError),
}

impl Answer {
    /// Whether this is the documented answer to a restart: 204 and nothing else.
    pub fn accepts_restart(&self) -> bool {
        self.status == 204
    }

    /// Whether this status is an error that alone decides code and outcome.
    pub fn is_error(&self) -> bool {
        (400..=599).contains(&self.status)
    }

    /// Why this answer is a failure.
    pub fn failure(self) -> Box<Failure> {
        let claims = match &self.www_authenticate {
            Some(header) if self.status == 401 => challenge::claims(header),
            _ => None,
        };
        let (code, outcome) = self.judge(claims.is_some());
        let graph = match self.body {
            Body::Graph(error) => error,
            _ => GraphError::default(),
        };
        let mut failure = Failure::new(code, outcome);
        // 0 is how fetch shows an answer that it hides, no status.
        failure.status = (self.status != 0).then_some(self.status);
        failure.graph_code = graph.code;
        failure.detail = graph.message;
        failure.request_id = self.request_id.or(graph.request_id);
        failure.date = self.date;
        failure.retry_after_ms = self.wait_ms.map(|ms| ms as f64);
        failure.claims = claims;
        failure
    }

    fn judge(&self, has_claims: bool) -> (ErrorCode, Outcome) {
        use ErrorCode::*;
        let refused = |code| (code, Outcome::Refused);
        match self.status {
            401 if has_claims => refused(ClaimsChallenge),
            401 => refused(match &self.body {
                Body::Empty => PermissionDenied,
                // These endpoints say "not permitted" this way; a fresh token would not help (docs-contrib#8800).
                Body::Graph(error)
                    if error.has_code && matches!(error.code.as_deref(), None | Some("UnknownError")) =>
                {
                    PermissionDenied
                }
                _ => Unauthenticated,
            }),
            403 => refused(PermissionDenied),
            404 => refused(NotFound),
            409 => refused(Conflict),
            429 => refused(Throttled),
            400..=499 => refused(BadRequest),
            // With Retry-After Graph documents 503 as throttling; without, nobody knows how far the request got.
            503 if self.wait_ms.is_some() => refused(ServiceUnavailable),
            503 => (ServiceUnavailable, Outcome::Unknown),
            500..=599 => (ServerError, Outcome::Unknown),
            _ => (UnexpectedResponse, Outcome::Unknown),
        }
    }
}
