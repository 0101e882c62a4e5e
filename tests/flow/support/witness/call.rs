//! What is held against every call of one job or one list.

use graph_sync_jobs::error::{
    code::Outcome,
    failure::Failure,
    kind::{Kind, Limit},
};

use super::{
    DAY_MS, Rules, Said,
    answers::{is_accepted, is_broken, truth},
    tokens,
};
use crate::support::{
    clock::Ending,
    given::Given,
    record::{Record, Sent, SentEnd, Stamp},
    scene::Called,
    script::{Cause, UntilReply},
    seen::{Gave, Played, Seen},
};

/// Holds a whole call against what every call keeps to.
pub fn of_a_call(called: Called, options: &Given, seen: &Played) {
    let deadline_ms = if called == Called::Wait { f64::INFINITY } else { 120_000.0 };
    let rules = Rules::of(options, deadline_ms, seen.tick_ms);
    let record = &seen.record;
    let is_reading = called.is_reading();
    assert_eq!(record.in_flight, 0, "something is still under way");
    tokens::were_asked_for(record);
    are_the_same(called, &record.sent);
    for pair in record.sent.windows(2) {
        follows(called, &pair[0], &pair[1]);
    }
    are_told(seen, &rules, is_reading);
    ends_in_time(seen, &rules);
    match &seen.ending {
        Ending::Hangs => may_hang(record, &rules),
        Ending::Done(Ok(Gave::Receipt(receipt))) => {
            let last = record.sent.last().expect("what was not sent was not accepted");
            assert!(last.was_answered() && last.status() == Some(204), "{last:?} is no receipt");
            assert_eq!(receipt.attempts as usize, record.sent.len());
            assert_eq!(receipt.client_request_id, last.client_request_id);
            assert_eq!(receipt.request_id, Some(format!("answer-{}", last.number)));
        }
        Ending::Done(Ok(Gave::Done(receipt))) => {
            let last = record.sent.last().expect("what was not sent was not accepted");
            assert!(last.was_answered() && last.status() == Some(204), "{last:?} is no receipt");
            assert_eq!((receipt.status, receipt.attempts as usize), (204, record.sent.len()));
            assert_eq!(receipt.client_request_id, last.client_request_id);
            assert_eq!(receipt.request_id, Some(format!("answer-{}", last.number)));
        }
        Ending::Done(Ok(_)) => assert!(record.sent.last().is_some_and(is_accepted)),
        Ending::Done(Err(failure)) => tells_the_truth(failure, record),
    }
}

/// All attempts are the same but for their tokens; only pages have each its address.
fn are_the_same(called: Called, sent: &[Sent]) {
    for sent in sent {
        assert_eq!((sent.body.is_some(), sent.is_post), (called == Called::Restart, !called.is_reading()));
    }
    for pair in sent.windows(2) {
        assert_eq!(pair[0].client_request_id, pair[1].client_request_id);
        assert_eq!(pair[0].body, pair[1].body);
        if called != Called::List || !is_accepted(&pair[0]) {
            assert_eq!(pair[0].url, pair[1].url);
        }
    }
}

/// One request follows another only where that repeats nothing that may have happened, and never earlier than asked.
fn follows(called: Called, before: &Sent, next: &Sent) {
    let (ended, end) = before.end.expect("it had ended before the next left");
    assert!(ended < next.left, "two at a time");
    let has_status = Said::to(before).is_some_and(|said| said.is_error());
    assert!(end != SentEnd::Cancelled || has_status, "again, though nobody waited for an answer");
    let is_reading = called.is_reading();
    if is_accepted(before) {
        return assert!(matches!(called, Called::List | Called::Wait), "again after it was accepted");
    }
    let Some(said) = Said::to(before).filter(|_| !is_broken(before)) else {
        return assert!(is_reading && end == SentEnd::Broken, "again after {before:?}");
    };
    if said.wants_claims().is_some() {
        return assert_ne!(before.token, next.token, "the same token again");
    }
    assert!(said.asks_patience(is_reading), "again after {said:?}");
    let least_ms = said.asked_ms().unwrap_or(1000.0);
    assert!(next.left.ms >= ended.ms + least_ms, "{} ms after {said:?}", next.left.ms - ended.ms);
}

/// Observers are told of every wait, before it begins: of the attempt that failed, and how long it is. None is longer than a day,
/// or passes the deadline, or is one too many for its request.
fn are_told(seen: &Played, rules: &Rules, is_reading: bool) {
    let record = &seen.record;
    let mut retries = 0;
    let mut told = record.retries.iter();
    for (index, sent) in record.sent.iter().enumerate() {
        if is_accepted(sent) {
            retries = 0;
        }
        let said = Said::to(sent).filter(|said| said.is_error());
        let is_patient = said.as_ref().map_or(is_reading && is_broken(sent), |said| said.asks_patience(is_reading));
        if !is_patient {
            continue;
        }
        if index + 1 == record.sent.len() && told.len() == 0 {
            let was_cancelled = matches!(sent.end, Some((_, SentEnd::Cancelled)));
            if !was_cancelled || seen.aborted_ms.is_none() && seen.ending != Ending::Hangs {
                has_to_end(sent, retries, rules);
            }
            continue;
        }
        let (Stamp { ms: at_ms, .. }, notice) = told.next().expect("nobody was told of a wait");
        retries += 1;
        assert!(retries <= rules.max_retries, "one wait too many");
        assert_eq!(notice.attempt as usize, index + 1);
        assert_eq!(notice.status, said.as_ref().map(|said| said.status));
        assert_eq!(notice.request_id, said.as_ref().and_then(|said| said.request_id.clone()));
        assert!(notice.delay_ms <= DAY_MS, "{notice:?}");
        assert!(
            at_ms + notice.delay_ms < rules.deadline_ms + rules.slack_ms,
            "{notice:?} at {at_ms} passes the deadline"
        );
        match said.and_then(|said| said.asked_ms()) {
            Some(asked_ms) => assert!(notice.delay_ms >= asked_ms && notice.delay_ms < asked_ms + 2.0, "{notice:?}"),
            None => {
                let base_ms = f64::min(30_000.0, 1000.0 * f64::powi(2.0, retries as i32 - 1));
                assert!((base_ms..=base_ms * 1.25).contains(&notice.delay_ms), "{notice:?}, wait {retries}");
            }
        }
        if let Some(next) = record.sent.get(index + 1) {
            assert!(next.left.ms >= at_ms + notice.delay_ms, "earlier than told");
        }
    }
    assert_eq!(told.next(), None, "told of a wait that nobody asked for");
}

/// A call does not give up while it may go on: there are no retries left, or the wait would be too long.
fn has_to_end(last: &Sent, retries: usize, rules: &Rules) {
    let asked_ms = Said::to(last).filter(|said| said.is_error()).and_then(|said| said.asked_ms());
    // The longest that it may choose itself, where the service named no wait.
    let longest_ms =
        asked_ms.unwrap_or_else(|| f64::min(30_000.0, 1000.0 * f64::powi(2.0, retries as i32)) * 1.25 + 1.0);
    let ended_ms = last.end.expect("every request has ended").0.ms;
    let is_too_long = longest_ms > DAY_MS || ended_ms + longest_ms.ceil() + rules.slack_ms >= rules.deadline_ms;
    assert!(retries == rules.max_retries || is_too_long, "it gave up after {last:?}");
}

/// No request lasts longer than `timeoutMs`, the call ends where the deadline or the signal ends it, and nothing is sent any more
/// once the signal has fired.
pub fn ends_in_time<T>(seen: &Seen<T>, rules: &Rules) {
    let Seen { record, ended_ms, aborted_ms, .. } = seen;
    if let Some(aborted) = record.aborted {
        assert!(record.sent.iter().all(|sent| sent.left < aborted), "sent after an abort");
    }
    if rules.slack_ms > 0.0 {
        return;
    }
    for sent in &record.sent {
        let (ended, _) = sent.end.expect("every request has ended");
        assert!(ended.ms <= sent.left.ms + rules.timeout_ms, "{sent:?}");
        let is_in_time = |ms: f64| sent.left.ms < ms || record.aborted.is_some();
        assert!(aborted_ms.is_none_or(is_in_time) && sent.left.ms < rules.deadline_ms, "sent after the end");
    }
    assert!(*ended_ms <= rules.deadline_ms, "it ended at {ended_ms}");
    assert!(aborted_ms.is_none_or(|ms| *ended_ms <= ms), "it ended at {ended_ms}");
}

/// What a failure says of requests and answers is what happened.
fn tells_the_truth(failure: &Failure<Cause>, record: &Record) {
    let last = record.sent.last();
    assert_eq!(failure.attempts as usize, record.sent.len(), "{failure:?}");
    assert_eq!(failure.client_request_id.as_ref(), last.map(|last| &last.client_request_id));
    let (outcome, about) = truth(last);
    assert_eq!(failure.outcome, outcome, "{failure:?} after {last:?}");
    // An answer that was expected is not what a later end is about.
    let about = about.filter(|said| said.is_error() || matches!(failure.kind, Kind::UnexpectedResponse(_)));
    is_about(failure, about.as_ref());
    tokens::are_not_spared(failure, record);
    match failure.kind {
        Kind::Aborted => assert!(matches!(failure.cause, Some(Cause::Abort | Cause::Until))),
        Kind::Network(_) => assert_eq!(failure.cause, Some(Cause::Broken(record.sent.len() - 1))),
        Kind::Timeout(limit) => {
            assert_eq!(failure.cause, None);
            let cancelled = last.is_some_and(|last| matches!(last.end, Some((_, SentEnd::Cancelled))));
            assert!(limit == Limit::Call || cancelled, "timeoutMs is about requests");
        }
        _ => {}
    }
}

/// The answer that a failure tells of is this one, and no other.
pub fn is_about(failure: &Failure<Cause>, said: Option<&Said>) {
    let response = failure.response.as_deref();
    let told = response.map(|response| (response.status, response.request_id.clone()));
    assert_eq!(told, said.map(|said| (said.status, said.request_id.clone())), "{failure:?}");
    let asked_ms = said.and_then(Said::asked_ms);
    let told_ms = response.and_then(|response| response.retry_after_ms);
    assert_eq!(told_ms.is_some(), asked_ms.is_some(), "{failure:?}");
    assert!(
        told_ms.zip(asked_ms).is_none_or(|(told, asked)| (asked..asked * 1.001 + 2.0).contains(&told)),
        "{failure:?}"
    );
    if failure.kind == Kind::Throttled {
        assert_eq!((failure.outcome, said.map(|said| said.status)), (Outcome::Refused, Some(429)));
    }
}

/// A call stays open only where nothing bounds it: a token function or an `until` that never answers, or an endless `timeoutMs`.
pub fn may_hang(record: &Record, rules: &Rules) {
    assert!(rules.deadline_ms.is_infinite(), "the deadline ends it");
    let token = record.asked.last().is_some_and(|asked| asked.end.is_none());
    let until = record.untils.last() == Some(&UntilReply::Never);
    let request = rules.timeout_ms.is_infinite() && record.sent.iter().any(|sent| !sent.was_answered());
    assert!(token || until || request, "it hangs: {record:?}");
}
