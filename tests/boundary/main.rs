//! The boundary in a real browser: what crosses it, what must not, and that every promise settles.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a helper of a test may fail by panicking, as a test may")]

mod answers;
mod arguments;
mod calling;
mod limits;
mod reading;
mod secret;
mod wire;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
