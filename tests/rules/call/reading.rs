//! Readings change nothing, so what got no answer is asked again: as often as allowed, and no sooner than asked.

use graph_sync_jobs::{
    call::event::{FAILED, TIMED_OUT},
    failure::{
        ErrorCode::{Network, NotFound, ServerError, ServiceUnavailable, Timeout, UnexpectedResponse},
        Outcome::{Refused, Unknown},
    },
};

use super::{ATTEMPTS, JOBS, RETRY_AFTER, SILENCE, TOLD, Talk, get, list, restart, wait};

const READINGS: [fn() -> Talk; 3] = [get, list, || wait("u", &[])];

/// The ways in which a reading gets no answer.
const NO_ANSWERS: [fn(Talk) -> Talk; 5] = [
    |talk| talk.refused(502.0, &[], "x"),
    |talk| talk.refused(503.0, &[], "x"),
    |talk| talk.refused(504.0, &[], "x"),
    |talk| talk.hears(FAILED),
    |talk| talk.head(200.0, &[]).hears(FAILED),
];

#[test]
fn a_job_is_asked_for_by_its_address_without_a_body() {
    let talk = get().says(&["S", "GET", &format!("{JOBS}/job"), "new-id", ""]);
    talk.head(200.0, &[]).says(&["R", "job"]).done(1.0, &["", "", ""]).says(&["F", "job"]);
    get().head(200.0, &[]).done(0.0, &[]).fails(UnexpectedResponse, Unknown);
    get().refused(404.0, &[], "x").fails(NotFound, Refused);
    for status in [SILENCE, 0.0, 204.0, 206.0, 302.0] {
        get().head(status, &[]).fails(UnexpectedResponse, Unknown);
    }
}

#[test]
fn a_reading_that_gets_no_answer_is_repeated_the_same_until_its_retries_are_over() {
    for reading in READINGS {
        for no_answer in NO_ANSWERS {
            let mut talk = reading();
            let sent = talk.said.clone();
            for (attempt, ms) in [("1", 1125.0), ("2", 2250.0), ("3", 4500.0)] {
                talk = no_answer(talk).waits(ms, attempt).hears(TIMED_OUT);
                assert_eq!(talk.said, sent);
            }
            let talk = no_answer(talk).with(ATTEMPTS, "4");
            assert_eq!((talk.said[0].as_str(), talk.said[2].as_str()), ("E", "2"), "{:?}", talk.said);
        }
    }
}

#[test]
fn the_last_failure_is_told_by_its_own_name() {
    let out_of_retries = || wait("o\0maxRetries\0d", &[1.0, 0.0]);
    out_of_retries().hears(FAILED).fails(Network, Unknown).with(TOLD, "0");
    out_of_retries().refused(502.0, &["7"], "x").fails(ServerError, Unknown).with(TOLD, "2").with(RETRY_AFTER, "7000");
    out_of_retries().refused(503.0, &[], "x").fails(ServiceUnavailable, Unknown);
    out_of_retries().refused(503.0, &["7"], "x").fails(ServiceUnavailable, Refused);
}

#[test]
fn it_is_repeated_no_sooner_than_the_service_asks_and_never_past_the_deadline() {
    for status in [429.0, 502.0, 503.0, 504.0] {
        get().refused(status, &["9.25"], "x").waits(9250.0, "1");
        for (left_ms, asked) in [(9250.0, "9.25"), (f64::INFINITY, "86401")] {
            let talk = get().left(left_ms).refused(status, &[asked], "x").with(ATTEMPTS, "1");
            assert_eq!(talk.said[0], "E", "{status} {left_ms}");
        }
    }
    get().left(1125.0).hears(FAILED).fails(Network, Unknown);
    get().left(1125.1).hears(FAILED).waits(1125.0, "1");
}

#[test]
fn other_errors_and_its_own_time_are_not_repeated() {
    for status in [500.0, 501.0, 505.0, 599.0] {
        get().refused(status, &["1"], "x").fails(ServerError, Unknown);
    }
    get().hears(TIMED_OUT).fails(Timeout, Unknown);
    get().head(200.0, &[]).hears(TIMED_OUT).fails(Timeout, Unknown);
}

#[test]
fn a_restart_that_gets_no_answer_is_not_repeated() {
    for no_answer in &NO_ANSWERS[..4] {
        let talk = no_answer(restart("t")).with(ATTEMPTS, "1");
        assert_eq!((talk.said[0].as_str(), talk.said[2].as_str()), ("E", "2"), "{:?}", talk.said);
    }
}
