//! The caller's signal: heard at every moment of a call, handed on, and left alone afterwards.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, AbortSignal};

use super::{
    calling::{
        Export, JOB, SP, SyncJobError, caught, get, items, js, js_with, json, list, of, pass, refused, restart,
        restart_many, restart_promise, settled, token, with,
    },
    stub::{Stub, accepted, busy, ok, response, streaming},
};

/// A signal that fires after some milliseconds, because of `why`.
fn fires_after(ms: u32) -> AbortSignal {
    let controller = AbortController::new().unwrap();
    let signal = controller.signal();
    gloo_timers::callback::Timeout::new(ms, move || controller.abort_with_reason(&"why".into())).forget();
    signal
}

/// A `fetch` that never answers, and puts the signals that it was given into `heard`.
fn deaf(heard: &Array) -> JsValue {
    js_with("(heard) => (url, { signal }) => { heard.push(signal); return new Promise(() => {}) }", &[heard])
}

/// The only signal that was heard.
fn only(heard: &Array) -> AbortSignal {
    assert_eq!(heard.length(), 1);
    heard.get(0).unchecked_into()
}

fn aborted(result: Result<JsValue, JsValue>, outcome: &str) -> SyncJobError {
    let error = refused(result, "Aborted", outcome);
    assert_eq!(error.cause, "why");
    error
}

#[wasm_bindgen_test]
async fn a_signal_that_has_fired_lets_nothing_be_sent() {
    let stub = Stub::new(accepted);
    let asked = Array::new();
    let function = js_with("(asked) => () => asked.push(1)", &[&asked]);
    let signal = AbortSignal::abort_with_reason(&"why".into());
    for token in [token(), function] {
        let options = with("{}", &[("fetch", &stub.fetch), ("signal", &signal)]);
        let error = aborted(settled(restart_promise(&token, &JsValue::NULL, &options)).await, "notSent");
        assert_eq!((error.attempts, error.client_request_id), (0, None));
    }
    assert_eq!((stub.count(), asked.length()), (0, 0), "and nobody is asked for a token");
}

#[wasm_bindgen_test]
async fn an_abort_in_flight_reaches_the_request_with_its_reason() {
    let heard = Array::new();
    let options = with("{}", &[("fetch", &deaf(&heard)), ("signal", &fires_after(20))]);
    let error = aborted(restart(&options).await, "unknown");
    assert_eq!(error.attempts, 1);
    let signal = only(&heard);
    assert_eq!((signal.aborted(), signal.reason()), (true, "why".into()));
}

#[wasm_bindgen_test]
async fn time_that_is_up_reaches_the_request_too() {
    for limit in ["{ timeoutMs: 20 }", "{ deadlineMs: 20 }"] {
        let heard = Array::new();
        refused(restart(&with(limit, &[("fetch", &deaf(&heard))])).await, "Timeout", "unknown");
        let signal = only(&heard);
        assert!(signal.aborted());
        assert_eq!(of(&signal.reason(), "name"), "AbortError", "the platform's own reason");
    }
}

#[wasm_bindgen_test]
async fn an_abort_in_a_body_keeps_what_the_status_said() {
    let stub = Stub::new(|_| streaming(404, "{}"));
    let options = with("{}", &[("fetch", &stub.fetch), ("signal", &fires_after(20))]);
    let error = aborted(restart(&options).await, "refused");
    assert_eq!((error.attempts, error.status, error.request_id.as_deref()), (1, Some(404), Some("r-3")));
    let signal = stub.only().init().get_signal().unwrap();
    assert_eq!((signal.aborted(), signal.reason()), (true, "why".into()));
    // In a page that is a 200 nobody knows what it would have said.
    let stub = Stub::new(|_| streaming(200, "{}"));
    let options = with("{}", &[("fetch", &stub.fetch), ("signal", &fires_after(20))]);
    aborted(get(&options).await, "unknown");
}

#[wasm_bindgen_test]
async fn an_abort_in_a_wait_keeps_what_the_refusal_said() {
    for abort in ["() => setTimeout(abort, 20)", "() => abort()"] {
        let stub = Stub::new(|_| busy("60"));
        let options = format!(
            "(() => {{
                const controller = new AbortController();
                const abort = () => controller.abort('why');
                return {{ signal: controller.signal, onRetry: {abort} }};
            }})()"
        );
        let error = aborted(restart(&stub.options(&options)).await, "refused");
        assert_eq!((error.attempts, error.status, error.request_id.as_deref()), (1, Some(429), Some("r-429")));
        assert_eq!(error.retry_after_ms, Some(60_000.0));
    }
}

#[wasm_bindgen_test]
async fn a_token_function_is_told_of_an_abort_and_of_the_deadline() {
    let stub = Stub::new(accepted);
    let heard = Array::new();
    let silent = js_with("(heard) => ({ signal }) => { heard.push(signal); return new Promise(() => {}) }", &[&heard]);
    let options = with("{}", &[("fetch", &stub.fetch), ("signal", &fires_after(20))]);
    aborted(settled(restart_promise(&silent, &JsValue::NULL, &options)).await, "notSent");
    let signal = only(&heard);
    assert_eq!((signal.aborted(), signal.reason()), (true, "why".into()));

    heard.set_length(0);
    let promise = restart_promise(&silent, &JsValue::NULL, &stub.options("{ deadlineMs: 20 }"));
    refused(settled(promise).await, "Timeout", "notSent");
    assert!(only(&heard).aborted());
    assert_eq!(stub.count(), 0);
}

#[wasm_bindgen_test]
async fn a_token_function_that_has_answered_is_told_of_nothing_more() {
    for answer in ["'x'.repeat(99)", "(() => { throw 'signed out' })()", "''"] {
        let heard = Array::new();
        let function = format!("(heard) => async ({{ signal }}) => {{ heard.push(signal); return {answer} }}");
        let function = js_with(&function, &[&heard]);
        // The request is refused, so that the call aborts whatever it still may.
        let options = with("{ timeoutMs: 20 }", &[("fetch", &js("() => new Promise(() => {})"))]);
        caught(settled(restart_promise(&function, &JsValue::NULL, &options)).await);
        assert!(!only(&heard).aborted(), "{answer}");
    }
}

#[wasm_bindgen_test]
async fn an_abort_in_a_renewal_keeps_what_the_refusal_said() {
    let stub = Stub::new(|_| response(401, &[], Some(r#"{"error":{"code":"InvalidAuthenticationToken"}}"#)));
    let function = js("(() => { let asked = 0; return () => asked++ ? new Promise(() => {}) : 'x'.repeat(99) })()");
    let options = with("{}", &[("fetch", &stub.fetch), ("signal", &fires_after(20))]);
    let error = aborted(settled(restart_promise(&function, &JsValue::NULL, &options)).await, "refused");
    assert_eq!((error.attempts, error.status), (1, Some(401)));
    assert_eq!(error.graph_code.as_deref(), Some("InvalidAuthenticationToken"));
}

#[wasm_bindgen_test]
async fn a_function_of_the_callers_may_abort_the_call_that_calls_it() {
    for (hook, outcome) in [("token", "notSent"), ("fetch", "unknown"), ("until", "unknown")] {
        let controller = AbortController::new().unwrap();
        let aborts = "(controller) => () => { controller.abort('why'); return new Promise(() => {}) }";
        let aborts = js_with(aborts, &[&controller]);
        let stub = Stub::answering(&["{}"]);
        let mut token = token();
        let options = with("{}", &[("fetch", &stub.fetch), ("signal", &controller.signal())]);
        if hook == "token" {
            token = aborts;
        } else {
            Reflect::set(&options, &hook.into(), &aborts).unwrap();
        }
        aborted(settled(Export::Wait.call(&list(&[&token, &SP.into(), &JOB.into(), &options]))).await, outcome);
    }
}

#[wasm_bindgen_test]
async fn an_abort_of_many_restarts_reaches_every_batch_and_resolves() {
    let heard = Array::new();
    let options = with("{ concurrency: 2 }", &[("fetch", &deaf(&heard)), ("signal", &fires_after(20))]);
    let report = restart_many(&items(45), &options).await.unwrap();
    let account = js_with(
        "({ total, succeeded, unknown, notSent, items }) => [
            total, succeeded, unknown, notSent, items.every(({ error }) => error.code === 'Aborted' && error.cause === 'why'),
        ]",
        &[&report],
    );
    assert_eq!(json(&account), "[45,0,40,5,true]");
    assert_eq!(heard.length(), 2);
    for signal in heard.iter().map(JsCast::unchecked_into::<AbortSignal>) {
        assert_eq!((signal.aborted(), signal.reason()), (true, "why".into()));
    }
}

#[wasm_bindgen_test]
async fn an_abort_in_the_token_function_of_many_restarts_sends_nothing() {
    let stub = Stub::new(accepted);
    let options = with("{}", &[("fetch", &stub.fetch), ("signal", &fires_after(20))]);
    let promise = Export::Bulk.call(&list(&[&js("() => new Promise(() => {})"), &items(3), &options]));
    let report = settled(promise).await.unwrap();
    assert_eq!((of(&report, "notSent"), stub.count()), (3.into(), 0));
}

#[wasm_bindgen_test]
async fn an_abort_in_a_wait_of_many_restarts_keeps_what_each_refusal_said() {
    let refuse = r#"{"responses":[
        {"id":"0","status":429,"headers":{"Retry-After":"60","request-id":"r-0"}},
        {"id":"1","status":204},
        {"id":"2","status":503}
    ]}"#;
    let stub = Stub::answering(&[refuse]);
    let options = with("{}", &[("fetch", &stub.fetch), ("signal", &fires_after(50))]);
    let report = restart_many(&items(3), &options).await.unwrap();
    let account = js_with(
        "({ items }) => items.map(({ ok, error }) => ok || [error.code, error.outcome, error.status, error.requestId])",
        &[&report],
    );
    let accounts = r#"[["Aborted","refused",429,"r-0"],true,["ServiceUnavailable","unknown",503,null]]"#;
    assert_eq!((&*json(&account), stub.count()), (accounts, 1));
}

#[wasm_bindgen_test]
async fn an_abort_after_the_call_changes_nothing() {
    let stub = Stub::new(|_| ok("{}"));
    let controller = AbortController::new().unwrap();
    let options = with("{}", &[("fetch", &stub.fetch), ("signal", &controller.signal())]);
    get(&options).await.unwrap();
    controller.abort();
    pass(10).await;
    assert!(!stub.only().init().get_signal().unwrap().aborted());
}

#[wasm_bindgen_test]
async fn a_body_that_nobody_reads_to_its_end_is_aborted() {
    let endless = "{ pull(controller) { controller.enqueue(new Uint8Array(70_000)) } }";
    for status in [200, 400] {
        let stub = Stub::new(move |_| streaming(status, endless));
        restart(&stub.options("{ maxRetries: 0 }")).await.unwrap_err();
        assert!(stub.only().init().get_signal().unwrap().aborted(), "{status}");
    }
}
