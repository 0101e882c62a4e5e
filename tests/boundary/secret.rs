//! The token stays a JavaScript string: it is in no error, and not in WebAssembly memory.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::calling::{Export, JOB, SP, items, js, js_with, list, of, refused, restart_promise, settled, with};

// No source that would have to be copied into memory first: it could take the very place that is looked for.
#[wasm_bindgen(inline_js = "export function holds(memory, text) {
    const bytes = new Uint8Array(memory.buffer);
    const finds = (needle) => {
        for (let at = bytes.indexOf(needle[0]); at >= 0; at = bytes.indexOf(needle[0], at + 1)) {
            if (needle.every((byte, i) => bytes[at + i] === byte)) return true;
        }
        return false;
    };
    // In plain, and in base64 wherever it begins there.
    const forms = [text, btoa(text), btoa(` ${text}`), btoa(`  ${text}`)];
    return forms.some((form) => {
        // From its middle: the beginning of memory that was given back is written over at once.
        const middle = form.length >> 1;
        const part = form.slice(middle - 18, middle + 18);
        return finds(new TextEncoder().encode(part)) || finds([...part].flatMap((c) => [c.charCodeAt(0), 0]));
    });
}")]
extern "C" {
    fn holds(memory: &JsValue, text: &JsValue) -> bool;
}

/// Whether this instance's memory holds the text, in plain or in base64. The text is never passed to Rust.
fn memory_holds(text: &JsValue) -> bool {
    holds(&wasm_bindgen::memory(), text)
}

/// Fails where anything that a person or a log can see of a result, or of an error, holds the token.
fn assert_untold(told: &JsValue, token: &JsValue, at: &str) {
    let shows = "(told, token) => {
        const errors = [told, ...(told.items ?? []).map(({ error }) => error)].filter((error) => error instanceof Error);
        const texts = errors.flatMap((error) => [error.message, error.stack, error.hint, String(error)]);
        return [JSON.stringify(told), ...texts].some((text) => text.includes(token));
    }";
    assert!(!js_with(shows, &[told, token]).is_truthy(), "{at}");
}

fn new_token() -> JsValue {
    js("Array.from({ length: 20 }, () => crypto.randomUUID()).join('.')")
}

/// What a server can make of the token in a request.
const SERVERS: &[&str] = &[
    "async () => new Response(null, { status: 204 })",
    "async () => { throw new TypeError('Failed to fetch') }",
    "async () => new Response('<html>', { status: 502 })",
    "async () => 5",
    // One that sends the request's own header back, everywhere it can.
    "async (url, { headers: { Authorization: echo } }) => new Response(
        JSON.stringify({ error: { code: echo, message: echo, innerError: { 'request-id': echo, date: echo } } }),
        { status: 401, headers: { 'request-id': echo, 'WWW-Authenticate': echo, 'Retry-After': echo, Date: echo } },
    )",
    // The token alone, in words of its own.
    "async (url, { headers: { Authorization: echo } }) => new Response(
        JSON.stringify({ error: { code: 'InvalidAuthenticationToken', message: `Bad token '${echo.slice(7)}'.` } }),
        { status: 401, headers: { 'request-id': `<${echo.slice(7)}>` } },
    )",
    // In base64, as claims and as anything else.
    "async (url, { headers: { Authorization: echo } }) => new Response(
        JSON.stringify({ error: { code: 'InvalidAuthenticationToken', message: btoa(echo) } }),
        { status: 401, headers: {
            'request-id': btoa(echo),
            'WWW-Authenticate': `Bearer error=\"insufficient_claims\", claims=\"${btoa(JSON.stringify({ echo }))}\"`,
        } },
    )",
    // In base64 of the other alphabet, without padding, and in a body that is no object of Graph's.
    "async (url, { headers: { Authorization: echo } }) => new Response(
        JSON.stringify({ [echo]: echo, error: btoa(`${echo}??>`).replaceAll('/', '_').replaceAll('+', '-').replaceAll('=', '') }),
        { status: 429, headers: { 'Retry-After': '0', 'request-id': btoa(`${echo}??>`).replaceAll('/', '_').replaceAll('=', '') } },
    )",
];

#[wasm_bindgen_test]
async fn the_search_would_find_it() {
    let token = new_token();
    assert!(!memory_holds(&token));
    let length = token.as_string().unwrap().len();
    assert!(memory_holds(&token), "also when it has been given back: {length}");
    let token = new_token();
    let hidden = js_with("(token) => btoa(`Bearer ${token}`)", &[&token]).as_string().unwrap();
    assert!(memory_holds(&token), "also in base64: {}", hidden.len());
}

#[wasm_bindgen_test]
async fn the_token_is_nowhere_after_calls_that_succeed_and_fail() {
    for fetch in SERVERS {
        for given in ["(token) => token", "(token) => () => token", "(token) => async () => token"] {
            let token = new_token();
            let options = js(&format!("{{ fetch: {fetch} }}"));
            let given = js_with(given, &[&token]);
            let (Ok(told) | Err(told)) =
                settled(restart_promise(&given, &js("{ resetScope: 'Full' }"), &options)).await;
            assert!(!memory_holds(&token), "{fetch}");
            assert_untold(&told, &token, fetch);
        }
    }
}

#[wasm_bindgen_test]
async fn the_token_is_nowhere_after_other_calls() {
    for fetch in SERVERS {
        let token = new_token();
        let options = js(&format!("{{ maxRetries: 0, fetch: {fetch} }}"));
        for export in [Export::Get, Export::Wait] {
            let _ = settled(export.call(&list(&[&token, &SP.into(), &JOB.into(), &options]))).await;
        }
        let _ = settled(Export::List.call(&list(&[&token, &SP.into(), &options]))).await;
        let report = settled(Export::Bulk.call(&list(&[&token, &items(3), &options]))).await.unwrap();
        let (Ok(found) | Err(found)) = settled(Export::Find.call(&list(&[&token, &js("{}"), &options]))).await;
        assert!(!memory_holds(&token), "{fetch}");
        assert_untold(&report, &token, fetch);
        assert_untold(&found, &token, fetch);
    }
}

#[wasm_bindgen_test]
async fn a_service_that_writes_the_token_into_names_and_answers_does_not_bring_it_into_memory() {
    let echo =
        "async (url, { headers: { Authorization: echo }, body }) => new Response(JSON.stringify(body === undefined
        ? { value: [{ id: crypto.randomUUID(), appId: echo, displayName: echo }], '@odata.nextLink': NEXT }
        : { responses: JSON.parse(body).requests.map(({ id }) => ({ id, status: 403, headers: { 'request-id': echo },
            body: { error: { code: echo, message: echo } } })) }))";
    for next in ["null", "`https://graph.microsoft.com/${echo.slice(7)}`", "echo"] {
        let token = new_token();
        let options = js(&format!("{{ fetch: {} }}", echo.replace("NEXT", next)));
        let (Ok(found) | Err(found)) = settled(Export::Find.call(&list(&[&token, &js("{}"), &options]))).await;
        assert!(!memory_holds(&token), "{next}");
        assert_untold(&found, &token, next);
    }
}

#[wasm_bindgen_test]
async fn the_token_is_nowhere_when_the_answers_of_a_batch_repeat_it() {
    let token = new_token();
    let options = js("{
        fetch: async (url, { headers: { Authorization: echo }, body }) => new Response(JSON.stringify({
            responses: JSON.parse(body).requests.map(({ id }) => ({
                id,
                status: 400,
                headers: { 'request-id': echo, [echo]: echo, 'WWW-Authenticate': btoa(echo) },
                body: id === '0' ? btoa(JSON.stringify({ error: { code: echo } })) : { error: { code: btoa(echo), message: echo } },
            })).concat({ id: echo, status: 204 }),
        })),
    }");
    let report = settled(Export::Bulk.call(&list(&[&token, &items(3), &options]))).await.unwrap();
    assert_eq!(of(&report, "refused"), 3);
    assert!(!memory_holds(&token));
    assert_untold(&report, &token, "an item");
}

#[wasm_bindgen_test]
async fn the_token_is_nowhere_when_a_page_or_a_link_repeats_it() {
    let token = new_token();
    let options = js("{
        fetch: async (url, { headers: { Authorization: echo } }) => new Response(JSON.stringify({
            value: [{ id: echo, status: { lastExecution: { activityIdentifier: echo, timeEnded: echo } }, schedule: { state: echo } }],
            '@odata.nextLink': `https://graph.microsoft.com/v1.0/next?token=${echo.slice(7)}`,
        })),
    }");
    let listed = settled(Export::List.call(&list(&[&token, &SP.into(), &options]))).await;
    assert_eq!(refused(listed, "UnexpectedResponse", "unknown").attempts, 1, "it is in no address either");
    js_sys::Reflect::set(&options, &"until".into(), &js("() => true")).unwrap();
    settled(Export::Wait.call(&list(&[&token, &SP.into(), &JOB.into(), &options]))).await.unwrap();
    assert!(!memory_holds(&token));
}

#[wasm_bindgen_test]
async fn no_token_that_was_renewed_is_anywhere() {
    // The second is stale as well; a server may send either back.
    for echo in ["init.headers.Authorization", "`Bearer ${tokens[0]}`", "btoa(tokens.join())"] {
        let tokens = js_with("(...tokens) => tokens", &[&new_token(), &new_token()]);
        let function = js_with("(tokens) => { let asked = 0; return () => tokens[asked++] }", &[&tokens]);
        let fetch = format!(
            "(tokens) => async (url, init) => new Response(
                JSON.stringify({{ error: {{ code: 'InvalidAuthenticationToken', message: {echo} }} }}),
                {{ status: 401, headers: {{ 'request-id': {echo} }} }},
            )"
        );
        let options = with("{}", &[("fetch", &js_with(&fetch, &[&tokens]))]);
        let result = settled(restart_promise(&function, &JsValue::NULL, &options)).await;
        let told = result.unwrap_err();
        assert_eq!((of(&told, "code"), of(&told, "attempts")), ("Unauthenticated".into(), 2.into()));
        for token in ["0", "1"].map(|index| of(&tokens, index)) {
            assert!(!memory_holds(&token), "{echo}");
            assert_untold(&told, &token, echo);
        }
    }
}

#[wasm_bindgen_test]
async fn a_token_that_is_explained_is_not_in_memory() {
    let part = "btoa(JSON.stringify({ aud: 'https://graph.microsoft.com', scp: 'User.Read', x: crypto.randomUUID() }))";
    let token = js(&format!("[btoa('{{\"alg\":\"none\"}}'), {part}, btoa(crypto.randomUUID())].join('.')"));
    let report = settled(Export::Explain.call(&list(&[&token]))).await.unwrap();
    assert_eq!(of(&report, "readable"), true);
    for part in ["1", "2"].map(|index| of(&js_with("(token) => token.split('.')", &[&token]), index)) {
        assert!(!memory_holds(&part));
    }
}

#[wasm_bindgen_test]
async fn a_token_of_the_wrong_shape_is_not_quoted() {
    for spoil in
        ["`Bearer ${token}`", "`${token}\\n`", "`${token}é`", "` ${token}`", "{ accessToken: token }", "[token]"]
    {
        let token = new_token();
        let spoilt = js_with(&format!("(token) => ({spoil})"), &[&token]);
        let function = js_with("(spoilt) => () => spoilt", &[&spoilt]);
        for (given, code) in [(spoilt, "InvalidToken"), (function, "TokenUnavailable")] {
            let told = settled(restart_promise(&given, &JsValue::NULL, &JsValue::NULL)).await.unwrap_err();
            assert_eq!(of(&told, "code"), code, "{spoil}");
            assert!(!memory_holds(&token), "{spoil}");
            assert_untold(&told, &token, spoil);
        }
    }
}
