//! The course of a call: after every answer, go on, wait, ask for another token, or stop. It decides, others act.

use crate::{
    failure::{ErrorCode, Failure, Outcome},
    verdict::Answer,
};

/// A wait longer than this is never begun, whatever the deadline: 24 hours.
pub const LONGEST_WAIT_MS: u64 = 86_400_000;

/// The longest backoff where the service names no wait, before jitter.
const LONGEST_BACKOFF_MS: f64 = 30_000.0;

/// How Graph says that a token is expired, malformed or meant for another service.
const STALE_TOKEN: &str = "InvalidAuthenticationToken";

/// What to do after an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Wait so many milliseconds, then send again.
    Wait(f64),
    /// Ask for another token, with these claims if any, then send again.
    Renew(Option<String>),
    /// It failed.
    Fail(Box<Failure>),
}

/// Where a call stands when something interrupts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Asking for a token or waiting: no request is under way.
    Between,
    /// A request is under way.
    InFlight,
}

/// What interrupted a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// The caller's signal fired.
    Abort,
    /// `timeoutMs` passed.
    RequestTimeout,
    /// `deadlineMs` passed.
    Deadline,
}

/// One call's memory: what was tried, what was refused last.
#[derive(Clone, Debug)]
pub struct Course {
    max_retries: u32,
    can_renew: bool,
    client_request_id: String,
    attempts: u32,
    retries: u32,
    renewed: bool,
    challenged: bool,
    refusal: Option<Box<Failure>>,
}

impl Course {
    /// A call that has not begun. `can_renew`: there is a function to ask for another token.
    pub fn new(max_retries: u32, can_renew: bool, client_request_id: String) -> Course {
        Course {
            max_retries,
            can_renew,
            client_request_id,
            attempts: 0,
            retries: 0,
            renewed: false,
            challenged: false,
            refusal: None,
        }
    }

    /// A request is about to be sent.
    pub fn send(&mut self) {
        self.attempts = self.attempts.saturating_add(1);
    }

    /// Requests made.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The last refusal, for whoever tells an observer of it.
    pub fn refusal(&self) -> Option<&Failure> {
        self.refusal.as_deref()
    }

    /// Decides after an answer that is not the one hoped for. `left_ms` is the time until the deadline, `random` a number from 0 to 1.
    pub fn answered(&mut self, answer: Answer, left_ms: f64, random: f64) -> Step {
        let asked_ms = answer.wait_ms;
        let failure = self.complete(answer.failure());
        let step = match failure.code {
            ErrorCode::ClaimsChallenge if self.can_renew && !self.challenged => {
                self.challenged = true;
                Step::Renew(failure.claims.clone())
            }
            ErrorCode::Unauthenticated
                if self.can_renew && !self.renewed && failure.graph_code.as_deref() == Some(STALE_TOKEN) =>
            {
                self.renewed = true;
                Step::Renew(None)
            }
            ErrorCode::Throttled | ErrorCode::ServiceUnavailable if failure.outcome == Outcome::Refused => {
                match self.wait(asked_ms, left_ms, random) {
                    Some(delay_ms) => {
                        self.retries = self.retries.saturating_add(1);
                        Step::Wait(delay_ms)
                    }
                    None => return Step::Fail(failure),
                }
            }
            _ => return Step::Fail(failure),
        };
        self.refusal = Some(failure);
        step
    }

    fn wait(&self, asked_ms: Option<u64>, left_ms: f64, random: f64) -> Option<f64> {
        if self.retries >= self.max_retries || asked_ms.is_some_and(|ms| ms > LONGEST_WAIT_MS) {
            return None;
        }
        let delay_ms = match asked_ms {
            Some(ms) => ms as f64,
            None => backoff(self.retries, random),
        };
        // A wait that would pass the deadline ends in nothing but lost time.
        (delay_ms < left_ms).then_some(delay_ms)
    }

    /// `fetch` rejected or threw, or gave something that is no Response.
    pub fn unanswered(&self, code: ErrorCode) -> Box<Failure> {
        self.complete(Failure::new(code, Outcome::Unknown))
    }

    /// The token function threw, or gave no usable token.
    pub fn without_token(&mut self, fault: &str) -> Box<Failure> {
        self.between(ErrorCode::TokenUnavailable, fault)
    }

    /// Something ended the call early. `answered`: the error status that had arrived, without its body.
    pub fn interrupted(&mut self, why: Interruption, phase: Phase, answered: Option<Answer>) -> Box<Failure> {
        let (code, limit) = match why {
            Interruption::Abort => (ErrorCode::Aborted, ""),
            Interruption::RequestTimeout => (ErrorCode::Timeout, "timeoutMs"),
            Interruption::Deadline => (ErrorCode::Timeout, "deadlineMs"),
        };
        let failure = match (answered, phase) {
            (Some(answer), _) => answer.failure(),
            (None, Phase::InFlight) => Failure::new(code, Outcome::Unknown),
            (None, Phase::Between) => return self.between(code, limit),
        };
        self.complete(renamed(failure, code, limit))
    }

    /// A failure between requests: what the last refusal said stays true.
    fn between(&mut self, code: ErrorCode, detail: &str) -> Box<Failure> {
        let failure = self.refusal.take().unwrap_or_else(|| Failure::new(code, Outcome::NotSent));
        self.complete(renamed(failure, code, detail))
    }

    fn complete(&self, mut failure: Box<Failure>) -> Box<Failure> {
        // The id that was sent: before the first request there is none.
        failure.client_request_id = (self.attempts > 0).then(|| self.client_request_id.clone());
        failure.attempts = self.attempts;
        failure
    }
}

fn renamed(mut failure: Box<Failure>, code: ErrorCode, detail: &str) -> Box<Failure> {
    failure.code = code;
    failure.detail = Some(detail.to_owned());
    failure
}

/// 1, 2, 4 … seconds, at most 30, plus up to a quarter, so that clients refused together do not return together.
fn backoff(retries: u32, random: f64) -> f64 {
    let base = 1000.0 * f64::from(1_u32.checked_shl(retries).unwrap_or(u32::MAX));
    base.min(LONGEST_BACKOFF_MS) * (1.0 + 0.25 * random.clamp(0.0, 1.0))
}
