//! The state of one call: its limits, its token, its request count, and the refusal that led to a new token.

use std::cell::{Cell, RefCell};

use super::{
    host::{Host, TokenError},
    limits::{Interrupt, Limits},
    token_source::TokenSource,
};
use crate::{
    error::{
        code::Outcome,
        failure::Failure,
        kind::{Kind, Unexpected},
    },
    model::{action::Action, response_facts::ResponseFacts},
    policy::{
        renewal::Generation,
        retry::{Renew, RetryPolicy},
    },
    request::{endpoint::Permission, options::Options},
};

/// The state of one call.
pub struct Call<'h, H: Host> {
    /// The platform that the call runs on.
    pub host: &'h H,
    /// The caller's signal and `deadlineMs`.
    pub limits: Limits<'h, H>,
    /// The source of its access token.
    pub tokens: TokenSource<'h, H>,
    /// Decides when a request is sent again.
    pub retry: RetryPolicy,
    /// `timeoutMs`: the limit for one request, the response body included, in milliseconds.
    pub timeout_ms: f64,
    /// The action: read, restart, start or pause.
    pub action: Action,
    /// The `client-request-id` of all its requests.
    pub client_request_id: String,
    /// The number of requests sent.
    pub attempts: Cell<u32>,
    /// Whether any request of this call succeeded. Then its outcome is never `notSent`.
    pub any_succeeded: Cell<bool>,
    /// The refusal that led to a new token request. If the token function then fails, the failure reports this refusal's response.
    renewed_for: RefCell<Option<Box<Failure<H::Cause>>>>,
}

impl<'h, H: Host> Call<'h, H> {
    /// A call that begins now: its deadline runs from here.
    pub fn new<I>(host: &'h H, options: &Options<I>, action: Action) -> Call<'h, H> {
        let id = options.client_request_id.clone().unwrap_or_else(|| host.new_id());
        Call {
            host,
            limits: Limits::new(host, options.deadline_ms),
            tokens: TokenSource::new(host, vec![options.endpoint.scope(Permission::Synchronization)]),
            retry: RetryPolicy { max_retries: options.max_retries },
            timeout_ms: options.timeout_ms,
            action,
            client_request_id: id,
            attempts: Cell::new(0),
            any_succeeded: Cell::new(false),
            renewed_for: RefCell::default(),
        }
    }

    /// A failure of this call, with the request count and the `client-request-id` so far.
    pub fn failure(
        &self,
        kind: Kind,
        outcome: Outcome,
        response: Option<Box<ResponseFacts>>,
    ) -> Box<Failure<H::Cause>> {
        let mut failure = Failure::new(kind, outcome, self.action);
        failure.attempts = self.attempts.get();
        failure.client_request_id = (failure.attempts > 0).then(|| self.client_request_id.clone());
        failure.response = response;
        failure
    }

    /// A failure between requests. The outcome and the response are those of the last refusal, where there was one.
    pub fn between_requests(&self, kind: Kind, refusal: Option<&Failure<H::Cause>>) -> Box<Failure<H::Cause>> {
        let outcome = match refusal {
            Some(refusal) => refusal.outcome,
            None if self.any_succeeded.get() => Outcome::Unknown,
            None => Outcome::NotSent,
        };
        self.failure(kind, outcome, refusal.and_then(|refusal| refusal.response.clone()))
    }

    /// The failure of a call that an abort or the deadline ended between requests.
    pub fn interrupted(
        &self,
        interrupt: Interrupt<H::Cause>,
        refusal: Option<&Failure<H::Cause>>,
    ) -> Box<Failure<H::Cause>> {
        let (kind, cause) = interrupt.into_kind();
        let mut failure = self.between_requests(kind, refusal);
        failure.cause = cause;
        failure
    }

    /// Whether the request can be sent again with a newer token than the refused one. Starts the renewal where none has happened yet.
    pub fn renew_token(&self, sent_with: Generation, why: &Renew, refusal: &Failure<H::Cause>) -> bool {
        let renews = self.tokens.renew(sent_with, why);
        if renews {
            *self.renewed_for.borrow_mut() = Some(Box::new(refusal.clone()));
        }
        renews
    }

    /// The failure of a call that has no token to send.
    pub fn without_token(&self, error: TokenError<H::Cause>) -> Box<Failure<H::Cause>> {
        let mut failure =
            self.between_requests(Kind::TokenUnavailable(error.why), self.renewed_for.borrow().as_deref());
        failure.cause = error.cause;
        failure
    }

    /// The failure for a response with the expected status, but without the expected content.
    pub fn unreadable(&self, facts: Box<ResponseFacts>) -> Box<Failure<H::Cause>> {
        self.unexpected(Unexpected::content_of(&facts), facts)
    }

    /// The failure for a response that Graph does not document.
    pub fn unexpected(&self, why: Unexpected, facts: Box<ResponseFacts>) -> Box<Failure<H::Cause>> {
        self.failure(Kind::UnexpectedResponse(why), Outcome::Unknown, Some(facts))
    }
}

impl<C> Interrupt<C> {
    /// The kind of the failure, and its cause: the reason of the caller's signal.
    pub fn into_kind(self) -> (Kind, Option<C>) {
        match self {
            Interrupt::Aborted(reason) => (Kind::Aborted, Some(reason)),
            Interrupt::TimedOut(limit) => (Kind::Timeout(limit), None),
        }
    }
}
