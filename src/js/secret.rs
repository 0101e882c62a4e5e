//! Keeps tokens out of every text that leaves JavaScript: a service may send one back.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/token.js")]
extern "C" {
    #[wasm_bindgen(js_name = keepSecret)]
    fn keep_secret(token: &JsString);

    fn release(tokens: &Array);

    #[wasm_bindgen(js_name = withoutToken)]
    fn without_token(text: &JsValue) -> JsValue;
}

/// The tokens that a call has sent. While the call runs, no text that contains one leaves JavaScript.
#[derive(Debug, Default)]
pub struct SentTokens(Array);

impl SentTokens {
    /// Adds a token.
    pub fn add(&self, token: &JsString) {
        keep_secret(token);
        self.0.push(token);
    }
}

impl Drop for SentTokens {
    fn drop(&mut self) {
        release(&self.0);
    }
}

/// A text from a service, still in JavaScript. `None` where it contains a token, or is no string.
pub fn safe(text: &JsValue) -> Option<JsValue> {
    Some(without_token(text)).filter(JsValue::is_string)
}

/// A text from a service. `None` where it contains a token, or is no string.
pub fn safe_text(text: &JsValue) -> Option<String> {
    safe(text)?.as_string()
}
