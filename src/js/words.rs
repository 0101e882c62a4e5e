//! Hands values to `words.js`, which puts names and words to them.

use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::problem::Problem;

#[wasm_bindgen(module = "/src/js/words.js")]
extern "C" {
    /// An error. `problems` is a list as [`listed`] makes it.
    #[allow(clippy::too_many_arguments, reason = "each is a field of the error")]
    pub fn failure(
        code: &str,
        outcome: &str,
        status: Option<u16>,
        graph_code: Option<&str>,
        request_id: Option<&str>,
        client_request_id: Option<&str>,
        date: Option<&str>,
        retry_after_ms: Option<f64>,
        attempts: u32,
        claims: Option<&str>,
        problems: &JsValue,
        detail: Option<&str>,
        cause: &JsValue,
    ) -> JsValue;

    /// A receipt. Scopes and warnings are names as Graph lists them: `"Watermark, Escrows"`.
    pub fn receipt(
        scopes: &str,
        warnings: &str,
        attempts: u32,
        request_id: Option<&str>,
        client_request_id: &str,
    ) -> JsValue;

    /// A dry run.
    pub fn prepared(url: &str, client_request_id: &str, body: &str, scopes: &str, warnings: &str) -> JsValue;

    /// A report on criteria; without scopes they are invalid.
    pub fn report(scopes: Option<&str>, warnings: &str, problems: &JsValue) -> JsValue;

    /// The scopes, from tuples of name, value, weight and implied scopes.
    pub fn scopes(known: &JsValue) -> JsValue;

    /// What an observer is told before a wait.
    pub fn retry(attempt: u32, delay_ms: f64, status: Option<u16>, request_id: Option<&str>) -> JsValue;
}

/// Problems as an array of tuples.
pub fn listed(problems: &[Problem]) -> JsValue {
    let tuples: Vec<_> =
        problems.iter().map(|problem| (&*problem.path, &*problem.message, problem.suggestion)).collect();
    to_js(&tuples)
}

/// Lists as arrays. serde writes results alone: reading arguments through it would cost 35 KB of number formatting. And
/// tuples rather than structs, whose field names it would keep in a hash map, for 2 KB.
pub fn to_js(value: &impl serde::Serialize) -> JsValue {
    // Nothing that is passed here can fail.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
