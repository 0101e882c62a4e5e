//! The JavaScript boundary: arguments in, results and errors out. It holds no rule of its own.
//!
//! Rust decides, JavaScript waits. [`exports`] is what JavaScript calls; `argument` and `token` read what it passes;
//! `call` is one restart under way, a state machine that is told what happened and answers what to do next. `drive.js`
//! does it: it alone touches the network, under the limits of `limits.js`. So no Rust future exists, and the trap that
//! would leave one pending for ever (wasm-bindgen#2724) rejects instead. `words` and `error` make what callers see.

mod allocator;
mod argument;
mod call;
mod error;
pub mod exports;
mod platform;
mod snippets;
mod token;
mod words;
