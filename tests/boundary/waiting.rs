//! Waiting for a job: when it ends, who decides, and what each look may cost.

use js_sys::Array;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    calling::{Export, JOB, SP, js, js_with, list, of, refused, settled, wait, with},
    stub::{Stub, ok, response},
};

/// A job whose last execution is this one, and ended then.
fn run(id: &str, ended: &str) -> String {
    format!(
        r#"{{"id":"{JOB}","schedule":{{"state":"Active"}},"status":{{"lastExecution":{{"activityIdentifier":"{id}","timeEnded":"{ended}"}}}}}}"#
    )
}

/// Looks of which the last alone shows a new execution that has ended.
fn looks() -> [String; 6] {
    let old = run("1", "2026-11-24T00:00:00Z");
    [old.clone(), old, run("2", "0001-01-01T00:00:00Z"), run("2", ""), "{}".into(), run("2", "2026-11-24T01:00:00Z")]
}

#[wasm_bindgen_test]
async fn a_wait_ends_with_a_new_execution() {
    let looks = looks();
    let stub = Stub::answering(&looks);
    let seen = Array::new();
    // What an observer throws is its own affair.
    let on_update = js_with("(seen) => (job) => { seen.push(job); throw 'ignored' }", &[&seen]);
    let job = wait(&with("{ pollMs: 5 }", &[("fetch", &stub.fetch), ("onUpdate", &on_update)])).await.unwrap();
    assert_eq!(of(&of(&of(&job, "status"), "lastExecution"), "activityIdentifier"), "2");
    assert_eq!((stub.count(), seen.length()), (6, 6));
}

#[wasm_bindgen_test]
async fn what_was_there_before_the_restart_is_no_news() {
    let looks = looks();
    for (since, count) in [(looks[0].clone(), 6), (run("0", ""), 1)] {
        let stub = Stub::answering(&looks);
        wait(&with("{ pollMs: 5 }", &[("since", &js(&since)), ("fetch", &stub.fetch)])).await.unwrap();
        assert_eq!(stub.count(), count, "{since}");
    }
    let stub = Stub::answering(&looks);
    let options = with("{ pollMs: 5, since: {} }", &[("fetch", &stub.fetch)]);
    refused(wait(&options).await, "InvalidOptions", "notSent");
    assert_eq!(stub.count(), 0, "what is no job compares with nothing");
}

#[wasm_bindgen_test]
async fn a_wait_ends_when_nothing_will_run() {
    let state = |state: &str| format!(r#"{{"schedule":{{"state":"{state}"}}}}"#);
    let (paused, disabled, active) = (state("Paused"), state("Disabled"), state("Active"));
    for (looks, count) in [(&[&*paused][..], 2), (&[&*disabled, &*active, &*disabled][..], 4)] {
        let stub = Stub::answering(looks);
        wait(&stub.options("{ pollMs: 5, until: () => false }")).await.unwrap();
        assert_eq!(stub.count(), count, "{looks:?}");
    }
}

#[wasm_bindgen_test]
async fn until_decides_and_what_it_throws_is_the_cause() {
    for until in ["({ n }) => n === 3", "async ({ n }) => n === 3", "({ n }) => n === 3 && {}"] {
        let stub = Stub::answering(&[r#"{"n":1}"#, r#"{"n":2}"#, r#"{"n":3}"#]);
        let job = wait(&with("{ pollMs: 5 }", &[("until", &js(until)), ("fetch", &stub.fetch)])).await.unwrap();
        assert_eq!((of(&job, "n"), stub.count()), (3.into(), 3));
    }
    for until in ["() => { throw 'mine' }", "async () => { throw 'mine' }"] {
        let stub = Stub::answering(&["{}"]);
        let options = with("{ pollMs: 5 }", &[("until", &js(until)), ("fetch", &stub.fetch)]);
        let error = refused(wait(&options).await, "Aborted", "unknown");
        assert_eq!(error.cause, "mine");
    }
}

#[wasm_bindgen_test]
async fn a_wait_keeps_to_its_limits() {
    let stub = Stub::answering(&["{}"]);
    let options = stub.options("{ pollMs: 60_000, deadlineMs: 1000 }");
    let error = refused(wait(&options).await, "Timeout", "unknown");
    assert!(error.message.contains("deadlineMs"), "{}", error.message);

    let aborting = "(() => {
        const controller = new AbortController();
        const onUpdate = () => setTimeout(() => controller.abort('why'), 20);
        return { pollMs: 60_000, signal: controller.signal, onUpdate };
    })()";
    let error = refused(wait(&stub.options(aborting)).await, "Aborted", "unknown");
    assert_eq!(error.cause, "why");

    refused(wait(&js("{ pollMs: 0 }")).await, "InvalidOptions", "notSent");
    refused(wait(&js("{ since: 5 }")).await, "InvalidOptions", "notSent");
}

#[wasm_bindgen_test]
async fn each_look_has_its_own_retries_and_its_own_renewal() {
    let stale = r#"{"error":{"code":"InvalidAuthenticationToken"}}"#;
    let stub = Stub::new(move |number| if number % 2 == 1 { response(401, &[], Some(stale)) } else { ok("{}") });
    let options =
        stub.options("(() => { let looks = 0; return { pollMs: 5, maxRetries: 1, until: () => ++looks > 6 } })()");
    let token = js("() => 'x'.repeat(99)");
    settled(Export::Wait.call(&list(&[&token, &SP.into(), &JOB.into(), &options]))).await.unwrap();
    assert_eq!(stub.count(), 14);
}
