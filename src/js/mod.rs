//! The JavaScript boundary: arguments in, results and errors out. It holds no rule of its own.
//!
//! Rust decides, JavaScript waits. [`exports`] is what JavaScript calls; `mirror.js` reads the arguments; the
//! [`call`](crate::call) is told what happened and answers what to do next. `drive.js` does it: it alone touches the
//! network, under the limits of `limits.js`. So no Rust future exists, and the trap that would leave one pending for ever
//! (wasm-bindgen#2724) rejects instead. `answer.js` reads what comes back, `words.js` makes what callers see.

mod allocator;
pub mod exports;
mod platform;
mod snippets;
