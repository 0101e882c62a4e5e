//! Time, also where `fetch` takes none of it seriously. Lower bounds on waits alone are asserted.

use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    calling::{
        get, items, js, js_with, json, list, of, refused, restart, restart_many, restart_promise, settled, token, with,
    },
    stub::{Stub, accepted, busy, streaming},
};

/// A `fetch` that never answers, and hears no signal.
const DEAF: &str = "fetch: () => new Promise(() => {})";

#[wasm_bindgen_test]
async fn a_request_that_never_ends_is_given_up() {
    for (limit, name) in [
        ("timeoutMs: 30", "timeoutMs"),
        ("deadlineMs: 30", "deadlineMs"),
        ("timeoutMs: 30, deadlineMs: Infinity", "timeoutMs"),
        ("timeoutMs: Infinity, deadlineMs: 30", "deadlineMs"),
    ] {
        let error = refused(restart(&js(&format!("{{ {DEAF}, {limit} }}"))).await, "Timeout", "unknown");
        assert_eq!(error.attempts, 1);
        assert!(error.message.contains(name), "{}", error.message);
    }
    // A reading changes nothing, but a timeout is not repeated either: it has taken all the time that it was given.
    let error = refused(get(&js(&format!("{{ {DEAF}, timeoutMs: 30 }}"))).await, "Timeout", "unknown");
    assert_eq!(error.attempts, 1);
}

#[wasm_bindgen_test]
async fn a_body_that_stalls_costs_details_only() {
    let stub = Stub::new(|_| streaming(404, "{}"));
    let error = refused(restart(&stub.options("{ timeoutMs: 60 }")).await, "NotFound", "refused");
    assert_eq!(error.request_id.as_deref(), Some("r-3"));
}

#[wasm_bindgen_test]
async fn a_token_function_that_never_answers_is_given_up_at_the_deadline_alone() {
    let stub = Stub::new(accepted);
    let options = stub.options("{ timeoutMs: 1, deadlineMs: 60 }");
    let promise = restart_promise(&js("() => new Promise(() => {})"), &js("null"), &options);
    let error = refused(settled(promise).await, "Timeout", "notSent");
    assert!(error.message.contains("deadlineMs"), "{}", error.message);
    assert_eq!((error.attempts, stub.count()), (0, 0));
}

#[wasm_bindgen_test]
async fn many_restarts_have_limits_too_and_resolve() {
    let items = items(25);
    for (limit, unknown, not_sent) in [("timeoutMs: 30", 25, 0), ("concurrency: 1, deadlineMs: 30", 20, 5)] {
        let report = restart_many(&items, &js(&format!("{{ {DEAF}, {limit} }}"))).await.unwrap();
        assert_eq!((of(&report, "unknown"), of(&report, "notSent")), (unknown.into(), not_sent.into()), "{limit}");
        assert_eq!(of(&of(&of(&of(&report, "items"), "0"), "error"), "code").as_string().as_deref(), Some("Timeout"));
    }
}

#[wasm_bindgen_test]
async fn no_listener_and_no_timer_is_left_behind() {
    js("(() => {
        globalThis.running = new Set();
        const { setTimeout: start, clearTimeout: stop } = globalThis;
        globalThis.restore = () => Object.assign(globalThis, { setTimeout: start, clearTimeout: stop });
        globalThis.setTimeout = (f, ms, ...rest) => {
            const id = start(() => { running.delete(id); f(...rest) }, ms);
            running.add(id);
            return id;
        };
        globalThis.clearTimeout = (id) => { running.delete(id); stop(id) };
        globalThis.listeners = new Set();
        globalThis.signal = {
            aborted: false,
            addEventListener(type, listener) { listeners.add(listener) },
            removeEventListener(type, listener) { listeners.delete(listener) },
        };
    })()");
    for fetch in [
        "async () => new Response(null, { status: 204 })",
        "async () => new Response('{}', { status: 404 })",
        "async () => { throw 1 }",
        "() => new Promise(() => {})",
        "async () => new Response(null, { status: 429, headers: { 'Retry-After': '0.01' } })",
    ] {
        let options = js(&format!("{{ signal, timeoutMs: 50, fetch: {fetch} }}"));
        // No watchdog here: its timer would be counted.
        let _ = js_sys::futures::JsFuture::from(restart_promise(&token(), &js("null"), &options)).await;
        assert_eq!(json(&js("[running.size, listeners.size]")), "[0,0]", "{fetch}");
    }
    js("restore()");
}

#[wasm_bindgen_test]
async fn a_wait_is_never_shorter_than_asked_and_the_id_stays_the_same() {
    let stub = Stub::new(|number| if number < 3 { busy("0.12") } else { accepted(number) });
    let receipt = restart(&stub.options("{}")).await.unwrap();
    assert_eq!(of(&receipt, "attempts"), 3);
    let calls = stub.calls();
    for pair in calls.windows(2) {
        assert!(pair[1].at() - pair[0].at() >= 120.0, "{} ms", pair[1].at() - pair[0].at());
        assert_eq!(pair[1].header("client-request-id"), pair[0].header("client-request-id"));
    }
    assert_eq!(of(&receipt, "clientRequestId"), calls[0].header("client-request-id"));
}

#[wasm_bindgen_test]
async fn limits_beyond_what_a_timer_counts_do_not_end_the_call_at_once() {
    let options = "{
        timeoutMs: 1e12,
        deadlineMs: 1e15,
        fetch: () => new Promise((yes) => setTimeout(() => yes(new Response(null, { status: 204 })), 50)),
    }";
    restart(&js(options)).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_wait_that_would_pass_the_deadline_fails_at_once_with_the_refusal() {
    let stub = Stub::new(|_| busy("60"));
    let error = refused(restart(&stub.options("{ deadlineMs: 50_000 }")).await, "Throttled", "refused");
    assert_eq!((error.attempts, error.retry_after_ms), (1, Some(60_000.0)));
    let told = list(&[]);
    let options = with(
        "{ deadlineMs: 50_000 }",
        &[("fetch", &stub.fetch), ("onRetry", &js_with("(told) => (retry) => told.push(retry)", &[&told]))],
    );
    refused(restart(&options).await, "Throttled", "refused");
    assert_eq!(told.length(), 0, "nothing is waited for");
}
