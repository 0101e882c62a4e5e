//! A restart of one job.

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

/// Restarts a job. 204 says that the service has accepted it, and nothing more.
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

/// What is known of a restart that the service has accepted.
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

/// Exactly what a restart would send, without its token.
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
