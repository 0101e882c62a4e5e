//! What JavaScript can call.

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;

use super::{
    argument::Argument,
    call::{Call, Target, read_options},
    words::{self, to_js},
};
use crate::{criteria::Criteria, reset_scope::ResetScope};

#[wasm_bindgen(module = "/src/js/drive.js")]
extern "C" {
    fn drive(call: Call, token: &JsValue, handles: &Object, timeout_ms: f64, deadline_ms: f64) -> Promise;
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
    match Call::begin(token, sp_id, job_id, criteria, options) {
        Ok((call, handles)) => {
            let (timeout_ms, deadline_ms) = (call.options.timeout_ms, call.options.deadline_ms);
            drive(call, token, &handles, timeout_ms, deadline_ms)
        }
        Err(error) => Promise::reject(&error.into()),
    }
}

/// Says what a restart would send, without a token.
#[wasm_bindgen(js_name = prepareRestart)]
pub fn prepare_restart(
    sp_id: &JsValue,
    job_id: &JsValue,
    criteria: &JsValue,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let target = Target::read(sp_id, job_id, criteria)?;
    let (options, _) = read_options(options)?;
    let request = target.request(&options);
    Ok(words::prepared(
        &request.url,
        &request.client_request_id,
        &request.body,
        &request.reset_scope,
        &request.warnings,
    ))
}

/// Validates criteria.
#[wasm_bindgen(js_name = checkCriteria)]
pub fn check_criteria(criteria: &JsValue) -> JsValue {
    match Criteria::read(&Argument::read(criteria, 2).given) {
        Ok(criteria) => words::report(Some(&criteria.reset_scope()), &criteria.warnings(), &words::listed(&[])),
        Err(problems) => words::report(None, "", &words::listed(&problems)),
    }
}

/// Describes the reset scopes.
#[wasm_bindgen(js_name = describeResetScopes)]
pub fn describe_reset_scopes() -> JsValue {
    type Known = (&'static str, u8, &'static str, &'static [&'static str]);
    const fn known(scope: ResetScope) -> Known {
        (scope.name(), scope.value(), scope.weight().name(), scope.implied())
    }
    // Worked out by the compiler: as code it is three times as large.
    const KNOWN: [Known; 7] = {
        let [none, store, escrows, watermark, quarantine, full, deletes] = ResetScope::ALL;
        [known(none), known(store), known(escrows), known(watermark), known(quarantine), known(full), known(deletes)]
    };
    words::scopes(&to_js(&KNOWN))
}
