//! Which execution ends a wait: another one, or one that ended later, and never one that had ended before.

use graph_sync_jobs::{
    error::{
        code::{
            ErrorCode::{self, InvalidJobId, InvalidOptions, NotFound},
            Outcome::{NotSent, Refused},
        },
        failure::Failure,
    },
    request::arguments::JobArguments,
};
use serde_json::{Value, json};

use crate::support::{
    given::{Given, object},
    scene::{SP, Scene},
    script::{Cause, Reply, job},
    seen::Played,
};

const BEFORE: &str = "2026-11-24T01:00:00Z";
const LATER: &str = "2026-11-24T01:40:00Z";

/// How Graph writes a date that is not there yet.
const NOT_YET: &str = "0001-01-01T00:00:00Z";

/// A wait that sees these executions, each with its identifier and its end, and then that there is no such job any more.
fn sees<const N: usize>(executions: [(&'static str, &'static str); N]) -> Scene {
    Scene::new().service(move |sent| match executions.get(sent.number) {
        Some((activity, ended)) => Reply::job(activity, ended, "Active"),
        None => Reply::status(404),
    })
}

fn since(activity: &str, ended: &str) -> Given {
    job(activity, ended, "Active").into()
}

/// It resolved with the last of so many looks.
fn ends(seen: &Played, looks: usize) {
    assert!(seen.done().is_ok(), "{:?}", seen.done());
    assert_eq!(seen.record.sent.len(), looks);
}

/// It went on past so many looks.
fn goes_on(seen: &Played, looks: u32) {
    seen.fails(NotFound, Refused, looks + 1);
}

#[test]
fn an_execution_without_an_identifier_is_new_where_it_ended_later() {
    ends(&sees([("", BEFORE), ("", ""), ("", LATER)]).option("since", since("", BEFORE)).wait(), 3);
    ends(&sees([("", BEFORE), ("", LATER)]).wait(), 2);
    // The identifier was there before, and is gone.
    ends(&sees([("", BEFORE), ("", LATER)]).option("since", since("1", BEFORE)).wait(), 2);
    // It is there now, and was not before.
    ends(&sees([("1", BEFORE)]).option("since", since("", BEFORE)).wait(), 1);
    goes_on(&sees([("", BEFORE), ("", BEFORE)]).wait(), 2);
}

#[test]
fn the_same_identifier_is_new_as_well_where_it_ended_later_and_an_earlier_end_is_not() {
    ends(&sees([("1", LATER)]).option("since", since("1", BEFORE)).wait(), 1);
    goes_on(&sees([("1", BEFORE), ("", BEFORE)]).option("since", since("1", LATER)).wait(), 2);
    // Another one is new whenever it ended: clocks of services are not one.
    ends(&sees([("2", BEFORE)]).option("since", since("1", LATER)).wait(), 1);
}

#[test]
fn a_run_that_is_under_way_at_the_first_look_is_the_one_to_wait_for() {
    for ended in ["", NOT_YET] {
        ends(&sees([("7", ended), ("7", ended), ("7", LATER)]).wait(), 3);
        ends(&sees([("", ended), ("", LATER)]).wait(), 2);
    }
    // One that had ended at the first look is not.
    goes_on(&sees([("7", BEFORE), ("7", BEFORE), ("7", NOT_YET)]).wait(), 3);
}

#[test]
fn the_year_1_and_dates_that_cannot_be_read_are_no_end() {
    let no_ends = ["", NOT_YET, "0001-01-01T00:00:00", "soon", "24.11.2026", "2026-13-24T01:00:00Z", "1"];
    for no_end in no_ends {
        goes_on(&sees([("2", no_end), ("3", no_end)]).option("since", since("1", BEFORE)).wait(), 2);
        goes_on(&sees([("", no_end), ("", no_end)]).option("since", since("", BEFORE)).wait(), 2);
        goes_on(&sees([("1", no_end), ("2", no_end)]).wait(), 2);
    }
}

fn refusal(job_id: &str, since: Given) -> Failure<Cause> {
    let options = object([("since", since)]);
    *JobArguments::read_wait(&SP.into(), &job_id.into(), &options).expect_err("it must be refused")
}

fn is_refused(since: impl Into<Given>) {
    let failure = refusal("job", since.into());
    let told: (ErrorCode, _) = (failure.kind.code(), failure.outcome);
    assert_eq!(told, (InvalidOptions, NotSent));
    let paths: Vec<_> = failure.problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["since"], "{failure:?}");
    assert!(failure.problems[0].message.contains("getSyncJob"), "{failure:?}");
}

#[test]
fn what_is_not_this_very_job_is_nothing_to_compare_with() {
    let odd: [Value; 12] = [
        json!({}),
        // What a list answers, and what an error says.
        json!({ "value": [job("1", BEFORE, "Active")] }),
        json!([job("1", BEFORE, "Active")]),
        json!({ "error": { "code": "x", "message": "y" } }),
        json!({ "id": "job" }),
        json!({ "status": { "lastExecution": {} } }),
        json!({ "id": "job", "status": null }),
        json!({ "id": "job", "status": "Active" }),
        json!({ "id": "job", "status": [] }),
        json!({ "id": ["job"], "status": {} }),
        // PowerShell's names.
        json!({ "Id": "job", "Status": { "LastExecution": { "ActivityIdentifier": "1", "TimeEnded": BEFORE } } }),
        json!("job"),
    ];
    odd.into_iter().for_each(is_refused);
    // Another job of the same principal, and what only resembles its id.
    for id in ["another", "JOB", " job", "job ", "jo", "job2", ""] {
        is_refused(json!({ "id": id, "status": {} }));
    }
    for odd in [Given::Null, Given::Function, Given::Signal, Given::TooMany(20_000), Given::Unreadable] {
        is_refused(odd);
    }
    is_refused(object([("id", Given::BrokenText), ("status", object([]))]));
}

#[test]
fn the_job_itself_is_with_whatever_else_it_holds_and_however_long_its_id_is() {
    let id = "é".repeat(1024);
    let job = json!({ "@odata.context": "x", "status": {}, "unheardOf": [1], "id": id });
    let options = object([("since", job.into())]);
    assert!(JobArguments::read_wait(&SP.into(), &id.as_str().into(), &options).is_ok());
    assert!(JobArguments::read_wait(&SP.into(), &id.as_str().into(), &object([("since", Given::Undefined)])).is_ok());
    // The job id is judged first.
    assert_eq!(refusal("a/b", json!({ "id": "a/b", "status": {} }).into()).kind.code(), InvalidJobId);
}
