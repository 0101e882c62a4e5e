//! The limits of a call: the caller's signal, `timeoutMs`, `deadlineMs`. Work is cancelled by dropping its future, so no other client
//! module handles signals.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::{Poll, ready},
};

use super::host::Host;
use crate::error::kind::Limit;

/// No limit besides the deadline and the signal.
pub const FOREVER: f64 = f64::INFINITY;

/// Why work was cancelled.
#[derive(Clone, Debug, PartialEq)]
pub enum Interrupt<C> {
    /// The caller's signal fired, for this reason.
    Aborted(C),
    /// This time limit passed.
    TimedOut(Limit),
}

/// The signal and the deadline of a call.
pub struct Limits<'h, H> {
    host: &'h H,
    deadline_ms: f64,
}

impl<'h, H: Host> Limits<'h, H> {
    /// Limits of a call that begins now and may take this many milliseconds.
    pub fn new(host: &'h H, deadline_ms: f64) -> Limits<'h, H> {
        Limits { host, deadline_ms: host.now_ms() + deadline_ms }
    }

    /// The time until the deadline, in milliseconds.
    pub fn left_ms(&self) -> f64 {
        self.deadline_ms - self.host.now_ms()
    }

    /// Whether the call may continue.
    ///
    /// # Errors
    /// The signal has fired, or the deadline has passed.
    pub fn check(&self) -> Result<(), Interrupt<H::Cause>> {
        match self.host.aborted() {
            Some(reason) => Err(Interrupt::Aborted(reason)),
            None if self.left_ms() <= 0.0 => Err(Interrupt::TimedOut(Limit::Call)),
            None => Ok(()),
        }
    }

    /// Runs work until it is done. Drops it when `until_ms` (of the host's clock) or the deadline passes, or the signal fires. Work that
    /// is done in the same turn counts as done.
    ///
    /// # Errors
    /// Which of the three ended the work.
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

    /// Waits until this moment of the host's clock, in milliseconds.
    ///
    /// # Errors
    /// The signal fired, or the deadline passed.
    pub async fn sleep(&self, until_ms: f64) -> Result<(), Interrupt<H::Cause>> {
        self.host.sleep(until_ms.min(self.deadline_ms)).await;
        self.check()
    }
}
