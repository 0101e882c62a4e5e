//! Work that is under way at the same time, in one task.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll, Waker},
};

/// Futures that run side by side, each with what it is about. A few lines, because `FuturesUnordered` adds 0.9 KB for thousands,
/// and here are sixteen at most.
pub struct Flights<'f, K, T>(Vec<(K, Flight<'f, T>, Poll<T>)>);

type Flight<'f, T> = Pin<Box<dyn Future<Output = T> + 'f>>;

impl<K, T> Default for Flights<'_, K, T> {
    fn default() -> Self {
        Flights(Vec::new())
    }
}

impl<'f, K, T> Flights<'f, K, T> {
    /// Begins one, and adds it. What wakes it is set when [`next`](Flights::next) is waited for.
    pub fn begin(&mut self, about: K, flight: impl Future<Output = T> + 'f) {
        let mut flight: Flight<'f, T> = Box::pin(flight);
        let done = flight.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        self.0.push((about, flight, done));
    }

    /// How many are under way.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is under way.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What those that are under way are about.
    pub fn subjects(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(about, ..)| about)
    }

    /// What the next one gives that is done: the one that was begun first, of those done in the same turn. Waits for ever where
    /// none is under way.
    pub async fn next(&mut self) -> (K, T) {
        poll_fn(|context| {
            for (index, (_, flight, done)) in self.0.iter_mut().enumerate() {
                if done.is_pending() {
                    *done = flight.as_mut().poll(context);
                }
                if done.is_ready() {
                    let (about, _, done) = self.0.remove(index);
                    return done.map(|done| (about, done));
                }
            }
            Poll::Pending
        })
        .await
    }
}
