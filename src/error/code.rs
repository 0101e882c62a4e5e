//! The stable names that callers branch on: what went wrong, and what is true now.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

/// What went wrong. The names in the interface are the variants' names.
///
/// Three more codes are told where WebAssembly cannot: `WasmBlocked`, `NotInitialized` and `Internal` (`pkg-template`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[serde(into = "&'static str")]
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
    /// No search can look like this.
    InvalidQuery,
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

/// Which of three things is true after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "camelCase")]
pub enum Outcome {
    /// Nothing left this machine.
    NotSent,
    /// The service said no.
    Refused,
    /// It may have happened.
    Unknown,
}
