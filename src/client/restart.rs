//! `restartSyncJob` and `prepareRestart`: restart one job, or show the request without sending it.

use super::{call::Call, host::Host};
use crate::{
    error::failure::Result,
    model::{
        action::Action,
        response_facts::ResponseFacts,
        results::{PreparedRequest, RequestHeaders, RestartReceipt},
    },
    request::{
        arguments::RestartArguments,
        criteria::Criteria,
        endpoint::action_path,
        wire::{Expect, Request, RestartBody},
    },
};

/// Restarts a job. A 204 means that the service has accepted the restart, not that a cycle has run.
pub async fn restart<H: Host, I>(host: &H, arguments: &RestartArguments<I>) -> Result<RestartReceipt, H::Cause> {
    let RestartArguments { principal, job, criteria, options } = arguments;
    let call = Call::new(host, options, Action::Restart);
    let request = Request {
        action: Action::Restart,
        url: options.endpoint.address(&action_path(principal, job, Action::Restart)),
        client_request_id: call.client_request_id.clone(),
        body: Some(host.json_text(&RestartBody::from(criteria))),
        expect: Expect::NoContent,
        is_eventual: false,
    };
    let accepted = call.exchange(&request).await?;
    Ok(receipt(criteria, &accepted.facts, call.attempts.get(), &call.client_request_id))
}

/// The receipt of a restart that the service has accepted.
pub fn receipt(criteria: &Criteria, facts: &ResponseFacts, attempts: u32, client_request_id: &str) -> RestartReceipt {
    RestartReceipt {
        status: facts.status,
        reset_scope: criteria.scopes().to_vec(),
        warnings: criteria.warnings(),
        attempts,
        request_id: facts.request_id.clone(),
        client_request_id: client_request_id.to_owned(),
    }
}

/// The request that a restart sends, without the token.
pub fn prepare<I, B>(
    arguments: &RestartArguments<I>,
    new_id: impl Fn() -> String,
    text: impl Fn(&RestartBody) -> B,
) -> PreparedRequest<B> {
    let RestartArguments { principal, job, criteria, options } = arguments;
    PreparedRequest {
        method: "POST",
        url: options.endpoint.address(&action_path(principal, job, Action::Restart)),
        headers: RequestHeaders {
            content_type: Some("application/json"),
            client_request_id: options.client_request_id.clone().unwrap_or_else(new_id),
        },
        body: text(&RestartBody::from(criteria)),
        reset_scope: criteria.scopes().to_vec(),
        warnings: criteria.warnings(),
    }
}
