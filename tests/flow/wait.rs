//! Waits for the end of an execution: looks, the time between them, and who says that it is over.

use graph_sync_jobs::error::code::{
    ErrorCode::{Aborted, NotFound, Throttled, Timeout, UnexpectedResponse},
    Outcome::{Refused, Unknown},
};
use serde_json::{Value, json};

use crate::support::{
    given::Given,
    scene::Scene,
    script::{Cause, Reply, UntilReply, job},
    seen::Played,
};

const ENDED: &str = "2026-11-24T01:00:00Z";

/// How Graph writes a date that is not there yet.
const NOT_YET: &str = "0001-01-01T00:00:00Z";

/// What a look shows: the last execution's activity and end, and the schedule's state.
type Look = (&'static str, &'static str, &'static str);

/// These looks, and one at a job that does not exist any more.
fn looks<const N: usize>(looks: [Look; N]) -> Scene {
    Scene::new().service(move |sent| match looks.get(sent.number) {
        Some((activity, ended, state)) => Reply::job(activity, ended, state),
        None => Reply::status(404),
    })
}

/// The job as it was before.
fn since(activity: &str) -> Given {
    job(activity, ENDED, "Active").into()
}

/// The wait resolved with its last look, and after so many.
fn finishes(seen: &Played, count: usize) {
    assert_eq!(seen.record.sent.len(), count);
    assert_eq!(seen.record.updates.last().map(|(_, job)| job), Some(seen.job()));
}

/// The wait went on past all these looks.
fn goes_on(seen: &Played, count: u32) {
    seen.fails(NotFound, Refused, count + 1);
}

#[test]
fn a_wait_looks_until_a_new_execution_has_ended() {
    let seen = looks([
        ("1", ENDED, "Active"),
        ("", "", "Active"),
        ("", ENDED, "Active"),
        ("2", "", "Active"),
        // A date of the year 1 is "not yet", however it is written.
        ("2", NOT_YET, "Active"),
        ("2", "0001-01-01T00:00:00", "Active"),
        ("2", ENDED, "Active"),
    ]);
    let seen = seen.option("since", since("1")).wait();
    finishes(&seen, 7);
    assert_eq!(seen.sent_at()[..3], [0.0, 30_100.0, 60_200.0]);
}

#[test]
fn without_a_job_to_compare_with_the_first_look_is_the_one_before() {
    finishes(&looks([("7", ENDED, "Active"), ("7", ENDED, "Active"), ("8", ENDED, "Active")]).wait(), 3);
    // A job that had never run ends with its first execution.
    finishes(&looks([("", "", "Active"), ("1", ENDED, "Active")]).wait(), 2);
    let never_ran = job("", "", "Active");
    finishes(&looks([("1", ENDED, "Active")]).option("since", never_ran).wait(), 1);
}

#[test]
fn an_execution_that_was_new_at_the_first_look_already_is_one_when_there_is_a_job_to_compare_with() {
    finishes(&looks([("2", ENDED, "Active")]).option("since", since("1")).wait(), 1);
}

#[test]
fn a_schedule_that_is_not_active_on_two_looks_running_will_run_nothing() {
    for idle in ["Paused", "Disabled", "Unheard-of"] {
        finishes(&looks([("1", ENDED, idle), ("1", ENDED, "Disabled")]).option("since", since("1")).wait(), 2);
        // One look that shows it active, or shows nothing, begins the count anew.
        for active in ["Active", ""] {
            let seen = looks([("", "", idle), ("", "", active), ("", "", idle), ("", "", idle)]).wait();
            finishes(&seen, 4);
        }
        goes_on(&looks([("1", ENDED, idle), ("1", ENDED, "Active"), ("1", ENDED, idle)]).wait(), 3);
    }
}

#[test]
fn whatever_a_job_looks_like_a_wait_goes_on_until_it_can_tell() {
    let strange = [
        json!({}),
        json!({ "status": null, "schedule": null }),
        json!({ "status": { "lastExecution": [] }, "schedule": { "state": 1 } }),
        json!({ "status": { "lastExecution": { "activityIdentifier": null, "timeEnded": ENDED } } }),
        json!({ "status": { "lastExecution": { "activityIdentifier": 7, "timeEnded": 7 } } }),
    ];
    for job in strange {
        let service = move |sent: &crate::support::record::Sent| match sent.number {
            3 => Reply::status(404),
            _ => Reply::json(job.clone()),
        };
        goes_on(&Scene::new().service(service).wait(), 3);
    }
}

#[test]
fn a_caller_who_decides_is_asked_at_every_look_and_decides_alone() {
    use UntilReply::{Never, Says, Throws};
    // They would be the end by the rule that is replaced.
    let both = || looks([("1", ENDED, "Active"), ("2", ENDED, "Active"), ("", "", "")]);
    let seen = both().until(&[Says(false), Says(false), Says(true)]).wait();
    finishes(&seen, 3);
    assert_eq!(seen.record.untils, [Says(false), Says(false), Says(true)]);
    finishes(&both().until(&[Says(true)]).wait(), 1);
    // Nothing will run, whatever the caller waits for.
    finishes(&looks([("", "", "Paused"), ("", "", "Paused")]).until(&[Says(false)]).wait(), 2);
    let throws = both().until(&[Says(false), Throws]).wait();
    assert_eq!(throws.fails(Aborted, Unknown, 2).failure().cause, Some(Cause::Until));
    both().until(&[Never]).option("deadlineMs", 5000.0).wait().fails(Timeout, Unknown, 1);
}

#[test]
fn a_wait_that_would_pass_the_deadline_ends_at_once() {
    let deadline = |left_ms: f64| looks([("1", ENDED, "Active")]).option("deadlineMs", 100.0 + left_ms).wait();
    for left_ms in [30_000.0, 10.0, 0.0] {
        let seen = deadline(left_ms);
        seen.fails(Timeout, Unknown, 1).tells_of(None);
        assert_eq!(
            (seen.ended_ms, seen.failure().message()),
            (100.0, "The time limit of the whole call passed (deadlineMs)".to_owned())
        );
    }
    assert_eq!(deadline(30_000.1).sent_at(), [0.0, 30_100.0]);
    // The end itself is never too late.
    finishes(&looks([("2", ENDED, "Active")]).option("since", since("1")).option("deadlineMs", 100.0).wait(), 1);
}

#[test]
fn the_time_between_looks_is_the_callers() {
    let sent_at = |poll_ms: f64| looks([("", "", ""), ("", "", "")]).option("pollMs", poll_ms).wait().sent_at();
    assert_eq!(sent_at(0.5), [0.0, 100.5, 201.0]);
    assert_eq!(sent_at(3_600_000.0), [0.0, 3_600_100.0, 7_200_200.0]);
}

#[test]
fn an_observer_is_told_of_each_look_before_anything_follows_from_it() {
    let seen = looks([("1", ENDED, "Active"), ("2", ENDED, "Active")]).wait();
    let told: Vec<_> = seen.record.updates.iter().map(|(at, job)| (at.ms, activity(job))).collect();
    assert_eq!(told, [(100.0, "1"), (30_200.0, "2")]);
    // A look is no retry.
    assert!(seen.record.retries.is_empty());
}

fn activity(job: &Value) -> &str {
    job["status"]["lastExecution"]["activityIdentifier"].as_str().unwrap()
}

#[test]
fn each_look_has_its_own_retries() {
    let throttled = || Reply::status(429).retry_after("1");
    let service = move |sent: &crate::support::record::Sent| match sent.number {
        odd if odd % 2 == 1 && odd < 8 => Reply::job("", "", ""),
        _ => throttled(),
    };
    let seen = Scene::new().option("maxRetries", 1.0).service(service).wait();
    seen.fails(Throttled, Refused, 10);
    let attempts: Vec<_> = seen.record.retries.iter().map(|(_, told)| told.attempt).collect();
    assert_eq!(attempts, [1, 3, 5, 7, 9]);
}

#[test]
fn a_look_that_fails_ends_the_wait() {
    let look = || Reply::job("1", ENDED, "Active");
    let later = |reply| Scene::new().replies([look(), reply]).wait();
    later(Reply::status(404)).fails(NotFound, Refused, 2).tells_of(Some(1));
    later(Reply::json(json!([]))).fails(UnexpectedResponse, Unknown, 2).tells_of(Some(1));
}
