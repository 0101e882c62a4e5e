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

mod base_url;
mod batch;
mod challenge;
mod classify;
mod copying;
mod criteria;
mod dates;
mod endpoint;
mod error_code;
mod failure;
mod found;
mod graph_error;
mod head;
mod hints;
mod input;
mod items;
mod job;
mod job_id;
mod options;
mod page;
mod polling;
mod problems;
mod query;
mod renewal;
mod reset_scope;
mod retry;
mod retry_after;
mod security;
mod service_principal;
mod support;
mod token_claims;
mod token_fault;
mod warnings;
mod ways_out;
mod words;
mod workflows;
