//! The facts of a response: what decides the failure, and what a support ticket needs.

/// The facts of a response, whoever sent it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseFacts {
    /// The HTTP status; 0 where `fetch` hides it.
    pub status: u16,
    /// Graph's `request-id`: from the header, else from the body.
    pub request_id: Option<String>,
    /// The date of the response, as ISO 8601 text in UTC: from the body, else from the header.
    pub date: Option<String>,
    /// The Retry-After delay, in milliseconds, where it can be read.
    pub retry_after_ms: Option<f64>,
    /// The claims of a claims challenge, as decoded JSON text.
    pub claims: Option<String>,
    /// Whether the content type is HTML, which Graph never sends.
    pub is_html: bool,
    /// The body of an error.
    pub body: ErrorBody,
}

/// The body of an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ErrorBody {
    /// Cut off, too long, no JSON, or not read.
    #[default]
    Unreadable,
    /// Read to its end, and empty.
    Empty,
    /// JSON without an `error.code`.
    WithoutCode,
    /// An error in Graph's shape.
    Graph(GraphError),
}

/// Graph's `error.code` and `error.message`. A text that contains the token is replaced by an empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphError {
    /// `error.code`. It may be empty.
    pub code: String,
    /// `error.message`. It is for developers: the documentation says not to show it to people.
    pub message: String,
}

impl ResponseFacts {
    /// Whether the status is 400 to 599, which alone decides code and outcome.
    pub fn is_error(&self) -> bool {
        (400..=599).contains(&self.status)
    }

    /// The error in Graph's shape, where there is one.
    pub fn graph(&self) -> Option<&GraphError> {
        match &self.body {
            ErrorBody::Graph(error) => Some(error),
            _ => None,
        }
    }
}
