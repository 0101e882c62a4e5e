//! What ends work early, and what is ended with it: the caller's signal, time, and requests that nobody waits for any more.

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

/// A timer counts no further, in milliseconds. Later moments are reached in several steps.
const LONGEST_TIMER_MS: f64 = 2_147_483_647.0;

/// The caller's signal, of whatever realm or making. A call without one has `undefined` here.
pub struct Signal {
    signal: JsValue,
    bell: Rc<Bell>,
    listener: Closure<dyn FnMut()>,
    /// Nobody can listen to it. It cannot be honoured, so it counts as fired, for this reason.
    unheard: Option<JsValue>,
}

/// Whether the signal has fired, and the task that waits for it. All of a call is one task.
#[derive(Default)]
struct Bell {
    has_rung: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Bell {
    fn ring(&self) {
        self.has_rung.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Signal {
    /// Listens to a signal, where there is one.
    pub fn listen(signal: Option<JsValue>) -> Signal {
        let bell = Rc::<Bell>::default();
        let own = Rc::clone(&bell);
        let listener = Closure::new(move || own.ring());
        let mut signal = Signal { signal: signal.unwrap_or_default(), bell, listener, unheard: None };
        signal.unheard = signal.call("addEventListener").err();
        signal
    }

    /// Why it has fired, if it has.
    pub fn reason(&self) -> Option<JsValue> {
        // A getter that throws says nothing.
        let read = |key| attempt::get(&self.signal, key).unwrap_or_default();
        let fired = || (self.bell.has_rung.get() || read("aborted").is_truthy()).then(|| read("reason"));
        self.unheard.clone().or_else(fired)
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
        // A signal that cannot be left alone is its maker's affair.
        let _ = self.call("removeEventListener");
    }
}

/// The wait for a moment, or for a signal, whichever comes first.
pub struct Sleep<'s> {
    signal: &'s Signal,
    until_ms: f64,
    timer: Option<TimeoutFuture>,
}

impl<'s> Sleep<'s> {
    /// Begins to wait.
    pub fn new(signal: &'s Signal, until_ms: f64) -> Sleep<'s> {
        Sleep { signal, until_ms, timer: None }
    }
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let bell = &self.signal.bell;
        bell.waker.replace(Some(context.waker().clone()));
        // A timer may ring early by the clock that it is measured with: then another one is set.
        loop {
            let left_ms = self.until_ms - now_ms();
            if self.signal.bell.has_rung.get() || left_ms <= 0.0 {
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

/// Lets everything else that waits for its turn go first.
pub async fn yield_now() {
    TimeoutFuture::new(0).await;
}

/// Aborts what its signal was given to when it is dropped, for the reason of the caller's signal.
pub struct AbortOnDrop<'s> {
    controller: Option<AbortController>,
    caller: &'s Signal,
    is_armed: Cell<bool>,
}

impl<'s> AbortOnDrop<'s> {
    /// A new signal. Some runtimes have none: limits hold all the same, what is under way just runs on unheard.
    pub fn new(caller: &'s Signal) -> AbortOnDrop<'s> {
        AbortOnDrop { controller: AbortController::new().ok(), caller, is_armed: Cell::new(true) }
    }

    /// The signal.
    pub fn signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// What it was given to is done.
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
