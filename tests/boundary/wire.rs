//! The request that leaves: exactly the documented one.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

use super::{
    calling::{
        Export, JOB, SP, get, js, js_with, json, list, of, refused, restart, restart_promise, settled, token, with,
    },
    stub::{Stub, accepted, ok, response},
};

const SAMPLE: &str = "{ resetScope: 'Watermark, Escrows, QuarantineState' }";

/// The keys of an object, sorted.
fn keys(object: &JsValue) -> String {
    js_with("(object) => Object.keys(object).sort().join()", &[object]).as_string().unwrap()
}

#[wasm_bindgen_test]
async fn the_request_is_the_documented_one() {
    let stub = Stub::new(|_| response(204, &[("request-id", "r-1")], None));
    let options = stub.options("{ clientRequestId: 'c-1' }");
    let receipt = settled(restart_promise(&token(), &js(SAMPLE), &options)).await.unwrap();

    let sent = stub.only();
    assert!(sent.receiver().is_undefined(), "fetch is called with no `this`");
    assert_eq!(sent.count(), 2);
    assert_eq!(
        sent.url(),
        JsValue::from(format!(
            "https://graph.microsoft.com/v1.0/servicePrincipals/{SP}/synchronization/jobs/{JOB}/restart"
        ))
    );
    let init = sent.init();
    assert_eq!(of(&init, "constructor"), js("Object"), "a plain object, and no Request");
    // No `cache`: on a POST it makes browsers ask for permission before every call, and keeps nothing out of any cache.
    assert_eq!(keys(&init), "body,credentials,headers,method,redirect,referrerPolicy,signal");
    assert_eq!(init.get_method().as_deref(), Some("POST"));
    assert_eq!(init.get_body(), JsValue::from(r#"{"criteria":{"resetScope":"Watermark, Escrows, QuarantineState"}}"#));
    assert_eq!(init.get_credentials(), Some(RequestCredentials::Omit));
    assert_eq!(init.get_redirect(), Some(RequestRedirect::Error));
    assert_eq!(init.get_referrer_policy(), Some(ReferrerPolicy::NoReferrer));
    let headers: Object = init.get_headers().unchecked_into();
    assert_eq!(json(&Object::keys(&headers)), r#"["Authorization","Content-Type","client-request-id"]"#);
    assert_eq!(sent.header("Authorization"), js_with("(token) => `Bearer ${token}`", &[&token()]));
    assert_eq!(sent.header("Content-Type"), "application/json");
    assert_eq!(sent.header("client-request-id"), "c-1");
    assert_eq!(
        json(&receipt),
        r#"{"status":204,"resetScope":["Watermark","Escrows","QuarantineState"],"warnings":[],"attempts":1,"requestId":"r-1","clientRequestId":"c-1"}"#
    );
}

#[wasm_bindgen_test]
async fn a_reading_has_no_body_and_is_answered_by_no_cache() {
    let stub = Stub::new(|_| ok("{}"));
    get(&stub.options("{}")).await.unwrap();
    let sent = stub.only();
    assert_eq!(
        sent.url(),
        JsValue::from(format!("https://graph.microsoft.com/v1.0/servicePrincipals/{SP}/synchronization/jobs/{JOB}"))
    );
    let init = sent.init();
    assert_eq!(keys(&init), "cache,credentials,headers,method,redirect,referrerPolicy,signal");
    assert_eq!(init.get_method().as_deref(), Some("GET"));
    assert_eq!(init.get_cache(), Some(RequestCache::NoStore));
    assert_eq!(keys(&init.get_headers()), "Authorization,client-request-id");
}

#[wasm_bindgen_test]
async fn what_the_dry_run_shows_is_what_is_sent() {
    let options = "{ cloud: 'china', apiVersion: 'beta' }";
    let shown = Export::Prepare.call(&list(&[&SP.into(), &JOB.into(), &js(SAMPLE), &js(options)]));
    let prepared = settled(shown).await.unwrap();

    let stub = Stub::new(accepted);
    let shown = of(&prepared, "headers");
    let id = of(&shown, "client-request-id");
    let options = with(options, &[("fetch", &stub.fetch), ("clientRequestId", &id)]);
    settled(restart_promise(&token(), &js(SAMPLE), &options)).await.unwrap();

    let sent = stub.only();
    let init: JsValue = sent.init().into();
    assert_eq!(of(&prepared, "url"), sent.url());
    for key in ["method", "body"] {
        assert_eq!(of(&prepared, key), of(&init, key), "{key}");
    }
    assert!(of(&shown, "Authorization").is_undefined());
    for key in ["Content-Type", "client-request-id"] {
        assert_eq!(of(&shown, key), sent.header(key), "{key}");
    }
}

/// Does something while the global `fetch` is another one.
async fn instead_of_global_fetch<T>(fetch: &JsValue, work: impl Future<Output = T>) -> T {
    let global = js_sys::global();
    let original = of(&global, "fetch");
    Reflect::set(&global, &"fetch".into(), fetch).unwrap();
    let done = work.await;
    Reflect::set(&global, &"fetch".into(), &original).unwrap();
    done
}

#[wasm_bindgen_test]
async fn the_global_fetch_is_looked_up_when_the_call_is_made() {
    let stub = Stub::new(accepted);
    instead_of_global_fetch(&stub.fetch, restart(&JsValue::UNDEFINED)).await.unwrap();
    assert_eq!(stub.count(), 1);
}

#[wasm_bindgen_test]
async fn without_any_fetch_the_options_are_at_fault() {
    let result = instead_of_global_fetch(&JsValue::UNDEFINED, restart(&JsValue::UNDEFINED)).await;
    let error = refused(result, "InvalidOptions", "notSent");
    assert_eq!(error.path(), "fetch");
}
