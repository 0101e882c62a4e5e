//! The token, which stays in JavaScript: `token.js` alone looks at it.

use js_sys::{JsString, Object};
use wasm_bindgen::prelude::*;

use super::{
    attempt,
    cancel::{AbortOnDrop, Signal},
    json::AnswerJson,
    results::to_js,
    secret::SentTokens,
    work::Work,
};
use crate::{
    client::host::TokenTrouble,
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
    /// What a token function is given.
    type GivenRequest;

    #[wasm_bindgen(method, setter, structural)]
    fn set_signal(this: &GivenRequest, signal: Option<&web_sys::AbortSignal>);
}

/// An access token.
#[derive(Clone, Debug)]
pub struct Token(JsString);

impl Token {
    /// The headers of a request, with the token and nothing else yet.
    pub fn headers(&self) -> Object {
        authorization(&self.0)
    }
}

/// What is wrong with a token, if anything is.
pub fn fault(token: &JsValue) -> Option<TokenFault> {
    // A name that Rust does not know would be a fault of ours; then the token is no text that can be sent.
    let fault = TokenFault::named(&token_fault(token)?).unwrap_or(TokenFault::NotText);
    Some(match fault {
        TokenFault::NotText if attempt::peek(token, "then").is_function() => TokenFault::Promise,
        TokenFault::NotText if attempt::peek(token, "accessToken").is_string() => TokenFault::AuthenticationResult,
        other => other,
    })
}

/// The claims of a token, where they can be read from outside.
pub fn claims(token: &JsValue) -> Option<AnswerJson> {
    let value = claims_of(token);
    super::json::is_object(&value).then(|| AnswerJson(value))
}

/// The token argument of a call: a token, or a function that gives one.
pub enum TokenArgument {
    /// A token.
    Ready(Token),
    /// A function to ask.
    Function(JsValue),
}

impl TokenArgument {
    /// Judges the argument.
    pub fn read(argument: JsValue) -> Result<TokenArgument, JsValue> {
        if argument.is_function() {
            return Ok(TokenArgument::Function(argument));
        }
        match fault(&argument) {
            None => Ok(TokenArgument::Ready(Token(argument.unchecked_into()))),
            Some(fault) => Err(Failure::invalid(Argument::Token, vec![Problem::new("token", fault.message())], None)),
        }
    }

    /// The token, or what the function gives.
    pub async fn get(
        &self,
        request: &TokenRequest,
        signal: &Signal,
        sent: &SentTokens,
    ) -> std::result::Result<Token, TokenTrouble<JsValue>> {
        let function = match self {
            TokenArgument::Ready(token) => {
                sent.add(&token.0);
                return Ok(token.clone());
            }
            TokenArgument::Function(function) => function,
        };
        let aborter = AbortOnDrop::new(signal);
        let given = to_js(request);
        given.unchecked_ref::<GivenRequest>().set_signal(aborter.signal().as_ref());
        let asked = Work::begin(function, &JsValue::UNDEFINED, &[&given]).await;
        // It has answered, so it is done: its signal fires on abort and deadline alone.
        aborter.disarm();
        let token = asked.map_err(|cause| TokenTrouble { why: NoToken::Failed, cause: Some(cause) })?;
        match fault(&token) {
            Some(fault) => Err(TokenTrouble { why: NoToken::Unusable(fault), cause: None }),
            None => {
                let token = Token(token.unchecked_into());
                sent.add(&token.0);
                Ok(token)
            }
        }
    }
}
