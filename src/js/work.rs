//! A promise that the library did not create, as a future that can be dropped.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll, ready},
};

use js_sys::{Array, Promise, futures::JsFuture};
use wasm_bindgen::prelude::*;

use super::attempt::{self, Thrown};

#[wasm_bindgen(module = "/src/js/attempt.js")]
extern "C" {
    #[wasm_bindgen(js_name = Work)]
    type JsWork;

    #[wasm_bindgen(constructor, js_class = Work)]
    fn new(method: &JsValue, this: &JsValue, arguments: &Array) -> JsWork;

    #[wasm_bindgen(method, getter)]
    fn promise(this: &JsWork) -> Promise;

    #[wasm_bindgen(method)]
    fn end(this: &JsWork);
}

#[wasm_bindgen]
extern "C" {
    /// `{ value }`
    type Done;

    #[wasm_bindgen(method, getter, structural)]
    fn value(this: &Done) -> JsValue;
}

/// The call of a caller's or the platform's function, and the promise that it returns.
///
/// [`JsFuture`] keeps its closures until its promise settles, and a foreign promise may never settle. So this wraps it in a promise of
/// its own, which it settles when it is dropped.
pub struct Work {
    work: JsWork,
    settled: JsFuture,
}

impl Work {
    /// Calls the function at once. What it throws becomes a rejection.
    pub fn begin(method: &JsValue, this: &JsValue, arguments: &[&JsValue]) -> Work {
        let work = JsWork::new(method, this, &attempt::list(arguments));
        let settled = JsFuture::from(work.promise());
        Work { work, settled }
    }
}

impl Future for Work {
    type Output = Result<JsValue, JsValue>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let (Ok(settled) | Err(settled)) = ready!(Pin::new(&mut self.settled).poll(context));
        Poll::Ready(match settled.dyn_into::<Thrown>() {
            Ok(thrown) => Err(thrown.reason()),
            Err(done) => Ok(done.unchecked_into::<Done>().value()),
        })
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.work.end();
    }
}
