//! What JavaScript can call.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::platform::Js;
#[cfg(feature = "bulk")]
use crate::bulk;
use crate::call::{self, Arguments, Said, Wish};

#[wasm_bindgen(module = "/src/js/mirror.js")]
extern "C" {
    /// The arguments of a call, mirrored as text for the rules; tokens, functions and signals stay with it.
    pub type Seen;
    /// `names` has a letter for each argument: `t`oken, `s`pId, `j`obId, `c`riteria, `i`tems, `o`ptions.
    fn seen(names: &str, arguments: &JsValue) -> Seen;
    #[wasm_bindgen(method)]
    fn text(this: &Seen) -> String;
}

#[wasm_bindgen(module = "/src/js/drive.js")]
extern "C" {
    fn drive(call: Option<Call>, first: &str, seen: Seen, timeout_ms: f64, deadline_ms: f64) -> Promise;
}

#[cfg(feature = "reading")]
#[wasm_bindgen(module = "/src/js/reading.js")]
extern "C" {
    fn read(call: Option<Call>, first: &str, seen: Seen, timeout_ms: f64, deadline_ms: f64) -> Promise;
}

#[cfg(feature = "bulk")]
#[wasm_bindgen(module = "/src/js/bulk.js")]
extern "C" {
    fn carry(call: Call, seen: Seen) -> Promise;
}

/// A call under way, as `drive.js` or `bulk.js` holds it.
#[wasm_bindgen]
pub struct Call(Conversation);

/// What it is about: one call, or many restarts.
enum Conversation {
    One(call::Call),
    #[cfg(feature = "bulk")]
    Many(bulk::Bulk),
}

#[wasm_bindgen]
impl Call {
    /// What has come, and so what to do next.
    // One export for all that is heard: each costs more than what it does.
    #[allow(clippy::too_many_arguments, reason = "what crosses into WebAssembly is numbers and one text")]
    pub fn hear(
        &mut self,
        event: u32,
        batch: u32,
        index: u32,
        number: f64,
        text: &str,
        now_ms: f64,
        left_ms: f64,
    ) -> String {
        match &mut self.0 {
            Conversation::One(call) => call.step::<Js>(event, number, text, index > 0, left_ms),
            #[cfg(feature = "bulk")]
            Conversation::Many(bulk) => bulk.hear::<Js>(event, batch, index, number, text, now_ms, left_ms),
        }
    }
}

/// Every argument is a plain JavaScript value, and all of them are one: a `String` parameter would copy the token into
/// WebAssembly memory, and a wrong type would throw before it could be named.
fn run(wish: Wish, names: &str, arguments: &JsValue) -> Promise {
    let seen = seen(names, arguments);
    let (call, first, timeout_ms, deadline_ms) = match call::Call::begin::<Js>(wish, &mut Arguments::new(&seen.text()))
    {
        Ok(mut call) => {
            let (first, timeout_ms, deadline_ms) = (call.first(), call.timeout_ms, call.deadline_ms);
            (Some(Call(Conversation::One(call))), first, timeout_ms, deadline_ms)
        }
        Err(Said(said)) => (None, said, 0.0, 0.0),
    };
    #[cfg(feature = "reading")]
    if matches!(wish, Wish::List | Wish::Get | Wish::Wait) {
        return read(call, &first, seen, timeout_ms, deadline_ms);
    }
    drive(call, &first, seen, timeout_ms, deadline_ms)
}

/// Restarts a job: token, spId, jobId, criteria, options.
#[wasm_bindgen(variadic, js_name = restartSyncJob)]
pub fn restart_sync_job(arguments: &JsValue) -> Promise {
    run(Wish::Restart, "tsjco", arguments)
}

/// Says what a restart would send, without a token: spId, jobId, criteria, options.
#[wasm_bindgen(variadic, js_name = prepareRestart)]
pub fn prepare_restart(arguments: &JsValue) -> Promise {
    run(Wish::Prepare, "sjco", arguments)
}

/// Validates criteria.
#[wasm_bindgen(variadic, js_name = checkCriteria)]
pub fn check_criteria(arguments: &JsValue) -> Promise {
    run(Wish::Check, "c", arguments)
}

/// Describes the reset scopes.
#[wasm_bindgen(variadic, js_name = describeResetScopes)]
pub fn describe_reset_scopes(arguments: &JsValue) -> Promise {
    run(Wish::Describe, "", arguments)
}

/// Reads the jobs of a service principal: token, spId, options.
#[cfg(feature = "reading")]
#[wasm_bindgen(variadic, js_name = listSyncJobs)]
pub fn list_sync_jobs(arguments: &JsValue) -> Promise {
    run(Wish::List, "tso", arguments)
}

/// Reads one job: token, spId, jobId, options.
#[cfg(feature = "reading")]
#[wasm_bindgen(variadic, js_name = getSyncJob)]
pub fn get_sync_job(arguments: &JsValue) -> Promise {
    run(Wish::Get, "tsjo", arguments)
}

/// Waits until an execution of a job has ended: token, spId, jobId, options.
#[cfg(feature = "reading")]
#[wasm_bindgen(variadic, js_name = waitForSyncJob)]
pub fn wait_for_sync_job(arguments: &JsValue) -> Promise {
    run(Wish::Wait, "tsjo", arguments)
}

/// Restarts many jobs: token, items, options.
#[cfg(feature = "bulk")]
#[wasm_bindgen(variadic, js_name = restartSyncJobs)]
pub fn restart_sync_jobs(arguments: &JsValue) -> Promise {
    carry(Call(Conversation::Many(bulk::Bulk::default())), seen("tio", arguments))
}
