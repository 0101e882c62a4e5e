//! The queue of many items: which go into the next batch, and when.
//!
//! It never returns an item before its own Retry-After delay is over. Its time for an item grows at most with the logarithm of the
//! number of items that wait.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BinaryHeap, VecDeque},
};

/// The most requests in a batch (Graph, "Combine multiple HTTP requests using JSON batching").
pub const BATCH_SIZE: usize = 20;

/// How long a refused item waits for others after its own delay, in milliseconds, so that batches are full.
pub const BATCH_FILL_MS: f64 = 1000.0;

/// The requests in flight that may still add items to the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// The number of batches in flight.
    pub batches: usize,
    /// Whether the request that lists more items is in flight.
    pub is_listing: bool,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum NextBatch<T> {
    /// Send these items.
    Send(Vec<T>),
    /// Send nothing before this moment of the caller's clock, in milliseconds.
    At(f64),
    /// Send nothing until a response arrives.
    OnResponse,
}

/// The items that are still to be sent.
#[derive(Debug)]
pub struct BatchQueue<T> {
    /// Those that may be sent now, in sending order.
    ready: VecDeque<T>,
    /// Until when the ready items wait for others to fill the batch.
    fill_until_ms: f64,
    /// The refused items that wait for their delay, the earliest first.
    waiting: BinaryHeap<Reverse<Waiting<T>>>,
    /// How many were added to `waiting` so far.
    pushed: u64,
    /// Nothing is sent before this moment, in milliseconds.
    delayed_until_ms: f64,
}

/// A refused item, and the moment from which it may be sent again.
#[derive(Debug)]
struct Waiting<T> {
    from_ms: f64,
    /// The order in which items were added. It decides between items of a batch that have the same moment.
    order: u64,
    item: T,
}

impl<T> PartialEq for Waiting<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T> Eq for Waiting<T> {}

impl<T> PartialOrd for Waiting<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Waiting<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.from_ms.total_cmp(&other.from_ms).then(self.order.cmp(&other.order))
    }
}

impl<T> FromIterator<T> for BatchQueue<T> {
    fn from_iter<I: IntoIterator<Item = T>>(fresh: I) -> Self {
        BatchQueue {
            ready: fresh.into_iter().collect(),
            fill_until_ms: f64::NEG_INFINITY,
            waiting: BinaryHeap::new(),
            pushed: 0,
            delayed_until_ms: f64::NEG_INFINITY,
        }
    }
}

impl<T> BatchQueue<T> {
    /// Adds items that were never sent, at the end of the queue.
    pub fn extend(&mut self, fresh: impl IntoIterator<Item = T>) {
        self.ready.extend(fresh);
    }

    /// Adds an item that may be sent again at once, at the front of the queue.
    pub fn push_first(&mut self, item: T) {
        self.ready.push_front(item);
    }

    /// Adds a refused item that may be sent again from this moment, in milliseconds. It goes behind those that are ready then.
    pub fn push_after(&mut self, item: T, from_ms: f64) {
        self.pushed = self.pushed.wrapping_add(1);
        self.waiting.push(Reverse(Waiting { from_ms, order: self.pushed, item }));
    }

    /// Delays all items until this moment, in milliseconds, because the service refused a whole batch.
    pub fn delay_all(&mut self, until_ms: f64) {
        self.delayed_until_ms = self.delayed_until_ms.max(until_ms);
    }

    /// What to do at this moment, in milliseconds.
    pub fn next(&mut self, now_ms: f64, pending: Pending) -> NextBatch<T> {
        if now_ms < self.delayed_until_ms && !self.is_empty() {
            return NextBatch::At(self.delayed_until_ms);
        }
        self.release(now_ms);
        let next_ms = self.waiting.peek().map(|Reverse(next)| next.from_ms);
        let is_worth_waiting = |next_ms| next_ms <= self.fill_until_ms;
        match next_ms {
            _ if self.ready.len() >= BATCH_SIZE => {}
            Some(next_ms) if self.ready.is_empty() || is_worth_waiting(next_ms) => return NextBatch::At(next_ms),
            None if self.ready.is_empty() || pending.is_listing => return NextBatch::OnResponse,
            // The next page will fill this batch.
            Some(next_ms) if pending.is_listing => return NextBatch::At(next_ms),
            // Items of the batches in flight may be refused, and fill this one.
            _ if pending.batches > 0 && now_ms < self.fill_until_ms => return NextBatch::At(self.fill_until_ms),
            _ => {}
        }
        NextBatch::Send((0..BATCH_SIZE).map_while(|_| self.ready.pop_front()).collect())
    }

    /// Moves the items whose delay is over to the ready ones.
    fn release(&mut self, now_ms: f64) {
        while self.waiting.peek().is_some_and(|Reverse(next)| next.from_ms <= now_ms) {
            let Some(Reverse(next)) = self.waiting.pop() else { return };
            if self.ready.is_empty() {
                self.fill_until_ms = next.from_ms + BATCH_FILL_MS;
            }
            self.ready.push_back(next.item);
        }
    }

    /// Removes an item, even one whose delay is not over.
    pub fn pop(&mut self) -> Option<T> {
        self.release(f64::INFINITY);
        self.ready.pop_front()
    }

    /// The number of items to send.
    pub fn len(&self) -> usize {
        self.ready.len().saturating_add(self.waiting.len())
    }

    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.waiting.is_empty()
    }
}
