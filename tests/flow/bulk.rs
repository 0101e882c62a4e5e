//! Many restarts: what goes into a batch, and what each answer means for its items.

use graph_sync_jobs::error::code::{
    ErrorCode::{self, *},
    Outcome::{self, NotSent, Refused, Unknown},
};
use serde_json::{Value, json};

use crate::support::{
    batch::{Own, Spelling, accepted, answers, item_answer, throttled, written_answers},
    given::{list, object},
    record::Sent,
    scene::{JOBS, ORIGIN, Scene},
    script::{Body, Reply, TokenEnd},
    seen::PlayedMany,
};

fn run(count: u32, service: impl FnMut(&Sent) -> Reply + 'static) -> PlayedMany {
    Scene::new().service(service).restart_many(count)
}

/// All items from here on failed so, after so many requests.
pub fn fail(seen: &PlayedMany, from: usize, code: ErrorCode, outcome: Outcome, attempts: u32) {
    for index in from..seen.items().ends.len() {
        let failure = seen.items().end(index).failure();
        assert_eq!((failure.kind.code(), failure.outcome, failure.attempts), (code, outcome, attempts), "item {index}");
    }
}

#[test]
fn many_restarts_go_in_batches_of_twenty_as_graph_documents_them() {
    let criteria = object([("resetScope", list(&["Watermark", "Escrows"]))]);
    let seen = Scene::new().criteria(criteria).service(accepted).restart_many(41);
    assert_eq!(seen.counts(), [41, 0, 0, 0]);
    let sizes: Vec<_> = seen.record.sent.iter().map(|sent| sent.parts.len()).collect();
    assert_eq!(sizes, [20, 20, 1]);
    let last = &seen.record.sent[2];
    assert_eq!(last.url, format!("{ORIGIN}/v1.0/$batch"));
    let path = JOBS.strip_prefix("https://graph.microsoft.com/v1.0").unwrap();
    let part = json!({
        "id": "40",
        "method": "POST",
        "url": format!("{path}/job-40/restart"),
        "headers": { "Content-Type": "application/json", "client-request-id": last.parts[0].client_request_id },
        "body": { "criteria": { "resetScope": "Watermark, Escrows" } },
    });
    assert_eq!(serde_json::from_str::<Value>(last.body.as_ref().unwrap()).unwrap(), json!({ "requests": [part] }));
    let receipt = seen.items().end(40).receipt();
    assert_eq!((receipt.status, receipt.attempts, receipt.reset_scope.len()), (204, 1, 2));
    assert_eq!(receipt.client_request_id, last.parts[0].client_request_id);
    assert_eq!(receipt.request_id.as_deref(), Some("item-40-2"));
}

#[test]
fn no_items_are_no_requests_and_nobody_is_asked_for_a_token() {
    let seen = Scene::new().asks(&[TokenEnd::Gives]).restart_many(0);
    assert_eq!((seen.counts(), seen.record.asked.len(), seen.ended_ms), ([0; 4], 0, 0.0));
}

#[test]
fn ten_thousand_items_go_as_fast_as_the_service_allows() {
    for concurrency in [1_u32, 4, 16] {
        let scene = Scene::new().option("concurrency", f64::from(concurrency));
        let seen = scene.service(|sent| accepted(sent).after(50.0)).restart_many(10_000);
        assert_eq!((seen.record.sent.len(), seen.counts()[0]), (500, 10_000));
        assert_eq!(seen.record.most_in_flight, concurrency as usize);
        assert_eq!(seen.ended_ms, f64::from(500_u32.div_ceil(concurrency)) * 50.0);
    }
}

#[test]
fn an_items_own_answer_is_read_as_that_of_a_single_restart() {
    for (own, code, outcome) in [
        (Own::Status(400, "", "BadRequest"), BadRequest, Refused),
        (Own::Status(401, "", "UnknownError"), PermissionDenied, Refused),
        (Own::Status(401, "", "Other"), Unauthenticated, Refused),
        (Own::Stale, Unauthenticated, Refused),
        (Own::Status(401, "", "Authorization_IdentityNotFound"), PermissionDenied, Refused),
        (Own::Challenged(401), ClaimsChallenge, Refused),
        (Own::Challenged(403), ClaimsChallenge, Refused),
        (Own::Status(403, "", "x"), PermissionDenied, Refused),
        (Own::Status(404, "", "x"), NotFound, Refused),
        (Own::Status(409, "", "x"), Conflict, Refused),
        (Own::Status(424, "", "x"), BadRequest, Refused),
        (throttled("86401"), Throttled, Refused),
        (Own::Status(500, "1", "x"), ServerError, Unknown),
        (Own::Status(503, "", "x"), ServiceUnavailable, Unknown),
        (Own::Status(504, "1", "x"), ServerError, Unknown),
        (Own::Status(200, "", "x"), UnexpectedResponse, Unknown),
        (Own::Missing, UnexpectedResponse, Unknown),
    ] {
        let seen = run(21, move |sent| answers(sent, |index| if index == 7 { own.clone() } else { Own::Accepted }));
        let failure = seen.items().end(7).failure();
        assert_eq!((failure.kind.code(), failure.outcome, failure.attempts), (code, outcome, 1));
        // One item never sinks the others.
        assert_eq!(seen.counts()[0], 20);
    }
    for odd in [json!(null), json!("204"), json!(204.5), json!(-204), json!(1e9), json!([204])] {
        let seen = run(1, move |sent| answers(sent, |_| Own::Odd(odd.clone())));
        fail(&seen, 0, UnexpectedResponse, Unknown, 1);
    }
}

#[test]
fn an_items_answer_counts_however_the_service_writes_it() {
    for spelling in Spelling::ALL {
        let service = move |sent: &Sent| {
            written_answers(sent, |index| match (sent.number, index) {
                (0, 0) => (throttled("120"), spelling),
                (0, 1) => (Own::Status(401, "", "TokenExpired"), spelling),
                (_, 2) => (Own::Status(409, "", "Conflict"), spelling),
                _ => (Own::Accepted, spelling),
            })
        };
        let seen = Scene::new().asks(&[TokenEnd::Gives]).service(service).restart_many(4);
        assert_eq!(seen.counts(), [3, 1, 0, 0], "{spelling:?}");
        // The one that was throttled goes when it may, and not earlier; the one whose token was stale at once.
        assert_eq!((seen.sent_at(), seen.record.asked.len()), (vec![10.0, 120.0, 120_110.0], 2), "{spelling:?}");
        let fields = seen.items().end(2).failure().fields();
        assert_eq!((fields.graph_code, fields.request_id), (Some("Conflict"), Some("item-2-0")), "{spelling:?}");
    }
}

#[test]
fn an_answer_for_what_was_not_in_the_batch_is_about_nothing() {
    let extra = ["25", "1000000", "4294967296", "-1", "+0", "00", " 0", "0 ", "0.0", "", "x"];
    let mut ids: Vec<Value> = extra.map(Value::from).to_vec();
    ids.extend([json!(0), json!(null), json!(["0"])]);
    let service = move |sent: &Sent| {
        // Nothing is said of item 0 by the id that it had, and item 1 is answered twice: the first time counts.
        let foreign = ids.iter().map(|id| json!({ "id": id, "status": 204 }));
        let own = sent.parts.iter().skip(1).filter_map(|part| item_answer(sent, part, &Own::Accepted));
        let again = json!({ "id": "1", "status": 404 });
        let responses: Vec<_> = foreign.chain([json!(null), json!(7)]).chain(own).chain([again]).collect();
        Reply::json(json!({ "responses": responses }))
    };
    let seen = run(20, service);
    assert_eq!(seen.counts(), [19, 0, 1, 0]);
    assert_eq!(seen.items().end(0).failure().outcome, Unknown);
    assert!(seen.items().end(1).is_ok());
}

#[test]
fn answers_come_in_any_order() {
    let seen = run(20, |sent| {
        let own = |part| item_answer(sent, part, &if part.index == 3 { throttled("1") } else { Own::Accepted });
        Reply::json(json!({ "responses": sent.parts.iter().rev().filter_map(own).collect::<Vec<_>>() }))
    });
    let failure = seen.items().end(3).failure();
    assert_eq!((seen.counts(), failure.kind.code(), failure.attempts), ([19, 1, 0, 0], Throttled, 4));
}

#[test]
fn a_lone_item_that_was_throttled_waits_no_longer_than_asked() {
    let once = |sent: &Sent| if sent.number == 0 { answers(sent, |_| throttled("1")) } else { accepted(sent) };
    let seen = run(1, once);
    assert_eq!((seen.sent_at(), seen.ended_ms), (vec![0.0, 1100.0], 1200.0));
    assert_eq!(seen.items().end(0).receipt().attempts, 2);
    assert_eq!((seen.waits(), seen.record.retries[0].1.attempt), (vec![1000.0], 1));
}

#[test]
fn a_batch_that_is_refused_as_a_whole_holds_everything_and_goes_again() {
    for status in [429, 503] {
        let service = move |sent: &Sent| match sent.number {
            // The others of the first turn are answered while everything waits.
            0 => Reply::status(status).retry_after("7"),
            _ => accepted(sent).after(150.0),
        };
        let seen = Scene::new().option("concurrency", 2.0).service(service).restart_many(100);
        assert_eq!(seen.counts(), [100, 0, 0, 0]);
        assert_eq!(seen.sent_at()[..4], [0.0, 0.0, 7100.0, 7100.0]);
        let waiting: Vec<_> = seen.record.progress.iter().map(|(_, progress)| progress.waiting_ms).collect();
        assert!(waiting.contains(&7000.0), "{waiting:?}");
        assert_eq!((seen.waits(), seen.record.retries[0].1.status), (vec![7000.0], Some(status)));
    }
}

#[test]
fn a_batch_that_is_refused_without_a_wait_is_held_for_the_longest_of_its_items() {
    let service = |sent: &Sent| if sent.number == 0 { Reply::status(429) } else { accepted(sent) };
    let seen = Scene::new().randoms(&[0.0, 1.0, 0.5]).service(service).restart_many(3);
    assert_eq!((seen.waits(), seen.sent_at()), (vec![1250.0], vec![0.0, 1350.0]));
}

#[test]
fn what_becomes_of_a_batch_as_a_whole_becomes_of_its_items_alone() {
    let no_list = |value: Value| Reply::json(value);
    let torn = |status| Reply::status(status).body(Body::Torn);
    for (reply, code, outcome) in [
        (Reply::status(400), BadRequest, Refused),
        (Reply::status(404), NotFound, Refused),
        (Reply::status(413), BadRequest, Refused),
        (torn(400), BadRequest, Refused),
        (Reply::status(500), ServerError, Unknown),
        (Reply::status(502), ServerError, Unknown),
        (Reply::status(503), ServiceUnavailable, Unknown),
        (Reply::status(204), UnexpectedResponse, Unknown),
        (Reply::status(302), UnexpectedResponse, Unknown),
        (Reply::status(200).body(Body::Unreadable), UnexpectedResponse, Unknown),
        (Reply::status(200).body(Body::Empty), UnexpectedResponse, Unknown),
        (no_list(json!([])), UnexpectedResponse, Unknown),
        (no_list(json!({ "responses": {} })), UnexpectedResponse, Unknown),
        (no_list(json!({ "responses": [] })), UnexpectedResponse, Unknown),
        (torn(200), Network, Unknown),
        (Reply::breaks(), Network, Unknown),
        (Reply::no_response(), UnexpectedResponse, Unknown),
        (Reply::never(), Timeout, Unknown),
    ] {
        let seen = run(50, move |sent| if sent.number == 2 { reply.clone() } else { accepted(sent) });
        assert_eq!(seen.counts()[0], 40);
        fail(&seen, 40, code, outcome, 1);
    }
}

#[test]
fn what_is_not_permitted_for_one_batch_is_not_tried_for_the_others() {
    for (reply, code) in [
        (Reply::status(403), PermissionDenied),
        (Reply::status(401).code("UnknownError"), PermissionDenied),
        (Reply::status(401).code("Other"), Unauthenticated),
        (Reply::stale(), Unauthenticated),
        (Reply::challenged(), ClaimsChallenge),
    ] {
        let service = move |sent: &Sent| if sent.number == 0 { reply.clone() } else { accepted(sent).after(900.0) };
        let seen = Scene::new().option("concurrency", 2.0).service(service).restart_many(100);
        // What was in flight meanwhile is still answered.
        assert_eq!((seen.counts(), seen.record.sent.len()), ([20, 20, 0, 60], 2));
        assert_eq!(seen.items().end(0).failure().kind.code(), code);
        fail(&seen, 40, code, NotSent, 0);
    }
}

#[test]
fn progress_is_told_with_what_is_in_flight_and_adds_up() {
    let seen = Scene::new().option("concurrency", 2.0).service(accepted).restart_many(70);
    let told: Vec<_> = seen.record.progress.iter().map(|(_, told)| (told.succeeded, told.in_flight)).collect();
    assert_eq!(told, [(0, 0), (0, 40), (20, 40), (40, 30), (60, 10), (70, 0)]);
}
