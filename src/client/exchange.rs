//! A request and its answer: sent, read, judged, and sent again where that repeats nothing.

use super::{
    call::Call,
    host::{Broken, Head, Host, Notice, SendError},
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

/// The answer that was hoped for.
pub struct Accepted<J> {
    /// What is known of it.
    pub facts: Box<ResponseFacts>,
    /// Its JSON, where there was to be some.
    pub json: Option<J>,
}

impl<H: Host> Call<'_, H> {
    /// Sends a request until it has the answer that was hoped for, or fails for good.
    pub async fn exchange(&self, request: &Request<H::Text>) -> Result<Accepted<H::Json>, H::Cause> {
        let mut refusal: Option<Box<Failure<H::Cause>>> = None;
        let mut retries = 0;
        loop {
            let between = |interrupt| self.interrupted(interrupt, refusal.as_deref());
            self.limits.check().map_err(between)?;
            let (token, generation) = match self.limits.run(FOREVER, self.tokens.get()).await.map_err(between)? {
                Ok(held) => held,
                Err(trouble) => return Err(self.without_token(trouble)),
            };
            self.limits.check().map_err(between)?;

            self.attempts.set(self.attempts.get().saturating_add(1));
            let failure = match self.deliver(request, &token).await {
                Ok(accepted) => {
                    self.was_answered.set(true);
                    self.tokens.accepted();
                    return Ok(accepted);
                }
                Err(failure) => failure,
            };

            match self.retry.after(&failure, retries, self.limits.left_ms(), self.host.random()) {
                Next::Fail => return Err(failure),
                Next::Renew(why) => {
                    if !self.renews(generation, &why, &failure) {
                        return Err(failure);
                    }
                }
                Next::Wait(delay_ms) => {
                    retries = retries.saturating_add(1);
                    self.host.notify(Notice::Retry(RetryNotice { delay_ms, ..notice(&failure) }));
                    let until_ms = self.host.now_ms() + delay_ms;
                    let waited = self.limits.sleep(until_ms).await;
                    waited.map_err(|interrupt| self.interrupted(interrupt, Some(&failure)))?;
                }
            }
            refusal = Some(failure);
        }
    }

    /// Sends a request once, and reads its answer within the time of one request.
    pub async fn deliver(&self, request: &Request<H::Text>, token: &H::Token) -> Result<Accepted<H::Json>, H::Cause> {
        let head = Head::default();
        let until_ms = self.host.now_ms() + self.timeout_ms;
        let sent = self.limits.run(until_ms, self.host.send(request, token, &head)).await;
        let facts = head.take();
        match (sent, facts) {
            (Ok(Ok(content)), Some(facts)) => self.answered(request.expect, facts, content),
            (Err(Interrupt::Aborted(reason)), Some(facts)) if facts.is_error() => {
                let mut failure = self.judged(facts);
                failure.kind = Kind::Aborted;
                failure.cause = Some(reason);
                Err(failure)
            }
            // The status of an error has decided: a body that is torn or late only costs details.
            (_, Some(facts)) if facts.is_error() => Err(self.judged(facts)),
            (Ok(Err(SendError::Broken(broken))), _) => Err(self.broken(broken)),
            (Ok(_), _) => Err(self.failure(Kind::UnexpectedResponse(Unexpected::NoResponse), Outcome::Unknown, None)),
            // Nobody knows how far it got.
            (Err(interrupt), _) => {
                let (kind, cause) = interrupt.into_kind();
                let mut failure = self.failure(kind, Outcome::Unknown, None);
                failure.cause = cause;
                Err(failure)
            }
        }
    }

    /// A whole answer.
    fn answered(
        &self,
        expect: Expect,
        mut facts: Box<ResponseFacts>,
        content: Content<H::Json>,
    ) -> Result<Accepted<H::Json>, H::Cause> {
        if facts.status != expect.status() {
            facts.add_body(&content, self.host.platform());
            return Err(self.judged(facts));
        }
        match (expect, content) {
            (Expect::NoContent, _) => Ok(Accepted { facts, json: None }),
            (Expect::Json, Content::Json(json)) => Ok(Accepted { facts, json: Some(json) }),
            (Expect::Json, _) => Err(self.unreadable(facts)),
        }
    }

    fn judged(&self, facts: Box<ResponseFacts>) -> Box<Failure<H::Cause>> {
        let (kind, outcome) = classify(&facts);
        self.failure(kind, outcome, Some(facts))
    }

    fn broken(&self, Broken { cause, connection }: Broken<H::Cause>) -> Box<Failure<H::Cause>> {
        let mut failure = self.failure(Kind::Network(connection), Outcome::Unknown, None);
        failure.cause = Some(cause);
        failure
    }
}

/// What `onRetry` is told of a failure that leads to a wait, but for how long that is.
pub fn notice<C>(failure: &Failure<C>) -> RetryNotice {
    let response = failure.response.as_deref();
    RetryNotice {
        attempt: failure.attempts,
        delay_ms: 0.0,
        status: response.map(|response| response.status),
        request_id: response.and_then(|response| response.request_id.clone()),
    }
}
