//! What calls resolve with and observers are told: the shapes of the public interface.

use serde::Serialize;

use super::{
    problem::Problem,
    reset_scope::{ResetScope, Weight},
    warning::Warning,
};

/// The service has accepted a restart.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RestartReceipt {
    /// Always 204.
    pub status: u16,
    /// What was asked for; empty is the service's default.
    pub reset_scope: Vec<ResetScope>,
    /// What the scopes bring with them.
    pub warnings: Vec<RestartWarning>,
    /// Requests made.
    pub attempts: u32,
    /// Graph's `request-id`.
    pub request_id: Option<String>,
    /// The `client-request-id` that was sent.
    pub client_request_id: String,
}

/// The service has accepted a start or a pause.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionReceipt {
    /// Always 204.
    pub status: u16,
    /// Requests made.
    pub attempts: u32,
    /// Graph's `request-id`.
    pub request_id: Option<String>,
    /// The `client-request-id` that was sent.
    pub client_request_id: String,
}

/// A warning as callers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RestartWarning {
    /// Its stable name.
    pub code: Warning,
    /// One sentence for a person.
    pub message: String,
}

/// The request that a restart would send, without its token.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreparedRequest<B> {
    /// The HTTP method.
    pub method: &'static str,
    /// The whole address.
    pub url: String,
    /// All headers but `Authorization`.
    pub headers: RequestHeaders,
    /// JSON text.
    pub body: B,
    /// What was asked for.
    pub reset_scope: Vec<ResetScope>,
    /// What the scopes bring with them.
    pub warnings: Vec<RestartWarning>,
}

/// The headers of a request, without `Authorization`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestHeaders {
    /// `application/json`, where there is a body.
    #[serde(rename = "Content-Type", skip_serializing_if = "Option::is_none")]
    pub content_type: Option<&'static str>,
    /// An id for support.
    #[serde(rename = "client-request-id")]
    pub client_request_id: String,
}

/// What a check of criteria found. `reset_scope` is nothing where they are not valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CriteriaReport {
    /// Whether they could be sent.
    pub valid: bool,
    /// As what they would be sent.
    pub reset_scope: Option<Vec<ResetScope>>,
    /// What the scopes bring with them.
    pub warnings: Vec<RestartWarning>,
    /// Every fault.
    pub problems: Vec<Problem>,
}

/// A reset scope, described for pickers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResetScopeInfo {
    /// Its name in Graph.
    pub name: ResetScope,
    /// Its flag in Graph's metadata. Never sent.
    pub value: u8,
    /// What it does, for a person.
    pub effect: &'static str,
    /// How much it costs.
    pub weight: Weight,
    /// The scopes that it contains.
    pub implies: Vec<ResetScope>,
}

impl From<ResetScope> for ResetScopeInfo {
    fn from(scope: ResetScope) -> ResetScopeInfo {
        ResetScopeInfo {
            name: scope,
            value: scope.value(),
            effect: scope.effect(),
            weight: scope.weight(),
            implies: scope.implied(),
        }
    }
}

/// What `onRetry` is told before a wait.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RetryNotice {
    /// The attempt that failed, from 1.
    pub attempt: u32,
    /// Until the next one, in milliseconds.
    pub delay_ms: f64,
    /// The HTTP status of the failure; nothing where there was no answer.
    pub status: Option<u16>,
    /// Graph's `request-id` of it.
    pub request_id: Option<String>,
}

/// What a token function is asked for. Its signal is added where the platform is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TokenRequest {
    /// The permissions, each with the host that the token is for.
    pub scopes: Vec<String>,
    /// The claims of a claims challenge, as JSON text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<String>,
}

/// How far many restarts have come. The four ends and what has none yet add up to the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BulkProgress {
    /// All items.
    pub total: u32,
    /// Accepted by the service.
    pub succeeded: u32,
    /// Refused by the service.
    pub refused: u32,
    /// Perhaps restarted.
    pub unknown: u32,
    /// Given up before they were sent.
    pub not_sent: u32,
    /// Sent, and not answered yet.
    pub in_flight: u32,
    /// How long nothing will be sent because the service asked for it, in milliseconds.
    pub waiting_ms: f64,
}

/// How far a search for jobs has come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindProgress {
    /// The service principals that are known: more while pages come.
    pub total: u32,
    /// Those whose jobs were read.
    pub read: u32,
    /// The jobs that were found.
    pub found: u32,
    /// The service principals whose jobs could not be read.
    pub failed: u32,
    /// Those that are being read.
    pub in_flight: u32,
    /// How long nothing will be sent because the service asked for it, in milliseconds.
    pub waiting_ms: f64,
}
