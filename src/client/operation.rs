//! What many requests are about, and what is remembered of each until it has ended.

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

/// What the requests are about, and who is told of their ends. It is a trait object: a runner for each operation would be some
/// 2 KB more.
pub trait Operation<H: Host> {
    /// The request of an item. Its id tells its answer from the others'.
    fn part(&self, item: u32, client_request_id: &str) -> Option<BatchPart>;

    /// Whether an item's own answer is the one that was hoped for.
    fn is_accepted(&self, facts: &ResponseFacts) -> bool;

    /// An item was answered as hoped for. Says what follows.
    fn accepted(&mut self, item: &Item<H::Cause>, facts: &ResponseFacts, body: &H::Json) -> Follows;

    /// Items failed for good, all for the same reason.
    fn failed(&mut self, items: &[u32], failure: &Failure<H::Cause>);

    /// Tells the caller's observer how far the call has come.
    fn tell(&self, account: BulkProgress);

    /// The request that brings more items. Nothing while those that wait to be sent are enough, or where there are no more.
    fn more(&mut self, waiting: usize) -> Option<Request<H::Text>>;

    /// The answer to it, as the items that it brings.
    fn brought(&mut self, page: &Accepted<H::Json>) -> Result<Vec<u32>, Unexpected>;
}

/// What follows an answer that was hoped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// Nothing: the item has ended.
    Nothing,
    /// Another request for the same item.
    Another,
    /// It failed: the content is not the one that was hoped for.
    Failure(Unexpected),
}

/// A request as it stands in a batch (Graph, "Combine multiple HTTP requests using JSON batching").
#[derive(Clone, Debug, Serialize)]
pub struct BatchPart {
    /// It tells the answer from the others'.
    pub id: String,
    /// The HTTP method.
    pub method: &'static str,
    /// Relative to the API version.
    pub url: String,
    /// The headers of this request.
    pub headers: RequestHeaders,
    /// JSON, where there is a body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<RestartBody>,
}

/// An item that has not ended.
pub struct Item<C> {
    /// Its place in the list.
    pub index: u32,
    /// Requests made for it.
    pub attempts: u32,
    /// The same across its attempts. Nothing before the first.
    pub client_request_id: Option<String>,
    /// How often it waited and was sent again.
    pub retries: u32,
    /// Why it has to be sent again.
    pub refusal: Option<Box<Failure<C>>>,
}

/// It keeps its box from its first request on: it goes from a batch into the queue, and back.
pub type BoxedItem<C> = Box<Item<C>>;

impl<C> Item<C> {
    /// An item that was never sent.
    pub fn new(index: u32) -> BoxedItem<C> {
        Box::new(Item { index, attempts: 0, client_request_id: None, retries: 0, refusal: None })
    }

    /// A failure as it is for this item.
    pub fn own(&self, mut failure: Box<Failure<C>>) -> Box<Failure<C>> {
        failure.attempts = self.attempts;
        failure.client_request_id = self.client_request_id.clone();
        failure
    }
}
