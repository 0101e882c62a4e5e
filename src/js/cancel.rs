//! Cancellation: the caller's signal, timers, and the abort of requests whose future was dropped.

use std::{
    cell::{Cell, RefCell},
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker, ready},
};

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use super::{
    attempt::{self, Attempt},
    platform::now_ms,
};

/// The longest timer of JavaScript, in milliseconds (2³¹ − 1). Longer waits take several timers.
const LONGEST_TIMER_MS: f64 = 2_147_483_647.0;

/// The caller's signal, of any realm or class. A call without one has `undefined` here.
pub struct Signal {
    signal: JsValue,
    state: Rc<AbortState>,
    listener: Closure<dyn FnMut()>,
    /// What `addEventListener` threw. A signal that cannot be listened to counts as fired, with this reason.
    listen_error: Option<JsValue>,
}

/// Whether the signal has fired, and the waker of the task that waits for it. A call is a single task.
#[derive(Default)]
struct AbortState {
    has_fired: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl AbortState {
    fn fire(&self) {
        self.has_fired.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Signal {
    /// Listens to a signal, where there is one.
    pub fn listen(signal: Option<JsValue>) -> Signal {
        let state = Rc::<AbortState>::default();
        let own = Rc::clone(&state);
        let listener = Closure::new(move || own.fire());
        let mut signal = Signal { signal: signal.unwrap_or_default(), state, listener, listen_error: None };
        signal.listen_error = signal.call("addEventListener").err();
        signal
    }

    /// The reason of the signal, if it has fired.
    pub fn reason(&self) -> Option<JsValue> {
        // A getter that throws counts as absent.
        let read = |key| attempt::get(&self.signal, key).unwrap_or_default();
        let fired = || (self.state.has_fired.get() || read("aborted").is_truthy()).then(|| read("reason"));
        self.listen_error.clone().or_else(fired)
    }

    fn call(&self, method: &str) -> Attempt<JsValue> {
        if self.signal.is_undefined() {
            return Ok(JsValue::UNDEFINED);
        }
        attempt::call_method(&self.signal, method, &[&"abort".into(), self.listener.as_ref()])
    }
}

impl Drop for Signal {
    fn drop(&mut self) {
        // If it throws, there is nothing left to do.
        let _ = self.call("removeEventListener");
    }
}

/// A wait until a moment of [`now_ms`], or until the signal fires.
pub struct Sleep<'s> {
    signal: &'s Signal,
    until_ms: f64,
    timer: Option<TimeoutFuture>,
}

impl<'s> Sleep<'s> {
    /// A wait until this moment, in milliseconds. `f64::INFINITY` waits for the signal alone.
    pub fn new(signal: &'s Signal, until_ms: f64) -> Sleep<'s> {
        Sleep { signal, until_ms, timer: None }
    }
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let state = &self.signal.state;
        state.waker.replace(Some(context.waker().clone()));
        // A timer may fire early by this clock. Then another one is set.
        loop {
            let left_ms = self.until_ms - now_ms();
            if self.signal.state.has_fired.get() || left_ms <= 0.0 {
                return Poll::Ready(());
            }
            if left_ms.is_infinite() {
                return Poll::Pending;
            }
            let start = || TimeoutFuture::new(left_ms.ceil().min(LONGEST_TIMER_MS) as u32);
            ready!(Pin::new(self.timer.get_or_insert_with(start)).poll(context));
            self.timer = None;
        }
    }
}

/// Yields to the event loop once.
pub async fn yield_now() {
    TimeoutFuture::new(0).await;
}

/// An `AbortController` that aborts when it is dropped, with the reason of the caller's signal.
pub struct AbortOnDrop<'s> {
    controller: Option<AbortController>,
    caller: &'s Signal,
    is_armed: Cell<bool>,
}

impl<'s> AbortOnDrop<'s> {
    /// A new controller. Some runtimes have none: there a cancelled request goes on, and its result is ignored.
    pub fn new(caller: &'s Signal) -> AbortOnDrop<'s> {
        AbortOnDrop { controller: AbortController::new().ok(), caller, is_armed: Cell::new(true) }
    }

    /// Its signal, for `fetch` or the token function.
    pub fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Keeps it from aborting: what got the signal is done.
    pub fn disarm(&self) {
        self.is_armed.set(false);
    }
}

impl Drop for AbortOnDrop<'_> {
    fn drop(&mut self) {
        if let Some(controller) = self.controller.as_ref().filter(|_| self.is_armed.get()) {
            controller.abort_with_reason(&self.caller.reason().unwrap_or_default());
        }
    }
}
