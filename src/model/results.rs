//! What calls resolve with, and what callbacks get: the shapes of the public interface.

use serde::Serialize;

use super::{
    problem::Problem,
    reset_scope::{ResetScope, Weight},
    warning::Warning,
};

/// The receipt of a restart that the service has accepted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RestartReceipt {
    /// Always 204.
    pub status: u16,
    /// The scopes requested; none is the service's default.
    pub reset_scope: Vec<ResetScope>,
    /// The warnings about the scopes.
    pub warnings: Vec<RestartWarning>,
    /// The number of requests sent.
    pub attempts: u32,
    /// Graph's `request-id`.
    pub request_id: Option<String>,
    /// The `client-request-id` that was sent.
    pub client_request_id: String,
}

/// The receipt of a start or a pause that the service has accepted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionReceipt {
    /// Always 204.
    pub status: u16,
    /// The number of requests sent.
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
    /// The absolute address.
    pub url: String,
    /// All headers but `Authorization`.
    pub headers: RequestHeaders,
    /// JSON text.
    pub body: B,
    /// The scopes requested; none is the service's default.
    pub reset_scope: Vec<ResetScope>,
    /// The warnings about the scopes.
    pub warnings: Vec<RestartWarning>,
}

/// The headers of a request, without `Authorization`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestHeaders {
    /// `application/json`, where there is a body.
    #[serde(rename = "Content-Type", skip_serializing_if = "Option::is_none")]
    pub content_type: Option<&'static str>,
    /// The `client-request-id`, for support tickets.
    #[serde(rename = "client-request-id")]
    pub client_request_id: String,
}

/// The result of `checkCriteria`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CriteriaReport {
    /// Whether the criteria can be sent.
    pub valid: bool,
    /// The scopes that would be sent. `None` where the criteria are not valid.
    pub reset_scope: Option<Vec<ResetScope>>,
    /// The warnings about the scopes.
    pub warnings: Vec<RestartWarning>,
    /// Every problem with the criteria.
    pub problems: Vec<Problem>,
}

/// A reset scope, described for pickers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResetScopeInfo {
    /// Its name in Graph.
    pub name: ResetScope,
    /// Its flag in Graph's metadata (CSDL). It is never sent.
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

/// What `onRetry` gets before a wait.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RetryNotice {
    /// The attempt that failed, from 1.
    pub attempt: u32,
    /// The delay until the next one, in milliseconds.
    pub delay_ms: f64,
    /// The HTTP status of the failure; `None` without a response.
    pub status: Option<u16>,
    /// Graph's `request-id` of the failure.
    pub request_id: Option<String>,
}

/// What a token function gets. The platform adds its signal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TokenRequest {
    /// The permissions, each with the origin that the token is for.
    pub scopes: Vec<String>,
    /// The claims of a claims challenge, as decoded JSON text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<String>,
}

/// The progress of many restarts. The four results, and the items without one yet, add up to the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BulkProgress {
    /// The number of items.
    pub total: u32,
    /// Accepted by the service.
    pub succeeded: u32,
    /// Refused by the service.
    pub refused: u32,
    /// Perhaps carried out.
    pub unknown: u32,
    /// Never sent.
    pub not_sent: u32,
    /// In flight: sent, and without a response yet.
    pub in_flight: u32,
    /// The time until the next batch is sent, in milliseconds, while a Retry-After delay or a backoff runs; else 0.
    pub waiting_ms: f64,
}

/// The progress of a search.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindProgress {
    /// The service principals listed so far. It grows with each page.
    pub total: u32,
    /// Those whose jobs were read.
    pub read: u32,
    /// The jobs that were found.
    pub found: u32,
    /// The service principals whose jobs could not be read.
    pub failed: u32,
    /// The service principals whose jobs are being read.
    pub in_flight: u32,
    /// The time until the next batch is sent, in milliseconds, while a Retry-After delay or a backoff runs; else 0.
    pub waiting_ms: f64,
}
