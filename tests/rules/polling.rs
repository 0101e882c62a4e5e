//! When a wait is over: a new execution that has ended, or a schedule that will run nothing.

use graph_sync_jobs::{model::job::JobFacts, policy::polling::Polling};

const ENDED: &str = "2026-11-24T01:00:00Z";

/// A look at a job whose schedule is active.
fn look(activity: Option<&str>, ended: Option<&str>) -> JobFacts {
    JobFacts {
        activity: activity.map(str::to_owned),
        ended: ended.map(str::to_owned),
        schedule_state: Some(String::from("Active")),
    }
}

fn ended(activity: &str) -> JobFacts {
    look(Some(activity), Some(ENDED))
}

#[test]
fn only_another_execution_that_has_ended_is_the_end() {
    let mut polling = Polling::new(Some(ended("1")));
    for not_yet in [
        ended("1"),
        look(None, Some(ENDED)),
        look(Some("2"), None),
        look(Some("2"), Some("0001-01-01T00:00:00Z")),
        look(Some("2"), Some("0001-01-01T00:00:00")),
        JobFacts::default(),
    ] {
        assert!(!polling.look(&not_yet), "{not_yet:?}");
    }
    assert!(polling.look(&ended("2")));
}

#[test]
fn without_an_earlier_reading_the_first_look_is_the_one_before() {
    let mut polling = Polling::new(None);
    assert!(!polling.look(&ended("7")));
    assert!(!polling.look(&ended("7")));
    assert!(polling.look(&ended("8")));
}

#[test]
fn a_job_that_had_never_run_ends_with_its_first_execution() {
    assert!(Polling::new(Some(JobFacts::default())).look(&ended("1")));
    let mut polling = Polling::new(None);
    assert!(!polling.look(&JobFacts::default()));
    assert!(polling.look(&ended("1")));
}

#[test]
fn a_schedule_that_was_not_active_on_two_looks_running_will_run_nothing() {
    let mut polling = Polling::new(Some(ended("1")));
    for (state, over) in [
        (Some("Paused"), false),
        (Some("Active"), false),
        (Some("Disabled"), false),
        (Some("Anything"), true),
        (None, false),
    ] {
        polling.look(&JobFacts { schedule_state: state.map(str::to_owned), ..ended("1") });
        assert_eq!(polling.is_idle(), over, "{state:?}");
    }
}
