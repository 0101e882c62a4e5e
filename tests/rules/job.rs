//! What of a job decides whether a wait is over: read from Graph's own shape, whatever is left out or empty in it.

use graph_sync_jobs::model::job::JobFacts;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{
    cases,
    dates::NOVEMBER,
    json::{Parsed, any_json},
    platform::NOVEMBER_1ST,
};

fn read(job: Value) -> JobFacts {
    JobFacts::of(&Parsed(job), &NOVEMBER_1ST)
}

#[test]
fn a_job_as_graph_writes_it_says_which_execution_was_the_last_when_it_ended_and_whether_another_will_come() {
    let facts = read(json!({
        "id": "aws.1",
        "schedule": { "expiration": null, "interval": "PT40M", "state": "Active" },
        "status": {
            "code": "Active",
            "lastExecution": {
                "activityIdentifier": "0b2f7c1e",
                "state": "Succeeded",
                "timeBegan": "2026-11-24T00:00:00Z",
                "timeEnded": "2026-11-24T01:00:00Z"
            },
            "lastSuccessfulExecution": { "activityIdentifier": "another", "timeEnded": "2026-11-23T01:00:00Z" }
        }
    }));
    let expected = JobFacts {
        activity: Some(String::from("0b2f7c1e")),
        ended_ms: Some(NOVEMBER + 23.0 * 86_400_000.0 + 3_600_000.0),
        schedule_state: Some(String::from("Active")),
    };
    assert_eq!(facts, expected);
}

#[test]
fn what_is_left_out_empty_or_of_another_type_is_not_known() {
    let execution = |execution: Value| json!({ "status": { "lastExecution": execution }, "schedule": { "state": "" } });
    for job in [
        json!({}),
        json!(null),
        json!([]),
        json!("text"),
        json!({ "status": null, "schedule": null }),
        json!({ "status": "Active", "schedule": "Active" }),
        json!({ "schedule": { "state": null }, "status": { "lastExecution": [] } }),
        execution(json!(null)),
        execution(json!({ "activityIdentifier": "", "timeEnded": "" })),
        execution(json!({ "activityIdentifier": null, "timeEnded": null })),
        execution(json!({ "activityIdentifier": 7, "timeEnded": 7 })),
    ] {
        assert_eq!(read(job.clone()), JobFacts::default(), "{job}");
    }
}

#[test]
fn the_year_1_is_not_yet_and_a_date_that_cannot_be_read_is_none() {
    let ended = |date: &str| {
        read(json!({ "status": { "lastExecution": { "activityIdentifier": "1", "timeEnded": date } } })).ended_ms
    };
    for date in
        ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00", "0001-01-01T00:00:00.0000000Z", "0001-01-01T00:00:00+00:00"]
    {
        assert_eq!(ended(date), None, "{date}");
    }
    for date in ["soon", "24.11.2026", "Tue, 24 Nov 2026 01:00:00 GMT", "2026-11-24", "1793491200000", "-1", "hello 1"]
    {
        assert_eq!(ended(date), None, "{date}");
    }
    // Without a zone it is in UTC, as all that Graph writes.
    assert_eq!(ended("2026-11-01T00:00:00"), Some(NOVEMBER));
    assert_eq!(ended("2026-11-01T00:00:00Z"), Some(NOVEMBER));
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_job_makes_it_panic(odd in any_json()) {
        for job in [
            odd.clone(),
            json!({ "status": odd, "schedule": odd }),
            json!({ "status": { "lastExecution": odd }, "schedule": { "state": odd } }),
            json!({ "status": { "lastExecution": { "activityIdentifier": odd, "timeEnded": odd } } }),
        ] {
            let facts = read(job);
            prop_assert!([facts.activity, facts.schedule_state].iter().flatten().all(|text| !text.is_empty()));
        }
    }
}
