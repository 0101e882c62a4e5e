//! A failure as the error that callers catch.

use wasm_bindgen::prelude::*;

use super::results::to_js;
use crate::error::failure::Failure;

#[wasm_bindgen(module = "/src/js/sync_job_error.js")]
extern "C" {
    /// The one error class.
    type SyncJobError;

    #[wasm_bindgen(constructor)]
    fn new(message: &str, fields: &JsValue, cause: &JsValue) -> SyncJobError;
}

/// A failure as a `SyncJobError`.
pub fn sync_job_error(failure: &Failure<JsValue>) -> JsValue {
    let cause = failure.cause.clone().unwrap_or_default();
    SyncJobError::new(&failure.message(), &to_js(&failure.fields()), &cause).into()
}
