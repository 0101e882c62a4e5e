//! Aborts, limits and broken connections in every phase of a call, each with the outcome that is true.

use graph_sync_jobs::{
    call::event::{ABORTED, DEADLINE, DONE, FAILED, TIMED_OUT},
    failure::{
        ErrorCode::{Aborted, Network, NotFound, ServerError, Throttled, Timeout},
        Outcome::{self, NotSent, Refused, Unknown},
    },
};

use super::{ATTEMPTS, LIMIT, SILENCE, TOLD, Talk, get, list, restart, wait};

const STALE: &str = "InvalidAuthenticationToken";

/// Nothing of an answer is told.
const NOTHING: &str = "0";
/// Status and ids of the last answer are told, its words are not: they are about something else.
const FACTS: &str = "1";

fn waiting() -> Talk {
    restart("t").refused(429.0, &["5"], "x").waits(5000.0, "1")
}

fn asking_again() -> Talk {
    restart("f").done(SILENCE, &[]).refused(401.0, &[], STALE)
}

/// An abort and the deadline end it alike, but for their names.
fn ends(talk: impl Fn() -> Talk, started: bool, outcome: Outcome, told: &str, attempts: &str) {
    let end = |event| talk().happens(event, SILENCE, &[], started);
    let abort = end(ABORTED).fails(Aborted, outcome);
    abort.with(LIMIT, "").with(TOLD, told).with(ATTEMPTS, attempts);
    let deadline = end(DEADLINE).fails(Timeout, outcome);
    deadline.with(LIMIT, "deadlineMs").with(TOLD, told).with(ATTEMPTS, attempts);
}

#[test]
fn before_the_first_request_nothing_was_sent() {
    ends(|| restart("f"), true, NotSent, NOTHING, "0");
    ends(|| restart("f"), false, NotSent, NOTHING, "0");
    ends(|| restart("t"), false, NotSent, NOTHING, "0");
    ends(|| restart("f").done(SILENCE, &[]), false, NotSent, NOTHING, "0");
    ends(get, false, NotSent, NOTHING, "0");
}

#[test]
fn while_a_request_is_under_way_nobody_knows() {
    ends(|| restart("t"), true, Unknown, NOTHING, "1");
    ends(list, true, Unknown, NOTHING, "1");
    // What was refused before says nothing about this one.
    ends(|| waiting().hears(TIMED_OUT), true, Unknown, NOTHING, "2");
    ends(|| asking_again().done(SILENCE, &[]), true, Unknown, NOTHING, "2");
    let timed_out = restart("t").hears(TIMED_OUT).fails(Timeout, Unknown);
    timed_out.with(LIMIT, "timeoutMs").with(TOLD, NOTHING).with(ATTEMPTS, "1");
    restart("t").hears(FAILED).fails(Network, Unknown).with(LIMIT, "").with(TOLD, NOTHING).with(ATTEMPTS, "1");
}

#[test]
fn in_a_wait_or_a_renewal_after_a_refusal_it_was_refused() {
    ends(waiting, true, Refused, FACTS, "1");
    ends(waiting, false, Refused, FACTS, "1");
    ends(asking_again, true, Refused, FACTS, "1");
    // The next request was not begun.
    ends(|| waiting().hears(TIMED_OUT), false, Refused, FACTS, "1");
    ends(|| asking_again().done(SILENCE, &[]), false, Refused, FACTS, "1");
}

#[test]
fn in_a_wait_after_no_answer_nobody_knows() {
    ends(|| get().hears(FAILED), true, Unknown, NOTHING, "1");
    ends(|| get().refused(504.0, &[], "x"), true, Unknown, FACTS, "1");
}

#[test]
fn an_abort_while_an_error_is_read_has_that_statuss_outcome_and_a_limit_then_only_costs_details() {
    for started in [true, false] {
        for (status, outcome, code) in [(404.0, Refused, NotFound), (500.0, Unknown, ServerError)] {
            let aborted = restart("t").head(status, &[]).happens(ABORTED, SILENCE, &[], started);
            aborted.fails(Aborted, outcome).with(TOLD, FACTS).with(ATTEMPTS, "1");
            for event in [TIMED_OUT, DEADLINE] {
                let limited = restart("t").head(status, &[]).happens(event, SILENCE, &[], started);
                limited.fails(code, outcome).with(LIMIT, "");
            }
        }
        let late = restart("t").head(429.0, &["1"]).left(-1.0).happens(DEADLINE, SILENCE, &[], started);
        late.fails(Throttled, Refused);
    }
}

#[test]
fn while_a_result_is_read_nobody_knows() {
    for talk in [get as fn() -> Talk, list, || wait("u", &[])] {
        // Also where the end comes before anybody has begun to read it: it was asked for all the same.
        for started in [true, false] {
            ends(|| talk().head(200.0, &[]), started, Unknown, NOTHING, "1");
            // What was refused before says nothing about it.
            let again = || talk().refused(429.0, &["1"], "x").hears(TIMED_OUT).head(200.0, &[]);
            ends(again, started, Unknown, NOTHING, "2");
            let timed_out = talk().head(200.0, &[]).happens(TIMED_OUT, SILENCE, &[], started).fails(Timeout, Unknown);
            timed_out.with(LIMIT, "timeoutMs").with(ATTEMPTS, "1");
        }
    }
}

#[test]
fn after_an_answer_that_was_hoped_for_nothing_is_called_unsent_or_refused() {
    let polled = || wait("u", &[]).job("1", "", "Active").says(&["W", "30000"]);
    ends(polled, true, Unknown, NOTHING, "1");
    ends(|| polled().hears(TIMED_OUT), false, Unknown, NOTHING, "1");
    let patient = || wait("u", &[]).refused(429.0, &["1"], "x").hears(TIMED_OUT).job("1", "", "Active");
    ends(patient, true, Unknown, NOTHING, "2");
    let next = ["https://graph.microsoft.com", "https://graph.microsoft.com/2"];
    ends(|| list().page(&next), false, Unknown, NOTHING, "1");
    // A refusal after it is one again.
    ends(|| list().page(&next).refused(429.0, &["1"], "x"), true, Refused, FACTS, "2");
}

#[test]
fn while_the_caller_is_asked_an_end_is_unknown_and_so_is_what_he_throws() {
    let asked = || wait("o\0until\0f", &[1.0]).job("1", "", "Active").says(&["U"]);
    ends(asked, true, Unknown, NOTHING, "1");
    asked().hears(FAILED).fails(Aborted, Unknown).with(TOLD, NOTHING);
    asked().happens(DONE, f64::NAN, &[], true).says(&["W", "30000"]);
}
