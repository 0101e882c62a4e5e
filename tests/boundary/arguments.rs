//! Arguments of every kind: each is judged, none throws, hangs or is sent when it should not be.

use graph_sync_jobs::js::exports;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::calling::{JOB, SP, TOKEN, given, js, json, number_of, of, recording, refused, settled, text_of};

/// Values that are none of what any argument may be.
const HOSTILE: &[&str] = &[
    "5",
    "NaN",
    "true",
    "10n",
    "Symbol('s')",
    "[]",
    "new Date()",
    "new Map()",
    "new Set()",
    "/x/",
    "new (class A {})()",
    "new (class B extends null { constructor() { return Object.create(B.prototype) } })()",
    "Object.create({})",
    "new String('x')",
    "new Error('x')",
    "Promise.resolve({})",
    "Promise.reject(1).catch(() => {}) && new Proxy({}, { ownKeys() { throw 'keys' } })",
    "new Proxy({}, { getPrototypeOf() { throw 'prototype' } })",
    "Object.freeze({ get resetScope() { throw 'getter' } })",
    "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()",
    "'\\uD800'",
    "'x\\0y'",
    "'x'.repeat(10_000_000)",
    "Array.from({ length: 1_000_000 }, () => 'Watermark')",
    "new Array(4294967295)",
    "Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [i, i]))",
    "new Uint8Array(8)",
    "globalThis",
    "document.createElement('form')",
    "''",
    "' '",
];

async fn call(
    token: &JsValue,
    sp: &JsValue,
    job: &JsValue,
    criteria: &JsValue,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    settled(exports::restart_sync_job(&given(&[token, sp, job, criteria, options]))).await
}

async fn checked(criteria: &JsValue) -> JsValue {
    settled(exports::check_criteria(&given(&[criteria]))).await.unwrap()
}

#[wasm_bindgen_test]
async fn every_hostile_argument_is_refused_by_name_and_nothing_is_sent() {
    let (fetch, calls) = recording("() => new Response(null, { status: 204 })");
    js_sys::Reflect::set(&js_sys::global(), &"stub".into(), &fetch).unwrap();
    let (token, sp, job, none, options) = (js(TOKEN), js(SP), js(JOB), JsValue::NULL, js("{ fetch: stub }"));
    for source in HOSTILE {
        let value = js(source);
        // A long token is a long token: only the service can tell.
        if !source.contains("repeat") {
            refused(call(&value, &sp, &job, &none, &options).await, "InvalidToken", "notSent");
        }
        refused(call(&token, &value, &job, &none, &options).await, "InvalidServicePrincipalId", "notSent");
        refused(call(&token, &sp, &value, &none, &options).await, "InvalidJobId", "notSent");
        refused(call(&token, &sp, &job, &value, &options).await, "InvalidCriteria", "notSent");
        refused(call(&token, &sp, &job, &none, &value).await, "InvalidOptions", "notSent");
        let wrapped = js(&["{ resetScope: ", source, " }"].concat());
        refused(call(&token, &sp, &job, &wrapped, &options).await, "InvalidCriteria", "notSent");
        for key in ["signal", "timeoutMs", "deadlineMs", "cloud", "apiVersion", "baseUrl", "fetch", "onRetry"] {
            // A number is what some options want.
            if !(key.ends_with("Ms") && *source == "5") {
                let wrapped = js(&["{ ", key, ": ", source, " }"].concat());
                refused(call(&token, &sp, &job, &none, &wrapped).await, "InvalidOptions", "notSent");
            }
        }
        assert!(!of(&checked(&value).await, "valid").is_truthy(), "{source}");
    }
    assert_eq!(number_of(&calls, "length"), 0.0);
}

#[wasm_bindgen_test]
async fn arguments_are_judged_in_their_order() {
    let (bad, sp, job, token) = (js("5"), js(SP), js(JOB), js(TOKEN));
    refused(call(&bad, &bad, &bad, &bad, &bad).await, "InvalidToken", "notSent");
    refused(call(&token, &bad, &bad, &bad, &bad).await, "InvalidServicePrincipalId", "notSent");
    refused(call(&token, &sp, &bad, &bad, &bad).await, "InvalidJobId", "notSent");
    refused(call(&token, &sp, &job, &bad, &bad).await, "InvalidCriteria", "notSent");
    refused(
        call(&token, &sp, &job, &js("{}"), &js("{ signal: AbortSignal.abort(), x: 1 }")).await,
        "InvalidOptions",
        "notSent",
    );
}

#[wasm_bindgen_test]
async fn what_reading_an_argument_threw_is_the_cause() {
    let error = refused(
        call(&js(TOKEN), &js(SP), &js(JOB), &js("{ get resetScope() { throw 'boom' } }"), &JsValue::NULL).await,
        "InvalidCriteria",
        "notSent",
    );
    assert_eq!(text_of(&error, "cause"), "boom");
}

#[wasm_bindgen_test]
async fn plain_objects_of_any_realm_are_plain() {
    let frame = js("document.body.appendChild(document.createElement('iframe'))");
    js_sys::Reflect::set(&js_sys::global(), &"frame".into(), &of(&frame, "contentWindow")).unwrap();
    for source in [
        "frame.eval('({ resetScope: [\"Watermark\"] })')",
        "Object.assign(Object.create(null), { resetScope: 'Watermark' })",
        "Object.freeze({ resetScope: Object.freeze(['Watermark']) })",
        "new Proxy({ resetScope: 'Watermark' }, {})",
        "{ resetScope: 'Watermark', other: undefined, [Symbol('s')]: 1 }",
        "Object.defineProperty({ resetScope: 'Watermark' }, 'hidden', { value: 1 })",
    ] {
        assert_eq!(json(&of(&checked(&js(source)).await, "resetScope")), r#"["Watermark"]"#, "{source}");
    }
    for source in ["new frame.Date()", "new frame.Map()", "frame.eval('new (class A {})()')"] {
        assert!(!of(&checked(&js(source)).await, "valid").is_truthy(), "{source}");
    }
}

#[wasm_bindgen_test]
async fn each_argument_is_read_once() {
    let counted =
        js("(() => { let reads = 0; return { get resetScope() { return reads++ ? 'Full' : 'Escrows' } } })()");
    assert_eq!(json(&of(&checked(&counted).await, "resetScope")), r#"["Escrows"]"#);
}

#[wasm_bindgen_test]
async fn the_scopes_are_described_in_the_order_of_the_csdl() {
    let scopes = settled(exports::describe_reset_scopes(&given(&[]))).await.unwrap();
    let names = js("(scopes) => scopes.map(({ name, value, weight }) => `${name} ${value} ${weight}`).join()");
    let names = names.unchecked_ref::<js_sys::Function>().call1(&JsValue::UNDEFINED, &scopes).unwrap();
    assert_eq!(
        names.as_string().unwrap(),
        "None 0 discouraged,ConnectorDataStore 1 discouraged,Escrows 2 routine,Watermark 4 heavy,QuarantineState 8 routine,Full 15 destructive,ForceDeletes 32 destructive"
    );
    let full = of(&scopes, "5");
    assert_eq!(json(&of(&full, "implies")), r#"["ConnectorDataStore","Escrows","Watermark","QuarantineState"]"#);
    assert!(!text_of(&full, "effect").is_empty());
}
