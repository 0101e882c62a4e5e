//! The request itself: exactly what is sent, except for the token.

use crate::{
    criteria::Criteria,
    endpoint::Endpoint,
    ids::{JobId, ServicePrincipal},
};

/// The type of its body.
pub const CONTENT_TYPE: &str = "application/json";

/// A restart that is ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreparedRequest {
    /// The whole address.
    pub url: String,
    /// For support tickets: the same across attempts.
    pub client_request_id: String,
    /// The body's text.
    pub body: String,
    /// The scopes after normalising, as Graph has them: `"Watermark, Escrows"`.
    pub reset_scope: String,
    /// The names of the warnings about them, in the same form.
    pub warnings: String,
}

impl PreparedRequest {
    /// A restart of one job.
    pub fn restart(
        endpoint: &Endpoint,
        principal: &ServicePrincipal,
        job: &JobId,
        criteria: &Criteria,
        client_request_id: String,
    ) -> PreparedRequest {
        PreparedRequest {
            url: endpoint.restart(principal, job),
            client_request_id,
            body: criteria.body(),
            reset_scope: criteria.reset_scope(),
            warnings: criteria.warnings(),
        }
    }
}
