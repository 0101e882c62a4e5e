//! Readings change nothing, so what got no answer is asked again: as often as allowed, and no sooner than asked.

use graph_sync_jobs::error::code::{
    ErrorCode::{Network, NotFound, ServerError, ServiceUnavailable, Throttled, Timeout, UnexpectedResponse},
    Outcome::{Refused, Unknown},
};
use serde_json::json;

use crate::support::{
    scene::{Called, JOBS, Scene},
    script::{Body, Reply, job},
};

/// The ways in which a reading gets no answer.
fn no_answers() -> [Reply; 6] {
    let torn = |status| Reply::status(status).body(Body::Torn);
    [Reply::status(502), Reply::status(503), Reply::status(504), torn(504), Reply::breaks(), torn(200)]
}

fn get(reply: Reply) -> Scene {
    Scene::new().replies([reply])
}

#[test]
fn a_job_is_asked_for_by_its_address_without_a_body_and_given_as_it_is() {
    let seen = get(Reply::job("1", "", "Active")).get();
    let sent = &seen.record.sent[0];
    assert_eq!((sent.url.as_str(), &sent.body), (format!("{JOBS}/job").as_str(), &None));
    assert_eq!(seen.job(), &job("1", "", "Active"));
    let unknown = get(Reply::json(json!({ "id": "x", "unheardOf": [1] }))).get();
    assert_eq!(unknown.job(), &json!({ "id": "x", "unheardOf": [1] }));
}

#[test]
fn what_is_no_job_is_no_answer_of_graphs() {
    for value in [json!([]), json!(null), json!("job"), json!(1)] {
        get(Reply::json(value)).get().fails(UnexpectedResponse, Unknown, 1).tells_of(Some(0));
    }
    for body in [Body::Empty, Body::Unreadable] {
        get(Reply::status(200).body(body)).get().fails(UnexpectedResponse, Unknown, 1).tells_of(Some(0));
    }
    for status in [0, 204, 206, 302, 999] {
        get(Reply::status(status)).get().fails(UnexpectedResponse, Unknown, 1).tells_of(Some(0));
    }
    get(Reply::no_response()).get().fails(UnexpectedResponse, Unknown, 1).tells_of(None);
    get(Reply::status(404).code("x")).get().fails(NotFound, Refused, 1).tells_of(Some(0));
}

#[test]
fn a_reading_that_gets_no_answer_is_repeated_the_same_until_its_retries_are_over() {
    for called in Called::READINGS {
        for no_answer in no_answers() {
            let seen = Scene::new().service(move |_| no_answer.clone()).call(called);
            assert_eq!((seen.failure().outcome, seen.failure().attempts), (Unknown, 4));
            assert_eq!(seen.waits(), [1125.0, 2250.0, 4500.0]);
        }
    }
}

#[test]
fn the_last_failure_is_told_by_its_own_name() {
    for called in Called::READINGS {
        let fails = |reply| Scene::new().option("maxRetries", 0.0).replies([reply]).call(called);
        fails(Reply::breaks()).fails(Network, Unknown, 1).tells_of(None);
        let busy = fails(Reply::status(502).retry_after("7"));
        assert_eq!(busy.fails(ServerError, Unknown, 1).failure().fields().retry_after_ms, Some(7000.0));
        fails(Reply::status(503)).fails(ServiceUnavailable, Unknown, 1);
        fails(Reply::status(503).retry_after("7")).fails(ServiceUnavailable, Refused, 1);
        let mixed = Scene::new().option("maxRetries", 1.0).replies([Reply::status(429), Reply::breaks()]);
        mixed.call(called).fails(Network, Unknown, 2).tells_of(None);
    }
}

#[test]
fn it_is_repeated_no_sooner_than_the_service_asks_and_never_past_the_deadline() {
    let job = || Reply::job("", "", "").after(0.0);
    for status in [429, 502, 503, 504] {
        let busy = |asked| Reply::status(status).retry_after(asked);
        let seen = Scene::new().replies([busy("9.25"), job()]).get();
        assert_eq!(seen.sent_at(), [0.0, 9350.0]);
        for (deadline_ms, asked) in [(9350.0, "9.25"), (f64::INFINITY, "86401")] {
            let seen = Scene::new().option("deadlineMs", deadline_ms).replies([busy(asked)]).get();
            assert_eq!((seen.failure().attempts, seen.ended_ms), (1, 100.0), "{status}");
        }
    }
    let breaks = |deadline_ms: f64| Scene::new().option("deadlineMs", deadline_ms).replies([Reply::breaks(), job()]);
    breaks(1225.0).get().fails(Network, Unknown, 1);
    assert_eq!(breaks(1225.1).get().sent_at(), [0.0, 1225.0]);
}

#[test]
fn other_errors_and_its_own_time_are_not_repeated() {
    for called in Called::READINGS {
        for status in [500, 501, 505, 599] {
            get(Reply::status(status).retry_after("1")).call(called).fails(ServerError, Unknown, 1);
        }
        get(Reply::never()).call(called).fails(Timeout, Unknown, 1);
        get(Reply::status(200).body(Body::Never)).call(called).fails(Timeout, Unknown, 1);
    }
}

#[test]
fn what_happens_to_a_job_is_not_repeated_where_there_is_no_answer() {
    for (no_answer, called) in
        no_answers().into_iter().flat_map(|reply| Called::ACTIONS.map(|called| (reply.clone(), called)))
    {
        let seen = get(no_answer).call(called);
        assert_eq!((seen.failure().outcome, seen.failure().attempts), (Unknown, 1), "{called:?}");
    }
}

#[test]
fn after_an_answer_that_was_hoped_for_a_reading_has_all_its_retries_again() {
    let throttled = || Reply::status(429).retry_after("1");
    let look = || Reply::job("", "", "Active");
    let replies = [throttled(), look(), throttled(), look(), throttled(), throttled()];
    let seen = Scene::new().option("maxRetries", 1.0).replies(replies).wait();
    seen.fails(Throttled, Refused, 6);
    let attempts: Vec<_> = seen.record.retries.iter().map(|(_, told)| told.attempt).collect();
    assert_eq!(attempts, [1, 3, 5]);
}
