//! Waits for the end of an execution: looks, the time between them, and who says that it is over.

use graph_sync_jobs::{
    call::event::{FAILED, TIMED_OUT},
    failure::{
        ErrorCode::{Aborted, NotFound, Throttled, Timeout, UnexpectedResponse},
        Outcome::{Refused, Unknown},
    },
};

use super::{ATTEMPTS, JOBS, LIMIT, Talk, wait};

const ENDED: &str = "2026-11-24T01:00:00Z";
const AFTER_1: (&str, &[f64]) = ("o\0since\0j1", &[1.0]);

impl Talk {
    /// It waits for its next look, which is no retry, and looks again when the time has come.
    fn looks_again(self) -> Talk {
        self.says(&["W", "30000"]).hears(TIMED_OUT).says(&["S", "GET", &format!("{JOBS}/job"), "new-id", ""])
    }

    fn finishes(self) {
        self.says(&["F", "job"]);
    }
}

#[test]
fn a_wait_looks_until_a_new_execution_has_ended() {
    let mut talk = wait(AFTER_1.0, AFTER_1.1);
    for (activity, ended) in [
        ("1", ENDED),
        ("", ""),
        ("", ENDED),
        ("2", ""),
        ("2", "0001-01-01T00:00:00Z"),
        // A date of the year 1 is "not yet", however it is written.
        ("2", "0001-01-01T00:00:00"),
    ] {
        talk = talk.job(activity, ended, "Active").looks_again();
    }
    talk.job("2", ENDED, "Active").finishes();
}

#[test]
fn without_a_job_to_compare_with_the_first_look_is_the_one_before() {
    let talk = wait("u", &[]).job("7", ENDED, "Active").looks_again().job("7", ENDED, "Active").looks_again();
    talk.job("8", ENDED, "Active").finishes();
    // A job that had never run ends with its first execution.
    wait("u", &[]).job("", "", "Active").looks_again().job("1", ENDED, "Active").finishes();
    wait("o\0since\0j", &[1.0]).job("1", ENDED, "Active").finishes();
}

#[test]
fn an_execution_that_was_new_at_the_first_look_already_is_one_when_there_is_a_job_to_compare_with() {
    wait(AFTER_1.0, AFTER_1.1).job("2", ENDED, "Active").finishes();
}

#[test]
fn a_schedule_that_is_not_active_on_two_looks_running_will_run_nothing() {
    for idle in ["Paused", "Disabled", "Unheard-of"] {
        let talk = wait(AFTER_1.0, AFTER_1.1).job("1", ENDED, idle).looks_again();
        talk.job("1", ENDED, "Disabled").finishes();
        // One look that shows it active, or shows nothing, begins the count anew.
        for active in ["Active", ""] {
            let talk = wait("u", &[]).job("", "", idle).looks_again().job("", "", active).looks_again();
            talk.job("", "", idle).looks_again().job("", "", idle).finishes();
        }
    }
}

#[test]
fn a_caller_who_decides_is_asked_at_every_look_and_decides_alone() {
    let mut talk = wait("o\0until\0f", &[1.0]);
    // It is the end by the rule that is replaced.
    for (activity, ended) in [("1", ENDED), ("2", ENDED)] {
        talk = talk.job(activity, ended, "Active").says(&["U"]).done(0.0, &[]).looks_again();
    }
    talk.job("", "", "").says(&["U"]).done(1.0, &[]).finishes();
    let idle = wait("o\0until\0f", &[1.0]).job("", "", "Paused").done(0.0, &[]).looks_again();
    idle.job("", "", "Paused").says(&["U"]).done(0.0, &[]).finishes();
    wait("o\0until\0f", &[1.0]).job("", "", "").hears(FAILED).fails(Aborted, Unknown);
}

#[test]
fn a_wait_that_would_pass_the_deadline_ends_at_once() {
    let deadline = || wait("o\0deadlineMs\0d", &[1.0, 90_000.0]);
    for left_ms in [30_000.0, 10.0, 0.0, -1.0] {
        let talk = deadline().left(left_ms).job("1", ENDED, "Active").fails(Timeout, Unknown);
        talk.with(LIMIT, "deadlineMs").with(ATTEMPTS, "1");
    }
    deadline().left(30_000.1).job("1", ENDED, "Active").looks_again();
    // The end itself is never too late.
    deadline().left(-1.0).job("1", ENDED, "Active").fails(Timeout, Unknown);
    wait(AFTER_1.0, AFTER_1.1).left(-1.0).job("2", ENDED, "Active").finishes();
}

#[test]
fn the_time_between_looks_is_the_callers() {
    wait("o\0pollMs\0d", &[1.0, 0.5]).job("", "", "").says(&["W", "1"]);
    wait("o\0pollMs\0d", &[1.0, 3_600_000.0]).job("", "", "").says(&["W", "3600000"]);
}

#[test]
fn each_look_has_its_own_retries() {
    let mut talk = wait("o\0maxRetries\0d", &[1.0, 1.0]);
    for attempt in ["1", "3", "5", "7"] {
        talk = talk.refused(429.0, &["1"], "x").waits(1000.0, attempt).hears(TIMED_OUT).job("", "", "").looks_again();
    }
    let talk = talk.refused(429.0, &["1"], "x").hears(TIMED_OUT);
    talk.refused(429.0, &["1"], "x").fails(Throttled, Refused).with(ATTEMPTS, "10");
}

#[test]
fn a_look_that_fails_ends_the_wait() {
    let later = || wait("u", &[]).job("1", ENDED, "Active").looks_again();
    later().refused(404.0, &[], "x").fails(NotFound, Refused).with(ATTEMPTS, "2");
    later().head(200.0, &[]).done(0.0, &[]).fails(UnexpectedResponse, Unknown).with(ATTEMPTS, "2");
}
