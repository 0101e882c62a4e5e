//! What ends a search before it has read everything, and what is true then.

use graph_sync_jobs::error::{
    code::{
        ErrorCode::{
            self, Aborted, Network, NotFound, PermissionDenied, ServerError, Throttled, Timeout, TokenUnavailable,
            UnexpectedResponse,
        },
        Outcome::{self, NotSent, Refused, Unknown},
    },
    failure::Failure,
};
use serde_json::json;

use crate::support::{
    batch::{Own, throttled},
    directory::{Directory, id},
    given::Given,
    record::Sent,
    scene::{ORIGIN, Scene},
    script::{Cause, Reply, TokenEnd, TokenReply},
};

/// The end of a search in which pages are answered so, and batches so.
fn ended(page: impl Fn(&Sent) -> Reply + 'static, batch: impl Fn(&Sent) -> Reply + 'static) -> Box<Failure<Cause>> {
    let service = move |sent: &Sent| if sent.parts.is_empty() { page(sent) } else { batch(sent) };
    Box::new(Scene::new().service(service).find(&Given::Undefined).rejection().clone())
}

fn is(failure: &Failure<Cause>, code: ErrorCode, outcome: Outcome) {
    assert_eq!((failure.kind.code(), failure.outcome), (code, outcome), "{failure:?}");
}

fn directory() -> Directory {
    Directory { page: 20, ..Directory::of(&[1; 60]) }
}

#[test]
fn a_page_that_cannot_be_read_rejects_and_what_was_found_was_told() {
    let service = |sent: &Sent| match sent.url.contains("from=40") {
        true => Reply::status(500).after(5000.0),
        false => directory().serves(sent, |_| None),
    };
    let seen = Scene::new().service(service).find(&Given::Undefined);
    is(seen.rejection(), ServerError, Unknown);
    assert_eq!(seen.record.found.len(), 40);
}

#[test]
fn a_reading_of_a_page_is_repeated_as_every_reading_is() {
    for reply in [Reply::status(502), Reply::status(503), Reply::status(504), Reply::breaks(), Reply::status(429)] {
        let mut is_first = true;
        let service = move |sent: &Sent| match sent.parts.is_empty() && std::mem::take(&mut is_first) {
            true => reply.clone(),
            false => directory().serves(sent, |_| None),
        };
        let seen = Scene::new().service(service).find(&Given::Undefined);
        assert_eq!((seen.found().jobs.len(), seen.record.retries.len()), (60, 1));
    }
}

#[test]
fn a_refused_page_names_the_permission_that_reads_applications() {
    let denied = |_: &Sent| Reply::status(403).code("Authorization_RequestDenied");
    let failure = ended(denied, |_| panic!("nothing to read"));
    is(&failure, PermissionDenied, Refused);
    assert!(failure.hint().contains("Application.Read.All"), "{}", failure.hint());
}

#[test]
fn a_page_that_is_not_there_is_a_matter_of_the_address_and_of_no_id() {
    let failure = ended(|_| Reply::status(404).code("ResourceNotFound"), |_| panic!("nothing to read"));
    is(&failure, NotFound, Refused);
    let (message, hint) = (failure.message(), failure.hint());
    assert!(message.starts_with("There is no list of service principals"), "{message}");
    assert!(hint.contains("baseUrl") && !hint.contains("object id"), "{hint}");
}

#[test]
fn a_batch_that_is_not_permitted_rejects_and_names_the_permission_that_reads_jobs() {
    for status in [401, 403] {
        let denied = move |_: &Sent| Reply::status(status).code("Authorization_RequestDenied");
        let failure = ended(|sent| directory().page_at(&sent.url), denied);
        is(&failure, PermissionDenied, Refused);
        assert!(failure.hint().contains("Synchronization.Read.All"), "{}", failure.hint());
        assert_eq!(failure.response.as_ref().map(|response| response.status), Some(status));
    }
}

#[test]
fn any_other_end_of_a_batch_fails_its_service_principals_alone() {
    for reply in [Reply::status(400), Reply::status(500), Reply::portal(200), Reply::breaks(), Reply::never()] {
        let service = move |sent: &Sent| match sent.parts.iter().any(|part| part.url.contains(&id(0))) {
            true => reply.clone(),
            false => directory().serves(sent, |_| None),
        };
        let seen = Scene::new().service(service).option("maxRetries", 1.0).find(&Given::Undefined);
        assert_eq!((seen.found().total, seen.found().failed.len(), seen.found().jobs.len()), (60, 20, 40));
    }
}

#[test]
fn what_is_no_page_of_service_principals_rejects() {
    let page = |value: serde_json::Value| move |_: &Sent| Reply::json(value.clone());
    for value in [
        json!({}),
        json!([]),
        json!({ "value": {} }),
        json!({ "value": [1] }),
        json!({ "value": [{ "displayName": "without id" }] }),
        json!({ "value": [{ "id": "../../me" }] }),
        json!({ "value": [{ "id": 7 }] }),
        json!({ "value": [], "@odata.nextLink": "https://graph.microsoft.us/v1.0/servicePrincipals" }),
        json!({ "value": [], "@odata.nextLink": "https://graph.microsoft.com.evil.example/2" }),
        json!({ "value": [], "@odata.nextLink": 7 }),
    ] {
        let failure = ended(page(value), |_| panic!("nothing to read"));
        is(&failure, UnexpectedResponse, Unknown);
        assert_eq!(failure.attempts, 1, "the token goes nowhere else");
    }
    let again = |sent: &Sent| Reply::json(json!({ "value": [], "@odata.nextLink": sent.url }));
    is(&ended(again, |_| panic!("nothing to read")), UnexpectedResponse, Unknown);
    let to_and_fro = |sent: &Sent| {
        let other = if sent.url.ends_with("/1") { 2 } else { 1 };
        Reply::json(json!({ "value": [], "@odata.nextLink": format!("{ORIGIN}/{other}") }))
    };
    is(&ended(to_and_fro, |_| panic!("nothing to read")), UnexpectedResponse, Unknown);
    let portal = ended(|_| Reply::portal(200), |_| panic!("nothing to read"));
    assert!(portal.hint().contains("captive portal"), "{}", portal.hint());
}

#[test]
fn a_later_page_at_another_path_of_the_same_origin_is_read() {
    let service = |sent: &Sent| match &*sent.url {
        "https://graph.microsoft.com/x" => Reply::json(json!({ "value": [] })),
        _ => Reply::json(json!({ "value": [], "@odata.nextLink": format!("{ORIGIN}/x") })),
    };
    assert_eq!(Scene::new().service(service).find(&Given::Undefined).found().total, 0);
}

#[test]
fn an_abort_ends_it_at_once_whatever_is_in_flight() {
    let service = |sent: &Sent| directory().serves(sent, |_| None).after(1000.0);
    for (abort_ms, outcome, sent) in
        [(0.0, NotSent, 0), (500.0, Unknown, 1), (1500.0, Unknown, 3), (2500.0, Unknown, 5)]
    {
        let seen = Scene::new().service(service).abort_at(abort_ms).find(&Given::Undefined);
        is(seen.rejection(), Aborted, outcome);
        assert_eq!((seen.ended_ms, seen.record.sent.len()), (abort_ms, sent));
        assert_eq!(seen.rejection().cause, Some(Cause::Abort));
    }
}

#[test]
fn an_abort_in_the_wait_of_a_refused_page_tells_of_that_refusal() {
    let service = |_: &Sent| Reply::status(429).retry_after("60");
    let seen = Scene::new().service(service).abort_at(1000.0).find(&Given::Undefined);
    is(seen.rejection(), Aborted, Refused);
    assert_eq!(seen.rejection().response.as_ref().map(|response| response.status), Some(429));
}

#[test]
fn an_abort_in_a_renewal_tells_of_the_refusal_though_others_only_have_another_page() {
    for stale in [0, 1] {
        let two = Directory { jobs_page: 1, ..Directory::of(&[2, 2]) };
        // What they were refused before is over.
        let service = move |sent: &Sent| {
            two.serves(sent, |part| match sent.number {
                1 => Some(throttled("1")),
                _ => (part.index == stale).then_some(Own::Stale),
            })
        };
        let never = TokenReply { after_ms: 0.0, end: TokenEnd::Never };
        let scene = Scene::new().asks(&[TokenEnd::Gives.into(), never]).service(service).abort_at(5000.0);
        let seen = scene.find(&Given::Undefined);
        is(seen.rejection(), Aborted, Refused);
        assert_eq!(seen.rejection().response.as_ref().map(|response| response.status), Some(401));
    }
}

#[test]
fn the_deadline_ends_it() {
    let service = |sent: &Sent| directory().serves(sent, |_| None).after(1000.0);
    let seen = Scene::new().service(service).option("deadlineMs", 1500.0).find(&Given::Undefined);
    is(seen.rejection(), Timeout, Unknown);
    assert_eq!(seen.ended_ms, 1500.0);
    let patient = Scene::new().service(service).find(&Given::Undefined);
    assert_eq!(patient.found().jobs.len(), 60, "there is none unless it is set");
}

#[test]
fn a_page_that_stays_throttled_rejects() {
    let failure = ended(|_| Reply::status(429).retry_after("1"), |_| panic!("nothing to read"));
    is(&failure, Throttled, Refused);
    assert_eq!(failure.attempts, 4);
}

#[test]
fn a_page_that_breaks_off_rejects_after_its_retries() {
    is(&ended(|_| Reply::breaks(), |_| panic!("nothing to read")), Network, Unknown);
}

#[test]
fn a_token_function_that_fails_rejects_at_the_beginning_and_at_a_renewal() {
    let seen = Scene::new().asks(&[TokenEnd::Fails]).find(&Given::Undefined);
    is(seen.rejection(), TokenUnavailable, NotSent);
    let service = |sent: &Sent| match sent.parts.is_empty() {
        true => directory().page_at(&sent.url),
        false => Reply::stale(),
    };
    let seen = Scene::new().asks(&[TokenEnd::Gives, TokenEnd::Fails]).service(service).find(&Given::Undefined);
    is(seen.rejection(), TokenUnavailable, Refused);
    assert_eq!(seen.rejection().cause, Some(Cause::TokenFunction(2)));
}

#[test]
fn a_renewal_that_fails_tells_of_the_answer_that_asked_for_it_whatever_else_waits() {
    // In the second batch the first one is challenged. The second one has another page, and the third one waits.
    let three = Directory { jobs_page: 1, ..Directory::of(&[2, 2, 2]) };
    let service = move |sent: &Sent| {
        let is_first = sent.number == 1;
        three.serves(sent, |part| match part.index {
            _ if is_first => Some(throttled("1")),
            0 => Some(Own::Challenged(401)),
            2 => Some(throttled("9")),
            _ => None,
        })
    };
    let challenged_page = |sent: &Sent| match sent.url.contains("from=30") {
        true => Reply::challenged(),
        false => Directory { page: 30, ..Directory::of(&[1; 60]) }.serves(sent, |_| None).after(500.0),
    };
    // The next page is asked for while there is no token.
    let challenged_batch = |sent: &Sent| match sent.number {
        1 => Directory::of(&[1; 60]).page_at(&sent.url).after(500.0),
        2 => Reply::challenged(),
        _ => directory().serves(sent, |_| None),
    };
    let fails = TokenReply { after_ms: 1000.0, end: TokenEnd::Fails };
    let scene = || Scene::new().asks(&[TokenEnd::Gives.into(), fails]);
    let scenes = [scene().service(service), scene().service(challenged_page), scene().service(challenged_batch)];
    for seen in scenes.map(|scene| scene.find(&Given::Undefined)) {
        let failure = seen.rejection();
        is(failure, TokenUnavailable, Refused);
        assert_eq!(failure.response.as_ref().map(|response| response.status), Some(401));
        assert!(failure.fields().claims.is_some());
    }
}

#[test]
fn a_token_that_goes_stale_is_renewed_for_pages_and_batches_alike() {
    let mut used = [0; 20];
    let service = move |sent: &Sent| {
        let used = &mut used[sent.token as usize];
        *used += 1;
        // Each token lasts for three requests.
        if *used > 3 { Reply::stale() } else { directory().serves(sent, |_| None) }
    };
    let scene = Scene::new().asks(&[TokenEnd::Gives]).option("concurrency", 1.0);
    let seen = scene.service(service).find(&Given::Undefined);
    assert_eq!(seen.found().jobs.len(), 60);
    assert!(seen.record.asked.len() > 1);
}
