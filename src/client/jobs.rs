//! `getSyncJob` and `listSyncJobs`: read one job, or all jobs of a service principal page by page.

use super::{call::Call, exchange::Accepted, host::Host, pages::Pages};
use crate::{
    error::failure::Result,
    model::{action::Action, json::Json, response_facts::ResponseFacts},
    request::{
        arguments::{JobArguments, ListArguments},
        endpoint::{action_path, jobs_path},
        wire::Request,
    },
    response::page::Page,
};

/// Reads one job.
pub async fn get<H: Host, I>(host: &H, arguments: &JobArguments<I>) -> Result<H::Json, H::Cause> {
    let JobArguments { principal, job, options } = arguments;
    let call = Call::new(host, options, Action::Read);
    call.job(options.endpoint.address(&action_path(principal, job, Action::Read))).await
}

/// Reads all jobs of a service principal, page by page.
pub async fn list<H: Host, I>(host: &H, arguments: &ListArguments<I>) -> Result<Vec<H::Json>, H::Cause> {
    let ListArguments { principal, options } = arguments;
    let call = Call::new(host, options, Action::Read);
    let mut pages = Pages::from(options.endpoint.address(&jobs_path(principal)));
    let mut jobs = Vec::new();
    loop {
        let (body, facts) = call.read(pages.address().to_owned()).await?;
        let Some(page) = Page::of(&body) else { return Err(call.unreadable(facts)) };
        jobs.extend(page.items);
        match pages.advance(page.next, &options.endpoint) {
            Ok(true) => {}
            Ok(false) => return Ok(jobs),
            Err(why) => return Err(call.unexpected(why, facts)),
        }
    }
}

impl<H: Host> Call<'_, H> {
    /// Reads the job at an address. A 200 whose body is no JSON object is an unreadable response.
    pub async fn job(&self, url: String) -> Result<H::Json, H::Cause> {
        let (job, facts) = self.read(url).await?;
        if job.is_object() { Ok(job) } else { Err(self.unreadable(facts)) }
    }

    /// Reads the JSON at an address.
    async fn read(&self, url: String) -> Result<(H::Json, Box<ResponseFacts>), H::Cause> {
        let id = self.client_request_id.clone();
        let request = Request::read(Action::Read, url, id);
        match self.exchange(&request).await? {
            Accepted { json: Some(json), facts } => Ok((json, facts)),
            Accepted { json: None, facts } => Err(self.unreadable(facts)),
        }
    }
}
