//! What comes back from `fetch`, however odd: only 204 is success, and every call settles.

use gloo_net::http::Response;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::calling::{TOKEN, js, json, number_of, of, refused, restart_promise, restart_with, settled, text_of};

/// Restarts with a `fetch` that resolves with a response built here.
async fn answered_with(response: Response) -> Result<JsValue, JsValue> {
    let response: web_sys::Response = response.into();
    let make = js("(response) => ({ fetch: async () => response })");
    let options = make.unchecked_ref::<js_sys::Function>().call1(&JsValue::UNDEFINED, &response).unwrap();
    settled(restart_promise(&js(TOKEN), "null", &options)).await
}

#[wasm_bindgen_test]
async fn nothing_but_204_is_success() {
    for (status, code, outcome) in [
        (200, "UnexpectedResponse", "unknown"),
        (202, "UnexpectedResponse", "unknown"),
        (304, "UnexpectedResponse", "unknown"),
        (400, "BadRequest", "refused"),
        (403, "PermissionDenied", "refused"),
        (404, "NotFound", "refused"),
        (406, "BadRequest", "refused"),
        (408, "BadRequest", "refused"),
        (409, "Conflict", "refused"),
        (500, "ServerError", "unknown"),
        (502, "ServerError", "unknown"),
        (503, "ServiceUnavailable", "unknown"),
        (504, "ServerError", "unknown"),
    ] {
        let response = Response::builder().status(status).header("request-id", "r-7").body(None::<&str>).unwrap();
        let error = refused(answered_with(response).await, code, outcome);
        assert_eq!(number_of(&error, "status"), f64::from(status));
        assert_eq!(number_of(&error, "attempts"), 1.0);
        assert_eq!(text_of(&error, "requestId"), "r-7");
    }
}

#[wasm_bindgen_test]
async fn an_error_body_of_graph_gives_its_details() {
    let body = r#"{"error":{"code":"UnknownError","message":"","innerError":{"date":"2023-11-08T15:01:03","request-id":"inner","client-request-id":"x"}}}"#;
    let response = Response::builder().status(401).header("Content-Type", "application/json").body(Some(body)).unwrap();
    let error = refused(answered_with(response).await, "PermissionDenied", "refused");
    assert_eq!(text_of(&error, "graphCode"), "UnknownError");
    assert_eq!(text_of(&error, "requestId"), "inner");
    assert_eq!(text_of(&error, "date"), "2023-11-08T15:01:03.000Z");
    assert_ne!(text_of(&error, "clientRequestId"), "x", "the id is the one that was sent");
}

#[wasm_bindgen_test]
async fn a_body_that_is_no_json_costs_details_only() {
    for body in ["", "<html>Bad Gateway</html>", "{\"error\":", "null", "[]", "\"text\"", "{\"error\":5}", "\u{FEFF}{}"]
    {
        let response = Response::builder().status(404).header("request-id", "r-9").body(Some(body)).unwrap();
        let error = refused(answered_with(response).await, "NotFound", "refused");
        assert_eq!(text_of(&error, "requestId"), "r-9", "{body}");
    }
}

#[wasm_bindgen_test]
async fn a_failing_fetch_is_no_answer_and_its_reason_is_kept() {
    for reason in [
        "new TypeError('Failed to fetch')",
        "'a text'",
        "undefined",
        "null",
        "{ plain: 1 }",
        "Symbol('s')",
        "Object.freeze([])",
    ] {
        for fetch in ["async () => { throw reason }", "() => { throw reason }"] {
            let source = ["(() => { const reason = globalThis.reason = ", reason, "; return ", fetch, " })()"].concat();
            let error = refused(restart_with(&source).await, "Network", "unknown");
            assert_eq!(of(&error, "cause"), js("globalThis.reason"), "{source}");
            assert_eq!(
                json(&js_sys::Object::keys(error.unchecked_ref::<js_sys::Object>())).find("cause"),
                None,
                "cause is not enumerable"
            );
        }
    }
}

#[wasm_bindgen_test]
async fn whatever_is_no_response_is_unexpected() {
    for response in [
        "undefined",
        "null",
        "5",
        "'204'",
        "{}",
        "{ status: 204 }",
        "{ status: '204', headers: new Headers() }",
        "{ status: 204.5, headers: new Headers() }",
        "{ status: NaN, headers: new Headers() }",
        "{ status: 204, headers: {} }",
        "{ get status() { throw 1 }, headers: new Headers() }",
        "{ status: 204, get headers() { throw 1 } }",
        "new Proxy({}, { get(_, key) { if (key === 'then') return undefined; throw 1 } })",
    ] {
        refused(restart_with(&["async () => (", response, ")"].concat()).await, "UnexpectedResponse", "unknown");
    }
}

#[wasm_bindgen_test]
async fn a_response_of_any_class_counts_by_its_shape() {
    let receipt = restart_with(
        "async () => ({ status: 204, headers: { get: (name) => name === 'request-id' ? 'duck' : null } })",
    )
    .await;
    assert_eq!(text_of(&receipt.unwrap(), "requestId"), "duck");
    for body in [
        "",
        ", text: async () => '{}'",
        ", text() { throw 1 }",
        ", text: () => 5",
        ", get body() { throw 1 }",
        ", body: {}",
        ", body: { getReader() { throw 1 } }",
        ", body: { getReader: () => ({ read: async () => ({ done: false, value: 'no bytes' }) }) }",
    ] {
        let source = ["async () => ({ status: 404, headers: { get() { throw 1 } }", body, " })"].concat();
        refused(restart_with(&source).await, "NotFound", "refused");
    }
}

#[wasm_bindgen_test]
async fn a_thenable_that_misbehaves_settles_the_call() {
    for value in [
        "{ then() { throw 'then' } }",
        "{ get then() { throw 'then' } }",
        "{ then(yes, no) { no(1); yes(2); no(3) } }",
        "Object.assign(Promise.reject(1), { then() { throw 'own then' } })",
        "Object.assign(Promise.resolve(), { constructor: null })",
    ] {
        let result = restart_with(&["() => (", value, ")"].concat()).await;
        assert!(result.is_err(), "{value}");
    }
}

#[wasm_bindgen_test]
async fn a_body_without_end_is_cut() {
    for pull in ["controller.enqueue(new Uint8Array(1024))", "controller.enqueue(new Uint8Array(0))"] {
        let source = [
            "async () => new Response(new ReadableStream({ pull(controller) { ",
            pull,
            " } }), { status: 404, headers: { 'request-id': 'r-3' } })",
        ]
        .concat();
        let error = refused(restart_with(&source).await, "NotFound", "refused");
        assert_eq!(text_of(&error, "requestId"), "r-3");
    }
}
