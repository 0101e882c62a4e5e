//! What many requests are about, and what is remembered of each until it has ended.

use serde::Serialize;

use super::host::Host;
use crate::{error::failure::Failure, model::response_facts::ResponseFacts};

/// What the requests are about, and who is told of their ends.
pub trait Operation<H: Host> {
    /// A request as it stands in a batch.
    type Part: Serialize;

    /// The request of an item. Its id tells its answer from the others'.
    fn part(&self, item: u32, client_request_id: &str) -> Option<Self::Part>;

    /// Whether an item's own answer is the one that was hoped for.
    fn is_accepted(&self, facts: &ResponseFacts) -> bool;

    /// An item was answered as hoped for.
    fn accepted(&mut self, item: &Item<H::Cause>, facts: &ResponseFacts, body: H::Json);

    /// Items failed for good, all for the same reason.
    fn failed(&mut self, items: &[u32], failure: &Failure<H::Cause>);
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

/// It keeps its box all its life: it goes from the queue into a batch, and back.
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
