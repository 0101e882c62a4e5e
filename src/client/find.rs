//! `findSyncJobs`: lists the service principals of a tenant page by page, and reads their jobs 20 to a batch.

use slab::Slab;

use super::{
    batch_runner::BatchRunner,
    call::Call,
    exchange::Accepted,
    host::{Host, Notice},
    operation::{BatchPart, Item, NextStep, Operation},
    pages::Pages,
};
use crate::{
    error::{
        failure::{Failure, Result},
        kind::Unexpected,
    },
    model::{
        action::Action,
        found::{FoundJob, FoundJobs, FoundServicePrincipal, UnreadServicePrincipal},
        json::Json,
        response_facts::ResponseFacts,
        results::{BulkProgress, FindProgress, RequestHeaders},
    },
    request::{
        arguments::FindArguments,
        endpoint::{Endpoint, Permission, jobs_path},
        query::Query,
        service_principal::{ServicePrincipal, is_guid},
        wire::Request,
    },
    response::page::Page,
};

/// The next page is requested when at most this many service principals wait in the queue. So the listing stays one page ahead of the
/// batches, and the queue never holds a whole tenant.
const PAGE_AHEAD: usize = 999;

/// The result of a search. `C` is the type of a failure's cause.
pub type Found<J, C> = FoundJobs<J, Box<Failure<C>>>;

/// Finds the jobs of a tenant.
pub async fn find<H: Host, I>(host: &H, arguments: &FindArguments<I>) -> Result<Found<H::Json, H::Cause>, H::Cause> {
    let FindArguments { query, options } = arguments;
    let mut call = Call::new(host, options, Action::Read);
    call.tokens.add_scope(options.endpoint.scope(Permission::Applications));
    let mut search = Search::new(&call, &options.endpoint, query);
    let url = options.endpoint.address("$batch");
    match BatchRunner::new(&call, url, options.concurrency, &mut search, 0).run().await {
        (_, Some(failure)) => Err(failure),
        (BulkProgress { total, .. }, None) => {
            let mut found = FoundJobs { total, jobs: search.jobs, failed: search.failed };
            found.sort();
            Ok(found)
        }
    }
}

/// The state of a search.
struct Search<'c, 'h, H: Host> {
    call: &'c Call<'h, H>,
    endpoint: &'c Endpoint,
    query: &'c Query,
    /// The pages of service principals.
    pages: Pages,
    has_next: bool,
    /// The service principals whose jobs are not read yet. Their slots are reused, so memory grows with the jobs found, not with the
    /// service principals read.
    reading: Slab<Reading>,
    jobs: Vec<FoundJob<H::Json>>,
    failed: Vec<UnreadServicePrincipal<Box<Failure<H::Cause>>>>,
}

/// A service principal whose jobs are not read yet.
struct Reading {
    principal: FoundServicePrincipal,
    /// The pages of its jobs.
    pages: Pages,
}

impl<'c, 'h, H: Host> Search<'c, 'h, H> {
    fn new(call: &'c Call<'h, H>, endpoint: &'c Endpoint, query: &'c Query) -> Self {
        let parameters = query.parameters();
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (*name, &**value)).collect();
        let path = format!("servicePrincipals?{}", call.host.platform().query(&parameters));
        Search {
            call,
            endpoint,
            query,
            pages: Pages::from(endpoint.address(&path)),
            has_next: true,
            reading: Slab::new(),
            jobs: Vec::new(),
            failed: Vec::new(),
        }
    }

    /// Keeps a service principal until its jobs are read, and returns its slot. `None` where its id, which becomes part of an address,
    /// is no GUID.
    fn begin(&mut self, principal: &H::Json) -> Option<u32> {
        let id = principal.get("id").text().filter(|id| is_guid(id))?;
        let pages = Pages::from(self.endpoint.address(&jobs_path(&ServicePrincipal::ObjectId(id.clone()))));
        let (app_id, display_name) = (principal.get("appId").text(), principal.get("displayName").text());
        let principal = FoundServicePrincipal { id, app_id, display_name };
        u32::try_from(self.reading.insert(Reading { principal, pages })).ok()
    }
}

impl<H: Host> Operation<H> for Search<'_, '_, H> {
    fn part(&self, item: u32, client_request_id: &str) -> Option<BatchPart> {
        let path = self.endpoint.path(self.reading.get(item as usize)?.pages.address())?;
        Some(BatchPart {
            id: item.to_string(),
            method: "GET",
            url: format!("/{path}"),
            headers: RequestHeaders { content_type: None, client_request_id: client_request_id.to_owned() },
            body: None,
        })
    }

    fn is_accepted(&self, facts: &ResponseFacts) -> bool {
        // A service principal without provisioning answers 404: it has no jobs.
        matches!(facts.status, 200 | 404)
    }

    fn accepted(&mut self, item: &Item<H::Cause>, facts: &ResponseFacts, body: &H::Json) -> NextStep {
        let place = item.index as usize;
        if facts.status == 200 {
            let Some(page) = Page::of(body) else { return NextStep::Failed(Unexpected::content_of(facts)) };
            let Some(Reading { principal, pages }) = self.reading.get_mut(place) else { return NextStep::Done };
            for job in page.items {
                if self.query.matches(job.get("status").get("code").text().as_deref()) {
                    let job_id = job.get("id").text().unwrap_or_default();
                    let found = FoundJob { service_principal: principal.clone(), job, job_id };
                    self.call.host.notify(Notice::Found(&found));
                    self.jobs.push(found);
                }
            }
            match pages.advance(page.next, self.endpoint) {
                Ok(false) => {}
                // A batch reaches only addresses below its own API version.
                Ok(true) if self.endpoint.path(pages.address()).is_some() => return NextStep::Another,
                Ok(true) => return NextStep::Failed(Unexpected::NextPage),
                Err(why) => return NextStep::Failed(why),
            }
        }
        self.reading.try_remove(place);
        NextStep::Done
    }

    fn failed(&mut self, items: &[u32], failure: &Failure<H::Cause>) {
        for item in items {
            if let Some(Reading { principal, .. }) = self.reading.try_remove(*item as usize) {
                let error = Box::new(failure.clone());
                self.failed.push(UnreadServicePrincipal { service_principal: principal, error });
            }
        }
    }

    fn report_progress(&self, progress: BulkProgress) {
        let BulkProgress { total, succeeded, refused, unknown, not_sent, in_flight, waiting_ms } = progress;
        let found = self.jobs.len() as u32;
        let failed = refused.saturating_add(unknown).saturating_add(not_sent);
        let progress = FindProgress { total, read: succeeded, found, failed, in_flight, waiting_ms };
        self.call.host.notify(Notice::FindProgress(progress));
    }

    fn next_page(&mut self, waiting: usize) -> Option<Request<H::Text>> {
        if !self.has_next || waiting > PAGE_AHEAD {
            return None;
        }
        let (url, id) = (self.pages.address().to_owned(), self.call.client_request_id.clone());
        let is_eventual = self.query.is_search();
        Some(Request { is_eventual, ..Request::read(Action::ReadServicePrincipals, url, id) })
    }

    fn listed(&mut self, page: &Accepted<H::Json>) -> std::result::Result<Vec<u32>, Unexpected> {
        let unreadable = || Unexpected::content_of(&page.facts);
        let Page { items, next } = page.json.as_ref().and_then(Page::of).ok_or_else(unreadable)?;
        self.has_next = self.pages.advance(next, self.endpoint)?;
        items.iter().map(|principal| self.begin(principal)).collect::<Option<_>>().ok_or_else(unreadable)
    }
}
