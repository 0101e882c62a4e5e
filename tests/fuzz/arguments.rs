//! Arguments in any order and shape: refused with a reason, or sent to the address that they name.
//!
//! Each line is an argument, as JSON. A text that begins with `$` stands for what JSON cannot write: see `odd`.

use std::str;

use graph_sync_jobs::{
    error::{
        code::Outcome,
        failure::Failure,
        kind::{Argument, Kind},
    },
    model::{action::Action, problem::Problem},
    request::{
        arguments::{self, JobArguments, ListArguments, RestartArguments},
        criteria::CriteriaOf,
        endpoint::{action_path, jobs_path},
        items::RestartItem,
        option_key::OptionsOf,
        options::{Options, is_client_request_id},
        problems::{LISTED, Problems},
    },
};
use serde_json::Value;
use url::Url;

use crate::support::{
    judged::body,
    passed::{LONGEST_KEY, Passed, object},
};

type Refusal = Box<Failure<&'static str>>;

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let mut lines = text.lines().map(|line| serde_json::from_str::<Value>(line).ok());
    let mut argument = || lines.next().flatten().map_or(Passed::Undefined, |value| odd(Passed::from(&value)));
    let [sp_id, job_id, criteria, options] = std::array::from_fn(|_| argument());

    let principal = arguments::service_principal(&sp_id);
    let job = arguments::job_id(&job_id);
    let asked = arguments::criteria(&criteria, CriteriaOf::Restart);
    let how = |call| arguments::options(&options, call);
    let request = how(OptionsOf::Request);
    let refusals = [refusal(&principal), refusal(&job), refusal(&asked), refusal(&request)];
    for (refusal, argument) in refusals.into_iter().zip(["spId", "jobId", "criteria", "options"]) {
        refusal.into_iter().for_each(|failure| is_explained(failure, argument));
    }

    // The first that is wrong decides.
    let [no_principal, no_job, no_criteria, no_options] = refusals;
    let restart = RestartArguments::read(&sp_id, &job_id, &criteria, &options, CriteriaOf::Restart);
    assert_eq!(restart.as_ref().err(), no_principal.or(no_job).or(no_criteria).or(no_options));
    let list = ListArguments::read(&sp_id, &options);
    assert_eq!(list.as_ref().err(), no_principal.or(no_options));
    let start = JobArguments::read(&sp_id, &job_id, &options);
    assert_eq!(start.as_ref().err(), no_principal.or(no_job).or(no_options));
    let waiting = job.as_ref().ok().map(|job| how(OptionsOf::Wait(job)));
    let wait = JobArguments::read_wait(&sp_id, &job_id, &options);
    assert_eq!(wait.as_ref().err(), no_principal.or(no_job).or(waiting.as_ref().and_then(refusal)));

    if let Ok(restart) = restart {
        let address = restart.options.endpoint.address(&action_path(&restart.principal, &restart.job, Action::Restart));
        is_address(&address);
        assert!(address.ends_with("/restart"), "{address:?}");
        serde_json::from_str::<Value>(&body(&restart.criteria)).expect("the body is JSON");
    }
    if let Ok(list) = list {
        is_address(&list.options.endpoint.address(&jobs_path(&list.principal)));
    }
    for options in [Some(request), waiting, Some(how(OptionsOf::Bulk))].into_iter().flatten().flatten() {
        are_in_range(&options);
    }
    let report = arguments::check_criteria(&criteria);
    assert_eq!((report.valid, report.reset_scope.is_some()), (asked.is_ok(), asked.is_ok()));
    let of_a_check = arguments::criteria(&criteria, CriteriaOf::Check);
    assert_eq!(of_a_check.err().map(|failure| failure.problems).unwrap_or_default(), report.problems);
    // Only the words differ from place to place.
    let paths = |problems: &[Problem]| problems.iter().map(|problem| problem.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&asked.err().map(|failure| failure.problems).unwrap_or_default()), paths(&report.problems));
    is_judged_alike_in_a_list(sp_id, job_id, criteria, principal.is_ok() && job.is_ok() && report.valid);
}

fn refusal<T>(read: &Result<T, Refusal>) -> Option<&Refusal> {
    read.as_ref().err()
}

/// What JSON cannot write.
fn odd(passed: Passed) -> Passed {
    match passed {
        Passed::Text(text) => match &*text {
            "$undefined" => Passed::Undefined,
            "$broken" => Passed::Broken,
            "$NaN" => Passed::Number(f64::NAN),
            "$Infinity" => Passed::Number(f64::INFINITY),
            "$crowd" => Passed::Crowd(1_000_000),
            "$function" => Passed::Function,
            "$signal" => Passed::Signal,
            "$symbol" => Passed::Other("a symbol"),
            "$unreadable" => Passed::Unreadable,
            _ => Passed::Text(text),
        },
        Passed::List(items) => Passed::List(items.iter().cloned().map(odd).collect()),
        Passed::Object(entries) => {
            Passed::Object(entries.iter().map(|(key, value)| (key.clone(), odd(value.clone()))).collect())
        }
        other => other,
    }
}

fn is_explained(failure: &Refusal, argument: &str) {
    let Kind::InvalidArgument(refused) = failure.kind else { panic!("{failure:?}") };
    assert_eq!((refused.name(), failure.outcome), (argument, Outcome::NotSent));
    are_explained(&failure.problems);
    assert!(!failure.message().is_empty() && failure.hint().ends_with('.'));
}

fn are_explained(problems: &[Problem]) {
    assert!((1..=LISTED + 1).contains(&problems.len()), "{} problems", problems.len());
    for Problem { path, message, .. } in problems {
        assert!(!message.is_empty() && !message.contains(char::is_control), "{message:?}");
        assert!(!path.contains(char::is_control) && path.chars().count() <= LONGEST_KEY + 30, "{path:?}");
    }
}

fn are_in_range(options: &Options<Passed>) {
    assert!(options.timeout_ms > 0.0 && options.deadline_ms > 0.0);
    assert!(options.poll_ms > 0.0 && options.poll_ms.is_finite());
    assert!(options.max_retries <= 10 && (1..=16).contains(&options.concurrency));
    assert!(options.client_request_id.as_deref().is_none_or(is_client_request_id));
}

fn is_address(address: &str) {
    let url = Url::parse(address).expect("an address");
    assert_eq!(url.as_str(), address, "a platform's parser sees another address");
}

/// The same arguments as an item of many restarts.
fn is_judged_alike_in_a_list(sp_id: Passed, job_id: Passed, criteria: Passed, is_valid: bool) {
    let item = object([("spId", sp_id), ("jobId", job_id), ("criteria", criteria)]);
    let mut problems = Problems::default();
    let read = RestartItem::read(&item, 7, &mut problems);
    match problems.accept(Argument::Items, read) {
        Ok(_) => assert!(is_valid, "{item:?} is valid in a list alone"),
        Err(failure) => {
            assert!(!is_valid, "{item:?} is refused in a list alone");
            are_explained(&failure.problems);
            let first = &failure.problems[0].path;
            assert!(first.starts_with("items[7]."), "{first:?}");
        }
    }
}
