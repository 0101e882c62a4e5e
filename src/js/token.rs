//! The access token. It stays a JavaScript string: nothing here copies it into WebAssembly memory.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use super::error::Rejection;
use crate::{
    failure::ErrorCode,
    problem::Problem,
    token::{BEARER_PREFIX, TokenFault, VISIBLE_ASCII},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = RegExp)]
    type Pattern;
    #[wasm_bindgen(constructor, js_class = "RegExp")]
    fn new(pattern: &str, flags: &str) -> Pattern;
    /// js-sys's own `test` takes a `&str`, and so would copy the token.
    #[wasm_bindgen(method, js_class = "RegExp")]
    fn test(this: &Pattern, text: &JsString) -> bool;

    #[wasm_bindgen(js_name = String)]
    type Text;
    #[wasm_bindgen(method, js_class = "String")]
    fn includes(this: &Text, text: &JsString) -> bool;
}

thread_local! {
    static ASCII: Pattern = Pattern::new(VISIBLE_ASCII, "");
    static PREFIX: Pattern = Pattern::new(BEARER_PREFIX, "i");
}

/// A token of the right shape.
#[derive(Clone)]
pub struct Token(JsString);

/// Servers that echo a request may send the token back. Anything shorter than this is no token, but part of many words.
const SHORTEST_SECRET: u32 = 16;

impl Token {
    /// Checks the shape of a token.
    pub fn read(value: &JsValue) -> Result<Token, TokenFault> {
        let text = value.dyn_ref::<JsString>().filter(|_| value.is_string()).ok_or(TokenFault::NotText)?;
        if text.length() == 0 {
            Err(TokenFault::Empty)
        } else if PREFIX.with(|prefix| prefix.test(text)) {
            Err(TokenFault::BearerPrefix)
        } else if !ASCII.with(|ascii| ascii.test(text)) {
            Err(TokenFault::NotVisibleAscii)
        } else {
            Ok(Token(text.clone()))
        }
    }

    /// The `Authorization` header.
    pub fn authorization(&self) -> JsString {
        JsString::from("Bearer ").concat(&self.0)
    }

    /// A text from the server, unless it holds the token.
    pub fn without(&self, text: &JsValue) -> Option<String> {
        let secret =
            self.0.length() >= SHORTEST_SECRET && text.is_string() && text.unchecked_ref::<Text>().includes(&self.0);
        if secret { None } else { text.as_string() }
    }
}

/// Where a call gets its token from.
pub enum TokenSource {
    /// A ready token.
    Ready(Token),
    /// A function to ask.
    Function,
}

impl TokenSource {
    /// Reads the token argument.
    pub fn read(value: &JsValue) -> Result<TokenSource, Rejection> {
        if value.is_function() {
            return Ok(TokenSource::Function);
        }
        Token::read(value)
            .map(TokenSource::Ready)
            .map_err(|fault| Rejection::invalid(ErrorCode::InvalidToken, Problem::new("token", &[fault.message()])))
    }
}
