//! Arguments of every kind: each is judged, none throws, hangs or is sent when it should not be.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    calling::{Export, JOB, SP, js, js_with, json, list, of, refused, settled, token, with},
    stub::{Stub, accepted},
};

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
    "new Proxy({}, { ownKeys() { throw 'keys' } })",
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
    "document.all",
    "document.createElement('form')",
    "''",
    "' '",
];

/// The options that each want a kind of value which no hostile one is.
const OPTIONS: &[&str] = &[
    "signal",
    "timeoutMs",
    "deadlineMs",
    "maxRetries",
    "cloud",
    "apiVersion",
    "baseUrl",
    "clientRequestId",
    "fetch",
    "onRetry",
];

async fn called(export: Export, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    settled(export.call(&list(arguments))).await
}

async fn checked(criteria: &JsValue) -> JsValue {
    called(Export::Check, &[criteria]).await.unwrap()
}

#[wasm_bindgen_test]
async fn every_hostile_argument_is_refused_by_name_and_nothing_is_sent() {
    let stub = Stub::new(accepted);
    let (token, sp, job, none) = (token(), SP.into(), JOB.into(), JsValue::NULL);
    let options = stub.options("{}");
    for source in HOSTILE {
        let value = js(source);
        for (code, arguments) in [
            ("InvalidToken", [&value, &sp, &job, &none, &options]),
            ("InvalidServicePrincipalId", [&token, &value, &job, &none, &options]),
            ("InvalidJobId", [&token, &sp, &value, &none, &options]),
            ("InvalidCriteria", [&token, &sp, &job, &value, &options]),
            ("InvalidCriteria", [&token, &sp, &job, &with("{}", &[("resetScope", &value)]), &options]),
            ("InvalidOptions", [&token, &sp, &job, &none, &value]),
        ] {
            // A long token is a long token: only the service can tell.
            if code == "InvalidToken" && source.contains("repeat") {
                continue;
            }
            refused(called(Export::Restart, &arguments).await, code, "notSent");
        }
        for key in OPTIONS {
            // A number is what some options want, and a name without blanks is an id.
            if *source == "5" && (key.ends_with("Ms") || *key == "maxRetries") {
                continue;
            }
            let wrong = with("{}", &[("fetch", &stub.fetch), (key, &value)]);
            let error = refused(
                called(Export::Restart, &[&token, &sp, &job, &none, &wrong]).await,
                "InvalidOptions",
                "notSent",
            );
            assert_eq!(error.path(), *key, "{source}");
        }
        assert!(!of(&checked(&value).await, "valid").is_truthy(), "{source}");
    }
    assert_eq!(stub.count(), 0);
}

#[wasm_bindgen_test]
async fn every_call_refuses_what_is_hostile_and_sends_nothing() {
    let stub = Stub::new(accepted);
    let (token, sp, job) = (token(), SP.into(), JOB.into());
    let options = stub.options("{}");
    for source in HOSTILE {
        let value = js(source);
        for export in [Export::Get, Export::Wait] {
            refused(called(export, &[&token, &value, &job, &options]).await, "InvalidServicePrincipalId", "notSent");
            refused(called(export, &[&token, &sp, &value, &options]).await, "InvalidJobId", "notSent");
            refused(called(export, &[&token, &sp, &job, &value]).await, "InvalidOptions", "notSent");
        }
        refused(called(Export::List, &[&token, &value, &options]).await, "InvalidServicePrincipalId", "notSent");
        refused(called(Export::List, &[&token, &sp, &value]).await, "InvalidOptions", "notSent");
        refused(called(Export::Prepare, &[&value, &job]).await, "InvalidServicePrincipalId", "notSent");
        refused(called(Export::Prepare, &[&sp, &value]).await, "InvalidJobId", "notSent");
        refused(called(Export::Bulk, &[&token, &list(&[&value]), &options]).await, "InvalidItems", "notSent");
        // No items at all are a list like any other.
        if *source != "[]" {
            refused(called(Export::Bulk, &[&token, &value, &options]).await, "InvalidItems", "notSent");
        }
        // Nothing at all is a query like any other.
        if !matches!(*source, "undefined" | "null" | "{}") {
            refused(called(Export::Find, &[&token, &value, &options]).await, "InvalidQuery", "notSent");
            refused(called(Export::Find, &[&token, &js("{}"), &value]).await, "InvalidOptions", "notSent");
        }
        let report = called(Export::Explain, &[&value]).await.unwrap();
        assert_eq!(of(&report, "readable"), false, "{source}");
    }
    assert_eq!(stub.count(), 0);
}

#[wasm_bindgen_test]
async fn arguments_are_judged_in_their_order() {
    let (bad, sp, job, token) = (js("5"), SP.into(), JOB.into(), token());
    for (code, arguments) in [
        ("InvalidToken", [&bad, &bad, &bad, &bad, &bad]),
        ("InvalidServicePrincipalId", [&token, &bad, &bad, &bad, &bad]),
        ("InvalidJobId", [&token, &sp, &bad, &bad, &bad]),
        ("InvalidCriteria", [&token, &sp, &job, &bad, &bad]),
        // Before the signal is looked at.
        ("InvalidOptions", [&token, &sp, &job, &js("{}"), &js("{ signal: AbortSignal.abort(), x: 1 }")]),
    ] {
        refused(called(Export::Restart, &arguments).await, code, "notSent");
    }
    refused(called(Export::Bulk, &[&bad, &bad, &bad]).await, "InvalidToken", "notSent");
    refused(called(Export::Bulk, &[&token, &bad, &bad]).await, "InvalidItems", "notSent");
    refused(called(Export::Bulk, &[&token, &js("[]"), &bad]).await, "InvalidOptions", "notSent");
    refused(called(Export::Find, &[&bad, &bad, &bad]).await, "InvalidToken", "notSent");
    refused(called(Export::Find, &[&token, &bad, &bad]).await, "InvalidQuery", "notSent");
    refused(called(Export::Find, &[&token, &js("{}"), &bad]).await, "InvalidOptions", "notSent");
}

#[wasm_bindgen_test]
async fn the_scopes_are_described_in_the_order_of_the_csdl() {
    let scopes = settled(graph_sync_jobs::js::exports::describe_reset_scopes()).await.unwrap();
    let names =
        js_with("(scopes) => scopes.map(({ name, value, weight }) => `${name} ${value} ${weight}`).join()", &[&scopes]);
    assert_eq!(
        names.as_string().unwrap(),
        "None 0 discouraged,ConnectorDataStore 1 discouraged,Escrows 2 routine,Watermark 4 heavy,QuarantineState 8 routine,Full 15 destructive,ForceDeletes 32 destructive"
    );
    let full = of(&scopes, "5");
    assert_eq!(json(&of(&full, "implies")), r#"["ConnectorDataStore","Escrows","Watermark","QuarantineState"]"#);
    assert!(of(&full, "effect").as_string().is_some_and(|effect| !effect.is_empty()));
}
