//! Everything a caller learns about a call that did not succeed. The words for people are in `js/words.js`.

use crate::problem::Problem;

/// The stable name of what went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// The token cannot be one.
    InvalidToken,
    /// Neither a GUID nor `{ appId }`.
    InvalidServicePrincipalId,
    /// No job id can look like this.
    InvalidJobId,
    /// Criteria that must not be sent.
    InvalidCriteria,
    /// Unknown, wrong-typed or contradicting options.
    InvalidOptions,
    /// The token function threw or gave no usable token.
    TokenUnavailable,
    /// The service does not accept the token.
    Unauthenticated,
    /// The service wants a token with more claims.
    ClaimsChallenge,
    /// The token lacks the permission or the role.
    PermissionDenied,
    /// No such service principal or job.
    NotFound,
    /// Another change is under way.
    Conflict,
    /// Any other refusal.
    BadRequest,
    /// Too many requests, and no retries or time left.
    Throttled,
    /// 503.
    ServiceUnavailable,
    /// Any other 5xx.
    ServerError,
    /// An answer that is not Graph's.
    UnexpectedResponse,
    /// No answer.
    Network,
    /// A limit passed.
    Timeout,
    /// The caller's signal fired.
    Aborted,
}

impl ErrorCode {
    /// The name that callers see.
    pub const fn name(self) -> &'static str {
        match self {
            ErrorCode::InvalidToken => "InvalidToken",
            ErrorCode::InvalidServicePrincipalId => "InvalidServicePrincipalId",
            ErrorCode::InvalidJobId => "InvalidJobId",
            ErrorCode::InvalidCriteria => "InvalidCriteria",
            ErrorCode::InvalidOptions => "InvalidOptions",
            ErrorCode::TokenUnavailable => "TokenUnavailable",
            ErrorCode::Unauthenticated => "Unauthenticated",
            ErrorCode::ClaimsChallenge => "ClaimsChallenge",
            ErrorCode::PermissionDenied => "PermissionDenied",
            ErrorCode::NotFound => "NotFound",
            ErrorCode::Conflict => "Conflict",
            ErrorCode::BadRequest => "BadRequest",
            ErrorCode::Throttled => "Throttled",
            ErrorCode::ServiceUnavailable => "ServiceUnavailable",
            ErrorCode::ServerError => "ServerError",
            ErrorCode::UnexpectedResponse => "UnexpectedResponse",
            ErrorCode::Network => "Network",
            ErrorCode::Timeout => "Timeout",
            ErrorCode::Aborted => "Aborted",
        }
    }
}

/// Which of three things is true after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing left this machine.
    NotSent,
    /// The service said no.
    Refused,
    /// It may have happened.
    Unknown,
}

impl Outcome {
    /// The name that callers see.
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::NotSent => "notSent",
            Outcome::Refused => "refused",
            Outcome::Unknown => "unknown",
        }
    }
}

/// A failure with all that is known about it. It never holds the token.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What went wrong.
    pub code: ErrorCode,
    /// What is true now.
    pub outcome: Outcome,
    /// HTTP status.
    pub status: Option<u16>,
    /// Graph's `error.code`.
    pub graph_code: Option<String>,
    /// The service's id of the request.
    pub request_id: Option<String>,
    /// The id that was sent.
    pub client_request_id: Option<String>,
    /// When the service answered: ISO 8601, UTC.
    pub date: Option<String>,
    /// How long the service asked to wait.
    pub retry_after_ms: Option<f64>,
    /// Requests made.
    pub attempts: u32,
    /// The decoded claims challenge.
    pub claims: Option<String>,
    /// Every fault, for the `Invalid*` codes.
    pub problems: Vec<Problem>,
    /// What the message adds: Graph's own words, the fault of a token, the limit that passed.
    pub detail: Option<String>,
}

impl Failure {
    /// A failure of which only the essentials are known. Boxed, because it travels far and is large.
    pub fn new(code: ErrorCode, outcome: Outcome) -> Box<Failure> {
        Box::new(Failure {
            code,
            outcome,
            status: None,
            graph_code: None,
            request_id: None,
            client_request_id: None,
            date: None,
            retry_after_ms: None,
            attempts: 0,
            claims: None,
            problems: Vec::new(),
            detail: None,
        })
    }

    /// Arguments that were refused here: nothing was sent.
    pub fn invalid(code: ErrorCode, problems: Vec<Problem>) -> Box<Failure> {
        let mut failure = Failure::new(code, Outcome::NotSent);
        failure.problems = problems;
        failure
    }
}
