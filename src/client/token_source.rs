//! The token of a call: requested once for all of its requests, and again when the service rejects it.

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::Pin,
    task::{Poll, ready},
};

use super::host::{Host, TokenError};
use crate::{
    model::results::TokenRequest,
    policy::{
        renewal::{Generation, Renewal, Renewals},
        retry::Renew,
    },
};

/// The source of a call's token, shared by all requests of the call.
pub struct TokenSource<'h, H: Host> {
    host: &'h H,
    /// The permissions to request, as scopes.
    scopes: Vec<String>,
    state: RefCell<State<'h, H>>,
    renewals: RefCell<Renewals>,
}

enum State<'h, H: Host> {
    /// A token is to be requested, with these claims if there are any.
    Needed(Option<String>),
    /// The token function was called. All requests that need the token wait for this future.
    Requested(Pin<Box<dyn Future<Output = TokenResult<H>> + 'h>>),
    Cached(H::Token),
    /// The token function failed: it is not called again.
    Failed(TokenError<H::Cause>),
}

type TokenResult<H> = Result<<H as Host>::Token, TokenError<<H as Host>::Cause>>;

impl<'h, H: Host> TokenSource<'h, H> {
    /// A source that has not requested a token yet.
    pub fn new(host: &'h H, scopes: Vec<String>) -> TokenSource<'h, H> {
        TokenSource { host, scopes, state: RefCell::new(State::Needed(None)), renewals: RefCell::default() }
    }

    /// Adds a permission to the token request.
    pub fn add_scope(&mut self, scope: String) {
        self.scopes.push(scope);
    }

    /// The token and its generation, where they are there without calling the token function.
    pub fn cached(&self) -> Option<(H::Token, Generation)> {
        match &*self.state.borrow() {
            State::Cached(token) => Some((token.clone(), self.renewals.borrow().current())),
            _ => None,
        }
    }

    /// The token and its generation. Calls the token function where that is needed.
    ///
    /// # Errors
    /// The token function failed, now or before.
    pub async fn get(&self) -> Result<(H::Token, Generation), TokenError<H::Cause>> {
        poll_fn(|context| {
            loop {
                let state = &mut *self.state.borrow_mut();
                match state {
                    State::Cached(token) => return Poll::Ready(Ok((token.clone(), self.renewals.borrow().current()))),
                    State::Failed(error) => return Poll::Ready(Err(error.clone())),
                    State::Needed(claims) => {
                        let request = TokenRequest { scopes: self.scopes.clone(), claims: claims.take() };
                        *state = State::Requested(Box::pin(self.host.token(request)));
                    }
                    State::Requested(token) => match ready!(token.as_mut().poll(context)) {
                        Ok(token) => *state = State::Cached(token),
                        Err(error) => *state = State::Failed(error),
                    },
                }
            }
        })
        .await
    }

    /// Whether a newer token than the one of this generation, which the service rejected, is there or will be requested.
    pub fn renew(&self, sent_with: Generation, why: &Renew) -> bool {
        if !self.host.can_renew() {
            return false;
        }
        match self.renewals.borrow_mut().decide(sent_with, why) {
            Renewal::Useless => false,
            Renewal::Done => true,
            Renewal::Ask => {
                let claims = match why {
                    Renew::Stale => None,
                    Renew::Claims(claims) => Some(claims.clone()),
                };
                *self.state.borrow_mut() = State::Needed(claims);
                true
            }
        }
    }

    /// Records that the service accepted a request, and so the token.
    pub fn accepted(&self) {
        self.renewals.borrow_mut().accepted();
    }
}
