//! Names the JavaScript files that only other JavaScript files import: wasm-bindgen copies what Rust names.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/limits.js")]
extern "C" {
    #[allow(dead_code)]
    fn limits();
}

#[wasm_bindgen(module = "/src/js/sync_job_error.js")]
extern "C" {
    #[allow(dead_code)]
    type SyncJobError;
}
