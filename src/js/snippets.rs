//! Names the JavaScript files that only other JavaScript files import: wasm-bindgen copies what Rust names.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/limits.js")]
extern "C" {
    #[allow(dead_code)]
    fn limits();
}

#[wasm_bindgen(module = "/src/js/answer.js")]
extern "C" {
    #[allow(dead_code)]
    fn head();
}

#[wasm_bindgen(module = "/src/js/job.js")]
extern "C" {
    #[allow(dead_code)]
    fn glance();
}

#[wasm_bindgen(module = "/src/js/token.js")]
extern "C" {
    #[allow(dead_code)]
    fn authorization();
}

#[wasm_bindgen(module = "/src/js/words.js")]
extern "C" {
    #[allow(dead_code)]
    fn failed();
}

#[wasm_bindgen(module = "/src/js/sync_job_error.js")]
extern "C" {
    #[allow(dead_code)]
    type SyncJobError;
}
