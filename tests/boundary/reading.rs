//! Reading jobs and waiting for one: what is asked, what comes back, when it ends.

use graph_sync_jobs::js::exports;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::calling::{JOB, SP, TOKEN, given, js, json, number_of, of, refused, settled, text_of};

/// A job, as far as these tests look at it.
#[derive(Debug, Deserialize, PartialEq)]
struct Job {
    id: String,
    #[serde(default)]
    unknown: Option<String>,
}

fn job(id: &str) -> Job {
    Job { id: id.into(), unknown: None }
}

async fn list(options: &str) -> Result<JsValue, JsValue> {
    settled(exports::list_sync_jobs(&given(&[&js(TOKEN), &js(SP), &js(options)]))).await
}

async fn get(options: &str) -> Result<JsValue, JsValue> {
    settled(exports::get_sync_job(&given(&[&js(TOKEN), &js(SP), &js(JOB), &js(options)]))).await
}

async fn wait(options: &str) -> Result<JsValue, JsValue> {
    settled(exports::wait_for_sync_job(&given(&[&js(TOKEN), &js(SP), &js(JOB), &js(options)]))).await
}

/// A `fetch` that gives these JSON values in turn, the last one for ever, and records its calls in `calls`.
fn answering(values: &str) -> String {
    [
        "fetch: (globalThis.calls = [], async (url, init) => { const values = ",
        values,
        "; calls.push({ url, init }); return new Response(JSON.stringify(values[Math.min(calls.length, values.length) - 1])) })",
    ]
    .concat()
}

#[wasm_bindgen_test]
async fn a_list_follows_its_pages_and_keeps_what_it_does_not_know() {
    let next = "https://graph.microsoft.com/v1.0/next?$skiptoken=2";
    let pages = [
        "[{ value: [{ id: 'a', unknown: 'kept' }], '@odata.nextLink': '",
        next,
        "' }, { value: [] , '@odata.nextLink': '",
        next,
        "3' }, { value: [{ id: 'b' }] }]",
    ]
    .concat();
    let jobs = list(&["{ clientRequestId: 'c', ", &answering(&pages), " }"].concat()).await.unwrap();
    let jobs: Vec<Job> = serde_wasm_bindgen::from_value(jobs).unwrap();
    assert_eq!(jobs, [Job { unknown: Some("kept".into()), ..job("a") }, job("b")]);
    assert_eq!(
        json(&js(
            "calls.map(({ url, init }) => [url.slice(27), init.method, Object.keys(init.headers).join(), 'body' in init])"
        )),
        r#"[["/v1.0/servicePrincipals/8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d/synchronization/jobs","GET","Authorization,client-request-id",false],["/v1.0/next?$skiptoken=2","GET","Authorization,client-request-id",false],["/v1.0/next?$skiptoken=23","GET","Authorization,client-request-id",false]]"#
    );
}

#[wasm_bindgen_test]
async fn the_token_follows_no_link_to_somewhere_else_and_no_circle() {
    for link in [
        "https://graph.microsoft.us/v1.0/next",
        "http://graph.microsoft.com/v1.0/next",
        "https://graph.microsoft.com.evil.example/",
        "https://graph.microsoft.com@evil.example/",
        "https://user:pass@graph.microsoft.com/v1.0/next",
        "https://graph.microsoft.com:8443/v1.0/next",
        "//evil.example/",
        "/v1.0/next",
        "javascript:alert(1)",
        "",
        "https://graph.microsoft.com/v1.0/servicePrincipals/8b0d7f5a-1f0c-4c8e-9d5e-2d1f3a4b5c6d/synchronization/jobs",
    ] {
        let pages = ["[{ value: [], '@odata.nextLink': '", link, "' }]"].concat();
        let error = refused(list(&["{ ", &answering(&pages), " }"].concat()).await, "UnexpectedResponse", "unknown");
        assert_eq!(number_of(&error, "attempts"), 1.0, "{link}");
        assert_eq!(number_of(&js("calls"), "length"), 1.0, "{link}");
    }
}

#[wasm_bindgen_test]
async fn a_200_that_is_no_job_is_unexpected() {
    for body in ["", "<html>", "null", "5", "[]", "\"text\""] {
        let fetch = ["{ fetch: async () => new Response('", body, "') }"].concat();
        refused(get(&fetch).await, "UnexpectedResponse", "unknown");
        refused(list(&fetch).await, "UnexpectedResponse", "unknown");
    }
    for page in ["{}", "{ value: {} }", "{ value: [1] }", "{ value: [{}], '@odata.nextLink': 5 }"] {
        let options = ["{ ", &answering(&["[", page, "]"].concat()), " }"].concat();
        refused(list(&options).await, "UnexpectedResponse", "unknown");
    }
    refused(get("{ fetch: async () => new Response(null, { status: 204 }) }").await, "UnexpectedResponse", "unknown");
}

#[wasm_bindgen_test]
async fn a_reading_is_repeated_where_a_restart_would_not_be() {
    for first in [
        "new Response(null, { status: 502 })",
        "new Response(null, { status: 503, headers: { 'Retry-After': '0.01' } })",
        "new Response(null, { status: 504 })",
        "Promise.reject(new TypeError('Failed to fetch'))",
        "new Response(new ReadableStream({ start(c) { c.error(1) } }))",
    ] {
        let options = [
            "(() => { let asked = 0; return { fetch: async () => asked++ ? new Response('{\"id\":\"a\"}') : ",
            first,
            " } })()",
        ]
        .concat();
        let read: Job = serde_wasm_bindgen::from_value(get(&options).await.expect(first)).unwrap();
        assert_eq!(read, job("a"));
    }
    let error = refused(get("{ maxRetries: 0, fetch: async () => { throw 1 } }").await, "Network", "unknown");
    assert_eq!(number_of(&error, "attempts"), 1.0);
    assert!(!text_of(&error, "hint").contains("may have happened"), "a reading changes nothing");
}

#[wasm_bindgen_test]
async fn a_wait_ends_with_a_new_execution() {
    let run = |id: &str, ended: &str| {
        [
            "{ id: 'a', schedule: { state: 'Active' }, status: { lastExecution: { activityIdentifier: '",
            id,
            "', timeEnded: '",
            ended,
            "' } } }",
        ]
        .concat()
    };
    let (old, begun) = (run("1", "2026-11-24T00:00:00Z"), run("2", "0001-01-01T00:00:00Z"));
    let (empty, new) = (run("2", ""), run("2", "2026-11-24T01:00:00Z"));
    let looks = ["[", &[&*old, &old, &begun, &empty, "{}", &new].join(", "), "]"].concat();
    let options = [
        "{ pollMs: 5, onUpdate: (job) => { (globalThis.seen ??= []).push(job); throw 'ignored' }, ",
        &answering(&looks),
        " }",
    ]
    .concat();
    let job = wait(&options).await.unwrap();
    assert_eq!(text_of(&of(&of(&job, "status"), "lastExecution"), "activityIdentifier"), "2");
    assert_eq!((number_of(&js("calls"), "length"), number_of(&js("globalThis.seen"), "length")), (6.0, 6.0));

    // What was there before the restart is no news; anything else at the first look is.
    for (since, looks) in [(&old, 6.0), (&run("0", ""), 1.0), (&String::from("{}"), 1.0)] {
        let list = ["[", &[&*old, &old, &begun, &empty, "{}", &new].join(", "), "]"].concat();
        let options = ["{ pollMs: 5, since: ", since, ", ", &answering(&list), " }"].concat();
        wait(&options).await.unwrap();
        assert_eq!(number_of(&js("calls"), "length"), looks, "{since}");
    }
}

#[wasm_bindgen_test]
async fn a_wait_ends_when_nothing_will_run() {
    for (looks, count) in [
        ("[{ schedule: { state: 'Paused' } }]", 2.0),
        (
            "[{ schedule: { state: 'Disabled' } }, { schedule: { state: 'Active' } }, { schedule: { state: 'Disabled' } }]",
            4.0,
        ),
    ] {
        let options = ["{ pollMs: 5, until: () => false, ", &answering(looks), " }"].concat();
        wait(&options).await.unwrap();
        assert_eq!(number_of(&js("calls"), "length"), count);
    }
}

#[wasm_bindgen_test]
async fn until_decides_and_what_it_throws_is_the_cause() {
    let options = |until: &str| {
        ["{ pollMs: 5, until: ", until, ", ", &answering("[{ n: 1 }, { n: 2 }, { n: 3 }]"), " }"].concat()
    };
    for until in ["({ n }) => n === 3", "async ({ n }) => n === 3"] {
        assert_eq!(number_of(&wait(&options(until)).await.unwrap(), "n"), 3.0);
    }
    for until in ["() => { throw 'mine' }", "async () => { throw 'mine' }"] {
        let error = refused(wait(&options(until)).await, "Aborted", "unknown");
        assert_eq!(text_of(&error, "cause"), "mine");
    }
}

#[wasm_bindgen_test]
async fn a_wait_keeps_to_its_limits() {
    let error = refused(
        wait(&["{ pollMs: 60_000, deadlineMs: 1000, ", &answering("[{}]"), " }"].concat()).await,
        "Timeout",
        "unknown",
    );
    assert!(text_of(&error, "message").contains("deadlineMs"));
    let aborted = ["(() => { const c = new AbortController(); return { pollMs: 60_000, signal: c.signal, onUpdate: () => setTimeout(() => c.abort('why'), 20), ", &answering("[{}]"), " } })()"].concat();
    let error = refused(wait(&aborted).await, "Aborted", "unknown");
    assert_eq!(text_of(&error, "cause"), "why");
    refused(wait("{ pollMs: 0 }").await, "InvalidOptions", "notSent");
    refused(wait("{ since: 5 }").await, "InvalidOptions", "notSent");
    refused(get("{ pollMs: 5 }").await, "InvalidOptions", "notSent");
}

#[wasm_bindgen_test]
async fn each_look_has_its_own_retries_and_its_own_renewal() {
    let options = js(
        "(() => { let asked = 0; return { pollMs: 5, maxRetries: 1, until: () => asked > 12, fetch: async () => { asked++; return asked % 2 ? new Response('{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}', { status: 401 }) : new Response('{}') } } })()",
    );
    let token = js("() => 'x'.repeat(99)");
    settled(exports::wait_for_sync_job(&given(&[&token, &js(SP), &js(JOB), &options]))).await.unwrap();
}
