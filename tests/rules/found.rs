//! What a search found: its order, and that nobody stands in it twice.

use graph_sync_jobs::model::found::{FoundJob, FoundJobs, FoundServicePrincipal, UnreadServicePrincipal};

fn principal(id: &str) -> FoundServicePrincipal {
    FoundServicePrincipal { id: id.to_owned(), app_id: None, display_name: Some(String::from("App")) }
}

fn sorted(jobs: &[(&str, &str)], failed: &[&str]) -> (Vec<String>, Vec<String>) {
    let job =
        |(id, job): &(&str, &str)| FoundJob { service_principal: principal(id), job: (), job_id: (*job).to_owned() };
    let unread = |id: &&str| UnreadServicePrincipal { service_principal: principal(id), error: () };
    let (jobs, failed) = (jobs.iter().map(job).collect(), failed.iter().map(unread).collect());
    let mut found = FoundJobs { total: 9, jobs, failed };
    found.sort();
    let job = |found: FoundJob<()>| format!("{} {}", found.service_principal.id, found.job_id);
    let (jobs, failed) = (found.jobs.into_iter().map(job), found.failed.into_iter());
    (jobs.collect(), failed.map(|unread| unread.service_principal.id).collect())
}

#[test]
fn a_service_principal_that_was_listed_twice_stays_once() {
    let (jobs, failed) = sorted(&[("b", "2"), ("a", "1"), ("b", "2"), ("b", "1")], &["d", "c", "d"]);
    assert_eq!((jobs, failed), (vec!["a 1".into(), "b 1".into(), "b 2".into()], vec!["c".into(), "d".into()]));
}

#[test]
fn the_same_job_id_of_two_service_principals_is_two_jobs_and_jobs_without_an_id_all_stay() {
    let (jobs, _) = sorted(&[("b", "1"), ("a", "1"), ("a", ""), ("a", "")], &[]);
    assert_eq!(jobs, ["a ", "a ", "a 1", "b 1"]);
}
