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

mod call;
mod challenge;
mod course;
mod criteria;
mod dates;
mod endpoint;
mod failure;
mod given;
mod ids;
mod options;
mod plan;
mod polling;
mod problem;
mod purity;
mod reset_scope;
mod retry_after;
mod security;
mod support;
mod text;
mod verdict;
mod workflows;
