//! What follows a failure: send again after a wait, send again with another token, or give up.

use crate::error::{code::Outcome, failure::Failure, kind::Kind};

/// A wait longer than this is never begun, whatever the deadline: 24 hours.
pub const LONGEST_WAIT_MS: f64 = 86_400_000.0;

/// The longest wait where the service names none, before jitter.
const LONGEST_BACKOFF_MS: f64 = 30_000.0;

/// What to do after a failure.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Wait so many milliseconds, then send again.
    Wait(f64),
    /// Send again with another token.
    Renew(Renew),
    /// Give up.
    Fail,
}

/// Why another token is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renew {
    /// The token is expired, malformed or meant for another service.
    Stale,
    /// The service wants these claims in it.
    Claims(String),
}

/// When a request is sent again.
#[derive(Clone, Copy, Debug)]
pub struct RetryPolicy {
    /// Waits for one request. Renewals of the token do not count.
    pub max_retries: u32,
}

impl RetryPolicy {
    /// What follows a failure. `retries` were made before it, `left_ms` is the time until the deadline, `random` a number from
    /// 0 to 1.
    pub fn after<C>(self, failure: &Failure<C>, retries: u32, left_ms: f64, random: f64) -> Next {
        if let Some(renew) = renewal(failure) {
            return Next::Renew(renew);
        }
        let asked_ms = failure.response.as_deref().and_then(|response| response.retry_after_ms);
        let is_patient = asked_ms.is_none_or(|ms| ms <= LONGEST_WAIT_MS);
        // A part of a millisecond is waited for as a whole one.
        let delay_ms = asked_ms.unwrap_or_else(|| backoff_ms(retries, random)).ceil();
        // A wait that would pass the deadline ends in nothing but lost time.
        if may_repeat(failure) && retries < self.max_retries && is_patient && delay_ms < left_ms {
            Next::Wait(delay_ms)
        } else {
            Next::Fail
        }
    }
}

fn renewal<C>(failure: &Failure<C>) -> Option<Renew> {
    let response = failure.response.as_deref()?;
    match failure.kind {
        Kind::ClaimsChallenge => response.claims.clone().map(Renew::Claims),
        // A code that is no denial: whatever it is called, a new token may help. Without one it is no answer of Graph's.
        Kind::Unauthenticated if response.graph().is_some() => Some(Renew::Stale),
        _ => None,
    }
}

/// Whether sending again repeats nothing that may have happened.
fn may_repeat<C>(failure: &Failure<C>) -> bool {
    let status = failure.response.as_deref().map_or(0, |response| response.status);
    match failure.kind {
        Kind::Throttled | Kind::ServiceUnavailable if failure.outcome == Outcome::Refused => true,
        // A reading changes nothing, so what got no answer is asked again.
        Kind::ServiceUnavailable | Kind::Network(_) => failure.action.is_read(),
        Kind::ServerError => failure.action.is_read() && matches!(status, 502 | 504),
        _ => false,
    }
}

/// 1, 2, 4 … seconds, at most 30, plus up to a quarter, so that clients refused together do not return together.
fn backoff_ms(retries: u32, random: f64) -> f64 {
    let seconds = f64::from(1_u32.checked_shl(retries).unwrap_or(u32::MAX));
    (1000.0 * seconds).min(LONGEST_BACKOFF_MS) * (1.0 + 0.25 * random.clamp(0.0, 1.0))
}
