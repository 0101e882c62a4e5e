//! Reading jobs: one, or all of a service principal page by page.

use super::{call::Call, exchange::Accepted, host::Host};
use crate::{
    error::{
        code::Outcome,
        failure::Result,
        kind::{Kind, Unexpected},
    },
    model::{action::Action, json::Json, response_facts::ResponseFacts},
    request::{
        arguments::{JobArguments, ListArguments},
        endpoint::{action_path, jobs_path},
        wire::{Expect, Request},
    },
    response::page::{NextPage, Page},
};

/// Reads one job.
pub async fn get<H: Host, I>(host: &H, arguments: &JobArguments<I>) -> Result<H::Json, H::Cause> {
    let JobArguments { principal, job, options } = arguments;
    let mut call = Call::new(host, options, Action::Read);
    call.job(options.endpoint.address(&action_path(principal, job, Action::Read))).await
}

/// Reads the jobs of a service principal, page after page.
pub async fn list<H: Host, I>(host: &H, arguments: &ListArguments<I>) -> Result<Vec<H::Json>, H::Cause> {
    let ListArguments { principal, options } = arguments;
    let mut call = Call::new(host, options, Action::Read);
    let mut asked = vec![options.endpoint.address(&jobs_path(principal))];
    let mut jobs = Vec::new();
    while let Some(url) = asked.last().cloned() {
        let (body, facts) = call.read(url).await?;
        let Some(page) = Page::of(&body) else { return Err(call.unreadable(facts)) };
        jobs.extend(page.items);
        match page.next {
            NextPage::None => break,
            // The token goes to the chosen host alone, and a page that leads back to an earlier one never ends.
            NextPage::At(url) if options.endpoint.covers(&url) && !asked.contains(&url) => asked.push(url),
            NextPage::At(_) | NextPage::Nowhere => {
                let kind = Kind::UnexpectedResponse(Unexpected::NextPage);
                return Err(call.failure(kind, Outcome::Unknown, Some(facts)));
            }
        }
    }
    Ok(jobs)
}

impl<H: Host> Call<'_, H> {
    /// Reads the job at an address.
    pub async fn job(&mut self, url: String) -> Result<H::Json, H::Cause> {
        let (job, facts) = self.read(url).await?;
        if job.is_object() { Ok(job) } else { Err(self.unreadable(facts)) }
    }

    /// Reads what is at an address.
    async fn read(&mut self, url: String) -> Result<(H::Json, Box<ResponseFacts>), H::Cause> {
        let id = self.client_request_id.clone();
        let request = Request { action: Action::Read, url, client_request_id: id, body: None, expect: Expect::Json };
        match self.exchange(&request).await? {
            Accepted { json: Some(json), facts } => Ok((json, facts)),
            Accepted { json: None, facts } => Err(self.unreadable(facts)),
        }
    }
}
