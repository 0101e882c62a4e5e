//! When a wait is over: a new execution that has ended, or a schedule that will run nothing.

use graph_sync_jobs::polling::{Look, Polling};

const ENDED: &str = "2026-11-24T01:00:00Z";

fn look<'a>(activity: &'a str, ended: &'a str) -> Look<'a> {
    Look { activity, ended, state: "Active" }
}

#[test]
fn only_another_execution_that_has_ended_is_the_end() {
    let mut polling = Polling::new(Some("1"));
    for not_yet in [
        look("1", ENDED),
        look("", ENDED),
        look("2", ""),
        look("2", "0001-01-01T00:00:00Z"),
        look("2", "0001-01-01T00:00:00"),
        Look::default(),
    ] {
        assert!(!polling.look(not_yet), "{not_yet:?}");
    }
    assert!(polling.look(look("2", ENDED)));
}

#[test]
fn without_an_earlier_reading_the_first_look_is_the_one_before() {
    let mut polling = Polling::new(None);
    assert!(!polling.look(look("7", ENDED)));
    assert!(!polling.look(look("7", ENDED)));
    assert!(polling.look(look("8", ENDED)));
}

#[test]
fn a_job_that_had_never_run_ends_with_its_first_execution() {
    assert!(Polling::new(Some("")).look(look("1", ENDED)));
    let mut polling = Polling::new(None);
    assert!(!polling.look(Look::default()));
    assert!(polling.look(look("1", ENDED)));
}

#[test]
fn a_schedule_that_was_not_active_on_two_looks_running_will_run_nothing() {
    let idle = |state| Look { activity: "1", ended: ENDED, state };
    let mut polling = Polling::new(Some("1"));
    for (state, over) in [("Paused", false), ("Active", false), ("Disabled", false), ("Anything", true), ("", false)] {
        polling.look(idle(state));
        assert_eq!(polling.is_idle(), over, "{state}");
    }
}
