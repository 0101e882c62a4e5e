//! JSON of a response, as JavaScript parsed it.

use js_sys::JsString;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use super::{
    attempt,
    secret::{safe, safe_text},
};
use crate::model::json::Json;

#[wasm_bindgen(module = "/src/js/token.js")]
extern "C" {
    /// The text that is encoded in base64. It stays in JavaScript, because it may contain a token.
    #[wasm_bindgen(js_name = base64)]
    fn decoded(text: &JsString) -> JsValue;
}

/// A JSON value of a response. A text in it that contains a token does not leave JavaScript.
#[derive(Clone, Debug)]
pub struct ResponseJson(pub JsValue);

impl Serialize for ResponseJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_wasm_bindgen::preserve::serialize(&self.0, serializer)
    }
}

impl Json for ResponseJson {
    fn get(&self, key: &str) -> Self {
        ResponseJson(attempt::peek(&self.0, key))
    }

    fn text(&self) -> Option<String> {
        safe_text(&self.0)
    }

    fn header_text(&self) -> Option<String> {
        let is_value = self.0.is_string() || self.0.as_f64().is_some() || attempt::is_array(&self.0).ok()?;
        is_value.then(|| safe_text(&attempt::written(&self.0).ok()?))?
    }

    fn parsed(&self) -> Option<Self> {
        let text = self.0.dyn_ref::<JsString>()?;
        let parsed = attempt::parse_json(text).or_else(|_| attempt::parse_json(decoded(text).unchecked_ref()));
        parsed.ok().map(ResponseJson)
    }

    fn is_text(&self) -> bool {
        self.0.is_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn items(&self) -> Option<Vec<Self>> {
        let length = attempt::is_array(&self.0).ok()?.then(|| attempt::peek(&self.0, "length").as_f64())??;
        Some((0..length as u32).map(|index| ResponseJson(attempt::get_by(&self.0, &index.into()))).collect())
    }

    fn entries(&self) -> Vec<(String, Self)> {
        let keys = attempt::keys(&self.0).unwrap_or_default();
        keys.iter().filter_map(|key| Some((safe_text(&key)?, ResponseJson(attempt::get_by(&self.0, &key))))).collect()
    }

    fn is_object(&self) -> bool {
        is_object(&self.0)
    }

    fn is_nullish(&self) -> bool {
        self.0.is_null_or_undefined()
    }

    fn href(&self) -> Option<String> {
        href(safe(&self.0)?.unchecked_ref())
    }
}

/// Whether it is an object, and neither `null` nor an array.
pub fn is_object(value: &JsValue) -> bool {
    value.is_object() && attempt::is_array(value).is_ok_and(|is_array| !is_array)
}

/// The absolute address that the platform's `URL` makes of a text. `None` where it is no address.
pub fn href(text: &JsString) -> Option<String> {
    attempt::get(&attempt::parse_url(text).ok()?, "href").ok()?.as_string()
}
