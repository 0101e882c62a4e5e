//! Starting and pausing a job: requests without a body, whose 204 says that the service has accepted them.

use super::{call::Call, host::Host};
use crate::{
    error::failure::Result,
    model::{action::Action, results::ActionReceipt},
    request::{
        arguments::JobArguments,
        endpoint::action_path,
        wire::{Expect, Request},
    },
};

/// Starts a job, which also resumes a paused one, or pauses it: then a cycle that runs ends first, and its state is kept.
pub async fn act<H: Host, I>(host: &H, arguments: &JobArguments<I>, action: Action) -> Result<ActionReceipt, H::Cause> {
    let JobArguments { principal, job, options } = arguments;
    let call = Call::new(host, options, action);
    let request = Request {
        action,
        url: options.endpoint.address(&action_path(principal, job, action)),
        client_request_id: call.client_request_id.clone(),
        body: None,
        expect: Expect::NoContent,
        is_eventual: false,
    };
    let accepted = call.exchange(&request).await?;
    Ok(ActionReceipt {
        status: accepted.facts.status,
        attempts: call.attempts.get(),
        request_id: accepted.facts.request_id,
        client_request_id: call.client_request_id,
    })
}
