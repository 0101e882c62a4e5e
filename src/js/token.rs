//! The access token, as far as Rust knows it: a JavaScript string that `token.js` alone looks at.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::error::Rejection;
use crate::{failure::ErrorCode, problem::Problem};

#[wasm_bindgen(module = "/src/js/token.js")]
extern "C" {
    /// What is wrong with a token, as a clause that continues "token".
    #[wasm_bindgen(js_name = tokenFault)]
    pub fn fault(token: &JsValue) -> Option<String>;

    /// The `Authorization` header for the last of these tokens.
    pub fn authorization(tokens: &Array) -> JsValue;

    /// A text from the server, unless it holds one of the tokens.
    #[wasm_bindgen(js_name = withoutToken)]
    pub fn without(text: &JsValue, tokens: &Array) -> Option<String>;
}

/// Checks the token argument: a token, or a function to ask for one, which is no token yet.
pub fn read(value: &JsValue) -> Result<Array, Rejection> {
    if value.is_function() {
        return Ok(Array::new());
    }
    match fault(value) {
        None => Ok(Array::of1(value)),
        Some(fault) => Err(Rejection::invalid(ErrorCode::InvalidToken, Problem::new("token", &[&fault]))),
    }
}
