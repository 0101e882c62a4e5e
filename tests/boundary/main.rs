//! The boundary in a real browser: what crosses it, what must not, and that every promise settles.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail by panicking"
)]

mod answers;
mod arguments;
mod calling;
mod cancelling;
mod finding;
mod inputs;
mod limits;
mod reading;
mod secret;
mod stub;
mod thenables;
mod throwing;
mod thrown;
mod waiting;
mod wire;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
