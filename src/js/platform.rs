//! The platform's clock, dice and parsers.

use wasm_bindgen::prelude::*;

use crate::call::Platform;

#[wasm_bindgen(module = "/src/js/platform.js")]
extern "C" {
    /// The text in base64, unless it is none.
    fn base64(text: &str) -> Option<String>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Math)]
    fn random() -> f64;
    #[wasm_bindgen(js_name = Number)]
    fn number(text: &str) -> f64;
}

/// JavaScript.
pub struct Js;

impl Platform for Js {
    fn wall_ms() -> f64 {
        js_sys::Date::now()
    }

    fn random() -> f64 {
        random()
    }

    fn date_ms(text: &str) -> Option<f64> {
        Some(js_sys::Date::parse(text)).filter(|ms| !ms.is_nan())
    }

    fn base64(text: &str) -> Option<String> {
        base64(text)
    }

    fn number(text: &str) -> f64 {
        number(text)
    }
}
