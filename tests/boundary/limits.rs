//! Limits and signals, also when `fetch` ignores them. Lower bounds on waits alone are asserted.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::calling::{TOKEN, js, json, number_of, of, refused, restart_promise, settled, text_of};

async fn call(options: &str) -> Result<JsValue, JsValue> {
    settled(restart_promise(&js(TOKEN), "null", &js(options))).await
}

const DEAF: &str = "fetch: () => new Promise(() => {})";

#[wasm_bindgen_test]
async fn a_request_that_never_ends_is_given_up() {
    for limit in ["timeoutMs: 30", "deadlineMs: 30", "timeoutMs: 30, deadlineMs: Infinity"] {
        let error = refused(call(&["{ ", DEAF, ", ", limit, " }"].concat()).await, "Timeout", "unknown");
        assert_eq!(number_of(&error, "attempts"), 1.0);
    }
}

#[wasm_bindgen_test]
async fn a_body_that_stalls_costs_details_only() {
    let options = "{ timeoutMs: 60, fetch: async () => new Response(new ReadableStream({}), { status: 404, headers: { 'request-id': 'r-5' } }) }";
    let error = refused(call(options).await, "NotFound", "refused");
    assert_eq!(text_of(&error, "requestId"), "r-5");
}

#[wasm_bindgen_test]
async fn an_abort_settles_with_its_reason_wherever_it_strikes() {
    let before = "{ fetch: stub, signal: AbortSignal.abort('why') }";
    let during = "(() => { const c = new AbortController(); setTimeout(() => c.abort('why'), 20); return { fetch: () => new Promise(() => {}), signal: c.signal } })()";
    let body = "(() => { const c = new AbortController(); setTimeout(() => c.abort('why'), 20); return { fetch: async () => new Response(new ReadableStream({}), { status: 404 }), signal: c.signal } })()";
    let wait = "(() => { const c = new AbortController(); return { fetch: async () => new Response(null, { status: 429, headers: { 'Retry-After': '60', 'request-id': 'r-6' } }), signal: c.signal, onRetry: () => setTimeout(() => c.abort('why'), 20) } })()";
    js("globalThis.stub = () => { throw 'must not be called' }");
    for (options, outcome, attempts) in
        [(before, "notSent", 0.0), (during, "unknown", 1.0), (body, "refused", 1.0), (wait, "refused", 1.0)]
    {
        let error = refused(call(options).await, "Aborted", outcome);
        assert_eq!(text_of(&error, "cause"), "why", "{options}");
        assert_eq!(number_of(&error, "attempts"), attempts, "{options}");
    }
}

#[wasm_bindgen_test]
async fn an_abort_in_a_wait_keeps_what_the_refusal_said() {
    let options = "(() => { const c = new AbortController(); return { fetch: async () => new Response(null, { status: 429, headers: { 'Retry-After': '60', 'request-id': 'r-6' } }), signal: c.signal, onRetry: () => c.abort() } })()";
    let error = refused(call(options).await, "Aborted", "refused");
    assert_eq!((number_of(&error, "status"), text_of(&error, "requestId")), (429.0, "r-6".into()));
    assert_eq!(number_of(&error, "retryAfterMs"), 60_000.0);
}

#[wasm_bindgen_test]
async fn no_listener_and_no_timer_is_left_behind() {
    js("(() => {
        globalThis.running = new Set();
        const { setTimeout: start, clearTimeout: stop } = globalThis;
        globalThis.restore = () => Object.assign(globalThis, { setTimeout: start, clearTimeout: stop });
        globalThis.setTimeout = (f, ms, ...rest) => { const id = start(() => { running.delete(id); f(...rest) }, ms); running.add(id); return id };
        globalThis.clearTimeout = (id) => { running.delete(id); stop(id) };
        globalThis.listeners = 0;
        globalThis.signal = { aborted: false, addEventListener() { listeners++ }, removeEventListener() { listeners-- } };
    })()");
    for fetch in [
        "async () => new Response(null, { status: 204 })",
        "async () => new Response('{}', { status: 404 })",
        "async () => { throw 1 }",
        "() => new Promise(() => {})",
        "async () => new Response(null, { status: 429, headers: { 'Retry-After': '0.01' } })",
    ] {
        let options = js(&["{ signal, timeoutMs: 50, fetch: ", fetch, " }"].concat());
        // No watchdog here: its timer would be counted.
        let _ = js_sys::futures::JsFuture::from(restart_promise(&js(TOKEN), "null", &options)).await;
        assert_eq!(json(&js("[running.size, listeners]")), "[0,0]", "{fetch}");
    }
    js("restore()");
}

#[wasm_bindgen_test]
async fn a_wait_is_never_shorter_than_asked_and_the_id_stays_the_same() {
    let options = js(
        "(() => { const calls = globalThis.calls = []; return { fetch: async (url, init) => { calls.push([performance.now(), init.headers['client-request-id']]); return calls.length < 3 ? new Response(null, { status: 429, headers: { 'Retry-After': '0.12' } }) : new Response(null, { status: 204 }) } } })()",
    );
    let receipt = settled(restart_promise(&js(TOKEN), "null", &options)).await.unwrap();
    assert_eq!(number_of(&receipt, "attempts"), 3.0);
    assert!(
        js("calls[1][0] - calls[0][0] >= 120 && calls[2][0] - calls[1][0] >= 120").is_truthy(),
        "{}",
        json(&js("calls"))
    );
    assert!(js("new Set(calls.map(([, id]) => id)).size === 1").is_truthy());
    assert_eq!(of(&receipt, "clientRequestId"), js("calls[0][1]"));
}

#[wasm_bindgen_test]
async fn limits_beyond_what_a_timer_counts_do_not_end_the_call_at_once() {
    let options = "{ timeoutMs: 1e12, deadlineMs: 1e15, fetch: () => new Promise((yes) => setTimeout(() => yes(new Response(null, { status: 204 })), 50)) }";
    call(options).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_signal_that_misbehaves_settles_the_call() {
    refused(
        call("{ fetch: stub, signal: { aborted: false, addEventListener() { throw 'deaf' } } }").await,
        "Aborted",
        "notSent",
    );
    call(
        "{ fetch: async () => new Response(null, { status: 204 }), signal: { aborted: false, addEventListener() {} } }",
    )
    .await
    .unwrap();
}

#[wasm_bindgen_test]
async fn a_token_function_is_told_of_an_abort_and_of_nothing_else() {
    let kept = "globalThis.told = undefined, (request) => { told = request.signal; return 'x'.repeat(99) }";
    let accept = js("{ fetch: async () => new Response(null, { status: 204 }) }");
    settled(restart_promise(&js(kept), "null", &accept)).await.unwrap();
    assert!(!js("told.aborted").is_truthy());

    let silent = "(request) => { globalThis.told = request.signal; return new Promise(() => {}) }";
    let abort = js(
        "(() => { const c = new AbortController(); setTimeout(() => c.abort('why'), 20); return { fetch: stub, signal: c.signal } })()",
    );
    let result = settled(restart_promise(&js(silent), "null", &abort)).await;
    refused(result, "Aborted", "notSent");
    assert_eq!(js("told.aborted && told.reason").as_string().unwrap(), "why");
}

#[wasm_bindgen_test]
async fn a_signal_whose_reason_throws_settles_the_call() {
    let options = "{ fetch: async () => { throw 1 }, signal: { aborted: false, addEventListener() {}, get reason() { throw 'no' } } }";
    refused(call(options).await, "Network", "unknown");
}
