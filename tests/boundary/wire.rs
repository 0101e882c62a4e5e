//! The request that leaves: exactly the documented one.

use graph_sync_jobs::js::exports;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::calling::{JOB, SP, TOKEN, given, js, json, number_of, of, recording, restart_promise, settled, text_of};

const SAMPLE: &str = "{ resetScope: 'Watermark, Escrows, QuarantineState' }";

#[wasm_bindgen_test]
async fn the_request_is_the_documented_one() {
    let (fetch, calls) = recording("() => new Response(null, { status: 204, headers: { 'request-id': 'r-1' } })");
    let options = js("{ clientRequestId: 'c-1' }");
    js_sys::Reflect::set(&options, &"fetch".into(), &fetch).unwrap();
    let receipt = settled(restart_promise(&js(TOKEN), SAMPLE, &options)).await.unwrap();

    assert_eq!(number_of(&calls, "length"), 1.0);
    let call = of(&calls, "0");
    assert!(of(&call, "self").is_undefined(), "fetch is called with no `this`");
    let args = of(&call, "args");
    assert_eq!(
        text_of(&args, "0"),
        "https://graph.microsoft.com/v1.0/servicePrincipals/8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d/synchronization/jobs/SfSandboxOutDelta.e4bbf44533ea4eabb17027f3a92e92aa/restart"
    );
    let init = of(&args, "1");
    assert_eq!(
        js("Object").dyn_ref::<js_sys::Function>().map(JsValue::from),
        Some(of(&init, "constructor")),
        "a plain object"
    );
    for (key, value) in [
        ("method", "POST"),
        ("body", r#"{"criteria":{"resetScope":"Watermark, Escrows, QuarantineState"}}"#),
        ("credentials", "omit"),
        ("redirect", "error"),
        ("referrerPolicy", "no-referrer"),
        ("cache", "no-store"),
    ] {
        assert_eq!(text_of(&init, key), value, "{key}");
    }
    let headers = of(&init, "headers");
    assert_eq!(
        json(&js_sys::Object::keys(headers.unchecked_ref::<js_sys::Object>())),
        r#"["Authorization","Content-Type","client-request-id"]"#
    );
    assert_eq!(of(&headers, "Authorization"), js(&["'Bearer ' + ", TOKEN].concat()));
    assert_eq!(text_of(&headers, "Content-Type"), "application/json");
    assert_eq!(text_of(&headers, "client-request-id"), "c-1");
    assert_eq!(
        json(&receipt),
        r#"{"status":204,"resetScope":["Watermark","Escrows","QuarantineState"],"warnings":[],"attempts":1,"requestId":"r-1","clientRequestId":"c-1"}"#
    );
}

#[wasm_bindgen_test]
async fn what_the_dry_run_shows_is_what_is_sent() {
    let (fetch, calls) = recording("() => new Response(null, { status: 204 })");
    let shown = exports::prepare_restart(&given(&[
        &js(SP),
        &js(JOB),
        &js(SAMPLE),
        &js("{ cloud: 'china', apiVersion: 'beta' }"),
    ]));
    let prepared = settled(shown).await.unwrap();
    let options = js("{ cloud: 'china', apiVersion: 'beta' }");
    js_sys::Reflect::set(&options, &"fetch".into(), &fetch).unwrap();
    let id = of(&of(&prepared, "headers"), "client-request-id");
    js_sys::Reflect::set(&options, &"clientRequestId".into(), &id).unwrap();
    settled(restart_promise(&js(TOKEN), SAMPLE, &options)).await.unwrap();

    let args = of(&of(&calls, "0"), "args");
    let (url, init) = (of(&args, "0"), of(&args, "1"));
    assert_eq!(of(&prepared, "url"), url);
    for key in ["method", "body"] {
        assert_eq!(of(&prepared, key), of(&init, key), "{key}");
    }
    let shown = of(&prepared, "headers");
    assert!(of(&shown, "Authorization").is_undefined());
    for key in ["Content-Type", "client-request-id"] {
        assert_eq!(of(&shown, key), of(&of(&init, "headers"), key), "{key}");
    }
}

#[wasm_bindgen_test]
async fn the_global_fetch_is_looked_up_when_the_call_is_made() {
    let global = js_sys::global();
    let original = of(&global, "fetch");
    let (fetch, calls) = recording("() => new Response(null, { status: 204 })");
    js_sys::Reflect::set(&global, &"fetch".into(), &fetch).unwrap();
    let result = settled(restart_promise(&js(TOKEN), "null", &JsValue::UNDEFINED)).await;
    js_sys::Reflect::set(&global, &"fetch".into(), &original).unwrap();
    result.unwrap();
    assert_eq!(number_of(&calls, "length"), 1.0);
}

#[wasm_bindgen_test]
async fn without_any_fetch_the_options_are_at_fault() {
    let global = js_sys::global();
    let original = of(&global, "fetch");
    js_sys::Reflect::set(&global, &"fetch".into(), &JsValue::UNDEFINED).unwrap();
    let result = settled(restart_promise(&js(TOKEN), "null", &JsValue::UNDEFINED)).await;
    js_sys::Reflect::set(&global, &"fetch".into(), &original).unwrap();
    super::calling::refused(result, "InvalidOptions", "notSent");
}
