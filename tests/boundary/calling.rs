//! Calls the exports as JavaScript does, and reads what comes back.

use std::time::Duration;

use graph_sync_jobs::js::exports;
use js_sys::{Array, Function, JSON, Promise, Reflect, futures::JsFuture};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// The object id of the usual service principal.
pub const SP: &str = "8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d";

/// The id of the usual job.
pub const JOB: &str = "SfSandboxOutDelta.e4bbf44533ea4eabb17027f3a92e92aa";

/// The usual token. It is made here, so Rust may know it: see `secret.rs` for tokens that it may not.
pub fn token() -> JsValue {
    format!("eyJ0eXAiOiJKV1QifQ.{}", "x".repeat(600)).into()
}

/// A JavaScript value from its source.
pub fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).expect(source)
}

/// What a JavaScript function, from its source, gives for values that were made here.
pub fn js_with(source: &str, values: &[&JsValue]) -> JsValue {
    let function: Function = js(source).unchecked_into();
    function.apply(&JsValue::UNDEFINED, &list(values)).expect(source)
}

/// Values as an array.
pub fn list(values: &[&JsValue]) -> Array {
    values.iter().copied().collect()
}

/// An object from its source, with members that were made here.
pub fn with(source: &str, members: &[(&str, &JsValue)]) -> JsValue {
    let object = js(source);
    for (key, value) in members {
        Reflect::set(&object, &(*key).into(), value).expect(key);
    }
    object
}

/// A property of an object.
pub fn of(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).expect(key)
}

/// A value as JSON.
pub fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).unwrap_or_default()
}

/// What JavaScript can call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Export {
    Restart,
    Prepare,
    Check,
    List,
    Get,
    Wait,
    Bulk,
    Find,
    Explain,
}

impl Export {
    /// Calls it. Arguments that are missing are `undefined`.
    pub fn call(self, arguments: &Array) -> Promise {
        let at = |index| arguments.get(index);
        match self {
            Export::Restart => exports::restart_sync_job(at(0), at(1), at(2), at(3), at(4)),
            Export::Prepare => exports::prepare_restart(at(0), at(1), at(2), at(3)),
            Export::Check => exports::check_criteria(at(0)),
            Export::List => exports::list_sync_jobs(at(0), at(1), at(2)),
            Export::Get => exports::get_sync_job(at(0), at(1), at(2), at(3)),
            Export::Wait => exports::wait_for_sync_job(at(0), at(1), at(2), at(3)),
            Export::Bulk => exports::restart_sync_jobs(at(0), at(1), at(2)),
            Export::Find => exports::find_sync_jobs(at(0), at(1), at(2)),
            Export::Explain => exports::explain_token(at(0)),
        }
    }
}

/// The promise of a restart of the usual job.
pub fn restart_promise(token: &JsValue, criteria: &JsValue, options: &JsValue) -> Promise {
    Export::Restart.call(&list(&[token, &SP.into(), &JOB.into(), criteria, options]))
}

/// Restarts the usual job with the usual token.
pub async fn restart(options: &JsValue) -> Result<JsValue, JsValue> {
    settled(restart_promise(&token(), &JsValue::NULL, options)).await
}

/// Restarts the usual job with a `fetch` from its source.
pub async fn restart_with(fetch: &str) -> Result<JsValue, JsValue> {
    restart(&js(&format!("{{ fetch: {fetch} }}"))).await
}

/// Reads the usual job.
pub async fn get(options: &JsValue) -> Result<JsValue, JsValue> {
    settled(Export::Get.call(&list(&[&token(), &SP.into(), &JOB.into(), options]))).await
}

/// Reads the jobs of the usual service principal.
pub async fn list_jobs(options: &JsValue) -> Result<JsValue, JsValue> {
    settled(Export::List.call(&list(&[&token(), &SP.into(), options]))).await
}

/// Waits for the usual job.
pub async fn wait(options: &JsValue) -> Result<JsValue, JsValue> {
    settled(Export::Wait.call(&list(&[&token(), &SP.into(), &JOB.into(), options]))).await
}

/// So many restarts of different jobs.
pub fn items(count: u32) -> JsValue {
    let item = |index| with("{}", &[("spId", &SP.into()), ("jobId", &format!("job-{index}").into())]);
    (0..count).map(item).collect::<Array>().into()
}

/// Restarts many jobs with the usual token.
pub async fn restart_many(items: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    settled(Export::Bulk.call(&list(&[&token(), items, options]))).await
}

/// Finds jobs with the usual token.
pub async fn find(query: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    settled(Export::Find.call(&list(&[&token(), query, options]))).await
}

/// What a promise settles with. It is a fault when it does not settle: no call here takes ten seconds.
pub async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    let watchdog: Promise = js("new Promise((_, no) => setTimeout(no, 10_000, 'never settled'))").unchecked_into();
    let settled = JsFuture::from(Promise::race(&list(&[&promise, &watchdog]))).await;
    assert_ne!(settled, Err("never settled".into()), "the promise must settle");
    settled
}

/// Lets time pass, in milliseconds.
pub async fn pass(ms: u64) {
    gloo_timers::future::sleep(Duration::from_millis(ms)).await;
}

/// An error as callers catch it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SyncJobError {
    pub name: String,
    pub message: String,
    pub hint: String,
    pub code: String,
    pub outcome: String,
    pub status: Option<u16>,
    pub graph_code: Option<String>,
    pub request_id: Option<String>,
    pub client_request_id: Option<String>,
    pub date: Option<String>,
    pub retry_after_ms: Option<f64>,
    pub attempts: u32,
    pub problems: Vec<Problem>,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    pub cause: JsValue,
}

impl SyncJobError {
    /// Where the first fault of an argument is.
    pub fn path(&self) -> &str {
        &self.problems.first().expect("a problem").path
    }
}

/// A fault of an argument.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Problem {
    pub path: String,
    pub message: String,
}

/// The error of a call that must fail.
pub fn caught(result: Result<JsValue, JsValue>) -> SyncJobError {
    let thrown = result.expect_err("the call must fail");
    assert!(thrown.is_instance_of::<js_sys::Error>(), "it is a real Error: {thrown:?}");
    assert_eq!(of(&of(&thrown, "constructor"), "name"), "SyncJobError", "{thrown:?}");
    let is_enumerable = js_with("(error, key) => Object.keys(error).includes(key)", &[&thrown, &"cause".into()]);
    assert!(!is_enumerable.is_truthy(), "the cause goes into no log by itself");
    let error: SyncJobError = serde_wasm_bindgen::from_value(thrown).expect("every field is there");
    assert_eq!(error.name, "SyncJobError");
    assert!(!error.message.is_empty() && !error.hint.is_empty(), "no words are missing: {error:?}");
    error
}

/// The error of a call that must fail, with its code and outcome checked.
pub fn refused(result: Result<JsValue, JsValue>, code: &str, outcome: &str) -> SyncJobError {
    let error = caught(result);
    assert_eq!((&*error.code, &*error.outcome), (code, outcome), "{error:?}");
    error
}
