//! Runs one wasm test binary in a browser. Linked in, so that nobody installs a CLI and its version is the crate's.

use std::{ffi::OsString, iter};

pub fn run(args: Vec<OsString>) -> anyhow::Result<()> {
    let name = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(iter::once(name).chain(args))
}
