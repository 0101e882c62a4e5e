//! The token stays a JavaScript string: it is in no error, and not in WebAssembly memory.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::calling::{js, json, restart_promise, settled, text_of};

/// Whether this instance's memory holds the text, in UTF-8 or UTF-16. The text is never passed to Rust.
fn memory_holds(text: &JsValue) -> bool {
    let search = js("(memory, text) => {
        const bytes = new Uint8Array(memory.buffer);
        const holds = (needle) => {
            for (let at = bytes.indexOf(needle[0]); at >= 0; at = bytes.indexOf(needle[0], at + 1)) {
                if (needle.every((byte, i) => bytes[at + i] === byte)) return true;
            }
            return false;
        };
        const part = text.slice(4, 40);
        return holds(new TextEncoder().encode(part)) || holds([...part].flatMap((c) => [c.charCodeAt(0), 0]));
    }");
    let search: &js_sys::Function = search.unchecked_ref();
    search.call2(&JsValue::UNDEFINED, &wasm_bindgen::memory(), text).unwrap().is_truthy()
}

fn new_token() -> JsValue {
    js("Array.from({ length: 20 }, () => crypto.randomUUID()).join('.')")
}

#[wasm_bindgen_test]
async fn the_search_would_find_it() {
    let token = new_token();
    let copied = token.as_string().unwrap();
    assert!(memory_holds(&token), "{}", copied.len());
}

#[wasm_bindgen_test]
async fn the_token_is_nowhere_after_calls_that_succeed_and_fail() {
    for fetch in [
        "async () => new Response(null, { status: 204 })",
        // A server that sends the request's own header back, everywhere it can.
        "async (url, init) => new Response(JSON.stringify({ error: { code: init.headers.Authorization, message: init.headers.Authorization, innerError: { 'request-id': init.headers.Authorization, date: init.headers.Authorization } } }), { status: 401, headers: { 'request-id': init.headers.Authorization, 'WWW-Authenticate': init.headers.Authorization, 'Retry-After': init.headers.Authorization } })",
        "async () => { throw new TypeError('Failed to fetch') }",
        "async () => new Response('<html>', { status: 502 })",
        "async () => 5",
    ] {
        for as_function in [false, true] {
            let token = new_token();
            let given = if as_function {
                js("(token) => () => token")
                    .unchecked_ref::<js_sys::Function>()
                    .call1(&JsValue::UNDEFINED, &token)
                    .unwrap()
            } else {
                token.clone()
            };
            let options = js(&["{ fetch: ", fetch, " }"].concat());
            let result = settled(restart_promise(&given, "{ resetScope: 'Full' }", &options)).await;
            assert!(!memory_holds(&token), "{fetch}");
            let (Ok(told) | Err(told)) = result;
            let holds = js("(text, token) => text.includes(token)");
            let holds: &js_sys::Function = holds.unchecked_ref();
            for text in [json(&told), text_of(&told, "message"), text_of(&told, "stack"), text_of(&told, "hint")] {
                assert!(!holds.call2(&JsValue::UNDEFINED, &text.into(), &token).unwrap().is_truthy(), "{fetch}");
            }
        }
    }
}

#[wasm_bindgen_test]
async fn a_token_of_the_wrong_shape_is_not_quoted() {
    for spoil in ["'Bearer ' + token", "token + '\\n'", "token + 'é'", "' ' + token"] {
        let token = new_token();
        js_sys::Reflect::set(&js_sys::global(), &"token".into(), &token).unwrap();
        let error = settled(restart_promise(&js(spoil), "null", &JsValue::NULL)).await.unwrap_err();
        assert_eq!(text_of(&error, "code"), "InvalidToken");
        assert!(!json(&error).contains(&token.as_string().unwrap()));
    }
}
