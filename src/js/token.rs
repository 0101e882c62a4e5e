//! The access token, as far as Rust knows it: a JavaScript string that `token.js` alone looks at.

use wasm_bindgen::prelude::*;

use super::error::Rejection;
use crate::{failure::ErrorCode, problem::Problem};

#[wasm_bindgen(module = "/src/js/token.js")]
extern "C" {
    /// What is wrong with a token, as a clause that continues "token".
    #[wasm_bindgen(js_name = tokenFault)]
    pub fn fault(token: &JsValue) -> Option<String>;

    /// The `Authorization` header.
    pub fn authorization(token: &JsValue) -> JsValue;

    /// A text from the server, unless it holds the token.
    #[wasm_bindgen(js_name = withoutToken)]
    pub fn without(text: &JsValue, token: &JsValue) -> Option<String>;
}

/// Checks the token argument: a token, or a function to ask for one, which gives nothing.
pub fn read(value: &JsValue) -> Result<Option<JsValue>, Rejection> {
    if value.is_function() {
        return Ok(None);
    }
    match fault(value) {
        None => Ok(Some(value.clone())),
        Some(fault) => Err(Rejection::invalid(ErrorCode::InvalidToken, Problem::new("token", &[&fault]))),
    }
}
