//! Hands values to `words.js`, which puts names and words to them.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::problem::Problem;

#[wasm_bindgen(module = "/src/js/words.js")]
extern "C" {
    pub fn failed(known: &JsValue, detail: Option<&str>, cause: &JsValue) -> JsValue;
    pub fn receipt(known: &JsValue) -> JsValue;
    pub fn report(known: &JsValue) -> JsValue;
    pub fn prepared(known: &JsValue) -> JsValue;
    pub fn scopes(known: &JsValue) -> JsValue;
    pub fn retry(known: &JsValue) -> JsValue;
}

/// Problems as plain tuples.
pub fn problems(problems: &[Problem]) -> Vec<(&str, &str, Option<&'static str>)> {
    problems.iter().map(|problem| (problem.path.as_str(), problem.message.as_str(), problem.suggestion)).collect()
}

/// A tuple as an array. serde writes results alone: reading arguments through it would cost 35 KB of number formatting.
/// Tuples rather than structs, whose field names it would keep in a hash map, for 2 KB.
pub fn to_js(value: &impl Serialize) -> JsValue {
    // Nothing that is passed here can fail.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
