//! Promises of any make: each is adopted once, because a lazy one begins its work whenever it is asked.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::calling::{
    Export, JOB, SP, caught, get, items, js, js_with, list, of, pass, refused, restart, restart_promise, restart_with,
    settled, token, with,
};

/// A function that gives a lazy thenable of what it is told to resolve with, and counts in `began` how often that was begun.
fn lazy(value: &str) -> JsValue {
    js(&format!(
        "(globalThis.began = 0, () => ({{ then(resolve) {{ began++; setTimeout(() => resolve({value}), 5) }} }}))"
    ))
}

fn began() -> Option<f64> {
    js("began").as_f64()
}

#[wasm_bindgen_test]
async fn what_fetch_gives_is_adopted_once() {
    // Begun twice it would be sent twice.
    restart(&with("{}", &[("fetch", &lazy("new Response(null, { status: 204 })"))])).await.unwrap();
    assert_eq!(began(), Some(1.0));
    let error = refused(
        restart(&with("{}", &[("fetch", &lazy("new Response(null, { status: 500 })"))])).await,
        "ServerError",
        "unknown",
    );
    assert_eq!((error.attempts, began()), (1, Some(1.0)));
    // Also where it takes too long, and nobody wants to know any more.
    for limit in ["timeoutMs: 1", "deadlineMs: 1", "signal: AbortSignal.timeout(1)"] {
        let never = js("(globalThis.began = 0, () => ({ then() { began++ } }))");
        let options = with(&format!("{{ {limit} }}"), &[("fetch", &never)]);
        assert_eq!(caught(restart(&options).await).outcome, "unknown");
        pass(10).await;
        assert_eq!(began(), Some(1.0), "{limit}");
    }
}

#[wasm_bindgen_test]
async fn what_a_token_function_gives_is_adopted_once() {
    let accept = js("{ fetch: async () => new Response(null, { status: 204 }) }");
    settled(restart_promise(&lazy("'x'.repeat(99)"), &JsValue::NULL, &accept)).await.unwrap();
    assert_eq!(began(), Some(1.0));
    settled(restart_promise(&lazy("''"), &JsValue::NULL, &accept)).await.unwrap_err();
    assert_eq!(began(), Some(1.0));
    // However many wait for it.
    let batches = js("{
        concurrency: 4,
        fetch: async (url, { body }) =>
            new Response(JSON.stringify({ responses: JSON.parse(body).requests.map(({ id }) => ({ id, status: 204 })) })),
    }");
    let report = settled(Export::Bulk.call(&list(&[&lazy("'x'.repeat(99)"), &items(90), &batches]))).await.unwrap();
    assert_eq!((of(&report, "succeeded").as_f64(), began()), (Some(90.0), Some(1.0)));
}

#[wasm_bindgen_test]
async fn what_until_gives_is_adopted_once() {
    let options = with("{ fetch: async () => new Response('{}') }", &[("until", &lazy("true"))]);
    settled(Export::Wait.call(&list(&[&token(), &SP.into(), &JOB.into(), &options]))).await.unwrap();
    assert_eq!(began(), Some(1.0));
}

#[wasm_bindgen_test]
async fn what_a_body_gives_is_adopted_once() {
    let answer = |body: &str, lazy: &JsValue| {
        let fetch =
            js_with(&format!("(lazy) => async () => ({{ status: 200, headers: new Headers(), {body} }})"), &[lazy]);
        with("{}", &[("fetch", &fetch)])
    };
    let whole = lazy("'{}'");
    get(&answer("text: lazy", &whole)).await.unwrap();
    assert_eq!(began(), Some(1.0));
    // Begun twice, every other chunk would be lost.
    let chunks = lazy("began === 1 ? { value: new TextEncoder().encode('{}') } : { done: true }");
    get(&answer("body: { getReader: () => ({ read: lazy }) }", &chunks)).await.unwrap();
    assert_eq!(began(), Some(2.0), "once for the chunk, once for the end");
}

#[wasm_bindgen_test]
async fn the_first_word_of_a_thenable_counts() {
    let accepted = "new Response(null, { status: 204 })";
    restart_with(&format!("() => ({{ then(yes, no) {{ yes({accepted}); no(1); yes(5); throw 2 }} }})")).await.unwrap();
    let error =
        refused(restart_with("() => ({ then(yes, no) { no(1); yes(5); throw 2 } })").await, "Network", "unknown");
    assert_eq!(error.cause, 1);
    let nested = format!("() => ({{ then(yes) {{ yes({{ then(yes) {{ yes(Promise.resolve({accepted})) }} }}) }} }})");
    restart_with(&nested).await.unwrap();
}

#[wasm_bindgen_test]
async fn promises_of_another_realm_and_of_a_class_of_their_own_are_promises() {
    let frame = js("document.body.appendChild(document.createElement('iframe'))");
    let foreign = js_with("({ contentWindow }) => contentWindow.eval('(value) => Promise.resolve(value)')", &[&frame]);
    let own: Function = js("(value) => new (class Own extends Promise {})((yes) => yes(value))").unchecked_into();
    for promise in [&foreign, own.as_ref()] {
        let fetch = js_with("(promise) => () => promise(new Response(null, { status: 204 }))", &[promise]);
        let token = js_with("(promise) => () => promise('x'.repeat(99))", &[promise]);
        settled(restart_promise(&token, &JsValue::NULL, &with("{}", &[("fetch", &fetch)]))).await.unwrap();
    }
    js_with("(frame) => frame.remove()", &[&frame]);
}
