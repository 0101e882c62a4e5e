//! The access token. It stays a JavaScript string, and only `token.js` reads it.

use js_sys::{JsString, Object};
use wasm_bindgen::prelude::*;

use super::{
    attempt,
    cancel::{AbortOnDrop, Signal},
    json::ResponseJson,
    results::to_js,
    secret::SentTokens,
    work::Work,
};
use crate::{
    client::host::TokenError,
    error::{
        failure::{Failure, Result},
        kind::{Argument, NoToken, TokenFault},
    },
    model::{problem::Problem, results::TokenRequest},
};

#[wasm_bindgen(module = "/src/js/token.js")]
extern "C" {
    #[wasm_bindgen(js_name = tokenFault)]
    fn token_fault(token: &JsValue) -> Option<String>;

    fn authorization(token: &JsString) -> Object;

    #[wasm_bindgen(js_name = claimsOf)]
    fn claims_of(token: &JsValue) -> JsValue;

}

#[wasm_bindgen]
extern "C" {
    /// The argument of a token function.
    type JsTokenRequest;

    #[wasm_bindgen(method, setter, structural)]
    fn set_signal(this: &JsTokenRequest, signal: Option<&web_sys::AbortSignal>);
}

/// An access token.
#[derive(Clone, Debug)]
pub struct Token(JsString);

impl Token {
    /// A new headers object with `Authorization` alone.
    pub fn headers(&self) -> Object {
        authorization(&self.0)
    }
}

/// The fault of a token, if it has one.
pub fn fault(token: &JsValue) -> Option<TokenFault> {
    // `token.js` and Rust have the same names (tests/rules/token_fault.rs). An unknown one must refuse the token too.
    let fault = TokenFault::named(&token_fault(token)?).unwrap_or(TokenFault::NotText);
    Some(match fault {
        TokenFault::NotText if attempt::peek(token, "then").is_function() => TokenFault::Promise,
        TokenFault::NotText if attempt::peek(token, "accessToken").is_string() => TokenFault::AuthenticationResult,
        other => other,
    })
}

/// The claims of a token, where it is a readable JWT.
pub fn claims(token: &JsValue) -> Option<ResponseJson> {
    let value = claims_of(token);
    super::json::is_object(&value).then(|| ResponseJson(value))
}

/// The token argument of a call: a token, or a token function.
pub enum TokenArgument {
    /// A token.
    Ready(Token),
    /// A token function.
    Function(JsValue),
}

impl TokenArgument {
    /// Validates the argument.
    ///
    /// # Errors
    /// `InvalidToken`, with the problem.
    pub fn read(argument: JsValue) -> Result<TokenArgument, JsValue> {
        if argument.is_function() {
            return Ok(TokenArgument::Function(argument));
        }
        match fault(&argument) {
            None => Ok(TokenArgument::Ready(Token(argument.unchecked_into()))),
            Some(fault) => Err(Failure::invalid(Argument::Token, vec![Problem::new("token", fault.message())], None)),
        }
    }

    /// The token, or the one that the function returns.
    ///
    /// # Errors
    /// The function threw or rejected, or returned no usable token.
    pub async fn get(
        &self,
        request: &TokenRequest,
        signal: &Signal,
        sent: &SentTokens,
    ) -> std::result::Result<Token, TokenError<JsValue>> {
        let function = match self {
            TokenArgument::Ready(token) => {
                sent.add(&token.0);
                return Ok(token.clone());
            }
            TokenArgument::Function(function) => function,
        };
        let aborter = AbortOnDrop::new(signal);
        let argument = to_js(request);
        argument.unchecked_ref::<JsTokenRequest>().set_signal(aborter.signal().as_ref());
        let answer = Work::begin(function, &JsValue::UNDEFINED, &[&argument]).await;
        // It has returned. Its signal fires on abort and deadline alone.
        aborter.disarm();
        let token = answer.map_err(|cause| TokenError { why: NoToken::Failed, cause: Some(cause) })?;
        match fault(&token) {
            Some(fault) => Err(TokenError { why: NoToken::Unusable(fault), cause: None }),
            None => {
                let token = Token(token.unchecked_into());
                sent.add(&token.0);
                Ok(token)
            }
        }
    }
}
