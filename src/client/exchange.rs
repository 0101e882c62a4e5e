//! One exchange: sends a request, reads and classifies the response, and sends again where the retry policy allows it.

use super::{
    call::Call,
    host::{ConnectionError, Head, Host, Notice, SendError},
    limits::{FOREVER, Interrupt},
};
use crate::{
    error::{
        code::Outcome,
        failure::{Failure, Result},
        kind::{Kind, Unexpected},
    },
    model::{json::Content, response_facts::ResponseFacts, results::RetryNotice},
    policy::retry::Next,
    request::wire::{Expect, Request},
    response::classify::classify,
};

/// The expected response.
pub struct Accepted<J> {
    /// The facts of the response.
    pub facts: Box<ResponseFacts>,
    /// Its JSON, where the request expects some.
    pub json: Option<J>,
}

impl<H: Host> Call<'_, H> {
    /// Sends a request until it gets the expected response, or must not be sent again.
    pub async fn exchange(&self, request: &Request<H::Text>) -> Result<Accepted<H::Json>, H::Cause> {
        let mut refusal: Option<Box<Failure<H::Cause>>> = None;
        let mut retries = 0;
        loop {
            let interrupted = |interrupt| self.interrupted(interrupt, refusal.as_deref());
            self.limits.check().map_err(interrupted)?;
            let (token, generation) = match self.limits.run(FOREVER, self.tokens.get()).await.map_err(interrupted)? {
                Ok(current) => current,
                Err(error) => return Err(self.without_token(error)),
            };
            self.limits.check().map_err(interrupted)?;

            self.attempts.set(self.attempts.get().saturating_add(1));
            let failure = match self.send_once(request, &token).await {
                Ok(accepted) => {
                    self.any_succeeded.set(true);
                    self.tokens.accepted();
                    return Ok(accepted);
                }
                Err(failure) => failure,
            };

            match self.retry.after(&failure, retries, self.limits.left_ms(), self.host.random()) {
                Next::Fail => return Err(failure),
                Next::Renew(why) => {
                    if !self.renew_token(generation, &why, &failure) {
                        return Err(failure);
                    }
                }
                Next::Wait(delay_ms) => {
                    retries = retries.saturating_add(1);
                    self.host.notify(Notice::Retry(RetryNotice { delay_ms, ..retry_notice(&failure) }));
                    let until_ms = self.host.now_ms() + delay_ms;
                    let waited = self.limits.sleep(until_ms).await;
                    waited.map_err(|interrupt| self.interrupted(interrupt, Some(&failure)))?;
                }
            }
            refusal = Some(failure);
        }
    }

    /// Sends a request once, and reads the response, both within `timeoutMs`.
    pub async fn send_once(&self, request: &Request<H::Text>, token: &H::Token) -> Result<Accepted<H::Json>, H::Cause> {
        let head = Head::default();
        let until_ms = self.host.now_ms() + self.timeout_ms;
        let sent = self.limits.run(until_ms, self.host.send(request, token, &head)).await;
        let facts = head.take();
        match (sent, facts) {
            (Ok(Ok(content)), Some(facts)) => self.accept(request.expect, facts, content),
            (Err(Interrupt::Aborted(reason)), Some(facts)) if facts.is_error() => {
                let mut failure = self.classified(facts);
                failure.kind = Kind::Aborted;
                failure.cause = Some(reason);
                Err(failure)
            }
            // The error status decides alone: a body that is cut off or late only costs details.
            (_, Some(facts)) if facts.is_error() => Err(self.classified(facts)),
            (Ok(Err(SendError::Connection(error))), _) => Err(self.connection_failure(error)),
            (Ok(_), _) => Err(self.failure(Kind::UnexpectedResponse(Unexpected::NoResponse), Outcome::Unknown, None)),
            // Nobody knows whether the request was carried out.
            (Err(interrupt), _) => {
                let (kind, cause) = interrupt.into_kind();
                let mut failure = self.failure(kind, Outcome::Unknown, None);
                failure.cause = cause;
                Err(failure)
            }
        }
    }

    /// A complete response: accepted where it has the expected status and content.
    fn accept(
        &self,
        expect: Expect,
        mut facts: Box<ResponseFacts>,
        content: Content<H::Json>,
    ) -> Result<Accepted<H::Json>, H::Cause> {
        if facts.status != expect.status() {
            facts.add_body(&content, self.host.platform());
            return Err(self.classified(facts));
        }
        match (expect, content) {
            (Expect::NoContent, _) => Ok(Accepted { facts, json: None }),
            (Expect::Json, Content::Json(json)) => Ok(Accepted { facts, json: Some(json) }),
            (Expect::Json, _) => Err(self.unreadable(facts)),
        }
    }

    fn classified(&self, facts: Box<ResponseFacts>) -> Box<Failure<H::Cause>> {
        let (kind, outcome) = classify(&facts);
        self.failure(kind, outcome, Some(facts))
    }

    fn connection_failure(
        &self,
        ConnectionError { cause, connection }: ConnectionError<H::Cause>,
    ) -> Box<Failure<H::Cause>> {
        let mut failure = self.failure(Kind::Network(connection), Outcome::Unknown, None);
        failure.cause = Some(cause);
        failure
    }
}

/// What `onRetry` gets for a failure that leads to a wait. The caller of this function sets `delay_ms`.
pub fn retry_notice<C>(failure: &Failure<C>) -> RetryNotice {
    let response = failure.response.as_deref();
    RetryNotice {
        attempt: failure.attempts,
        delay_ms: 0.0,
        status: response.map(|response| response.status),
        request_id: response.and_then(|response| response.request_id.clone()),
    }
}
