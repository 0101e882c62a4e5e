//! What is held against every call of many restarts.

use std::collections::{BTreeMap, BTreeSet};

use graph_sync_jobs::{
    error::{
        code::Outcome,
        failure::Failure,
        kind::{Kind, Limit},
    },
    model::results::{BulkProgress, RetryNotice},
};

use super::{
    DAY_MS, Rules, Said,
    answers::{is_item_accepted, truth_of_item},
    call::{ends_in_time, is_about, may_hang},
    tokens,
};
use crate::support::{
    clock::Ending,
    given::Given,
    items::{ItemEnd, Items},
    record::{Record, Sent, Stamp},
    script::Cause,
    seen::PlayedMany,
};

/// The batches with which an item was sent.
type Sendings<'r> = BTreeMap<u32, Vec<&'r Sent>>;

/// Holds a whole call against what every call keeps to.
pub fn of_many(options: &Given, seen: &PlayedMany) {
    let rules = Rules::of(options, f64::INFINITY, seen.tick_ms);
    let record = &seen.record;
    assert_eq!(record.in_flight, 0, "something is still under way");
    assert!(record.most_in_flight <= rules.concurrency, "{} in flight", record.most_in_flight);
    tokens::were_asked_for(record);
    let sendings = sendings(record);
    for (index, batches) in &sendings {
        for pair in batches.windows(2) {
            follows(*index, pair[0], pair[1]);
        }
        let waits = batches.iter().filter(|sent| asks_patience(sent, *index)).count();
        assert!(waits <= rules.max_retries + 1, "item {index} waited too often");
    }
    are_held(record, &rules);
    match &seen.ending {
        Ending::Hangs => may_hang(record, &rules),
        Ending::Done((items, account)) => {
            are_accounted_for(items, account, &sendings);
            do_not_give_up(items, record, &sendings, &rules);
            for pair in record.progress.windows(2) {
                adds_up(&pair[0].1, items, false);
            }
            adds_up(&record.progress.last().expect("the end is told").1, items, true);
        }
    }
    ends_in_time(seen, &rules);
}

/// Batches are of 20 at most, and full while something is fresh. Every item is in one place at a time, under its own id.
fn sendings(record: &Record) -> Sendings<'_> {
    let mut sendings = Sendings::new();
    let mut ids: BTreeMap<u32, &str> = BTreeMap::new();
    let mut lacking = None;
    for sent in &record.sent {
        let indices: BTreeSet<_> = sent.parts.iter().map(|part| part.index).collect();
        assert!((1..=20).contains(&indices.len()) && indices.len() == sent.parts.len(), "{:?}", sent.parts);
        for part in &sent.parts {
            let before = ids.entry(part.index).or_insert(&part.client_request_id);
            assert_eq!(*before, part.client_request_id, "another id for the same item");
            let batches = sendings.entry(part.index).or_default();
            assert!(lacking.is_none() || !batches.is_empty(), "{lacking:?} were sent while others were fresh");
            batches.push(sent);
        }
        if indices.len() < 20 {
            lacking.get_or_insert(indices);
        }
        assert_eq!(sent.client_request_id, record.sent[0].client_request_id, "batches share one id");
    }
    let different: BTreeSet<_> = ids.values().collect();
    assert_eq!(different.len(), ids.len(), "two items with the same id");
    sendings
}

/// What was answered for an item, by itself or with its whole batch.
fn said(sent: &Sent, index: u32) -> Option<Said> {
    truth_of_item(Some(sent), index).1
}

fn asks_patience(sent: &Sent, index: u32) -> bool {
    said(sent, index).is_some_and(|said| said.asks_patience(false))
}

/// An item is sent again only where that repeats nothing that may have happened, and never earlier than asked.
fn follows(index: u32, before: &Sent, next: &Sent) {
    let (ended, _) = before.end.expect("it had ended before the next left");
    assert!(ended < next.left, "item {index} is in two batches");
    let said = said(before, index).unwrap_or_else(|| panic!("item {index} again after no answer"));
    assert_eq!(said.outcome(), Outcome::Refused, "item {index} again after {said:?}");
    if said.wants_claims().is_some() {
        return assert!(next.token > before.token, "the same token again");
    }
    assert!(said.asks_patience(false), "item {index} again after {said:?}");
    let least_ms = said.asked_ms().unwrap_or(1000.0);
    assert!(next.left.ms >= ended.ms + least_ms, "item {index}: {} ms after {said:?}", next.left.ms - ended.ms);
}

/// A wait is told, is no longer than a day and ends before the deadline. Where a whole batch waits, nothing at all is sent.
fn are_held(record: &Record, rules: &Rules) {
    let wholes: BTreeMap<_, _> = record.sent.iter().map(|sent| (format!("answer-{}", sent.number), sent)).collect();
    for (Stamp { order, ms: at_ms }, RetryNotice { delay_ms, request_id, .. }) in &record.retries {
        assert!(*delay_ms <= DAY_MS && at_ms + delay_ms < rules.deadline_ms + rules.slack_ms, "{delay_ms} at {at_ms}");
        let Some(whole) = request_id.as_ref().and_then(|id| wholes.get(id)) else { continue };
        let asked_ms = said(whole, whole.parts[0].index).and_then(|said| said.asked_ms()).unwrap_or(1000.0);
        assert!(*delay_ms >= asked_ms, "told of a shorter wait than was asked");
        let early = |sent: &&Sent| sent.left.order > *order && sent.left.ms < at_ms + asked_ms;
        assert!(!record.sent.iter().any(|sent| early(&sent)), "sent while everything was to wait");
    }
}

/// Every item has exactly one end, and it is the truth.
fn are_accounted_for(items: &Items, account: &BulkProgress, sendings: &Sendings<'_>) {
    let mut counts = [0; 4];
    for index in 0..items.ends.len() {
        let batches = sendings.get(&(index as u32)).map(Vec::as_slice).unwrap_or_default();
        let place = match items.end(index) {
            ItemEnd::Restarted(receipt) => {
                assert!(batches.last().is_some_and(|last| is_item_accepted(last, index as u32)), "item {index}");
                assert_eq!(receipt.attempts as usize, batches.len());
                0
            }
            ItemEnd::Failed(failure) => {
                tells_the_truth(index as u32, failure, batches);
                match failure.outcome {
                    Outcome::Refused => 1,
                    Outcome::Unknown => 2,
                    Outcome::NotSent => 3,
                }
            }
        };
        counts[place] += 1;
    }
    let BulkProgress { total, succeeded, refused, unknown, not_sent, .. } = *account;
    assert_eq!([succeeded, refused, unknown, not_sent], counts);
    assert_eq!((total as usize, counts.iter().sum::<u32>()), (items.ends.len(), total));
}

fn tells_the_truth(index: u32, failure: &Failure<Cause>, batches: &[&Sent]) {
    let last = batches.last().copied();
    let id = last.map(|last| last.parts.iter().find(|part| part.index == index).unwrap().client_request_id.clone());
    assert_eq!((failure.attempts as usize, &failure.client_request_id), (batches.len(), &id), "item {index}");
    let (outcome, said) = truth_of_item(last, index);
    assert!(!last.is_some_and(|last| is_item_accepted(last, index)), "item {index} was accepted: {failure:?}");
    assert_eq!(failure.outcome, outcome, "item {index}: {failure:?}");
    is_about(failure, said.as_ref());
}

/// Unless everything was stopped, an item that was refused fails only where it may not go again.
fn do_not_give_up(items: &Items, record: &Record, sendings: &Sendings<'_>, rules: &Rules) {
    let is_denied = record.sent.iter().any(|sent| matches!(sent.status(), Some(401 | 403)));
    let is_stop = |end: &ItemEnd| match end {
        ItemEnd::Failed(failure) => {
            matches!(failure.kind, Kind::Aborted | Kind::TokenUnavailable(_) | Kind::Timeout(Limit::Call))
        }
        ItemEnd::Restarted(_) => false,
    };
    if is_denied || items.ends.iter().flatten().any(is_stop) {
        return;
    }
    for (index, batches) in sendings {
        let last = batches.last().expect("an item is there once it was sent");
        let Some(said) = said(last, *index) else { continue };
        if said.asks_patience(false) {
            let waits = batches.iter().filter(|sent| asks_patience(sent, *index)).count() - 1;
            // The longest that it may choose itself, where the service named no wait.
            let longest_ms = said.asked_ms().unwrap_or(37_501.0);
            let ended_ms = last.end.expect("every request has ended").0.ms;
            let is_too_long = longest_ms > DAY_MS || ended_ms + longest_ms.ceil() + rules.slack_ms >= rules.deadline_ms;
            assert!(waits == rules.max_retries || is_too_long, "item {index} gave up after {said:?}");
        }
        if let Some(with_claims) = said.wants_claims() {
            let asked = record.asked.iter().skip(1).any(|asked| asked.request.claims.is_some() == with_claims);
            assert!(record.asked.is_empty() || asked, "the token function was spared for item {index}");
        }
    }
}

/// The ends and what is under way are never more than there are, and all of them at the end.
fn adds_up(progress: &BulkProgress, items: &Items, is_last: bool) {
    let BulkProgress { total, succeeded, refused, unknown, not_sent, in_flight, waiting_ms } = *progress;
    let ended = succeeded + refused + unknown + not_sent;
    assert_eq!(total as usize, items.ends.len());
    assert!(ended + in_flight <= total && waiting_ms >= 0.0, "{progress:?}");
    if is_last {
        assert_eq!((ended, in_flight, waiting_ms), (total, 0, 0.0));
    }
}
