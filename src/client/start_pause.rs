//! `startSyncJob` and `pauseSyncJob`: requests without a body. A 204 means that the service has accepted them.

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

/// Starts or pauses a job. Starting also resumes a paused job. Pausing lets a running cycle end first, and keeps the job's state.
pub async fn start_or_pause<H: Host, I>(
    host: &H,
    arguments: &JobArguments<I>,
    action: Action,
) -> Result<ActionReceipt, H::Cause> {
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
