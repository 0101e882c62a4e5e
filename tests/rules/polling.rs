//! When a wait is over: a new execution that has ended, or a schedule that will run nothing.

use graph_sync_jobs::{model::job::JobFacts, policy::polling::Polling};

/// When the execution ended that was there before.
const ENDED: f64 = 1_795_482_000_000.0;

/// A look at a job whose schedule is active.
fn look(activity: Option<&str>, ended_ms: Option<f64>) -> JobFacts {
    JobFacts { activity: activity.map(str::to_owned), ended_ms, schedule_state: Some(String::from("Active")) }
}

fn ended(activity: &str) -> JobFacts {
    look(Some(activity), Some(ENDED))
}

#[test]
fn only_another_execution_that_has_ended_is_the_end() {
    let mut polling = Polling::new(Some(ended("1")));
    for not_yet in
        [ended("1"), look(None, Some(ENDED)), look(None, Some(ENDED - 1.0)), look(Some("2"), None), JobFacts::default()]
    {
        assert!(!polling.poll(&not_yet), "{not_yet:?}");
    }
    assert!(polling.poll(&ended("2")));
}

#[test]
fn an_execution_that_ended_later_is_the_end_whether_it_has_an_identifier_or_not() {
    for before in [ended("1"), look(None, Some(ENDED))] {
        for activity in [None, Some("1")] {
            let mut polling = Polling::new(Some(before.clone()));
            assert!(!polling.poll(&look(activity.filter(|_| before.activity.is_some()), Some(ENDED))));
            assert!(polling.poll(&look(activity, Some(ENDED + 1.0))), "{before:?}, {activity:?}");
        }
    }
}

#[test]
fn a_run_under_way_at_the_first_look_is_the_one_to_wait_for() {
    for activity in [Some("7"), None] {
        let mut polling = Polling::new(None);
        assert!(!polling.poll(&look(activity, None)));
        assert!(!polling.poll(&look(activity, None)));
        assert!(polling.poll(&look(activity, Some(ENDED))));
    }
}

#[test]
fn without_an_earlier_reading_the_first_look_is_the_one_before() {
    let mut polling = Polling::new(None);
    assert!(!polling.poll(&ended("7")));
    assert!(!polling.poll(&ended("7")));
    assert!(polling.poll(&ended("8")));
}

#[test]
fn a_job_that_had_never_run_ends_with_its_first_execution() {
    assert!(Polling::new(Some(JobFacts::default())).poll(&ended("1")));
    let mut polling = Polling::new(None);
    assert!(!polling.poll(&JobFacts::default()));
    assert!(polling.poll(&ended("1")));
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
        polling.poll(&JobFacts { schedule_state: state.map(str::to_owned), ..ended("1") });
        assert_eq!(polling.is_idle(), over, "{state:?}");
    }
}
