//! Rust values as plain JavaScript objects and as JSON text.

use js_sys::{JSON, JsString};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// A value as a plain JavaScript object. `None` becomes `null`.
pub fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::new().serialize_missing_as_null(true)).unwrap_or_default()
}

/// A value as JSON text.
pub fn json_text(value: &impl Serialize) -> JsString {
    JSON::stringify(&to_js(value)).unwrap_or_default()
}
