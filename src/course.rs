//! The course of a call: after every answer, go on, wait, ask for another token, or stop. It decides, others act.

use crate::{
    failure::{ErrorCode, Failure, Outcome, Told},
    verdict::{Answer, Body},
};

/// A wait longer than this is never begun, whatever the deadline: 24 hours.
pub const LONGEST_WAIT_MS: f64 = 86_400_000.0;

/// The longest backoff where the service names no wait, before jitter.
const LONGEST_BACKOFF_MS: f64 = 30_000.0;

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
    /// It changes nothing, so what got no answer is asked again too. A restart has no idempotency key, and each accepted
    /// one throws away a cycle's progress: only what was refused is sent again.
    reads: bool,
    max_retries: u32,
    can_renew: bool,
    attempts: u32,
    retries: u32,
    renewed: bool,
    challenged: bool,
    refusal: Option<Box<Failure>>,
    answered: bool,
}

impl Course {
    /// A call that has not begun. `can_renew`: there is a function to ask for another token.
    pub fn new(reads: bool, max_retries: u32, can_renew: bool) -> Course {
        Course {
            reads,
            max_retries,
            can_renew,
            attempts: 0,
            retries: 0,
            renewed: false,
            challenged: false,
            refusal: None,
            answered: false,
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

    /// A request was answered as hoped for. What was refused before it is over, and the next one starts afresh.
    pub fn succeeded(&mut self) {
        *self = Course {
            attempts: self.attempts,
            answered: true,
            ..Course::new(self.reads, self.max_retries, self.can_renew)
        };
    }

    /// Decides after an answer that is not the one hoped for. `left_ms` is the time until the deadline, `random` a number from 0 to 1.
    pub fn answered(&mut self, answer: Answer, left_ms: f64, random: f64) -> Step {
        let (stale, status) = (answer.body == Body::StaleToken, answer.status);
        let failure = answer.failure();
        match failure.code {
            ErrorCode::ClaimsChallenge if self.can_renew && !self.challenged => {
                self.challenged = true;
                let claims = failure.claims.clone();
                self.refusal = Some(failure);
                Step::Renew(claims)
            }
            ErrorCode::Unauthenticated if self.can_renew && !self.renewed && stale => {
                self.renewed = true;
                self.refusal = Some(failure);
                Step::Renew(None)
            }
            ErrorCode::Throttled | ErrorCode::ServiceUnavailable if failure.outcome == Outcome::Refused => {
                self.wait(failure, left_ms, random)
            }
            _ if self.reads && (502..=504).contains(&status) => self.wait(failure, left_ms, random),
            _ => Step::Fail(failure),
        }
    }

    /// `fetch` rejected or threw, or the answer broke off.
    pub fn broken(&mut self, left_ms: f64, random: f64) -> Step {
        let failure = Course::unanswered(ErrorCode::Network);
        if self.reads { self.wait(failure, left_ms, random) } else { Step::Fail(failure) }
    }

    fn wait(&mut self, failure: Box<Failure>, left_ms: f64, random: f64) -> Step {
        let asked_ms = failure.retry_after_ms;
        if self.retries >= self.max_retries || asked_ms.is_some_and(|ms| ms > LONGEST_WAIT_MS) {
            return Step::Fail(failure);
        }
        let delay_ms = asked_ms.unwrap_or_else(|| backoff(self.retries, random));
        // A wait that would pass the deadline ends in nothing but lost time.
        if delay_ms < left_ms {
            self.retries = self.retries.saturating_add(1);
            self.refusal = Some(failure);
            Step::Wait(delay_ms)
        } else {
            Step::Fail(failure)
        }
    }

    /// Nothing that can be judged came back.
    pub fn unanswered(code: ErrorCode) -> Box<Failure> {
        Failure::new(code, Outcome::Unknown)
    }

    /// The token function threw, or gave no usable token.
    pub fn without_token(&mut self) -> Box<Failure> {
        self.between(ErrorCode::TokenUnavailable, "")
    }

    /// Something ended the call early. `answered`: the error status that had arrived, without its body.
    pub fn interrupted(&mut self, why: Interruption, phase: Phase, answered: Option<Answer>) -> Box<Failure> {
        let (code, limit) = match why {
            Interruption::Abort => (ErrorCode::Aborted, ""),
            Interruption::RequestTimeout => (ErrorCode::Timeout, "timeoutMs"),
            Interruption::Deadline => (ErrorCode::Timeout, "deadlineMs"),
        };
        match answered {
            Some(answer) => renamed(answer.failure(), code, limit),
            None => self.ended(code, limit, phase),
        }
    }

    /// The last refusal.
    pub fn refusal(&self) -> Option<&Failure> {
        self.refusal.as_deref()
    }

    /// Something that is not about this call alone ended it.
    pub fn ended(&mut self, code: ErrorCode, limit: &'static str, phase: Phase) -> Box<Failure> {
        match phase {
            Phase::InFlight => renamed(Course::unanswered(code), code, limit),
            Phase::Between => self.between(code, limit),
        }
    }

    /// A failure between requests: what the last refusal said stays true.
    fn between(&mut self, code: ErrorCode, limit: &'static str) -> Box<Failure> {
        // After an answer that was hoped for, "not sent" would be untrue: this call did ask.
        let outcome = if self.answered { Outcome::Unknown } else { Outcome::NotSent };
        renamed(self.refusal.take().unwrap_or_else(|| Failure::new(code, outcome)), code, limit)
    }
}

fn renamed(mut failure: Box<Failure>, code: ErrorCode, limit: &'static str) -> Box<Failure> {
    failure.code = code;
    failure.limit = limit;
    // The service's own words are about the refusal, not about what ended the call.
    if failure.told == Told::Words {
        failure.told = Told::Facts;
    }
    failure
}

/// 1, 2, 4 … seconds, at most 30, plus up to a quarter, so that clients refused together do not return together.
fn backoff(retries: u32, random: f64) -> f64 {
    let base = 1000.0 * f64::from(1_u32.checked_shl(retries).unwrap_or(u32::MAX));
    base.min(LONGEST_BACKOFF_MS) * (1.0 + 0.25 * random.clamp(0.0, 1.0))
}
