//! What of a job decides whether a wait is over: read from Graph's own shape, whatever is left out or empty in it.

use graph_sync_jobs::model::job::JobFacts;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{
    cases,
    json::{Parsed, any_json},
};

fn read(job: Value) -> JobFacts {
    JobFacts::of(&Parsed(job))
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
        ended: Some(String::from("2026-11-24T01:00:00Z")),
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
            prop_assert!([facts.activity, facts.ended, facts.schedule_state].iter().flatten().all(|text| !text.is_empty()));
        }
    }
}
