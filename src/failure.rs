//! Everything a caller learns about a call that did not succeed. The words for people are in `js/words.js`.

/// The stable name of what went wrong. `js/words.js` has the same list in the same order: numbers travel, names do not.
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
    /// A list of restarts with any fault in it.
    InvalidItems,
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
            ErrorCode::InvalidItems => "InvalidItems",
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

/// Which of three things is true after a failure. `js/words.js` has the same list in the same order.
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

/// How much of the service's last answer is told with a failure. The answer itself stays a JavaScript object: its ids and
/// words are for people, and decide nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// There was no answer, or it is not about this.
    Nothing,
    /// Status, ids and date.
    Facts,
    /// The service's own words too.
    Words,
}

/// A failure, as far as it was decided here.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What went wrong.
    pub code: ErrorCode,
    /// What is true now.
    pub outcome: Outcome,
    /// How much of the answer is told.
    pub told: Told,
    /// When the service answered, in milliseconds since 1970.
    pub date_ms: Option<f64>,
    /// How long the service asked to wait.
    pub retry_after_ms: Option<f64>,
    /// The decoded claims challenge.
    pub claims: Option<String>,
    /// The limit that passed.
    pub limit: &'static str,
}

impl Failure {
    /// A failure of which only the essentials are known. Boxed, because it travels far and is large.
    pub fn new(code: ErrorCode, outcome: Outcome) -> Box<Failure> {
        Box::new(Failure {
            code,
            outcome,
            told: Told::Nothing,
            date_ms: None,
            retry_after_ms: None,
            claims: None,
            limit: "",
        })
    }
}
