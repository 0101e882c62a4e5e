//! Sends requests. It is the only file that uses the network.
//!
//! `fetch` is called with an address and a plain object. gloo-net's `RequestBuilder` is not used: it creates a `Request`, which alone
//! takes longer than the rest of a call. Nor is its `Response`: in `status()` and `headers()` an exception of a custom `fetch` would
//! pass through WebAssembly, and `Headers::get` copies a header into WebAssembly memory before it can be searched for the token.

use std::cell::OnceCell;

use gloo_net::http::Method;
use js_sys::{Function, JsString, Object, global};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use super::{
    attempt, body,
    cancel::{AbortOnDrop, Signal},
    json::ResponseJson,
    platform::{JsPlatform, connection},
    results::to_js,
    secret::safe_text,
    token::Token,
    work::Work,
};
use crate::{
    client::host::{ConnectionError, Head, SendError},
    model::{json::Content, response_facts::ResponseFacts},
    request::wire::{Expect, Request},
    response::{batch::http_status, head::head},
};

/// The headers of a request, besides `Authorization`.
#[derive(Serialize)]
struct Headers<'a> {
    #[serde(rename = "Content-Type", skip_serializing_if = "Option::is_none")]
    content_type: Option<&'static str>,
    #[serde(rename = "client-request-id")]
    client_request_id: &'a str,
    #[serde(rename = "ConsistencyLevel", skip_serializing_if = "Option::is_none")]
    consistency_level: Option<&'static str>,
}

/// The global `fetch`, where there is one. It is looked up at each call, so that a page may replace it.
pub fn global_fetch() -> Option<JsValue> {
    attempt::get(&global(), "fetch").ok().filter(JsValue::is_function)
}

/// Sends a request, stores the head of the response, and returns the content of the body.
///
/// # Errors
/// `fetch` or the body threw, or there is no Response.
pub async fn send(
    fetch: &JsValue,
    request: &Request<JsString>,
    token: &Token,
    caller: &Signal,
    head: &Head,
) -> Result<Content<ResponseJson>, SendError<JsValue>> {
    let failed = |cause| SendError::Connection(ConnectionError { cause, connection: connection() });
    let aborter = AbortOnDrop::new(caller);
    let init = init(request, token, &aborter);
    // Not a method call: `this` must be undefined.
    let result = Work::begin(fetch, &JsValue::UNDEFINED, &[&request.url.as_str().into(), &init]).await;
    let response = result.map_err(failed)?;
    let facts = read_head(&response).ok_or(SendError::NoResponse)?;
    let (status, most) = (facts.status, request.expect.body_limit(facts.status));
    head.arrived(facts);
    let content = match most {
        Some(most) => body::read(&response, most).await.map_err(failed)?,
        None if status == Expect::NoContent.status() => Content::Empty,
        None => Content::Unreadable,
    };
    // A body that was not read to its end is cancelled, or it would keep downloading.
    if !matches!(content, Content::Unreadable) {
        aborter.disarm();
    }
    Ok(content)
}

fn init(request: &Request<JsString>, token: &Token, aborter: &AbortOnDrop<'_>) -> RequestInit {
    let init = RequestInit::new();
    let headers = Headers {
        content_type: request.body.as_ref().map(|_| "application/json"),
        client_request_id: &request.client_request_id,
        consistency_level: request.is_eventual.then_some("eventual"),
    };
    init.set_headers(&Object::assign(&token.headers(), to_js(&headers).unchecked_ref()));
    if let Some(body) = &request.body {
        init.set_body(body);
    }
    let method = if request.is_post() { Method::POST } else { Method::GET };
    init.set_method(method.as_str());
    if !request.is_post() {
        // Not on a POST: responses to it are not cached, and `no-store` would cause a CORS preflight before every call.
        init.set_cache(RequestCache::NoStore);
    }
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(redirect());
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(aborter.signal().as_ref());
    init
}

/// `error`, so that the token is not sent on. Cloudflare Workers do not support it: there `new Request` throws, and `manual` is used,
/// which returns the redirect's own status.
fn redirect() -> RequestRedirect {
    thread_local!(static KNOWN: OnceCell<RequestRedirect> = const { OnceCell::new() });
    let ask = || {
        let init = RequestInit::new();
        init.set_redirect(RequestRedirect::Error);
        let has_requests = attempt::peek(&global(), "Request").is_function();
        match has_requests.then(|| web_sys::Request::new_with_str_and_init("https://localhost/", &init)) {
            Some(Err(_)) => RequestRedirect::Manual,
            _ => RequestRedirect::Error,
        }
    };
    KNOWN.with(|known| *known.get_or_init(ask))
}

/// Reads the head of anything in the shape of a Response: a custom `fetch` may return its own class, whose getters may throw. `None`
/// where it has no whole number as `status`, or no `headers.get`.
fn read_head(response: &JsValue) -> Option<Box<ResponseFacts>> {
    let status = attempt::get(response, "status").ok()?.as_f64().filter(|status| status.trunc() == *status)?;
    let headers = attempt::get(response, "headers").ok()?;
    let get = attempt::get(&headers, "get").ok()?.dyn_into::<Function>().ok()?;
    let header = |name: &str| safe_text(&attempt::call(&get, &headers, &[&name.into()]).ok()?);
    Some(head(http_status(status), &header, &JsPlatform))
}
