//! The platform that a call runs on, as a trait. Tokens, JSON and causes are opaque to the client modules.

use std::cell::RefCell;

use serde::Serialize;

use crate::{
    error::kind::{Connection, NoToken},
    model::{
        found::FoundJob,
        json::{Content, Json},
        platform::Platform,
        response_facts::ResponseFacts,
        results::{BulkProgress, FindProgress, RetryNotice, TokenRequest},
    },
    request::wire::Request,
};

/// The platform, for one call.
pub trait Host {
    /// An access token.
    type Token: Clone;
    /// What the platform, or the caller's own code, threw.
    type Cause: Clone;
    /// JSON text that is sent as a body.
    type Text;
    /// JSON that was received.
    type Json: Json + Serialize;

    /// The wall clock and the parsers.
    fn platform(&self) -> &dyn Platform;

    /// Whether a new token can be requested: whether the caller passed a token function.
    fn can_renew(&self) -> bool;

    /// The token that the caller passed, or one that the caller's token function returns.
    ///
    /// # Errors
    /// The token function threw, rejected, or returned no usable token.
    async fn token(&self, request: TokenRequest) -> Result<Self::Token, TokenError<Self::Cause>>;

    /// Sends a request, stores the head of the response in `head` as soon as it arrives, and reads the body. Dropping the future
    /// aborts the request.
    ///
    /// # Errors
    /// There is no response, or its body broke off. `head` then shows whether a head has arrived.
    async fn send(
        &self,
        request: &Request<Self::Text>,
        token: &Self::Token,
        head: &Head,
    ) -> Result<Content<Self::Json>, SendError<Self::Cause>>;

    /// Waits until [`now_ms`](Host::now_ms) reaches this moment, or until the caller's signal fires.
    async fn sleep(&self, until_ms: f64);

    /// The reason of the caller's signal, if it has fired.
    fn aborted(&self) -> Option<Self::Cause>;

    /// A monotonic clock, in milliseconds.
    fn now_ms(&self) -> f64;

    /// A number from 0 to 1.
    fn random(&self) -> f64;

    /// A new UUID.
    fn new_id(&self) -> String;

    /// Serializes a value as JSON text.
    fn json_text(&self, value: &impl Serialize) -> Self::Text;

    /// Notifies the caller's callbacks. What they throw is ignored.
    fn notify(&self, notice: Notice<'_, Self::Json>);

    /// Calls `until`: whether the wait is over.
    ///
    /// # Errors
    /// What `until` threw, or rejected with.
    async fn until(&self, job: &Self::Json) -> Result<bool, Self::Cause>;
}

/// The head of a response, once it has arrived.
#[derive(Debug, Default)]
pub struct Head(RefCell<Option<Box<ResponseFacts>>>);

impl Head {
    /// Stores the head.
    pub fn arrived(&self, facts: Box<ResponseFacts>) {
        self.0.replace(Some(facts));
    }

    /// Takes the head, if it has arrived.
    pub fn take(&self) -> Option<Box<ResponseFacts>> {
        self.0.take()
    }
}

/// Why there is no response, or only a part of one.
#[derive(Clone, Debug)]
pub enum SendError<C> {
    /// `fetch` rejected or threw, or the body broke off.
    Connection(ConnectionError<C>),
    /// `fetch` returned something that is no Response.
    NoResponse,
}

/// A failed connection.
#[derive(Clone, Debug)]
pub struct ConnectionError<C> {
    /// What `fetch` or the body's stream threw.
    pub cause: C,
    /// Whether the device reports that it is offline.
    pub connection: Connection,
}

/// Why there is no token.
#[derive(Clone, Debug)]
pub struct TokenError<C> {
    /// Whether the token function failed, or returned something that cannot be a token.
    pub why: NoToken,
    /// What the token function threw.
    pub cause: Option<C>,
}

/// What the caller's callbacks are called with.
pub enum Notice<'a, J> {
    /// For `onRetry`: a failed attempt, before the wait for the next one.
    Retry(RetryNotice),
    /// For `onUpdate`: the job, after each poll.
    Update(&'a J),
    /// For `onProgress` of `restartSyncJobs`.
    Progress(BulkProgress),
    /// For `onProgress` of `findSyncJobs`.
    FindProgress(FindProgress),
    /// For `onFound`: a job that the search found.
    Found(&'a FoundJob<J>),
}
