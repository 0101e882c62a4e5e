//! The order of many: which items go into the next batch, and when.
//!
//! It never hands out an item earlier than its own answer asked. Its work for an item does not grow with the number of items.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BinaryHeap, VecDeque},
};

/// So many requests go into one batch (Graph, "Combine multiple HTTP requests using JSON batching").
pub const BATCH_SIZE: usize = 20;

/// So long an item that was refused waits for others, in milliseconds, so that it comes back in a full batch.
pub const BATCH_FILL_MS: f64 = 1000.0;

/// What is in flight, which may bring items into the queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InFlight {
    /// Batches.
    pub batches: usize,
    /// Whether a request is in flight that brings more items.
    pub more: bool,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum NextBatch<T> {
    /// Send these items.
    Send(Vec<T>),
    /// Nothing before this moment.
    At(f64),
    /// Nothing until an answer comes.
    OnAnswer,
}

/// The items that are still to be sent.
#[derive(Debug)]
pub struct BatchQueue<T> {
    /// Those that may be sent now, in the order in which they go.
    ready: VecDeque<T>,
    /// Until when the ready ones wait for others, so that a batch is full.
    patience_ms: f64,
    /// Refused, and to be sent again from a moment on: the earliest first.
    waiting: BinaryHeap<Reverse<Waiting<T>>>,
    pushed: u64,
    hold_until_ms: f64,
}

/// An item, and the moment from which on it may be sent.
#[derive(Debug)]
struct Waiting<T> {
    from_ms: f64,
    /// A whole batch may be refused for the same time: then its items keep their order.
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
            patience_ms: f64::NEG_INFINITY,
            waiting: BinaryHeap::new(),
            pushed: 0,
            hold_until_ms: f64::NEG_INFINITY,
        }
    }
}

impl<T> BatchQueue<T> {
    /// Adds items that were never sent. They go last.
    pub fn extend(&mut self, fresh: impl IntoIterator<Item = T>) {
        self.ready.extend(fresh);
    }

    /// Adds an item that may be sent again at once. It goes first.
    pub fn push_first(&mut self, item: T) {
        self.ready.push_front(item);
    }

    /// Adds an item that was refused, and may be sent again from a moment on. It goes behind those that are ready then.
    pub fn push_again(&mut self, item: T, from_ms: f64) {
        self.pushed = self.pushed.wrapping_add(1);
        self.waiting.push(Reverse(Waiting { from_ms, order: self.pushed, item }));
    }

    /// The service refused a whole batch: everything waits.
    pub fn hold(&mut self, until_ms: f64) {
        self.hold_until_ms = self.hold_until_ms.max(until_ms);
    }

    /// What to do at this moment.
    pub fn next(&mut self, now_ms: f64, in_flight: InFlight) -> NextBatch<T> {
        if now_ms < self.hold_until_ms && !self.is_empty() {
            return NextBatch::At(self.hold_until_ms);
        }
        self.release(now_ms);
        let next_ms = self.waiting.peek().map(|Reverse(next)| next.from_ms);
        let is_worth_waiting = |next_ms| next_ms <= self.patience_ms;
        match next_ms {
            _ if self.ready.len() >= BATCH_SIZE => {}
            Some(next_ms) if self.ready.is_empty() || is_worth_waiting(next_ms) => return NextBatch::At(next_ms),
            None if self.ready.is_empty() || in_flight.more => return NextBatch::OnAnswer,
            // More items make a full batch of these.
            Some(next_ms) if in_flight.more => return NextBatch::At(next_ms),
            // More may come out of the batches in flight.
            _ if in_flight.batches > 0 && now_ms < self.patience_ms => return NextBatch::At(self.patience_ms),
            _ => {}
        }
        NextBatch::Send((0..BATCH_SIZE).map_while(|_| self.ready.pop_front()).collect())
    }

    /// Moves those whose time has come to the ready ones.
    fn release(&mut self, now_ms: f64) {
        while self.waiting.peek().is_some_and(|Reverse(next)| next.from_ms <= now_ms) {
            let Some(Reverse(next)) = self.waiting.pop() else { return };
            if self.ready.is_empty() {
                self.patience_ms = next.from_ms + BATCH_FILL_MS;
            }
            self.ready.push_back(next.item);
        }
    }

    /// Takes an item out, whatever it waits for.
    pub fn pop(&mut self) -> Option<T> {
        self.release(f64::INFINITY);
        self.ready.pop_front()
    }

    /// How many are left to be sent.
    pub fn len(&self) -> usize {
        self.ready.len().saturating_add(self.waiting.len())
    }

    /// Whether nothing is left to be sent.
    pub fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.waiting.is_empty()
    }
}
