//! The only file that touches the network.
//!
//! `fetch` is called with a text and a plain object, never with a Request, whose making alone costs more than all of this; so
//! gloo-net's `RequestBuilder`, which makes one, is not used. Nor is its `Response`: `status()` and `headers()` let what a custom
//! `fetch` throws pass through WebAssembly, and `Headers::get` copies text into WebAssembly memory before anybody can see
//! whether a service has put the token in it.

use std::cell::OnceCell;

use gloo_net::http::Method;
use js_sys::{Function, JsString, Object, global};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect};

use super::{
    attempt, body,
    cancel::{AbortOnDrop, Signal},
    json::AnswerJson,
    platform::{JsPlatform, connection},
    results::to_js,
    secret::safe_text,
    token::Token,
    work::Work,
};
use crate::{
    client::host::{Broken, Head, SendError},
    model::{json::Content, response_facts::ResponseFacts},
    request::wire::{Expect, Request},
    response::{batch::http_status, head::head},
};

/// The headers of a request beside `Authorization`.
#[derive(Serialize)]
struct Headers<'a> {
    #[serde(rename = "Content-Type", skip_serializing_if = "Option::is_none")]
    content_type: Option<&'static str>,
    #[serde(rename = "client-request-id")]
    client_request_id: &'a str,
    #[serde(rename = "ConsistencyLevel", skip_serializing_if = "Option::is_none")]
    consistency_level: Option<&'static str>,
}

/// The global `fetch`, where there is one. It is looked up at call time, so that a page may replace it.
pub fn global_fetch() -> Option<JsValue> {
    attempt::get(&global(), "fetch").ok().filter(JsValue::is_function)
}

/// Sends a request, tells the head of its answer, and gives what its body holds.
pub async fn send(
    fetch: &JsValue,
    request: &Request<JsString>,
    token: &Token,
    caller: &Signal,
    head: &Head,
) -> Result<Content<AnswerJson>, SendError<JsValue>> {
    let broken = |cause| SendError::Broken(Broken { cause, connection: connection() });
    let aborter = AbortOnDrop::new(caller);
    let init = init(request, token, &aborter);
    // Not a method call: `this` must be undefined.
    let answered = Work::begin(fetch, &JsValue::UNDEFINED, &[&request.url.as_str().into(), &init]).await;
    let response = answered.map_err(broken)?;
    let facts = read_head(&response).ok_or(SendError::NoResponse)?;
    let (status, most) = (facts.status, request.expect.most_of_body(facts.status));
    head.arrived(facts);
    let content = match most {
        Some(most) => body::read(&response, most).await.map_err(broken)?,
        None if status == Expect::NoContent.status() => Content::Empty,
        None => Content::Unreadable,
    };
    // What nobody has read to its end would come on and on.
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
        // On a POST it would keep nothing out of any cache, but make browsers ask for permission before every call.
        init.set_cache(RequestCache::NoStore);
    }
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(redirect());
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(aborter.signal().as_ref());
    init
}

/// `error`, but for Cloudflare Workers, which do not know it and say so when a Request is made. There a redirect is not followed
/// either: its own status is the answer.
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

/// Reads the head by its shape: a custom fetch may bring a class of its own, and anything in it may throw.
fn read_head(response: &JsValue) -> Option<Box<ResponseFacts>> {
    let status = attempt::get(response, "status").ok()?.as_f64().filter(|status| status.trunc() == *status)?;
    let headers = attempt::get(response, "headers").ok()?;
    let get = attempt::get(&headers, "get").ok()?.dyn_into::<Function>().ok()?;
    let header = |name: &str| safe_text(&attempt::call(&get, &headers, &[&name.into()]).ok()?);
    Some(head(http_status(status), &header, &JsPlatform))
}
