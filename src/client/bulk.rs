//! Many restarts.

use serde::Serialize;

use super::{
    batch_runner::BatchRunner,
    call::Call,
    host::Host,
    operation::{Item, Operation},
    restart::receipt,
};
use crate::{
    error::failure::Failure,
    model::{
        action::Action,
        response_facts::ResponseFacts,
        results::{BulkProgress, RequestHeaders, RestartReceipt},
    },
    request::{criteria::Criteria, options::Options, wire::RestartBody},
};

/// Where the items of many restarts are kept, and what becomes of them. A million texts fit into JavaScript, but not into
/// WebAssembly memory, which never shrinks.
pub trait RestartItems<C> {
    /// The address of an item, as it is kept.
    type Url: Serialize;

    /// How many there are.
    fn count(&self) -> u32;

    /// The address of an item, relative to the API version, and what it resets.
    fn get(&self, item: u32) -> Option<(Self::Url, &Criteria)>;

    /// An item was restarted.
    fn restarted(&mut self, item: u32, receipt: &RestartReceipt);

    /// Items failed, all for the same reason.
    fn failed(&mut self, items: &[u32], failure: &Failure<C>);
}

/// Restarts many jobs, and settles every item. Gives the items back, and the account.
pub async fn restart_many<H: Host, I, L: RestartItems<H::Cause>>(
    host: &H,
    items: L,
    options: &Options<I>,
) -> (L, BulkProgress) {
    let call = Call::new(host, options, Action::Restart);
    let (url, count) = (options.endpoint.address("$batch"), items.count());
    let runner = BatchRunner::new(&call, url, options.concurrency, Restarts(items), count);
    let (Restarts(items), progress) = runner.run().await;
    (items, progress)
}

struct Restarts<L>(L);

/// A restart as it stands in a batch.
#[derive(Serialize)]
pub struct RestartPart<U> {
    id: String,
    method: &'static str,
    url: U,
    headers: RequestHeaders,
    body: RestartBody,
}

impl<H: Host, L: RestartItems<H::Cause>> Operation<H> for Restarts<L> {
    type Part = RestartPart<L::Url>;

    fn part(&self, item: u32, client_request_id: &str) -> Option<Self::Part> {
        let (url, criteria) = self.0.get(item)?;
        Some(RestartPart {
            id: item.to_string(),
            method: "POST",
            url,
            headers: RequestHeaders {
                content_type: "application/json",
                client_request_id: client_request_id.to_owned(),
            },
            body: RestartBody::from(criteria),
        })
    }

    fn is_accepted(&self, facts: &ResponseFacts) -> bool {
        facts.status == 204
    }

    fn accepted(&mut self, item: &Item<H::Cause>, facts: &ResponseFacts, _: H::Json) {
        let Some((_, criteria)) = self.0.get(item.index) else { return };
        let id = item.client_request_id.as_deref().unwrap_or_default();
        let receipt = receipt(criteria, facts, item.attempts, id);
        self.0.restarted(item.index, &receipt);
    }

    fn failed(&mut self, items: &[u32], failure: &Failure<H::Cause>) {
        self.0.failed(items, failure);
    }
}
