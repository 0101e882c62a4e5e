//! The functions that JavaScript calls. Every parameter is a `JsValue`: a `String` would copy the token into WebAssembly memory, and
//! with a typed parameter the glue would throw at a wrong type, before the problem could be named.

use std::{
    future::{Future, ready},
    pin::Pin,
};

use js_sys::{Array, Promise, futures::future_to_promise};
use wasm_bindgen::prelude::*;

use super::{
    argument::Argument,
    error::sync_job_error,
    host::JsHost,
    items::{JsRestartItems, Preserved},
    platform::{JsPlatform, new_uuid},
    results::{json_text, to_js},
    token::{self, TokenArgument},
};
use crate::{
    client::{bulk::restart_many, find::find, jobs, restart, start_pause, wait::wait},
    error::{failure::Result, kind::TokenFault},
    model::{action::Action, reset_scope::ResetScope, results::ResetScopeInfo, token_claims::TokenReport},
    request::{
        arguments::{self, FindArguments, JobArguments, ListArguments, RestartArguments},
        criteria::CriteriaOf,
        option_key::OptionsOf,
    },
};

/// The future of a call.
type Outcome = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// The promise of a call. If the arguments were refused, it rejects.
fn promise<T, F: Future<Output = Result<JsValue, JsValue>> + 'static>(
    read: Result<T, JsValue>,
    call: impl FnOnce(T) -> F,
) -> Promise {
    to_promise(match read {
        Ok(read) => Box::pin(call(read)),
        Err(failure) => Box::pin(ready(Err(failure))),
    })
}

/// The promise of a call with a result.
fn settled(result: Result<JsValue, JsValue>) -> Promise {
    to_promise(Box::pin(ready(result)))
}

/// The promise of a future. The future is boxed: a generic promise for each call would add 0.8 KB.
fn to_promise(outcome: Outcome) -> Promise {
    future_to_promise(async move { outcome.await.map_err(|failure| sync_job_error(&failure)) })
}

/// Restarts a job.
#[wasm_bindgen(js_name = restartSyncJob)]
pub fn restart_sync_job(
    token: JsValue,
    sp_id: JsValue,
    job_id: JsValue,
    criteria: JsValue,
    options: JsValue,
) -> Promise {
    let read = TokenArgument::read(token).and_then(|token| {
        let mut arguments = read_restart(sp_id, job_id, criteria, options, CriteriaOf::Restart)?;
        Ok((JsHost::new(token, &mut arguments.options.hooks)?, arguments))
    });
    promise(read, |(host, arguments)| async move { Ok(to_js(&restart::restart(&*host, &arguments).await?)) })
}

/// Returns the request that a restart sends, without the token.
#[wasm_bindgen(js_name = prepareRestart)]
pub fn prepare_restart(sp_id: JsValue, job_id: JsValue, criteria: JsValue, options: JsValue) -> Promise {
    let read = read_restart(sp_id, job_id, criteria, options, CriteriaOf::Preparation);
    let prepare = |arguments: &_| restart::prepare(arguments, new_uuid, |body| Preserved(json_text(body).into()));
    settled(read.map(|arguments| to_js(&prepare(&arguments))))
}

fn read_restart(
    sp_id: JsValue,
    job_id: JsValue,
    criteria: JsValue,
    options: JsValue,
    place: CriteriaOf,
) -> Result<RestartArguments<Argument>, JsValue> {
    RestartArguments::read(&Argument(sp_id), &Argument(job_id), &Argument(criteria), &Argument(options), place)
}

/// Starts a job.
#[wasm_bindgen(js_name = startSyncJob)]
pub fn start_sync_job(token: JsValue, sp_id: JsValue, job_id: JsValue, options: JsValue) -> Promise {
    start_or_pause(Action::Start, token, &Argument(sp_id), &Argument(job_id), &Argument(options))
}

/// Pauses a job.
#[wasm_bindgen(js_name = pauseSyncJob)]
pub fn pause_sync_job(token: JsValue, sp_id: JsValue, job_id: JsValue, options: JsValue) -> Promise {
    start_or_pause(Action::Pause, token, &Argument(sp_id), &Argument(job_id), &Argument(options))
}

fn start_or_pause(action: Action, token: JsValue, sp_id: &Argument, job_id: &Argument, options: &Argument) -> Promise {
    let read = read_job_call(token, || JobArguments::read(sp_id, job_id, options));
    promise(read, move |(host, arguments)| async move {
        Ok(to_js(&start_pause::start_or_pause(&*host, &arguments, action).await?))
    })
}

/// Validates criteria.
#[wasm_bindgen(js_name = checkCriteria)]
pub fn check_criteria(criteria: JsValue) -> Promise {
    settled(Ok(to_js(&arguments::check_criteria(&Argument(criteria)))))
}

/// Describes the reset scopes.
#[wasm_bindgen(js_name = describeResetScopes)]
pub fn describe_reset_scopes() -> Promise {
    let scopes: Vec<_> = ResetScope::all().iter().copied().map(ResetScopeInfo::from).collect();
    settled(Ok(to_js(&scopes)))
}

/// Reads the jobs of a service principal.
#[wasm_bindgen(js_name = listSyncJobs)]
pub fn list_sync_jobs(token: JsValue, sp_id: JsValue, options: JsValue) -> Promise {
    let read = TokenArgument::read(token).and_then(|token| {
        let mut arguments = ListArguments::read(&Argument(sp_id), &Argument(options))?;
        Ok((JsHost::new(token, &mut arguments.options.hooks)?, arguments))
    });
    promise(read, |(host, arguments)| async move {
        let jobs = jobs::list(&*host, &arguments).await?;
        Ok(jobs.into_iter().map(|job| job.0).collect::<Array>().into())
    })
}

/// Reads one job.
#[wasm_bindgen(js_name = getSyncJob)]
pub fn get_sync_job(token: JsValue, sp_id: JsValue, job_id: JsValue, options: JsValue) -> Promise {
    let read = read_job_call(token, || JobArguments::read(&Argument(sp_id), &Argument(job_id), &Argument(options)));
    promise(read, |(host, arguments)| async move { Ok(jobs::get(&*host, &arguments).await?.0) })
}

/// Polls a job until a new execution has ended.
#[wasm_bindgen(js_name = waitForSyncJob)]
pub fn wait_for_sync_job(token: JsValue, sp_id: JsValue, job_id: JsValue, options: JsValue) -> Promise {
    let read =
        read_job_call(token, || JobArguments::read_wait(&Argument(sp_id), &Argument(job_id), &Argument(options)));
    promise(read, |(host, arguments)| async move {
        let since = host.since();
        Ok(wait(&*host, &arguments, since).await?.0)
    })
}

fn read_job_call(
    token: JsValue,
    read: impl FnOnce() -> Result<JobArguments<Argument>, JsValue>,
) -> Result<(Box<JsHost>, JobArguments<Argument>), JsValue> {
    let token = TokenArgument::read(token)?;
    let mut arguments = read()?;
    Ok((JsHost::new(token, &mut arguments.options.hooks)?, arguments))
}

/// Restarts many jobs.
#[wasm_bindgen(js_name = restartSyncJobs)]
pub fn restart_sync_jobs(token: JsValue, items: JsValue, options: JsValue) -> Promise {
    promise(TokenArgument::read(token), |token| async move {
        let items = JsRestartItems::read(&Argument(items)).await?;
        let mut options = arguments::options(&Argument(options), OptionsOf::Bulk)?;
        let host = JsHost::new(token, &mut options.hooks)?;
        let (items, progress) = restart_many(&*host, items, &options).await;
        Ok(items.report(progress))
    })
}

/// Finds the jobs of a tenant.
#[wasm_bindgen(js_name = findSyncJobs)]
pub fn find_sync_jobs(token: JsValue, query: JsValue, options: JsValue) -> Promise {
    let read = TokenArgument::read(token).and_then(|token| {
        let mut arguments = FindArguments::read(&Argument(query), &Argument(options))?;
        Ok((JsHost::new(token, &mut arguments.options.hooks)?, arguments))
    });
    promise(read, |(host, arguments)| async move {
        let found = find(&*host, &arguments).await?;
        Ok(to_js(&found.with_errors(|failure| Preserved(sync_job_error(&failure)))))
    })
}

/// Reports what the claims of an access token show.
#[wasm_bindgen(js_name = explainToken)]
pub fn explain_token(token: JsValue) -> Promise {
    let report = match (token::fault(&token), token::claims(&token)) {
        (None, Some(claims)) => TokenReport::of(&claims, &JsPlatform),
        (fault, _) => TokenReport::unreadable(fault.map(TokenFault::message)),
    };
    settled(Ok(to_js(&report)))
}
