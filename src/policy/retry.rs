//! What follows a failure: send again after a delay, send again with a new token, or fail.

use crate::error::{code::Outcome, failure::Failure, kind::Kind};

/// A longer delay fails at once, whatever the deadline: 24 hours, in milliseconds.
pub const LONGEST_WAIT_MS: f64 = 86_400_000.0;

/// The longest delay where the service sends no readable `Retry-After`, before jitter, in milliseconds.
const LONGEST_BACKOFF_MS: f64 = 30_000.0;

/// What to do after a failure.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Send again after this delay, in milliseconds.
    Wait(f64),
    /// Send again with a new token, for this reason.
    Renew(Renew),
    /// Fail: do not send again.
    Fail,
}

/// Why a new token is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renew {
    /// The token is expired, malformed or meant for another service.
    Stale,
    /// The service demands a token with these claims: decoded JSON text.
    Claims(String),
}

/// Decides when a request is sent again.
#[derive(Clone, Copy, Debug)]
pub struct RetryPolicy {
    /// `maxRetries`: the most retries of one request. Token renewals do not count.
    pub max_retries: u32,
}

impl RetryPolicy {
    /// What follows a failure. `retries` is the number of retries before it, `left_ms` the time until the deadline in milliseconds,
    /// `random` a number from 0 to 1 for the jitter.
    pub fn after<C>(self, failure: &Failure<C>, retries: u32, left_ms: f64, random: f64) -> Next {
        if let Some(renew) = renewal(failure) {
            return Next::Renew(renew);
        }
        let retry_after_ms = failure.response.as_deref().and_then(|response| response.retry_after_ms);
        let is_short_enough = retry_after_ms.is_none_or(|ms| ms <= LONGEST_WAIT_MS);
        // Rounded up, so that a timer of whole milliseconds never ends too early.
        let delay_ms = retry_after_ms.unwrap_or_else(|| backoff_ms(retries, random)).ceil();
        // A wait beyond the deadline would only delay the failure.
        if may_repeat(failure) && retries < self.max_retries && is_short_enough && delay_ms < left_ms {
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
        // `classify` has ruled out the codes that mean a denial: with any other a new token may help. A 401 without a code is not
        // Graph's.
        Kind::Unauthenticated if response.graph().is_some() => Some(Renew::Stale),
        _ => None,
    }
}

/// Whether a retry cannot carry out the action twice.
fn may_repeat<C>(failure: &Failure<C>) -> bool {
    let status = failure.response.as_deref().map_or(0, |response| response.status);
    match failure.kind {
        Kind::Throttled | Kind::ServiceUnavailable if failure.outcome == Outcome::Refused => true,
        // Reads change nothing, so they are retried after a network failure too.
        Kind::ServiceUnavailable | Kind::Network(_) => failure.action.is_read(),
        Kind::ServerError => failure.action.is_read() && matches!(status, 502 | 504),
        _ => false,
    }
}

/// The delay without a readable `Retry-After`, in milliseconds: 1, 2, 4 … seconds, at most 30, plus jitter of up to a quarter, so that
/// clients that were throttled together do not retry together.
fn backoff_ms(retries: u32, random: f64) -> f64 {
    let seconds = f64::from(1_u32.checked_shl(retries).unwrap_or(u32::MAX));
    (1000.0 * seconds).min(LONGEST_BACKOFF_MS) * (1.0 + 0.25 * random.clamp(0.0, 1.0))
}
