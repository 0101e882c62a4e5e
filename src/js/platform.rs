//! The platform's clock, dice and parsers.

use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/platform.js")]
extern "C" {
    /// A new UUID.
    pub fn uuid() -> String;

    /// Whether there is a `fetch`: the caller's, else the runtime's, which is then put beside the other handles.
    #[wasm_bindgen(js_name = hasFetch)]
    pub fn has_fetch(handles: &Object) -> bool;

    /// A text as JSON, or `undefined`. A `catch` import would do, but wasm-bindgen 0.2.130 loses a table slot for each exception.
    #[wasm_bindgen(js_name = parseJson)]
    pub fn parse_json(text: &JsValue) -> JsValue;

    /// A member of a parsed JSON value.
    pub fn member(value: &JsValue, key: &str) -> JsValue;

    /// A moment in milliseconds since 1970 as ISO 8601, in UTC, within the range of dates.
    #[wasm_bindgen(js_name = isoDate)]
    pub fn iso_date(ms: f64) -> Option<String>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Math)]
    pub fn random() -> f64;
}

/// The wall clock in milliseconds since 1970, for dates that the service names.
pub fn wall_ms() -> f64 {
    js_sys::Date::now()
}

/// The platform's reading of a date, in milliseconds since 1970.
pub fn date_ms(text: &str) -> Option<f64> {
    Some(js_sys::Date::parse(text)).filter(|ms| !ms.is_nan())
}
