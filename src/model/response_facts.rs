//! What is known of an answer: what decides about it, and what a support ticket needs.

/// An answer from whoever answered, reduced to its facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseFacts {
    /// The HTTP status; 0 where `fetch` hides it.
    pub status: u16,
    /// Graph's `request-id`: from the header, else from the body.
    pub request_id: Option<String>,
    /// When it was given, as ISO 8601 text in UTC: from the body, else from the header.
    pub date: Option<String>,
    /// How long `Retry-After` asks to wait, in milliseconds, where it can be read.
    pub retry_after_ms: Option<f64>,
    /// The decoded claims challenge, where there is one.
    pub claims: Option<String>,
    /// Whether the body is said to be a page for people, which Graph never sends.
    pub is_html: bool,
    /// What the body of an error turned out to be.
    pub body: ErrorBody,
}

/// The body of an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ErrorBody {
    /// Torn, too long, no JSON, or never looked at.
    #[default]
    Unreadable,
    /// Read to its end, and empty.
    Empty,
    /// JSON without an `error.code`.
    WithoutCode,
    /// What Graph says.
    Graph(GraphError),
}

/// Graph's `error.code` and `error.message`. A text that repeats the token is empty here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphError {
    /// `error.code`. It may be empty.
    pub code: String,
    /// `error.message`, for developers: the documentation says not to show it to people as it is.
    pub message: String,
}

impl ResponseFacts {
    /// Whether the status is an error, which alone decides code and outcome.
    pub fn is_error(&self) -> bool {
        (400..=599).contains(&self.status)
    }

    /// What Graph says, where it says something.
    pub fn graph(&self) -> Option<&GraphError> {
        match &self.body {
            ErrorBody::Graph(error) => Some(error),
            _ => None,
        }
    }
}
