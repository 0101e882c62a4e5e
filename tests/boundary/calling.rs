//! Calls the exports as JavaScript does, and reads what comes back.

use graph_sync_jobs::js::exports;
use js_sys::{Array, Function, JSON, Object, Promise, Reflect, futures::JsFuture};
use wasm_bindgen::prelude::*;

pub const SP: &str = "\"8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d\"";
pub const JOB: &str = "'SfSandboxOutDelta.e4bbf44533ea4eabb17027f3a92e92aa'";
pub const TOKEN: &str = "'eyJ0eXAiOiJKV1QifQ.' + 'x'.repeat(600)";

/// A JavaScript value from its source.
pub fn js(source: &str) -> JsValue {
    js_sys::eval(&["(", source, ")"].concat()).expect(source)
}

/// The arguments of an export, as JavaScript spreads them.
pub fn given(arguments: &[&JsValue]) -> JsValue {
    arguments.iter().copied().cloned().collect::<Array>().into()
}

/// A property of an object.
pub fn of(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

/// A property that is a text.
pub fn text_of(value: &JsValue, key: &str) -> String {
    of(value, key).as_string().unwrap_or_default()
}

/// A property that is a number.
pub fn number_of(value: &JsValue, key: &str) -> f64 {
    of(value, key).as_f64().unwrap_or(f64::NAN)
}

/// A value as JSON.
pub fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

/// The promise of a restart of the usual job with options from their source.
pub fn restart_promise(token: &JsValue, criteria: &str, options: &JsValue) -> Promise {
    exports::restart_sync_job(&given(&[token, &js(SP), &js(JOB), &js(criteria), options]))
}

/// What a promise settles with, or a panic when it does not settle within ten seconds.
pub async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    let watchdog: Promise = js("new Promise((_, no) => setTimeout(no, 10_000, 'never settled'))").into();
    let settled = JsFuture::from(Promise::race(&js_sys::Array::of2(&promise, &watchdog))).await;
    assert_ne!(settled, Err("never settled".into()), "the promise must settle");
    settled
}

/// Restarts with a stub for `fetch`, from its source.
pub async fn restart_with(fetch: &str) -> Result<JsValue, JsValue> {
    let options = js(&["{ fetch: ", fetch, " }"].concat());
    settled(restart_promise(&js(TOKEN), "null", &options)).await
}

/// The error of a call that must fail, with its code and outcome checked.
pub fn refused(result: Result<JsValue, JsValue>, code: &str, outcome: &str) -> JsValue {
    let error = result.expect_err("the call must fail");
    assert_eq!(text_of(&error, "name"), "SyncJobError", "{error:?}");
    assert_eq!(
        (text_of(&error, "code"), text_of(&error, "outcome")),
        (code.into(), outcome.into()),
        "{}",
        json(&error)
    );
    assert!(error.is_instance_of::<js_sys::Error>(), "it is a real Error");
    assert!(!text_of(&error, "message").is_empty(), "its message is never empty");
    assert!(!text_of(&error, "hint").is_empty(), "its hint is never empty");
    error
}

/// A `fetch` that records its calls in `calls` and answers as the source of a function of the call's number says.
pub fn recording(answer: &str) -> (Function, Object) {
    let made = js(&[
        "(() => { const calls = []; const answer = ",
        answer,
        "; return { calls, fetch: function (...args) { calls.push({ args, self: this, at: performance.now() }); return answer(calls.length); } }; })()",
    ]
    .concat());
    (of(&made, "fetch").into(), of(&made, "calls").into())
}
