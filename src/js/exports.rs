//! What JavaScript can call.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::platform::Js;
use crate::{
    call::{self, Arguments, Said, Wish},
    failure::ErrorCode,
};

const SP_ID: u32 = ErrorCode::InvalidServicePrincipalId as u32;
const JOB_ID: u32 = ErrorCode::InvalidJobId as u32;
const CRITERIA: u32 = ErrorCode::InvalidCriteria as u32;
const OPTIONS: u32 = ErrorCode::InvalidOptions as u32;

#[wasm_bindgen(module = "/src/js/mirror.js")]
extern "C" {
    /// The arguments of a call, mirrored as text for the rules; tokens, functions and signals stay with it.
    type Seen;
    fn seen() -> Seen;
    #[wasm_bindgen(method)]
    fn token(this: &Seen, token: &JsValue);
    /// `code` is what the argument is refused with.
    #[wasm_bindgen(method)]
    fn look(this: &Seen, argument: &JsValue, code: u32);
    #[wasm_bindgen(method)]
    fn text(this: &Seen) -> String;
    #[wasm_bindgen(method)]
    fn number(this: &Seen) -> f64;
}

#[wasm_bindgen(module = "/src/js/drive.js")]
extern "C" {
    fn drive(call: Option<Call>, first: &str, seen: Seen, timeout_ms: f64, deadline_ms: f64) -> Promise;
}

/// A call under way, as `drive.js` holds it.
#[wasm_bindgen]
pub struct Call(call::Call);

#[wasm_bindgen]
impl Call {
    /// What happened to the last thing, and so what to do next.
    pub fn step(&mut self, event: u32, number: f64, text: &str, started: bool, left_ms: f64) -> String {
        self.0.step::<Js>(event, number, text, started, left_ms)
    }
}

fn run(wish: Wish, seen: Seen) -> Promise {
    let begun = call::Call::begin(wish, &mut Arguments::new(&seen.text(), &mut || seen.number()));
    match begun {
        Ok(mut call) => {
            let (first, timeout_ms, deadline_ms) = (call.first(), call.timeout_ms, call.deadline_ms);
            drive(Some(Call(call)), &first, seen, timeout_ms, deadline_ms)
        }
        Err(Said(said)) => drive(None, &said, seen, 0.0, 0.0),
    }
}

fn seen_with(token: &JsValue) -> Seen {
    let seen = seen();
    seen.token(token);
    seen
}

/// Restarts a job. Every argument is a plain JavaScript value: a `String` parameter would copy the token into
/// WebAssembly memory, and a wrong type would throw before it could be named.
#[wasm_bindgen(js_name = restartSyncJob)]
pub fn restart_sync_job(
    token: &JsValue,
    sp_id: &JsValue,
    job_id: &JsValue,
    criteria: &JsValue,
    options: &JsValue,
) -> Promise {
    let seen = seen_with(token);
    seen.look(sp_id, SP_ID);
    seen.look(job_id, JOB_ID);
    seen.look(criteria, CRITERIA);
    seen.look(options, OPTIONS);
    run(Wish::Restart, seen)
}

/// Says what a restart would send, without a token.
#[wasm_bindgen(js_name = prepareRestart)]
pub fn prepare_restart(sp_id: &JsValue, job_id: &JsValue, criteria: &JsValue, options: &JsValue) -> Promise {
    let seen = seen();
    seen.look(sp_id, SP_ID);
    seen.look(job_id, JOB_ID);
    seen.look(criteria, CRITERIA);
    seen.look(options, OPTIONS);
    run(Wish::Prepare, seen)
}

/// Validates criteria.
#[wasm_bindgen(js_name = checkCriteria)]
pub fn check_criteria(criteria: &JsValue) -> Promise {
    let seen = seen();
    seen.look(criteria, CRITERIA);
    run(Wish::Check, seen)
}

/// Describes the reset scopes.
#[wasm_bindgen(js_name = describeResetScopes)]
pub fn describe_reset_scopes() -> Promise {
    run(Wish::Describe, seen())
}

/// Reads the jobs of a service principal.
#[wasm_bindgen(js_name = listSyncJobs)]
pub fn list_sync_jobs(token: &JsValue, sp_id: &JsValue, options: &JsValue) -> Promise {
    let seen = seen_with(token);
    seen.look(sp_id, SP_ID);
    seen.look(options, OPTIONS);
    run(Wish::List, seen)
}

/// Reads one job.
#[wasm_bindgen(js_name = getSyncJob)]
pub fn get_sync_job(token: &JsValue, sp_id: &JsValue, job_id: &JsValue, options: &JsValue) -> Promise {
    let seen = seen_with(token);
    seen.look(sp_id, SP_ID);
    seen.look(job_id, JOB_ID);
    seen.look(options, OPTIONS);
    run(Wish::Get, seen)
}

/// Waits until an execution of a job has ended.
#[wasm_bindgen(js_name = waitForSyncJob)]
pub fn wait_for_sync_job(token: &JsValue, sp_id: &JsValue, job_id: &JsValue, options: &JsValue) -> Promise {
    let seen = seen_with(token);
    seen.look(sp_id, SP_ID);
    seen.look(job_id, JOB_ID);
    seen.look(options, OPTIONS);
    run(Wish::Wait, seen)
}
