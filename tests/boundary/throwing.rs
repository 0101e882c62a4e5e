//! What throws ends the call as documented. It never escapes, and leaves nothing behind in the table of JavaScript's values.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    calling::{Export, JOB, SP, caught, js, js_with, list, pass, settled, token},
    thrown::{Case, Ends, cases},
};

/// Calls of each case: a slot of the table that were lost each time could not be overlooked.
const REPEATED: u32 = 300;

/// What is thrown.
fn thrown() -> JsValue {
    js("globalThis.thrown ??= new Proxy({}, new Proxy({}, { get: () => () => { throw 'it is not to be looked at' } }))")
}

/// A function that makes the arguments of a case.
fn maker(case: &Case) -> Function {
    js(&format!("(token, spId, jobId, thrown) => [{}]", case.arguments)).unchecked_into()
}

/// Calls with arguments of its own.
fn call(export: Export, maker: &Function) -> Promise {
    let made = maker.apply(&JsValue::UNDEFINED, &list(&[&token(), &SP.into(), &JOB.into(), &thrown()]));
    export.call(made.unwrap().unchecked_ref())
}

#[wasm_bindgen_test]
async fn whatever_throws_ends_the_call_as_documented() {
    // What a page would hear of beside its call.
    let escaped = Array::new();
    let listen = "(escaped) => {
        for (const type of ['error', 'unhandledrejection']) addEventListener(type, (event) => escaped.push(event.type));
    }";
    js_with(listen, &[&escaped]);
    for case in cases() {
        let at = format!("{:?}: {}", case.export, case.arguments);
        let result = settled(call(case.export, &maker(&case))).await;
        match case.ends {
            Ends::Well => assert!(result.is_ok(), "{at}: {:?}", caught(result)),
            Ends::With(code, outcome) | Ends::Because(code, outcome) => {
                assert!(result.is_err(), "{at}: resolved");
                let error = caught(result);
                assert_eq!((&*error.code, &*error.outcome), (code, outcome), "{at}: {error:?}");
                if matches!(case.ends, Ends::Because(..)) {
                    assert_eq!(error.cause, thrown(), "{at}");
                }
            }
        }
    }
    pass(0).await;
    assert_eq!(escaped.length(), 0);
}

/// How many slots of the table are lost by many calls.
async fn lost(export: Export, maker: &Function) -> u32 {
    let mut taken = Vec::new();
    for calls in [10, REPEATED] {
        let calls: Array = (0..calls).map(|_| call(export, maker)).collect();
        settled(Promise::all_settled(&calls)).await.unwrap();
        drop(calls);
        // What was dropped is let go in a turn of its own.
        pass(0).await;
        taken.push(wasm_bindgen::externref_heap_live_count());
    }
    taken[1].saturating_sub(taken[0])
}

#[wasm_bindgen_test]
async fn whatever_throws_keeps_no_slot_of_the_table() {
    let mut leaks = String::new();
    for case in cases() {
        let lost = lost(case.export, &maker(&case)).await;
        if lost > 0 {
            leaks += &format!("\n{lost} slots: {:?}: {}", case.export, case.arguments);
        }
    }
    assert!(leaks.is_empty(), "{leaks}");
}

/// Calls that wait for what never settles, until their time is up.
const SILENT: &[(Export, &str)] = &[
    (Export::Restart, "token, spId, jobId, null, { timeoutMs: 1, fetch: () => never }"),
    (Export::Restart, "token, spId, jobId, null, { deadlineMs: 1, fetch: () => never }"),
    (Export::Restart, "token, spId, jobId, null, { signal: AbortSignal.timeout(1), fetch: () => never }"),
    (Export::Restart, "() => never, spId, jobId, null, { deadlineMs: 1 }"),
    (Export::Get, "token, spId, jobId, { timeoutMs: 1, fetch: () => new Response(new ReadableStream()) }"),
    (Export::Wait, "token, spId, jobId, { deadlineMs: 5, fetch: () => new Response('{}'), until: () => never }"),
    (Export::Wait, "token, spId, jobId, { deadlineMs: 5, pollMs: 1, fetch: () => new Response('{}') }"),
    (Export::Bulk, "token, [{ spId, jobId }], { timeoutMs: 1, fetch: () => never }"),
    (Export::Bulk, "() => never, [{ spId, jobId }], { deadlineMs: 1 }"),
];

#[wasm_bindgen_test]
async fn whatever_never_settles_keeps_no_slot_of_the_table() {
    let mut leaks = String::new();
    for (export, arguments) in SILENT {
        let maker =
            js(&format!("(token, spId, jobId) => {{ const never = new Promise(() => {{}}); return [{arguments}] }}"));
        let lost = lost(*export, maker.unchecked_ref()).await;
        if lost > 0 {
            leaks += &format!("\n{lost} slots: {export:?}: {arguments}");
        }
    }
    assert!(leaks.is_empty(), "{leaks}");
}
