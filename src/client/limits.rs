//! What ends a call early: the caller's signal, `timeoutMs`, `deadlineMs`. Cancelling is dropping: nothing else knows signals.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::{Poll, ready},
};

use super::host::Host;
use crate::error::kind::Limit;

/// No limit of its own.
pub const FOREVER: f64 = f64::INFINITY;

/// What ended work before it was done.
#[derive(Clone, Debug, PartialEq)]
pub enum Interrupt<C> {
    /// The caller's signal fired, for this reason.
    Aborted(C),
    /// Time was up.
    TimedOut(Limit),
}

/// The limits of a call.
pub struct Limits<'h, H> {
    host: &'h H,
    deadline_ms: f64,
}

impl<'h, H: Host> Limits<'h, H> {
    /// Limits that begin now.
    pub fn new(host: &'h H, deadline_ms: f64) -> Limits<'h, H> {
        Limits { host, deadline_ms: host.now_ms() + deadline_ms }
    }

    /// The time that is left of the whole call, in milliseconds.
    pub fn left_ms(&self) -> f64 {
        self.deadline_ms - self.host.now_ms()
    }

    /// Whether the call may go on.
    pub fn check(&self) -> Result<(), Interrupt<H::Cause>> {
        match self.host.aborted() {
            Some(reason) => Err(Interrupt::Aborted(reason)),
            None if self.left_ms() <= 0.0 => Err(Interrupt::TimedOut(Limit::Call)),
            None => Ok(()),
        }
    }

    /// Runs work until a moment at most, and drops it when that, the deadline or the signal comes first. Work that is done in
    /// the same turn counts as done.
    pub async fn run<T>(&self, until_ms: f64, work: impl Future<Output = T>) -> Result<T, Interrupt<H::Cause>> {
        let (mut work, mut time) = (pin!(work), pin!(self.host.sleep(until_ms.min(self.deadline_ms))));
        poll_fn(|context| {
            if let Poll::Ready(done) = work.as_mut().poll(context) {
                return Poll::Ready(Ok(done));
            }
            ready!(time.as_mut().poll(context));
            Poll::Ready(Err(self.check().err().unwrap_or(Interrupt::TimedOut(Limit::Request))))
        })
        .await
    }

    /// Waits for a moment, or for the end of the call.
    pub async fn sleep(&self, until_ms: f64) -> Result<(), Interrupt<H::Cause>> {
        self.host.sleep(until_ms.min(self.deadline_ms)).await;
        self.check()
    }
}
