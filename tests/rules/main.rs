//! The rules of the public interface, one module per concept, tested as promises to a caller without a browser.
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

mod challenge;
mod course;
mod criteria;
mod endpoint;
mod failure;
mod graph_error;
mod ids;
mod options;
mod problem;
mod purity;
mod request;
mod reset_scope;
mod retry_after;
mod support;
mod text;
mod verdict;
