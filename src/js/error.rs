//! From a failure to the error that JavaScript catches.

use wasm_bindgen::prelude::*;

use super::words;
use crate::{
    failure::{ErrorCode, Failure},
    problem::Problem,
};

/// The error to reject with.
pub struct Rejection(JsValue);

impl Rejection {
    /// A failure and the value that JavaScript threw, or `undefined`.
    #[allow(clippy::boxed_local, reason = "it arrives boxed, and moving it out would copy it")]
    pub fn new(failure: Box<Failure>, cause: &JsValue) -> Rejection {
        Rejection(words::failure(
            failure.code.name(),
            failure.outcome.name(),
            failure.status,
            failure.graph_code.as_deref(),
            failure.request_id.as_deref(),
            failure.client_request_id.as_deref(),
            failure.date.as_deref(),
            failure.retry_after_ms,
            failure.attempts,
            failure.claims.as_deref(),
            &words::listed(&failure.problems),
            failure.detail.as_deref(),
            cause,
        ))
    }

    /// Arguments that were refused.
    pub fn invalid(code: ErrorCode, problem: Problem) -> Rejection {
        Failure::invalid(code, vec![problem]).into()
    }
}

impl From<Box<Failure>> for Rejection {
    fn from(failure: Box<Failure>) -> Self {
        Rejection::new(failure, &JsValue::UNDEFINED)
    }
}

impl From<Rejection> for JsValue {
    fn from(Rejection(error): Rejection) -> Self {
        error
    }
}
