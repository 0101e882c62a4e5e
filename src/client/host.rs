//! What a call needs of the platform that it runs on. Tokens, JSON and causes are opaque to the stories.

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
    /// JSON text to be sent.
    type Text;
    /// JSON that was read.
    type Json: Json + Serialize;

    /// Clock and parsers.
    fn platform(&self) -> &dyn Platform;

    /// Whether the token can be asked for again.
    fn can_renew(&self) -> bool;

    /// Gives the token, or asks the token function for one.
    async fn token(&self, request: TokenRequest) -> Result<Self::Token, TokenTrouble<Self::Cause>>;

    /// Sends a request, tells the head of its answer as soon as it is there, and reads its body. Dropping the future aborts the
    /// request.
    async fn send(
        &self,
        request: &Request<Self::Text>,
        token: &Self::Token,
        head: &Head,
    ) -> Result<Content<Self::Json>, SendError<Self::Cause>>;

    /// Waits for a moment of [`now_ms`](Host::now_ms), or for the caller's signal, whichever comes first.
    async fn sleep(&self, until_ms: f64);

    /// Why the caller's signal has fired, if it has.
    fn aborted(&self) -> Option<Self::Cause>;

    /// A clock that never goes back, in milliseconds.
    fn now_ms(&self) -> f64;

    /// A number from 0 to 1.
    fn random(&self) -> f64;

    /// A new UUID.
    fn new_id(&self) -> String;

    /// A value as JSON text.
    fn json_text(&self, value: &impl Serialize) -> Self::Text;

    /// Tells the caller's observers. What they throw is their own affair.
    fn notify(&self, notice: Notice<'_, Self::Json>);

    /// Asks the caller whether the wait is over.
    async fn until(&self, job: &Self::Json) -> Result<bool, Self::Cause>;
}

/// The head of an answer, once it has come.
#[derive(Debug, Default)]
pub struct Head(RefCell<Option<Box<ResponseFacts>>>);

impl Head {
    /// It has come.
    pub fn arrived(&self, facts: Box<ResponseFacts>) {
        self.0.replace(Some(facts));
    }

    /// Takes it, where it has come.
    pub fn take(&self) -> Option<Box<ResponseFacts>> {
        self.0.take()
    }
}

/// Why there is no answer, or not all of it.
#[derive(Clone, Debug)]
pub enum SendError<C> {
    /// `fetch` rejected or threw, or the body broke off.
    Broken(Broken<C>),
    /// `fetch` gave what is no Response.
    NoResponse,
}

/// A connection that broke.
#[derive(Clone, Debug)]
pub struct Broken<C> {
    /// What was thrown.
    pub cause: C,
    /// What the device says of its connection.
    pub connection: Connection,
}

/// Why there is no token.
#[derive(Clone, Debug)]
pub struct TokenTrouble<C> {
    /// Whether the function failed, or gave what cannot be a token.
    pub why: NoToken,
    /// What it threw.
    pub cause: Option<C>,
}

/// What the caller's observers are told.
pub enum Notice<'a, J> {
    /// Before a wait.
    Retry(RetryNotice),
    /// After a look at a job.
    Update(&'a J),
    /// How far many restarts have come.
    Progress(BulkProgress),
    /// How far a search has come.
    FindProgress(FindProgress),
    /// A job that a search found.
    Found(&'a FoundJob<J>),
}
