//! Answers of whoever answers: whatever they say, nothing that may have happened is sent again, and nothing too early.
//!
//! The first line has the action, the status, the retries allowed and those made: `restart 429 3 0`. Then come headers as HTTP
//! writes them, an empty line, and the body.

use std::str;

use graph_sync_jobs::{
    error::{code::Outcome, failure::Failure},
    model::{
        action::Action,
        job::JobFacts,
        json::{Content, Json},
        response_facts::{ErrorBody, ResponseFacts},
        token_claims::TokenReport,
    },
    policy::{
        polling::Polling,
        retry::{LONGEST_WAIT_MS, Next, Renew, RetryPolicy},
    },
    response::{batch::item_responses, head::head, page::Page},
};

use crate::support::{
    answers::failure,
    dates::{NOVEMBER, platform},
    json::Parsed,
    platform::Reading,
};

/// No whole second, as clocks go.
const PLATFORM: Reading<fn(&str) -> Option<f64>> = Reading { wall_ms: NOVEMBER + 500.0, parse: platform };

/// The request that was answered.
#[derive(Clone, Copy, Debug)]
struct Sent {
    action: Action,
    policy: RetryPolicy,
    retries: u32,
}

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut words = first.split(' ');
    let action = match words.next() {
        Some("read") => Action::Read,
        Some("start") => Action::Start,
        Some("pause") => Action::Pause,
        _ => Action::Restart,
    };
    let mut number = || words.next().and_then(|word| word.parse::<u16>().ok()).unwrap_or_default();
    let (status, max_retries, retries) = (number(), number().into(), number().into());
    let sent = Sent { action, policy: RetryPolicy { max_retries }, retries };

    let (headers, body) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let header = |name: &str| {
        let mut named = headers.lines().filter_map(|line| line.split_once(": "));
        named.find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    };
    let mut facts = head(status, &header, &PLATFORM);
    let before = facts.clone();
    let content = match serde_json::from_str(body) {
        Ok(json) => Content::Json(Parsed(json)),
        Err(_) if body.is_empty() => Content::Empty,
        Err(_) => Content::Unreadable,
    };
    facts.add_body(&content, &PLATFORM);
    // A body costs or adds details. It decides nothing but which 401 it is.
    let details = ResponseFacts { request_id: facts.request_id.clone(), date: facts.date.clone(), ..(*before).clone() };
    assert_eq!(ResponseFacts { body: ErrorBody::Unreadable, ..(*facts).clone() }, details);
    assert!(before.request_id.is_none() || before.request_id == facts.request_id, "the header's comes first");
    judge(*facts, sent);
    if let Content::Json(json) = content {
        read(&json, sent);
    }
}

/// What follows an answer that is not the one expected.
fn judge(answer: ResponseFacts, sent: Sent) {
    assert!(answer.retry_after_ms.is_none_or(|asked_ms| asked_ms >= 0.0), "{answer:?}");
    let failure = failure(answer.clone(), sent.action);
    let is_refusal = match answer.status {
        503 => answer.retry_after_ms.is_some(),
        status => (400..=499).contains(&status),
    };
    assert_eq!(failure.outcome, if is_refusal { Outcome::Refused } else { Outcome::Unknown }, "{answer:?}");
    for left_ms in [f64::INFINITY, 120_000.0, 1100.5, 0.0] {
        for random in [0.0, 0.4, 1.0] {
            follows(&sent.policy.after(&failure, sent.retries, left_ms, random), &failure, sent, left_ms);
        }
    }
    let message = failure.message();
    assert!(!message.is_empty() && !message.contains(char::is_control), "{message:?}");
    assert!(failure.hint().ends_with('.'));
    serde_json::to_string(&failure.fields()).expect("fields are plain data");
}

fn follows(next: &Next, failure: &Failure<&'static str>, sent: Sent, left_ms: f64) {
    let answer = failure.response.as_deref().expect("an answer");
    if failure.outcome == Outcome::Unknown && sent.action != Action::Read {
        assert_eq!(*next, Next::Fail, "{failure:?} may have happened");
    }
    match next {
        Next::Wait(delay_ms) => {
            assert!(answer.retry_after_ms.is_none_or(|asked_ms| *delay_ms >= asked_ms), "{delay_ms} is too early");
            assert!(*delay_ms < left_ms && *delay_ms <= LONGEST_WAIT_MS, "{delay_ms} of {left_ms}");
            assert!(sent.retries < sent.policy.max_retries, "{sent:?}");
            assert!(matches!(answer.status, 429 | 502..=504), "{answer:?}");
        }
        Next::Renew(why) => {
            let Renew::Claims(claims) = why else { return assert_eq!(answer.status, 401) };
            assert!(matches!(answer.status, 401 | 403), "{answer:?}");
            assert!(claims.trim_ascii_start().starts_with('{'), "{claims:?}");
        }
        Next::Fail => {}
    }
}

/// The same JSON as the body of every answer that is read, and as the claims of a token.
fn read(json: &Parsed, sent: Sent) {
    let answers = item_responses(json, &PLATFORM);
    let responses = json.get("responses").items();
    assert_eq!(answers.is_some(), responses.is_some());
    let answers = answers.unwrap_or_default();
    assert!(answers.len() <= responses.unwrap_or_default().len());
    for answer in answers {
        assert!(answer.facts.status < 1000);
        judge(*answer.facts, sent);
    }
    if let Some(page) = Page::of(json) {
        assert!(page.items.iter().all(Json::is_object));
        let mut polling = Polling::new(None);
        for (index, job) in page.items.iter().map(|job| JobFacts::of(job, &PLATFORM)).enumerate() {
            assert!(!polling.poll(&job) || index > 0, "the first poll is the one before");
        }
    }
    assert!(TokenReport::of(json, &PLATFORM).readable);
}
