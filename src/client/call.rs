//! One call under way: its limits, its token, and what it remembers of what was refused.

use std::cell::{Cell, RefCell};

use super::{
    host::{Host, TokenTrouble},
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

/// One call under way.
pub struct Call<'h, H: Host> {
    /// The platform.
    pub host: &'h H,
    /// What ends it early.
    pub limits: Limits<'h, H>,
    /// Its token.
    pub tokens: TokenSource<'h, H>,
    /// When a request is sent again.
    pub retry: RetryPolicy,
    /// For one request, its body included, in milliseconds.
    pub timeout_ms: f64,
    /// What it does.
    pub action: Action,
    /// The same for all its requests.
    pub client_request_id: String,
    /// Requests made.
    pub attempts: Cell<u32>,
    /// Whether a request was answered as hoped for: then "not sent" would be untrue.
    pub was_answered: Cell<bool>,
    /// The refusal for which the token function was asked again: where it fails, that is what is known.
    renewed_for: RefCell<Option<Box<Failure<H::Cause>>>>,
}

impl<'h, H: Host> Call<'h, H> {
    /// A call that begins now.
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
            was_answered: Cell::new(false),
            renewed_for: RefCell::default(),
        }
    }

    /// A failure of this call as it stands.
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

    /// A failure between requests. What the last refusal said stays true.
    pub fn between(&self, kind: Kind, refusal: Option<&Failure<H::Cause>>) -> Box<Failure<H::Cause>> {
        let outcome = match refusal {
            Some(refusal) => refusal.outcome,
            None if self.was_answered.get() => Outcome::Unknown,
            None => Outcome::NotSent,
        };
        self.failure(kind, outcome, refusal.and_then(|refusal| refusal.response.clone()))
    }

    /// The call was ended between requests.
    pub fn interrupted(
        &self,
        interrupt: Interrupt<H::Cause>,
        refusal: Option<&Failure<H::Cause>>,
    ) -> Box<Failure<H::Cause>> {
        let (kind, cause) = interrupt.into_kind();
        let mut failure = self.between(kind, refusal);
        failure.cause = cause;
        failure
    }

    /// Whether there will be another token than the one that was sent, and refused.
    pub fn renews(&self, sent_with: Generation, why: &Renew, refusal: &Failure<H::Cause>) -> bool {
        let renews = self.tokens.renew(sent_with, why);
        if renews {
            *self.renewed_for.borrow_mut() = Some(Box::new(refusal.clone()));
        }
        renews
    }

    /// There is no token to send with.
    pub fn without_token(&self, trouble: TokenTrouble<H::Cause>) -> Box<Failure<H::Cause>> {
        let mut failure = self.between(Kind::TokenUnavailable(trouble.why), self.renewed_for.borrow().as_deref());
        failure.cause = trouble.cause;
        failure
    }

    /// An answer with the right status, but not with the content that was hoped for.
    pub fn unreadable(&self, facts: Box<ResponseFacts>) -> Box<Failure<H::Cause>> {
        self.unexpected(Unexpected::content_of(&facts), facts)
    }

    /// An answer that is not how Graph answers.
    pub fn unexpected(&self, why: Unexpected, facts: Box<ResponseFacts>) -> Box<Failure<H::Cause>> {
        self.failure(Kind::UnexpectedResponse(why), Outcome::Unknown, Some(facts))
    }
}

impl<C> Interrupt<C> {
    /// The kind of failure that it is, and what is known of its cause.
    pub fn into_kind(self) -> (Kind, Option<C>) {
        match self {
            Interrupt::Aborted(reason) => (Kind::Aborted, Some(reason)),
            Interrupt::TimedOut(limit) => (Kind::Timeout(limit), None),
        }
    }
}
