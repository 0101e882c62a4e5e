//! Reading jobs: what is asked, what comes back, what is read again.

use serde::Deserialize;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    calling::{JOB, SP, get, js, js_with, json, list_jobs, refused},
    stub::{Stub, accepted, ok, response},
};

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

#[wasm_bindgen_test]
async fn a_list_follows_its_pages_and_keeps_what_it_does_not_know() {
    let graph = "https://graph.microsoft.com/v1.0";
    let page =
        |jobs: &str, next: &str| format!(r#"{{"value":[{jobs}],"@odata.nextLink":"{graph}/next?$skiptoken={next}"}}"#);
    let stub = Stub::answering(&[
        page(r#"{"id":"a","unknown":"kept"}"#, "2"),
        page("", "23"),
        String::from(r#"{"value":[{"id":"b"}]}"#),
    ]);
    let jobs = list_jobs(&stub.options("{}")).await.unwrap();
    let jobs: Vec<Job> = serde_wasm_bindgen::from_value(jobs).unwrap();
    assert_eq!(jobs, [Job { unknown: Some("kept".into()), ..job("a") }, job("b")]);
    let urls: Vec<_> = stub.calls().iter().filter_map(|sent| sent.url().as_string()).collect();
    assert_eq!(
        urls,
        [
            format!("{graph}/servicePrincipals/{SP}/synchronization/jobs"),
            format!("{graph}/next?$skiptoken=2"),
            format!("{graph}/next?$skiptoken=23"),
        ]
    );
    let first = &stub.calls()[0];
    for sent in stub.calls() {
        assert_eq!(sent.init().get_method().as_deref(), Some("GET"));
        assert!(!js_sys::Reflect::has(&sent.init(), &"body".into()).unwrap());
        assert_eq!(
            json(&js_with("Object.keys", &[&sent.init().get_headers()])),
            r#"["Authorization","client-request-id"]"#
        );
        for name in ["Authorization", "client-request-id"] {
            assert_eq!(sent.header(name), first.header(name), "{name} goes with every page");
        }
    }
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
        let stub = Stub::answering(&[format!(r#"{{"value":[],"@odata.nextLink":"{link}"}}"#)]);
        let error = refused(list_jobs(&stub.options("{}")).await, "UnexpectedResponse", "unknown");
        assert_eq!((error.attempts, stub.count()), (1, 1), "{link}");
    }
}

#[wasm_bindgen_test]
async fn a_200_that_is_no_job_is_unexpected() {
    for body in ["", "<html>", "null", "5", "[]", "\"text\""] {
        let stub = Stub::answering(&[body]);
        refused(get(&stub.options("{}")).await, "UnexpectedResponse", "unknown");
        refused(list_jobs(&stub.options("{}")).await, "UnexpectedResponse", "unknown");
    }
    for page in ["{}", r#"{"value":{}}"#, r#"{"value":[1]}"#, r#"{"value":[{}],"@odata.nextLink":5}"#] {
        let stub = Stub::answering(&[page]);
        refused(list_jobs(&stub.options("{}")).await, "UnexpectedResponse", "unknown");
    }
    let stub = Stub::new(accepted);
    refused(get(&stub.options("{}")).await, "UnexpectedResponse", "unknown");
}

#[wasm_bindgen_test]
async fn a_reading_is_repeated_where_a_restart_would_not_be() {
    for (status, headers) in [(502, &[][..]), (503, &[("Retry-After", "0.01")]), (504, &[])] {
        let stub = Stub::new(move |number| match number {
            1 => response(status, headers, None),
            _ => ok(r#"{"id":"a"}"#),
        });
        let read = get(&stub.options("{}")).await.unwrap();
        assert_eq!(serde_wasm_bindgen::from_value::<Job>(read).unwrap(), job("a"), "{status}");
    }
    for first in [
        "Promise.reject(new TypeError('Failed to fetch'))",
        "new Response(new ReadableStream({ start(c) { c.error(1) } }))",
    ] {
        let options = js(&format!(
            "(() => {{ let asked = 0; return {{ fetch: async () => asked++ ? new Response('{{\"id\":\"a\"}}') : {first} }} }})()"
        ));
        let read = get(&options).await.unwrap();
        assert_eq!(serde_wasm_bindgen::from_value::<Job>(read).unwrap(), job("a"), "{first}");
    }
    let error = refused(get(&js("{ maxRetries: 0, fetch: async () => { throw 1 } }")).await, "Network", "unknown");
    assert_eq!(error.attempts, 1);
    assert!(!error.hint.contains("may have happened"), "a reading changes nothing");
}

#[wasm_bindgen_test]
async fn a_job_is_given_as_the_service_sent_it() {
    let body =
        r#"{"id":"a","status":{"code":"Active","steadyStateAchievedTime":"0001-01-01T00:00:00Z"},"unknown":[1,null]}"#;
    let stub = Stub::answering(&[body]);
    assert_eq!(json(&get(&stub.options("{}")).await.unwrap()), body);
    assert!(stub.only().url().as_string().unwrap().ends_with(&format!("/jobs/{JOB}")));
}

#[wasm_bindgen_test]
async fn the_options_of_another_call_are_refused() {
    for key in ["pollMs: 5", "concurrency: 1", "until() {}", "since: {}", "onUpdate() {}", "onProgress() {}"] {
        let error = refused(get(&js(&format!("{{ {key} }}"))).await, "InvalidOptions", "notSent");
        assert!(key.starts_with(error.path()), "{key}");
    }
}
