//! Searches through long lists: what is remembered of them, and how patient each page is.

use crate::support::{
    batch::{Own, throttled},
    directory::Directory,
    given::Given,
    record::Sent,
    scene::Scene,
};

#[test]
fn what_is_remembered_does_not_grow_with_what_was_read() {
    // Some are refused, some come in two pages, some know no jobs: each gives its place back.
    let directory = Directory { page: 999, jobs_page: 1, ..Directory::of(&[0, 1, 2, 1, 0].repeat(1000)) };
    let served = directory.clone();
    let service = move |sent: &Sent| {
        served.serves(sent, |part| match served.asked(part).0 % 5 {
            3 => Some(Own::Status(403, "", "Authorization_RequestDenied")),
            4 => Some(Own::Status(404, "", "ResourceNotFound")),
            _ => None,
        })
    };
    let seen = Scene::new().service(service).find(&Given::Undefined);
    assert_eq!((seen.found().total, seen.found().failed.len()), (5000, 1000));
    let highest = seen.batches().flat_map(|batch| &batch.parts).map(|part| part.index).max();
    // Two pages, and four batches.
    assert!(highest.unwrap() < 2 * 999 + 4 * 20, "{highest:?}");
}

#[test]
fn each_page_of_jobs_has_its_own_retries() {
    let directory = Directory { jobs_page: 1, ..Directory::of(&[3]) };
    let mut batches = 0;
    let service = move |sent: &Sent| {
        batches += usize::from(!sent.parts.is_empty());
        directory.serves(sent, |_| (batches % 2 == 1).then(|| throttled("1")))
    };
    let seen = Scene::new().service(service).option("maxRetries", 1.0).find(&Given::Undefined);
    assert_eq!((seen.job_ids(), seen.batches().count()), (vec!["job-0-0", "job-0-1", "job-0-2"], 6));
}

#[test]
fn the_page_that_is_read_ahead_comes_on_top_of_the_batches() {
    let directory = Directory { page: 40, ..Directory::of(&[1; 80]) };
    let service = move |sent: &Sent| match sent.parts.is_empty() {
        true => directory.page_at(&sent.url).after(5000.0),
        false => directory.serves(sent, |_| None),
    };
    let seen = Scene::new().service(service).option("concurrency", 1.0).find(&Given::Undefined);
    assert_eq!(seen.sent_at(), [0.0, 5000.0, 5000.0, 5100.0, 10_000.0, 10_100.0]);
}
