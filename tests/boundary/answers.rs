//! What comes back from `fetch`, however odd: only 204 is success, and every call settles.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    calling::{caught, js, js_with, of, refused, restart, restart_with, with},
    stub::{Stub, response, streaming},
};

/// Restarts with a `fetch` that answers so.
async fn answered_with(answer: gloo_net::http::Response) -> Result<JsValue, JsValue> {
    let answer: web_sys::Response = answer.into();
    let fetch = js_with("(answer) => async () => answer", &[&answer]);
    restart(&with("{}", &[("fetch", &fetch)])).await
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
        let error = refused(answered_with(response(status, &[("request-id", "r-7")], None)).await, code, outcome);
        assert_eq!(error.status, Some(status));
        assert_eq!(error.attempts, 1);
        assert_eq!(error.request_id.as_deref(), Some("r-7"));
    }
}

#[wasm_bindgen_test]
async fn an_error_body_of_graph_gives_its_details() {
    let body = r#"{"error":{"code":"UnknownError","message":"","innerError":{"date":"2023-11-08T15:01:03","request-id":"inner","client-request-id":"x"}}}"#;
    let answer = response(401, &[("Content-Type", "application/json")], Some(body));
    let error = refused(answered_with(answer).await, "PermissionDenied", "refused");
    assert_eq!(error.graph_code.as_deref(), Some("UnknownError"));
    assert_eq!(error.request_id.as_deref(), Some("inner"));
    assert_eq!(error.date.as_deref(), Some("2023-11-08T15:01:03.000Z"));
    assert_ne!(error.client_request_id.as_deref(), Some("x"), "the id is the one that was sent");
}

#[wasm_bindgen_test]
async fn what_is_not_known_of_an_error_is_null_and_never_left_out() {
    let thrown = restart_with("async () => { throw 1 }").await.unwrap_err();
    let unknown =
        js_with("(error) => Object.keys(error).filter((key) => error[key] === null).sort().join()", &[&thrown]);
    assert_eq!(unknown, "claims,date,graphCode,requestId,retryAfterMs,status");
    assert!(of(&thrown, "problems").is_array(), "problems are a list, also where there are none");
}

#[wasm_bindgen_test]
async fn a_body_that_is_no_json_costs_details_only() {
    for body in ["", "<html>Bad Gateway</html>", "{\"error\":", "null", "[]", "\"text\"", "{\"error\":5}", "\u{FEFF}{}"]
    {
        let answer = response(404, &[("request-id", "r-9")], Some(body));
        let error = refused(answered_with(answer).await, "NotFound", "refused");
        assert_eq!(error.request_id.as_deref(), Some("r-9"), "{body}");
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
        let reason = js(reason);
        for fetch in ["(reason) => async () => { throw reason }", "(reason) => () => { throw reason }"] {
            let fetch = js_with(fetch, &[&reason]);
            let error = refused(restart(&with("{}", &[("fetch", &fetch)])).await, "Network", "unknown");
            assert_eq!(error.cause, reason);
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
        "{ status: 204n, headers: new Headers() }",
        "{ status: 204, headers: {} }",
        "{ status: 204, headers: { get: 'request-id' } }",
        "Response.error()",
    ] {
        let error = refused(restart_with(&format!("async () => ({response})")).await, "UnexpectedResponse", "unknown");
        assert_eq!(error.status, None, "{response}");
    }
}

#[wasm_bindgen_test]
async fn a_response_of_any_class_counts_by_its_shape() {
    let receipt = restart_with(
        "async () => ({ status: 204, headers: { get: (name) => name === 'request-id' ? 'duck' : null } })",
    )
    .await
    .unwrap();
    assert_eq!(of(&receipt, "requestId"), "duck");
    for body in [
        "",
        ", text: async () => '{}'",
        ", text: () => 5",
        ", body: {}",
        ", body: 5",
        ", body: { getReader: () => ({ read: async () => ({ done: false, value: 'no bytes' }) }) }",
        ", body: { getReader: () => ({ read: async () => undefined }) }",
        ", body: { getReader: () => ({}) }",
        ", body: { getReader: () => undefined }",
    ] {
        let source = format!("async () => ({{ status: 404, headers: new Headers(){body} }})");
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
        caught(restart_with(&format!("() => ({value})")).await);
    }
}

#[wasm_bindgen_test]
async fn a_body_without_end_is_cut() {
    for size in [1024, 0] {
        let stub = Stub::new(move |_| {
            streaming(404, &format!("{{ pull(controller) {{ controller.enqueue(new Uint8Array({size})) }} }}"))
        });
        let error = refused(restart(&stub.options("{}")).await, "NotFound", "refused");
        assert_eq!(error.request_id.as_deref(), Some("r-3"), "{size}");
    }
}
