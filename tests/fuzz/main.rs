//! Fuzz targets: promises that must hold for any input whatsoever. `cargo test` replays the inputs kept in `corpus/`,
//! `cargo xtask fuzz` looks for others.
#![cfg(not(target_arch = "wasm32"))]
#![cfg_attr(fuzzing, no_main)]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a broken promise is a panic"
)]

mod answer;
mod arguments;
mod base_url;
mod challenge;
mod criteria;
mod graph_date;
mod job_id;
#[cfg(fuzzing)]
mod libfuzzer;
#[cfg(test)]
mod replay;
mod retry_after;
#[allow(dead_code, reason = "shared with the rules' tests, which need more of it")]
#[path = "../rules/support/mod.rs"]
mod support;

/// A fuzz target: it panics when an input breaks a promise.
type Target = fn(&[u8]);

/// Each target has a module, and a folder in `corpus/`, of its name.
const TARGETS: [(&str, Target); 8] = [
    ("answer", answer::check),
    ("arguments", arguments::check),
    ("base_url", base_url::check),
    ("challenge", challenge::check),
    ("criteria", criteria::check),
    ("graph_date", graph_date::check),
    ("job_id", job_id::check),
    ("retry_after", retry_after::check),
];
