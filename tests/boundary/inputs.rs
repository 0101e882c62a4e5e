//! Arguments are read as the rules need it: every part once, whatever made it, and never more of it than a rule can want.

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    calling::{
        Export, JOB, SP, SyncJobError, caught, js, js_with, json, list, of, refused, restart_promise, settled, token,
        with,
    },
    stub::{Stub, accepted},
};

async fn checked(criteria: &JsValue) -> JsValue {
    settled(Export::Check.call(&list(&[criteria]))).await.unwrap()
}

/// What is wrong with criteria: each fault's place and words.
async fn faults(criteria: &str) -> String {
    let report = checked(&js(criteria)).await;
    assert_eq!(of(&report, "valid"), false, "{criteria}");
    js_with("({ problems }) => problems.map(({ path, message }) => `${path} ${message}`).join('\\n')", &[&report])
        .as_string()
        .unwrap()
}

async fn refused_job(job: &str) -> SyncJobError {
    let promise = Export::Prepare.call(&list(&[&SP.into(), &js(job)]));
    refused(settled(promise).await, "InvalidJobId", "notSent")
}

/// Lets every reading of an object and of what is in it be counted in `globalThis.reads`, by path.
const COUNTED: &str = "(value) => {
    const reads = globalThis.reads = {};
    const counted = (value, path) => typeof value !== 'object' || value === null ? value : new Proxy(value, {
        get(target, key) {
            const at = `${path}.${String(key)}`;
            reads[at] = (reads[at] ?? 0) + 1;
            return counted(target[key], at);
        },
    });
    return counted(value, '');
}";

fn counted(source: &str) -> JsValue {
    js_with(COUNTED, &[&js(source)])
}

/// Fails unless these were read, each once, and nothing else was.
fn assert_read_once(paths: &[&str]) {
    let expected = paths.iter().map(|path| format!("{path} 1")).collect::<Vec<_>>().join("\n");
    let read = js("Object.entries(reads).map(([path, count]) => `${path} ${count}`).join('\\n')");
    assert_eq!(read.as_string().unwrap(), expected);
}

#[wasm_bindgen_test]
async fn each_part_of_an_argument_is_read_once() {
    checked(&counted("{ resetScope: ['Watermark', 'Escrows'], other: undefined }")).await;
    assert_read_once(&[".resetScope", ".other", ".resetScope.length", ".resetScope.0", ".resetScope.1"]);

    let principal = counted(&format!("{{ appId: '{SP}' }}"));
    settled(Export::Prepare.call(&list(&[&principal, &JOB.into()]))).await.unwrap();
    assert_read_once(&[".appId"]);

    let options =
        counted("{ timeoutMs: 5, cloud: 'china', clientRequestId: 'c', onRetry() {}, maxRetries: undefined }");
    settled(Export::Prepare.call(&list(&[&SP.into(), &JOB.into(), &JsValue::NULL, &options]))).await.unwrap();
    assert_read_once(&[".timeoutMs", ".cloud", ".clientRequestId", ".onRetry", ".maxRetries"]);

    let items = counted(&format!("[{{ spId: '{SP}', jobId: 'a' }}, {{ jobId: 'b', spId: {{ appId: '{SP}' }} }}]"));
    let stub = Stub::new(accepted);
    let options = stub.options("{}");
    settled(Export::Bulk.call(&list(&[&token(), &items, &options]))).await.unwrap();
    assert_read_once(&[".length", ".0", ".0.spId", ".0.jobId", ".1", ".1.jobId", ".1.spId", ".1.spId.appId"]);
}

#[wasm_bindgen_test]
async fn what_was_read_first_counts() {
    let changing =
        js("(() => { let reads = 0; return { get resetScope() { return reads++ ? 'Full' : 'Escrows' } } })()");
    assert_eq!(json(&of(&checked(&changing).await, "resetScope")), r#"["Escrows"]"#);
}

#[wasm_bindgen_test]
async fn each_part_of_a_response_is_read_once() {
    let answer = counted("{ status: 204, headers: { get: () => null } }");
    let fetch = js_with("(answer) => () => answer", &[&answer]);
    settled(restart_promise(&token(), &JsValue::NULL, &with("{}", &[("fetch", &fetch)]))).await.unwrap();
    // That it is no promise is asked by JavaScript itself.
    assert_read_once(&[".then", ".status", ".headers", ".headers.get"]);
}

#[wasm_bindgen_test]
async fn plain_objects_of_any_realm_are_plain() {
    // Removed at the end alone: some browsers take the realm away with the frame.
    let frame = js("document.body.appendChild(document.createElement('iframe'))");
    let window = of(&frame, "contentWindow");
    let made_there = |source: &str| js_with("(window, source) => window.eval(source)", &[&window, &source.into()]);
    for value in [
        made_there("({ resetScope: ['Watermark'] })"),
        made_there("Object.assign(Object.create(null), { resetScope: 'Watermark' })"),
        js_with("(resetScope) => ({ resetScope })", &[&made_there("['Watermark']")]),
        js("Object.assign(Object.create(null), { resetScope: 'Watermark' })"),
        js("Object.freeze({ resetScope: Object.freeze(['Watermark']) })"),
        js("new Proxy({ resetScope: 'Watermark' }, {})"),
        js("new Proxy({ resetScope: new Proxy(['Watermark'], {}) }, {})"),
        js("{ resetScope: 'Watermark', other: undefined, [Symbol('s')]: 1 }"),
        js("Object.defineProperty({ resetScope: 'Watermark' }, 'hidden', { value: 1 })"),
    ] {
        assert_eq!(json(&of(&checked(&value).await, "resetScope")), r#"["Watermark"]"#);
    }
    for source in ["new Date()", "new Map()", "new (class A {})()", "Object.create({ resetScope: 'Full' })", "() => {}"]
    {
        assert_eq!(of(&checked(&made_there(source)).await, "valid"), false, "{source}");
    }
    js_with("(frame) => frame.remove()", &[&frame]);
}

#[wasm_bindgen_test]
async fn a_lone_surrogate_is_named_and_becomes_no_other_character() {
    assert_eq!(
        faults("{ resetScope: 'Full\\uD800' }").await,
        "resetScope holds a lone surrogate, which no scope's name does"
    );
    assert_eq!(
        faults("{ resetScope: ['Full', '\\uDFFF'] }").await,
        "resetScope[1] holds a lone surrogate, which no scope's name does"
    );
    let error = refused_job("'a\\uDC00b'").await;
    assert_eq!(error.problems.first().unwrap().message, "must not hold a lone surrogate");
    // The character that stands for one is a character of its own, and a pair is whole.
    for job in ["'a\\uFFFDb'", "'a\\u{1F600}b'"] {
        let prepared = settled(Export::Prepare.call(&list(&[&SP.into(), &js(job)]))).await.unwrap();
        let encoded = js_with("(job) => `/${encodeURIComponent(job)}/`", &[&js(job)]).as_string().unwrap();
        assert!(of(&prepared, "url").as_string().unwrap().contains(&encoded), "{job}");
    }
    for key in ["clientRequestId", "baseUrl", "cloud", "apiVersion"] {
        let options = with("{}", &[(key, &js("'https://a.example/\\uD800'"))]);
        let error = caught(settled(restart_promise(&token(), &JsValue::NULL, &options)).await);
        assert_eq!((&*error.code, error.path()), ("InvalidOptions", key));
    }
}

#[wasm_bindgen_test]
async fn values_without_a_text_are_named_by_their_kind() {
    for (value, noun) in [
        ("Symbol('secret')", "a symbol"),
        ("10n ** 400n", "a bigint"),
        ("true", "a boolean"),
        ("NaN", "a number"),
        ("undefined", "undefined"),
        ("() => {}", "a function"),
        ("{}", "an object"),
        ("[]", "an array"),
        ("new (class Secret {})()", "an object of that kind"),
        ("Array(10_001)", "a value with too many entries"),
    ] {
        assert_eq!(
            faults(&format!("{{ resetScope: [{value}] }}")).await,
            format!("resetScope[0] must be the name of a reset scope, not {noun}")
        );
    }
}

#[wasm_bindgen_test]
async fn holes_of_a_list_are_items() {
    assert_eq!(
        faults("{ resetScope: [, 'Watermark', ,] }").await,
        "resetScope[0] must be the name of a reset scope, not undefined\n\
         resetScope[2] must be the name of a reset scope, not undefined"
    );
    let stub = Stub::new(accepted);
    let options = stub.options("{}");
    let error = caught(settled(Export::Bulk.call(&list(&[&token(), &js("[,]"), &options]))).await);
    assert_eq!((&*error.code, error.path()), ("InvalidItems", "items[0]"));
}

#[wasm_bindgen_test]
async fn more_than_a_rule_can_want_is_counted_and_not_read() {
    let reads = "new Proxy(Array(10_001), { get: (list, key) => key === 'length' ? list.length : (globalThis.touched = true) })";
    assert_eq!(
        faults(&format!("{{ resetScope: {reads} }}")).await,
        "resetScope has 10001 items; there are only seven scopes"
    );
    assert!(js("globalThis.touched").is_undefined());
    // At the limit every item is judged, and the first hundred faults are told.
    let problems = faults("{ resetScope: Array(10_000).fill('Watermrak') }").await;
    assert_eq!(problems.lines().count(), 101);
    assert_eq!(problems.lines().last(), Some("criteria has 9900 more problems"));
    let keys = |count: u32| format!("Object.fromEntries(Array.from({{ length: {count} }}, (_, i) => [`k${{i}}`, i]))");
    assert_eq!(faults(&keys(10_000)).await.lines().count(), 101);
    assert_eq!(
        faults(&keys(10_001)).await,
        "criteria must be a plain object, null or undefined, not a value with too many entries"
    );
}

#[wasm_bindgen_test]
async fn a_list_of_items_may_be_long_but_not_endless() {
    let stub = Stub::new(accepted);
    let valid = format!("{{ spId: '{SP}', jobId: `job-${{i}}` }}");
    for (source, path, message) in [
        (format!("Array.from({{ length: 20_001 }}, (_, i) => i < 20_000 ? {valid} : 5)"), "items[20000]", "a number"),
        (String::from("Array(1_000_001)"), "items", "a value with too many entries"),
        (String::from("Array(4_294_967_295)"), "items", "a value with too many entries"),
    ] {
        let promise = Export::Bulk.call(&list(&[&token(), &js(&source), &stub.options("{}")]));
        let error = refused(settled(promise).await, "InvalidItems", "notSent");
        assert_eq!((error.problems.len(), error.path()), (1, path));
        assert!(error.message.ends_with(&format!("not {message}")), "{}", error.message);
    }
    assert_eq!(stub.count(), 0);
}

#[wasm_bindgen_test]
async fn a_long_name_is_quoted_no_further_than_it_helps() {
    let problems = faults("{ ['k'.repeat(1_000_000)]: 1 }").await;
    assert_eq!(problems, format!("{} is no key of criteria, which has only resetScope", "k".repeat(100)));
    let problems = faults("{ resetScope: ['Full'.repeat(1_000_000)] }").await;
    assert_eq!(problems, format!("resetScope[0] \"{}…\" is no reset scope", "Full".repeat(10)));
    // No key is taken for another one that begins like it.
    let problems = faults("{ ['resetScope' + '\\0'.repeat(100)]: 'Full' }").await;
    assert!(problems.ends_with("is no key of criteria, which has only resetScope"), "{problems}");
    let id = refused_job("'j'.repeat(10_000_000)").await;
    assert_eq!(id.problems.first().unwrap().message, "is longer than 1,024 characters");
}
