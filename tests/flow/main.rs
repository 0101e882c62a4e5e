//! The calls, driven natively: a scripted host, a virtual clock and random faults, in milliseconds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a helper of a test may fail by panicking, as a test may"
)]

mod anything;
mod arguments;
mod batch_queue;
mod bulk;
mod bulk_anything;
mod bulk_ends;
mod bulk_tokens;
mod ends;
mod executions;
mod find;
mod find_anything;
mod find_ends;
mod find_pages;
mod list;
mod long_calls;
mod reading;
mod renewal;
mod restart;
mod scale;
mod start_pause;
mod support;
mod unexpected;
mod wait;
