//! JavaScript as the platform that a call runs on.

use std::future::Future;

use js_sys::JsString;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{
    argument::Argument,
    attempt,
    cancel::{Signal, Sleep},
    fetch,
    json::ResponseJson,
    platform::{self, JsPlatform},
    results::{json_text, to_js},
    secret::SentTokens,
    token::{Token, TokenArgument},
    work::Work,
};
use crate::{
    client::host::{Head, Host, Notice, SendError, TokenError},
    error::{
        failure::{Failure, Result},
        kind,
    },
    model::{job::JobFacts, json::Content, platform::Platform, problem::Problem, results::TokenRequest},
    request::{options::Hooks, wire::Request},
};

/// The JavaScript platform of one call, with the caller's token, `fetch`, signal and callbacks.
pub struct JsHost {
    token: TokenArgument,
    sent: SentTokens,
    signal: Signal,
    fetch: JsValue,
    hooks: Hooks<Argument>,
}

impl JsHost {
    /// The platform of a call. Takes the hooks out of the options.
    ///
    /// # Errors
    /// `InvalidOptions`: there is no `fetch`, neither the caller's nor a global one.
    pub fn new(token: TokenArgument, hooks: &mut Hooks<Argument>) -> Result<Box<JsHost>, JsValue> {
        let mut hooks = std::mem::take(hooks);
        let fetch = hooks.fetch.take().map(|own| own.0).or_else(fetch::global_fetch).ok_or_else(|| {
            let missing = Problem::new("fetch", "is missing: this runtime has none of its own, so pass one");
            Failure::invalid(kind::Argument::Options, vec![missing], None)
        })?;
        let signal = Signal::listen(hooks.signal.take().map(|signal| signal.0));
        Ok(Box::new(JsHost { token, sent: SentTokens::default(), signal, fetch, hooks }))
    }

    /// The caller's `since`: the job that a wait compares with.
    pub fn since(&self) -> Option<JobFacts> {
        let since = self.hooks.since.as_ref()?;
        Some(JobFacts::of(&ResponseJson(since.0.clone()), &JsPlatform))
    }
}

impl Host for JsHost {
    type Token = Token;
    type Cause = JsValue;
    type Text = JsString;
    type Json = ResponseJson;

    fn platform(&self) -> &dyn Platform {
        &JsPlatform
    }

    fn can_renew(&self) -> bool {
        matches!(self.token, TokenArgument::Function(_))
    }

    async fn token(&self, request: TokenRequest) -> std::result::Result<Token, TokenError<JsValue>> {
        self.token.get(&request, &self.signal, &self.sent).await
    }

    async fn send(
        &self,
        request: &Request<JsString>,
        token: &Token,
        head: &Head,
    ) -> std::result::Result<Content<ResponseJson>, SendError<JsValue>> {
        fetch::send(&self.fetch, request, token, &self.signal, head).await
    }

    fn sleep(&self, until_ms: f64) -> impl Future<Output = ()> {
        Sleep::new(&self.signal, until_ms)
    }

    fn aborted(&self) -> Option<JsValue> {
        self.signal.reason()
    }

    fn now_ms(&self) -> f64 {
        platform::now_ms()
    }

    fn random(&self) -> f64 {
        platform::random()
    }

    fn new_id(&self) -> String {
        platform::new_uuid()
    }

    fn json_text(&self, value: &impl Serialize) -> JsString {
        json_text(value)
    }

    fn notify(&self, notice: Notice<'_, ResponseJson>) {
        let callback = match notice {
            Notice::Retry(_) => &self.hooks.on_retry,
            Notice::Update(_) => &self.hooks.on_update,
            Notice::Progress(_) | Notice::FindProgress(_) => &self.hooks.on_progress,
            Notice::Found(_) => &self.hooks.on_found,
        };
        let Some(callback) = callback else { return };
        let value = match notice {
            Notice::Retry(retry) => to_js(&retry),
            Notice::Update(job) => job.0.clone(),
            Notice::Progress(progress) => to_js(&progress),
            Notice::FindProgress(progress) => to_js(&progress),
            Notice::Found(found) => to_js(found),
        };
        // What a callback throws is ignored.
        let _ = attempt::call(&callback.0, &JsValue::UNDEFINED, &[&value]);
    }

    async fn until(&self, job: &ResponseJson) -> std::result::Result<bool, JsValue> {
        let Some(until) = &self.hooks.until else { return Ok(false) };
        Work::begin(&until.0, &JsValue::UNDEFINED, &[&job.0]).await.map(|is_over| is_over.is_truthy())
    }
}
