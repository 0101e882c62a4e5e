//! A set of futures that run concurrently in one task.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll, Waker},
};

/// Futures that run concurrently, each with a key. Not `FuturesUnordered`, which is made for thousands and adds 0.9 KB: here are 17
/// at most, 16 batches and a page.
pub struct JoinSet<'f, K, T>(Vec<(K, Task<'f, T>, Poll<T>)>);

type Task<'f, T> = Pin<Box<dyn Future<Output = T> + 'f>>;

impl<K, T> Default for JoinSet<'_, K, T> {
    fn default() -> Self {
        JoinSet(Vec::new())
    }
}

impl<'f, K, T> JoinSet<'f, K, T> {
    /// Adds a future, and polls it once so that it starts. [`join_next`](JoinSet::join_next) sets its waker.
    pub fn spawn(&mut self, key: K, task: impl Future<Output = T> + 'f) {
        let mut task: Task<'f, T> = Box::pin(task);
        let done = task.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        self.0.push((key, task, done));
    }

    /// The number of futures in the set.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys of all futures in the set, in the order in which they were added.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, ..)| key)
    }

    /// Waits until a future is done, removes it and returns its key and its output. Of several that are done, the one added first. Never
    /// resolves while the set is empty.
    pub async fn join_next(&mut self) -> (K, T) {
        poll_fn(|context| {
            for (index, (_, task, done)) in self.0.iter_mut().enumerate() {
                if done.is_pending() {
                    *done = task.as_mut().poll(context);
                }
                if done.is_ready() {
                    let (key, _, done) = self.0.remove(index);
                    return done.map(|done| (key, done));
                }
            }
            Poll::Pending
        })
        .await
    }
}
