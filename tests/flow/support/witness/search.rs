//! What is held against every search.

use std::collections::{BTreeMap, BTreeSet};

use graph_sync_jobs::{
    error::{
        code::Outcome,
        kind::{Kind, Limit},
    },
    model::{found::FoundJob, results::FindProgress},
};

use super::{
    Rules, Said,
    answers::{is_accepted, is_broken, truth_of_item},
    call::{ends_in_time, may_hang},
    tokens,
};
use crate::support::{
    clock::Ending,
    given::Given,
    json::AnswerJson,
    record::{Record, Sent},
    seen::PlayedFind,
};

/// Holds a whole search against what every search keeps to.
pub fn of_a_search(options: &Given, seen: &PlayedFind) {
    let rules = Rules::of(options, f64::INFINITY, seen.tick_ms);
    let record = &seen.record;
    assert_eq!(record.in_flight, 0, "something is still under way");
    tokens::were_asked_for(record);
    are_read(record, &rules);
    are_told_once(record);
    for pair in record.find_progress.windows(2) {
        grows(&pair[0].1, &pair[1].1);
    }
    match &seen.ending {
        Ending::Hangs => may_hang(record, &rules),
        Ending::Done(Ok(found)) => {
            let is_end = |kind| matches!(kind, Kind::Aborted | Kind::Timeout(Limit::Call) | Kind::TokenUnavailable(_));
            assert!(!found.failed.iter().any(|one| is_end(one.error.kind)), "what ends all rejects: {found:?}");
            let told: BTreeSet<_> = record.found.iter().map(|(_, found)| job(found)).collect();
            assert!(found.jobs.iter().all(|found| told.contains(&job(found))));
            assert_eq!(found.jobs.len(), told.len(), "what was found is what was told");
            let last = record.find_progress.last().expect("the end is told").1;
            let FindProgress { total, read, found: jobs, failed, in_flight, waiting_ms } = last;
            assert_eq!((total, read + failed), (found.total, found.total));
            assert_eq!((jobs as usize, failed as usize), (found.jobs.len(), found.failed.len()));
            assert_eq!((in_flight, waiting_ms), (0, 0.0));
        }
        Ending::Done(Err(failure)) => {
            assert_eq!(failure.attempts as usize, record.sent.len(), "{failure:?}");
            assert_eq!(failure.outcome == Outcome::NotSent, record.sent.is_empty(), "{failure:?}");
            // A page may be what it should not be in many ways.
            let is_about_all =
                matches!(failure.kind, Kind::Aborted | Kind::TokenUnavailable(_) | Kind::UnexpectedResponse(_))
                    || matches!(failure.kind, Kind::Timeout(Limit::Call));
            let is_denied = |sent: &Sent| matches!(sent.status(), Some(401 | 403));
            let is_page = |sent: &&Sent| sent.parts.is_empty() && !(is_accepted(sent) && sent.was_answered());
            assert!(
                is_about_all || record.sent.iter().any(is_denied) || record.sent.iter().any(|sent| is_page(&sent)),
                "nothing that concerns all: {failure:?}"
            );
        }
    }
    ends_in_time(seen, &rules);
}

/// Pages one after the other, batches of 20 at most, as many at a time as allowed, and nobody earlier than asked or too often.
fn are_read(record: &Record, rules: &Rules) {
    assert!(record.most_in_flight <= rules.concurrency + 1, "{} in flight", record.most_in_flight);
    let mut items: BTreeMap<&str, Vec<&Sent>> = BTreeMap::new();
    let mut pages: Vec<&Sent> = Vec::new();
    for sent in &record.sent {
        assert_eq!(sent.client_request_id, record.sent[0].client_request_id);
        assert!(sent.parts.len() <= 20 && sent.is_post != sent.parts.is_empty(), "{sent:?}");
        assert!(sent.parts.is_empty() || !sent.is_eventual, "only a search for names wants the index");
        if sent.parts.is_empty() {
            pages.push(sent);
        }
        for part in &sent.parts {
            items.entry(&part.url).or_default().push(sent);
        }
    }
    for pair in pages.windows(2) {
        assert!(pair[0].end.expect("it had ended").0 < pair[1].left, "two pages at a time");
        if pair[0].url == pair[1].url {
            is_patient(pair[0], Said::to(pair[0]), pair[1]);
        }
    }
    for (url, batches) in items {
        for pair in batches.windows(2) {
            assert!(pair[0].end.expect("it had ended").0 < pair[1].left, "{url} is in two batches");
            let index = pair[0].parts.iter().find(|part| part.url == url).expect("it is there").index;
            is_patient(pair[0], truth_of_item(Some(pair[0]), index).1, pair[1]);
        }
        let waits = batches.len().saturating_sub(1);
        assert!(!record.asked.is_empty() || waits <= rules.max_retries, "{url} was read {waits} times more");
    }
}

/// A reading goes again after an answer that asks for patience, or after none, and never earlier than asked.
fn is_patient(before: &Sent, said: Option<Said>, next: &Sent) {
    let ended = before.end.expect("it had ended").0;
    let Some(said) = said.filter(|_| !is_broken(before)) else {
        return assert!(is_broken(before), "again after {before:?}");
    };
    if said.wants_claims().is_some() {
        return assert!(next.token > before.token, "the same token again");
    }
    assert!(said.asks_patience(true), "again after {said:?}");
    let least_ms = said.asked_ms().unwrap_or(1000.0);
    assert!(next.left.ms >= ended.ms + least_ms, "{} ms after {said:?}", next.left.ms - ended.ms);
}

fn job(found: &FoundJob<AnswerJson>) -> (&str, &str) {
    (&found.service_principal.id, &found.job_id)
}

/// No job is told twice.
fn are_told_once(record: &Record) {
    let told: BTreeSet<_> = record.found.iter().map(|(_, found)| job(found)).collect();
    assert_eq!(told.len(), record.found.len(), "a job was told twice");
}

/// Progress never goes back, and its parts are never more than the whole.
fn grows(before: &FindProgress, next: &FindProgress) {
    let FindProgress { total, read, found, failed, in_flight, waiting_ms } = *next;
    assert!(total >= before.total && read >= before.read && found >= before.found && failed >= before.failed);
    assert!(read + failed + in_flight <= total && waiting_ms >= 0.0, "{next:?}");
}
