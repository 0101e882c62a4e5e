//! `restartSyncJobs`: many restarts through `$batch`.

use super::{
    batch_runner::BatchRunner,
    call::Call,
    exchange::Accepted,
    host::{Host, Notice},
    operation::{BatchPart, Item, NextStep, Operation},
    restart::receipt,
};
use crate::{
    error::{failure::Failure, kind::Unexpected},
    model::{
        action::Action,
        response_facts::ResponseFacts,
        results::{BulkProgress, RequestHeaders, RestartReceipt},
    },
    request::{
        criteria::Criteria,
        options::Options,
        wire::{Request, RestartBody},
    },
};

/// The storage of the items and their results. It is a trait because a million addresses fit into JavaScript's memory, but not into
/// that of WebAssembly, which never shrinks.
pub trait RestartItems<C> {
    /// The number of items.
    fn count(&self) -> u32;

    /// The address of an item, relative to the API version, and its criteria.
    fn get(&self, item: u32) -> Option<(String, &Criteria)>;

    /// Stores the receipt of an item that the service accepted.
    fn restarted(&mut self, item: u32, receipt: &RestartReceipt);

    /// Stores the failure of items that all failed for the same reason.
    fn failed(&mut self, items: &[u32], failure: &Failure<C>);
}

/// Restarts many jobs. Returns the items, each with its result, and the counts by result.
pub async fn restart_many<H: Host, I, L: RestartItems<H::Cause>>(
    host: &H,
    items: L,
    options: &Options<I>,
) -> (L, BulkProgress) {
    let call = Call::new(host, options, Action::Restart);
    let (url, count) = (options.endpoint.address("$batch"), items.count());
    let mut restarts = Restarts { host, items };
    let (progress, _) = BatchRunner::new(&call, url, options.concurrency, &mut restarts, count).run().await;
    (restarts.items, progress)
}

struct Restarts<'h, H, L> {
    host: &'h H,
    items: L,
}

impl<H: Host, L: RestartItems<H::Cause>> Operation<H> for Restarts<'_, H, L> {
    fn part(&self, item: u32, client_request_id: &str) -> Option<BatchPart> {
        let (url, criteria) = self.items.get(item)?;
        Some(BatchPart {
            id: item.to_string(),
            method: "POST",
            url,
            headers: RequestHeaders {
                content_type: Some("application/json"),
                client_request_id: client_request_id.to_owned(),
            },
            body: Some(RestartBody::from(criteria)),
        })
    }

    fn is_accepted(&self, facts: &ResponseFacts) -> bool {
        facts.status == 204
    }

    fn accepted(&mut self, item: &Item<H::Cause>, facts: &ResponseFacts, _: &H::Json) -> NextStep {
        if let Some((_, criteria)) = self.items.get(item.index) {
            let id = item.client_request_id.as_deref().unwrap_or_default();
            let receipt = receipt(criteria, facts, item.attempts, id);
            self.items.restarted(item.index, &receipt);
        }
        NextStep::Done
    }

    fn failed(&mut self, items: &[u32], failure: &Failure<H::Cause>) {
        self.items.failed(items, failure);
    }

    fn report_progress(&self, progress: BulkProgress) {
        self.host.notify(Notice::Progress(progress));
    }

    fn next_page(&mut self, _: usize) -> Option<Request<H::Text>> {
        None
    }

    fn listed(&mut self, _: &Accepted<H::Json>) -> Result<Vec<u32>, Unexpected> {
        Ok(Vec::new())
    }
}
