//! A clock that stands until nothing else is left to do, and the executor that moves it: days pass in no time, and a call that
//! would wait for ever is found out.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::Future,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
};

/// The virtual clock, and the caller's signal, which may fire at a moment of it.
#[derive(Debug)]
pub struct Clock {
    now_ms: Cell<f64>,
    timers: RefCell<BTreeMap<TimerKey, Waker>>,
    timers_made: Cell<u64>,
    /// When the signal fires.
    abort_ms: Cell<f64>,
    has_rung: Cell<bool>,
    /// As in `js/cancel.rs`, one task listens: all of a call is one.
    listener: RefCell<Option<Waker>>,
}

/// Moments are never negative, so that their bits have the moments' order.
type TimerKey = (u64, u64);

impl Default for Clock {
    fn default() -> Clock {
        Clock {
            now_ms: Cell::new(0.0),
            timers: RefCell::default(),
            timers_made: Cell::new(0),
            abort_ms: Cell::new(f64::INFINITY),
            has_rung: Cell::new(false),
            listener: RefCell::default(),
        }
    }
}

impl Clock {
    /// Now, in milliseconds since the beginning of the test.
    pub fn now_ms(&self) -> f64 {
        self.now_ms.get()
    }

    /// Time passes while somebody computes. Timers ring and the signal fires only when nothing is left to do.
    pub fn tick(&self, ms: f64) {
        self.now_ms.set(self.now_ms.get() + ms);
    }

    /// The signal will fire at this moment.
    pub fn abort_at(&self, ms: f64) {
        self.abort_ms.set(ms);
    }

    /// The signal fires now.
    pub fn ring(&self) {
        self.abort_ms.set(self.abort_ms.get().min(self.now_ms.get()));
        self.has_rung.set(true);
        if let Some(listener) = self.listener.take() {
            listener.wake();
        }
    }

    /// Whether the signal says that it has fired. One that had fired before anybody listened does not ring.
    pub fn is_aborted(&self) -> bool {
        self.has_rung.get() || self.abort_ms.get() <= 0.0
    }

    /// When the signal fired, if it did.
    pub fn aborted_ms(&self) -> Option<f64> {
        self.is_aborted().then(|| self.abort_ms.get())
    }

    /// The wait for a moment.
    pub fn sleep(&self, until_ms: f64) -> Sleep<'_> {
        Sleep { clock: self, until_ms, timer: None }
    }

    /// The wait for a moment or for the signal.
    pub async fn sleep_or_abort(&self, until_ms: f64) {
        let mut sleep = pin!(self.sleep(until_ms));
        std::future::poll_fn(|context| {
            self.listener.replace(Some(context.waker().clone()));
            if self.has_rung.get() { Poll::Ready(()) } else { sleep.as_mut().poll(context) }
        })
        .await;
    }

    /// Goes on to the next moment at which something happens, if there is one.
    fn advance(&self) -> bool {
        let next_timer = self.timers.borrow().keys().next().map_or(f64::INFINITY, |(bits, _)| f64::from_bits(*bits));
        let abort_ms = if self.is_aborted() { f64::INFINITY } else { self.abort_ms.get() };
        let next_ms = next_timer.min(abort_ms);
        if next_ms == f64::INFINITY {
            return false;
        }
        self.now_ms.set(next_ms.max(self.now_ms.get()));
        // What happens at the same moment happens in the same turn.
        while let Some(timer) = self.take_due_timer() {
            timer.wake();
        }
        if abort_ms <= self.now_ms.get() {
            self.ring();
        }
        true
    }

    fn take_due_timer(&self) -> Option<Waker> {
        let mut timers = self.timers.borrow_mut();
        let first = timers.first_entry()?;
        (f64::from_bits(first.key().0) <= self.now_ms.get()).then(|| first.remove())
    }
}

/// The wait for a moment. Dropping it stops its timer.
pub struct Sleep<'c> {
    clock: &'c Clock,
    until_ms: f64,
    timer: Option<TimerKey>,
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.until_ms <= self.clock.now_ms() {
            return Poll::Ready(());
        }
        if self.until_ms.is_finite() {
            let clock = self.clock;
            let bits = self.until_ms.max(0.0).to_bits();
            let key = *self.timer.get_or_insert_with(|| {
                clock.timers_made.set(clock.timers_made.get() + 1);
                (bits, clock.timers_made.get())
            });
            clock.timers.borrow_mut().insert(key, context.waker().clone());
        }
        Poll::Pending
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.timer {
            self.clock.timers.borrow_mut().remove(&key);
        }
    }
}

/// How a call ends, if it does.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending<T> {
    /// With this.
    Done(T),
    /// Never: nothing is left that could wake it.
    Hangs,
}

struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Runs one task to its end. It is polled only when something has woken it, as in a browser.
pub fn run<T>(clock: &Clock, task: impl Future<Output = T>) -> Ending<T> {
    let flag = Arc::new(Flag(AtomicBool::new(true)));
    let waker = Waker::from(Arc::clone(&flag));
    let mut context = Context::from_waker(&waker);
    let mut task = pin!(task);
    loop {
        while !flag.0.swap(false, Ordering::Relaxed) {
            if !clock.advance() {
                return Ending::Hangs;
            }
        }
        if let Poll::Ready(done) = task.as_mut().poll(&mut context) {
            return Ending::Done(done);
        }
    }
}
