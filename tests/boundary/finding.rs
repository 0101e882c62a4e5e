//! Finding the jobs of a tenant: what is asked, what comes back, and what observers are told.

use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    calling::{JOB, SP, find, js, js_with, json, of, refused, with},
    stub::{Sent, Stub},
};

/// One service principal with one job, and then nothing more.
fn tenant() -> Stub {
    Stub::answering(&[
        format!(r#"{{"value":[{{"id":"{SP}","appId":"app","displayName":"Größe","more":1}}]}}"#),
        format!(r#"{{"responses":[{{"id":"0","status":200,"body":{{"value":[{{"id":"{JOB}","unknown":[1]}}]}}}}]}}"#),
    ])
}

fn found() -> String {
    let principal = format!(r#"{{"id":"{SP}","appId":"app","displayName":"Größe"}}"#);
    format!(r#"{{"servicePrincipal":{principal},"job":{{"id":"{JOB}","unknown":[1]}}}}"#)
}

/// The page and the batch.
fn two(stub: &Stub) -> [Sent; 2] {
    stub.calls().try_into().map_err(|calls: Vec<Sent>| calls.len()).expect("two requests")
}

fn headers(sent: &Sent) -> String {
    json(&js_with("(headers) => Object.keys(headers).sort()", &[&sent.init().get_headers()]))
}

#[wasm_bindgen_test]
async fn service_principals_are_read_and_then_their_jobs_in_a_batch() {
    let stub = tenant();
    let given = find(&JsValue::UNDEFINED, &stub.options("{}")).await.unwrap();
    assert_eq!(json(&given), format!(r#"{{"total":1,"jobs":[{}],"failed":[]}}"#, found()));
    let [page, batch] = two(&stub);
    assert_eq!(
        page.url(),
        "https://graph.microsoft.com/v1.0/servicePrincipals?%24select=id%2CappId%2CdisplayName&%24top=999"
    );
    assert_eq!(page.init().get_method().as_deref(), Some("GET"));
    assert_eq!(headers(&page), r#"["Authorization","client-request-id"]"#);
    assert_eq!(batch.url(), "https://graph.microsoft.com/v1.0/$batch");
    assert_eq!(batch.init().get_method().as_deref(), Some("POST"));
    assert_eq!(headers(&batch), r#"["Authorization","Content-Type","client-request-id"]"#);
    let requests = of(&js_with("JSON.parse", &[&batch.init().get_body()]), "requests");
    let id = js_with("([{ headers }]) => headers['client-request-id']", &[&requests]).as_string().unwrap();
    assert_eq!(
        json(&requests),
        format!(
            r#"[{{"id":"0","method":"GET","url":"/servicePrincipals/{SP}/synchronization/jobs","headers":{{"client-request-id":"{id}"}}}}]"#
        )
    );
}

#[wasm_bindgen_test]
async fn a_search_for_a_name_says_its_consistency_level() {
    let stub = tenant();
    find(&js(r#"{ displayName: 'a "b" & c' }"#), &stub.options("{}")).await.unwrap();
    let [page, batch] = two(&stub);
    assert_eq!(page.header("ConsistencyLevel"), "eventual");
    assert!(batch.header("ConsistencyLevel").is_undefined());
    let search = js_with("(url) => new URL(url).searchParams.get('$search')", &[&page.url()]);
    assert_eq!(search, r#""displayName:a \"b\" & c""#);
}

#[wasm_bindgen_test]
async fn observers_are_told_of_each_job_and_of_progress() {
    let stub = tenant();
    let told = js("[]");
    let observer = js_with("(told) => (what) => told.push(JSON.stringify(what))", &[&told]);
    let options = with("{}", &[("fetch", &stub.fetch), ("onFound", &observer), ("onProgress", &observer)]);
    find(&JsValue::NULL, &options).await.unwrap();
    let told: Vec<String> = serde_wasm_bindgen::from_value(told).unwrap();
    assert!(told.contains(&found()), "{told:?}");
    let end = r#"{"total":1,"read":1,"found":1,"failed":0,"inFlight":0,"waitingMs":0}"#;
    assert_eq!(told.last().map(String::as_str), Some(end));
}

#[wasm_bindgen_test]
async fn what_has_no_name_has_null_and_who_refuses_is_named_with_a_real_error() {
    let stub = Stub::answering(&[
        format!(r#"{{"value":[{{"id":"{SP}"}}]}}"#),
        String::from(r#"{"responses":[{"id":"0","status":403,"body":{"error":{"code":"Authorization_X"}}}]}"#),
    ]);
    let given = find(&js("{}"), &stub.options("{}")).await.unwrap();
    let failed = js_with("({ failed: [one] }) => one", &[&given]);
    assert_eq!(json(&of(&failed, "servicePrincipal")), format!(r#"{{"id":"{SP}","appId":null,"displayName":null}}"#));
    let error = refused(Err(of(&failed, "error")), "PermissionDenied", "refused");
    assert_eq!((error.status, error.attempts), (Some(403), 1));
}

#[wasm_bindgen_test]
async fn the_token_follows_no_link_of_a_page_to_somewhere_else() {
    for link in [
        "https://graph.microsoft.us/v1.0/servicePrincipals",
        "https://graph.microsoft.com@evil.example/",
        "https://user:pass@graph.microsoft.com/v1.0/servicePrincipals",
        "//evil.example/",
        "javascript:alert(1)",
        "",
    ] {
        let stub = Stub::answering(&[format!(r#"{{"value":[],"@odata.nextLink":"{link}"}}"#)]);
        refused(find(&js("{}"), &stub.options("{}")).await, "UnexpectedResponse", "unknown");
        assert_eq!(stub.count(), 1, "{link}");
    }
}
