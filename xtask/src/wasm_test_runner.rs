//! Runs one wasm test binary in a browser. Linked in, so that nobody installs a CLI and its version is the crate's.

use std::{env, ffi::OsString, iter, net::TcpStream, thread, time::Duration};

/// The environment variable with the address on which the runner's server listens.
pub const ADDRESS: &str = "WASM_BINDGEN_TEST_ADDRESS";

pub fn run(args: Vec<OsString>) -> anyhow::Result<()> {
    if let Ok(address) = env::var(ADDRESS) {
        thread::spawn(move || keep_threads_busy(&address));
    }
    let name = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(iter::once(name).chain(args))
}

/// The server (tiny_http) starts with four waiting threads. A browser opens six connections at once, and then the server may
/// count one thread as waiting for two of them: the second is never served, and the page never loads. With the first threads
/// held by silent connections every further connection gets a thread of its own.
fn keep_threads_busy(address: &str) {
    let mut held = Vec::new();
    while held.len() < 8 {
        match TcpStream::connect(address) {
            Ok(connection) => held.push(connection),
            Err(_) => thread::sleep(Duration::from_millis(5)),
        }
    }
    thread::park();
}
