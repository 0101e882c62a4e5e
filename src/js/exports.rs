//! What JavaScript can call.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::platform::Js;
use crate::{
    bulk,
    call::{self, Arguments, Said, Wish},
    failure::ErrorCode,
    given::Given,
    text::Entries,
};

const SP_ID: u32 = ErrorCode::InvalidServicePrincipalId as u32;
const JOB_ID: u32 = ErrorCode::InvalidJobId as u32;
const CRITERIA: u32 = ErrorCode::InvalidCriteria as u32;
const OPTIONS: u32 = ErrorCode::InvalidOptions as u32;

#[wasm_bindgen(module = "/src/js/mirror.js")]
extern "C" {
    /// The arguments of a call, mirrored as text for the rules; tokens, functions and signals stay with it.
    pub type Seen;
    fn seen() -> Seen;
    #[wasm_bindgen(method)]
    fn token(this: &Seen, token: &JsValue);
    /// `code` is what the argument is refused with.
    #[wasm_bindgen(method)]
    fn look(this: &Seen, argument: &JsValue, code: u32);
    /// A list, each item of which is read when Rust asks for it.
    #[wasm_bindgen(method)]
    fn items(this: &Seen, items: &JsValue);
    #[wasm_bindgen(method)]
    fn text(this: &Seen) -> String;
    #[wasm_bindgen(method)]
    fn number(this: &Seen) -> f64;
}

#[wasm_bindgen(module = "/src/js/drive.js")]
extern "C" {
    fn drive(call: Option<Call>, first: &str, seen: Seen, timeout_ms: f64, deadline_ms: f64) -> Promise;
}

#[wasm_bindgen(module = "/src/js/bulk.js")]
extern "C" {
    fn carry(bulk: Bulk, seen: Seen) -> Promise;
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

/// Many restarts under way, as `bulk.js` holds them.
#[wasm_bindgen]
pub struct Bulk(bulk::Bulk);

#[wasm_bindgen]
impl Bulk {
    /// One batch, in milliseconds.
    #[wasm_bindgen(getter, js_name = timeoutMs)]
    pub fn timeout_ms(&self) -> f64 {
        self.0.timeout_ms
    }

    /// The whole call, in milliseconds.
    #[wasm_bindgen(getter, js_name = deadlineMs)]
    pub fn deadline_ms(&self) -> f64 {
        self.0.deadline_ms
    }

    /// Reads an item.
    pub fn add(&mut self, text: &str, index: usize, seen: &Seen) -> String {
        self.0.add(&Given::read(&mut Entries::of(text), &mut || seen.number()), index)
    }

    /// An item names the same job as an earlier one.
    pub fn repeats(&mut self, index: usize, earlier: usize) {
        self.0.repeats(index, earlier);
    }

    /// Reads what is left of the arguments. `count` is below 0 where there is no list.
    pub fn begin(&mut self, seen: &Seen, count: f64) -> String {
        let count = (count >= 0.0).then_some(count as usize);
        self.0.begin(&mut Arguments::new(&seen.text(), &mut || seen.number()), count)
    }

    /// What to do at this moment.
    pub fn next(&mut self, now_ms: f64) -> String {
        self.0.next(now_ms)
    }

    /// The token function has answered, or failed to.
    pub fn token(&mut self, given: bool) -> String {
        self.0.token(given)
    }

    /// One item's own answer.
    pub fn item(&mut self, batch: u32, index: usize, status: f64, text: &str, now_ms: f64, left_ms: f64) -> String {
        self.0.item::<Js>(batch, index, status, text, now_ms, left_ms)
    }

    /// A batch is over, and its items have been told of.
    pub fn close(&mut self, batch: u32) -> String {
        self.0.close(batch)
    }

    /// The answer for a batch as a whole.
    pub fn outer(&mut self, batch: u32, event: u32, status: f64, text: &str, now_ms: f64, left_ms: f64) -> String {
        self.0.outer::<Js>(batch, event, status, text, now_ms, left_ms)
    }

    /// The caller's signal fired, or the call's time has passed.
    pub fn stop(&mut self, event: u32) -> String {
        self.0.stop(event)
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

/// Restarts many jobs.
#[wasm_bindgen(js_name = restartSyncJobs)]
pub fn restart_sync_jobs(token: &JsValue, items: &JsValue, options: &JsValue) -> Promise {
    let seen = seen_with(token);
    seen.items(items);
    seen.look(options, OPTIONS);
    carry(Bulk(bulk::Bulk::default()), seen)
}
