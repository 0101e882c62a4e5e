//! Searches: which requests they make, what they find and in which order, and what each observer is told.

use graph_sync_jobs::model::action::Action;
use serde_json::{Value, json};

use crate::support::{
    batch::{Own, throttled},
    directory::{Directory, id, job},
    given::{Given, object},
    record::Sent,
    scene::{ORIGIN, SCOPE, Scene},
    script::{Body, Reply, TokenEnd},
    seen::PlayedFind,
};

fn find(directory: &Directory) -> PlayedFind {
    serving(directory).find(&Given::Undefined)
}

fn serving(directory: &Directory) -> Scene {
    let directory = directory.clone();
    Scene::new().service(move |sent| directory.serves(sent, |_| None))
}

#[test]
fn every_job_of_every_page_is_found_with_its_application() {
    let seen = find(&Directory { page: 2, jobs_page: 1, ..Directory::of(&[2, 0, 1, 0, 3]) });
    let found = seen.found();
    assert_eq!((found.total, found.failed.len()), (5, 0));
    let mut jobs = seen.job_ids();
    jobs.sort_unstable();
    assert_eq!(jobs, ["job-0-0", "job-0-1", "job-2-0", "job-4-0", "job-4-1", "job-4-2"]);
    let of_4 = found.jobs.iter().find(|found| found.job_id == "job-4-2").unwrap();
    assert_eq!(
        serde_json::to_value(of_4).unwrap(),
        json!({
            "servicePrincipal": { "id": id(4), "appId": "app-4", "displayName": "App 27" },
            "job": job(4, 2),
        })
    );
}

#[test]
fn a_search_asks_for_three_fields_and_the_largest_pages_and_reads_jobs_twenty_to_a_batch() {
    let seen = find(&Directory { page: 45, ..Directory::of(&[1; 90]) });
    let pages: Vec<_> = seen.pages().collect();
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[0].url, format!("{ORIGIN}/v1.0/servicePrincipals?%24select=id%2CappId%2CdisplayName&%24top=999"));
    assert_eq!(pages[1].url, format!("{ORIGIN}/v1.0/servicePrincipals?from=45"));
    assert!(pages.iter().all(|page| page.action == Action::ReadServicePrincipals && !page.is_eventual));
    let batches: Vec<_> = seen.batches().map(|batch| batch.parts.len()).collect();
    assert_eq!(batches, [20, 20, 20, 20, 10], "what is left of a page waits for the next one");
    let text: Value = serde_json::from_str(seen.batches().next().unwrap().body.as_ref().unwrap()).unwrap();
    let url = format!("/servicePrincipals/{}/synchronization/jobs", id(0));
    let id = &text["requests"][0]["headers"]["client-request-id"];
    assert_eq!(
        text["requests"][0],
        json!({ "id": "0", "method": "GET", "url": url, "headers": { "client-request-id": id } })
    );
}

#[test]
fn batches_begin_with_the_first_page_and_pages_are_read_a_page_ahead_and_no_further() {
    let directory = Directory { page: 999, ..Directory::of(&[0; 5000]) };
    let seen = find(&directory);
    assert_eq!((seen.pages().count(), seen.batches().count()), (6, 250));
    let first_batch = seen.batches().next().unwrap().left;
    assert!(seen.pages().nth(1).unwrap().left.ms <= first_batch.ms + 100.0);
    for (number, page) in seen.pages().enumerate().skip(1) {
        let sent: usize = seen.batches().filter(|batch| batch.left < page.left).map(|batch| batch.parts.len()).sum();
        assert!(number * 999 - sent <= 999, "page {number} after {sent}");
    }
}

#[test]
fn a_name_is_searched_for_in_quotes_that_it_cannot_leave() {
    let service = |_: &Sent| Reply::json(json!({ "value": [] }));
    for (name, text) in [
        ("Sales", r#""displayName:Sales""#),
        (r#"a" OR "displayName:b"#, r#""displayName:a\" OR \"displayName:b""#),
        (r"a\", r#""displayName:a\\""#),
        (r#"\""#, r#""displayName:\\\"""#),
        ("a & b = c#?+%", r#""displayName:a & b = c#?+%""#),
        ("Größe 😀", r#""displayName:Größe 😀""#),
    ] {
        let seen = Scene::new().service(service).find(&object([("displayName", name.into())]));
        let page = seen.pages().next().unwrap();
        let address = url::Url::parse(&page.url).unwrap();
        let parameters: Vec<(String, String)> = address.query_pairs().into_owned().collect();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let expected = [
            pair("$select", "id,appId,displayName"),
            pair("$top", "999"),
            pair("$search", text),
            pair("$count", "true"),
        ];
        assert_eq!(parameters, expected);
        assert!(page.is_eventual && address.fragment().is_none());
    }
}

#[test]
fn every_page_of_a_search_for_names_says_its_consistency_level_and_no_batch_does() {
    let directory = Directory { page: 1, ..Directory::of(&[1, 1, 1]) };
    let seen = serving(&directory).find(&object([("displayName", "App".into())]));
    assert_eq!(seen.pages().filter(|page| page.is_eventual).count(), 3);
    assert!(seen.batches().all(|batch| !batch.is_eventual));
}

#[test]
fn a_status_code_keeps_the_jobs_that_have_it_as_written() {
    let directory = Directory::of(&[3, 2]);
    let with = |codes: Given| serving(&directory).find(&object([("statusCode", codes)]));
    assert_eq!(with("Quarantine".into()).job_ids(), ["job-1-1", "job-0-1"]);
    assert_eq!(with(Given::List(vec!["Quarantine".into(), "Active".into()])).found().jobs.len(), 5);
    let seen = with("quarantine".into());
    assert_eq!((seen.found().jobs.len(), seen.found().total, seen.record.found.len()), (0, 2, 0));
    let unknown = |sent: &Sent| match sent.parts.len() {
        0 => Directory::of(&[1]).page_at(&sent.url),
        _ => Reply::json(json!({ "responses": [{ "id": "0", "status": 200, "body": { "value": [{ "id": "j" }] } }] })),
    };
    assert!(Scene::new().service(unknown).find(&object([("statusCode", "Active".into())])).found().jobs.is_empty());
    assert_eq!(Scene::new().service(unknown).find(&Given::Undefined).job_ids(), ["j"]);
}

#[test]
fn jobs_are_in_the_order_of_names_as_javascript_compares_them_then_of_ids_and_those_without_a_name_last() {
    let names = [json!("b"), json!(null), json!("\u{fffd}"), json!("a"), json!("😀"), json!("B"), json!("a"), json!(7)];
    let service = move |sent: &Sent| {
        if sent.parts.is_empty() {
            let principal = |(index, name): (usize, &Value)| json!({ "id": id(9 - index), "displayName": name });
            return Reply::json(json!({ "value": names.iter().enumerate().map(principal).collect::<Vec<_>>() }));
        }
        let value = json!([{ "id": "2" }, { "id": "10" }]);
        let answer = |index: u32| json!({ "id": index.to_string(), "status": 200, "body": { "value": value } });
        let mut answers: Vec<_> = sent.parts.iter().map(|part| answer(part.index)).collect();
        answers.reverse();
        Reply::json(json!({ "responses": answers }))
    };
    let seen = Scene::new().service(service).find(&Given::Undefined);
    let order: Vec<_> = seen.found().jobs.iter().map(|found| (&*found.service_principal.id, &*found.job_id)).collect();
    let expected = [4, 3, 6, 9, 5, 7, 2, 8].map(id);
    let expected: Vec<_> = expected.iter().flat_map(|id| [(&**id, "10"), (&**id, "2")]).collect();
    assert_eq!(order, expected);
}

#[test]
fn those_that_refuse_are_in_the_same_order() {
    let directory = Directory::of(&[1; 10]);
    let service =
        move |sent: &Sent| directory.serves(sent, |_| Some(Own::Status(403, "", "Authorization_RequestDenied")));
    let seen = Scene::new().service(service).find(&Given::Undefined);
    let order: Vec<_> = seen.found().failed.iter().map(|one| &*one.service_principal.id).collect();
    // App 27, 31, 54, 58, 62, 85, 89, 93, and two without a name.
    assert_eq!(order, [4, 1, 8, 5, 2, 9, 6, 3, 0, 7].map(id));
}

#[test]
fn each_job_is_told_as_soon_as_it_is_read() {
    let directory = Directory { page: 20, ..Directory::of(&[1; 60]) };
    let seen = serving(&directory).option("concurrency", 1.0).find(&Given::Undefined);
    let batches: Vec<_> = seen.batches().collect();
    for (place, batch) in batches.iter().enumerate() {
        let told = seen.record.found.iter().filter(|(stamp, _)| *stamp < batch.left).count();
        assert!(told >= place.saturating_sub(1) * 20, "{told} were told before batch {place}");
    }
    assert!(seen.record.found.iter().all(|(stamp, _)| stamp.ms <= seen.ended_ms));
}

#[test]
fn progress_tells_of_what_is_known_read_found_and_waiting() {
    let directory = Directory { page: 20, ..Directory::of(&[1; 40]) };
    let mut is_first = true;
    let service = move |sent: &Sent| {
        let is_throttled = !sent.parts.is_empty() && std::mem::take(&mut is_first);
        directory.serves(sent, |_| is_throttled.then(|| throttled("7")))
    };
    let seen = Scene::new().service(service).find(&Given::Undefined);
    let progress: Vec<_> = seen.record.find_progress.iter().map(|(_, progress)| *progress).collect();
    assert_eq!((progress[0].total, progress.last().unwrap().total), (0, 40));
    assert!(progress.iter().any(|progress| progress.in_flight == 20 && progress.total == 20));
    assert!(progress.iter().any(|progress| progress.waiting_ms > 6000.0 && progress.read == 20));
    assert_eq!(seen.found().jobs.len(), 40);
}

#[test]
fn both_permissions_are_asked_for() {
    let directory = Directory::of(&[1]);
    let service = move |sent: &Sent| directory.serves(sent, |_| None);
    let seen = Scene::new().asks(&[TokenEnd::Gives]).service(service).find(&Given::Undefined);
    let scopes = [SCOPE, "https://graph.microsoft.com/Application.Read.All"];
    assert_eq!(seen.record.asked.iter().map(|asked| &*asked.request.scopes).collect::<Vec<_>>(), [scopes]);
}

#[test]
fn a_service_principal_that_knows_no_jobs_has_none_and_one_that_refuses_is_named() {
    let directory = Directory::of(&[1, 1, 1, 1, 1]);
    let service = move |sent: &Sent| {
        directory.serves(sent, |part| match part.index {
            1 => Some(Own::Status(404, "", "ResourceNotFound")),
            2 => Some(Own::Status(403, "", "Authorization_RequestDenied")),
            3 => Some(Own::Missing),
            4 => Some(Own::Status(410, "", "Gone")),
            _ => None,
        })
    };
    let seen = Scene::new().service(service).find(&Given::Undefined);
    let failed = seen.found().failed.iter();
    let mut failed: Vec<_> =
        failed.map(|one| (one.service_principal.id.clone(), one.error.kind.code().into())).collect();
    failed.sort_unstable();
    let expected: [(String, &str); 3] =
        [(id(2), "PermissionDenied"), (id(3), "UnexpectedResponse"), (id(4), "BadRequest")];
    assert_eq!((seen.job_ids().len(), failed), (1, expected.to_vec()));
}

#[test]
fn a_page_of_jobs_elsewhere_or_read_before_fails_its_service_principal_alone() {
    for next in [
        "https://graph.microsoft.us/v1.0/servicePrincipals/x/synchronization/jobs?from=1",
        "https://graph.microsoft.com/beta/servicePrincipals/x/synchronization/jobs?from=1",
        "https://graph.microsoft.com.evil.example/v1.0/x",
        "/v1.0/x",
        "",
        "itself",
    ] {
        let service = move |sent: &Sent| {
            if sent.parts.is_empty() {
                return Directory::of(&[1, 1]).page_at(&sent.url);
            }
            let itself = format!("{ORIGIN}/v1.0{}", sent.parts[0].url);
            let next = if next == "itself" { &itself } else { next };
            let body = json!({ "value": [{ "id": "first" }], "@odata.nextLink": next });
            Reply::json(json!({ "responses": [
                { "id": "0", "status": 200, "body": body },
                { "id": "1", "status": 200, "body": { "value": [{ "id": "other" }] } },
            ] }))
        };
        let seen = Scene::new().service(service).find(&Given::Undefined);
        let found = seen.found();
        assert_eq!((found.total, found.failed.len(), seen.batches().count()), (2, 1, 1), "{next}");
        assert_eq!(found.failed[0].service_principal.id, id(0));
        let code: &str = found.failed[0].error.kind.code().into();
        assert_eq!((code, seen.job_ids().len()), ("UnexpectedResponse", 2), "what was read is kept");
    }
}

#[test]
fn what_is_no_page_of_jobs_fails_its_service_principal() {
    for body in [json!(null), json!({}), json!({ "value": {} }), json!({ "value": [1] }), json!("x"), json!([])] {
        let service = move |sent: &Sent| match sent.parts.len() {
            0 => Directory::of(&[1]).page_at(&sent.url),
            _ => Reply::json(json!({ "responses": [{ "id": "0", "status": 200, "body": body }] })),
        };
        let seen = Scene::new().service(service).find(&Given::Undefined);
        assert_eq!((seen.found().failed.len(), seen.batches().count()), (1, 1));
    }
}

#[test]
fn an_empty_tenant_has_no_jobs() {
    let seen = find(&Directory::of(&[]));
    assert_eq!((seen.found().total, seen.found().jobs.len(), seen.record.sent.len()), (0, 0, 1));
    let empty = Reply::json(json!({ "value": [] })).body(Body::Json(json!({ "value": [] })));
    assert_eq!(Scene::new().replies([empty]).find(&Given::Null).found().total, 0);
}
