//! The stable names that callers branch on: error codes and outcomes.

use serde::Serialize;
use strum::{IntoStaticStr, VariantArray};

/// What went wrong. The names in the interface are the variants' names.
///
/// Three more codes are defined in `pkg-template`, for failures of the WebAssembly itself: `WasmBlocked`, `NotInitialized`, `Internal`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr, VariantArray)]
#[serde(into = "&'static str")]
pub enum ErrorCode {
    /// The token is no possible access token.
    InvalidToken,
    /// `spId` is neither a GUID nor `{ appId }`.
    InvalidServicePrincipalId,
    /// `jobId` is no possible job id.
    InvalidJobId,
    /// `criteria` that must not be sent.
    InvalidCriteria,
    /// `options` with an unknown, wrong-typed or contradictory key.
    InvalidOptions,
    /// `items` with a problem in any item.
    InvalidItems,
    /// `query` is no possible search.
    InvalidQuery,
    /// The token function threw, or returned no usable token.
    TokenUnavailable,
    /// The service does not accept the token.
    Unauthenticated,
    /// The service demands a token with more claims.
    ClaimsChallenge,
    /// The token lacks the permission or the role.
    PermissionDenied,
    /// No such service principal or job.
    NotFound,
    /// 409: another change of the job is being made.
    Conflict,
    /// Any other 4xx.
    BadRequest,
    /// 429, and no retries or time left.
    Throttled,
    /// 503.
    ServiceUnavailable,
    /// Any other 5xx.
    ServerError,
    /// A response that Graph does not document.
    UnexpectedResponse,
    /// No response.
    Network,
    /// `timeoutMs` or `deadlineMs` passed.
    Timeout,
    /// The caller's signal fired.
    Aborted,
}

/// Whether the service may have carried out what the call requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, IntoStaticStr)]
#[serde(into = "&'static str")]
#[strum(serialize_all = "camelCase")]
pub enum Outcome {
    /// No request was sent.
    NotSent,
    /// The service refused: nothing was carried out.
    Refused,
    /// It may have been carried out.
    Unknown,
}
