//! The operation that the batch runner runs for many items, and the state of an item.

use serde::Serialize;

use super::{exchange::Accepted, host::Host};
use crate::{
    error::{failure::Failure, kind::Unexpected},
    model::{
        response_facts::ResponseFacts,
        results::{BulkProgress, RequestHeaders},
    },
    request::wire::{Request, RestartBody},
};

/// An operation for many items: it builds their requests, and stores their results. The runner takes it as a trait object: one
/// generic runner for each operation would add some 2 KB.
pub trait Operation<H: Host> {
    /// The request of an item, as a part of a batch. `None` where there is no such item.
    fn part(&self, item: u32, client_request_id: &str) -> Option<BatchPart>;

    /// Whether an item got the expected response.
    fn is_accepted(&self, facts: &ResponseFacts) -> bool;

    /// Handles the expected response of an item, and returns what follows.
    fn accepted(&mut self, item: &Item<H::Cause>, facts: &ResponseFacts, body: &H::Json) -> NextStep;

    /// Stores the failure of items that all failed for the same reason.
    fn failed(&mut self, items: &[u32], failure: &Failure<H::Cause>);

    /// Calls `onProgress`.
    fn report_progress(&self, progress: BulkProgress);

    /// The request for the next page of items. `None` after the last page, and while enough items wait in the queue (`waiting`).
    fn next_page(&mut self, waiting: usize) -> Option<Request<H::Text>>;

    /// Reads a page of items, and returns their indices.
    ///
    /// # Errors
    /// The page cannot be read, or its next link must not be followed.
    fn listed(&mut self, page: &Accepted<H::Json>) -> Result<Vec<u32>, Unexpected>;
}

/// What follows an expected response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Nothing: the item has succeeded.
    Done,
    /// Another request for the same item.
    Another,
    /// The item failed: the response lacks the expected content.
    Failed(Unexpected),
}

/// A request as a part of a batch (Graph, "Combine multiple HTTP requests using JSON batching").
#[derive(Clone, Debug, Serialize)]
pub struct BatchPart {
    /// The id that the response to this request will have.
    pub id: String,
    /// The HTTP method.
    pub method: &'static str,
    /// The address, relative to the API version.
    pub url: String,
    /// The headers of this request.
    pub headers: RequestHeaders,
    /// The JSON body, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<RestartBody>,
}

/// An item that was sent and has no result yet.
pub struct Item<C> {
    /// Its index in the list of items.
    pub index: u32,
    /// The number of requests sent for it.
    pub attempts: u32,
    /// The `client-request-id`, the same across its attempts. `None` before the first.
    pub client_request_id: Option<String>,
    /// The number of retries after a wait.
    pub retries: u32,
    /// The refusal after which it is to be sent again.
    pub refusal: Option<Box<Failure<C>>>,
}

/// Boxed once at its first request, because it then moves between batches and the queue.
pub type BoxedItem<C> = Box<Item<C>>;

impl<C> Item<C> {
    /// An item that was never sent.
    pub fn new(index: u32) -> BoxedItem<C> {
        Box::new(Item { index, attempts: 0, client_request_id: None, retries: 0, refusal: None })
    }

    /// The failure with the request count and the `client-request-id` of this item.
    pub fn for_item(&self, mut failure: Box<Failure<C>>) -> Box<Failure<C>> {
        failure.attempts = self.attempts;
        failure.client_request_id = self.client_request_id.clone();
        failure
    }
}
