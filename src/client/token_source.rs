//! The token of a call: asked for once, whoever needs it, and asked for again when the service wants another.

use std::{
    cell::RefCell,
    future::{Future, poll_fn},
    pin::Pin,
    task::{Poll, ready},
};

use super::host::{Host, TokenTrouble};
use crate::{
    model::results::TokenRequest,
    policy::{
        renewal::{Generation, Renewal, Renewals},
        retry::Renew,
    },
};

/// The token of a call, shared by everything that the call sends.
pub struct TokenSource<'h, H: Host> {
    host: &'h H,
    /// The permissions to ask for.
    scopes: Vec<String>,
    state: RefCell<State<'h, H>>,
    renewals: RefCell<Renewals>,
}

enum State<'h, H: Host> {
    /// It is to be asked for, with these claims if any.
    Wanted(Option<String>),
    /// The token function has been asked. Whoever needs the token waits for this answer.
    Asked(Pin<Box<dyn Future<Output = Answer<H>> + 'h>>),
    Held(H::Token),
    /// The token function failed: it is not asked again.
    Failed(TokenTrouble<H::Cause>),
}

type Answer<H> = Result<<H as Host>::Token, TokenTrouble<<H as Host>::Cause>>;

impl<'h, H: Host> TokenSource<'h, H> {
    /// A source that has not been asked.
    pub fn new(host: &'h H, scopes: Vec<String>) -> TokenSource<'h, H> {
        TokenSource { host, scopes, state: RefCell::new(State::Wanted(None)), renewals: RefCell::default() }
    }

    /// Asks for one more permission.
    pub fn add_scope(&mut self, scope: String) {
        self.scopes.push(scope);
    }

    /// The token to send with, where nobody has to be asked for it, and which it is.
    pub fn held(&self) -> Option<(H::Token, Generation)> {
        match &*self.state.borrow() {
            State::Held(token) => Some((token.clone(), self.renewals.borrow().current())),
            _ => None,
        }
    }

    /// The token to send with, and which it is: asked for where that is needed.
    pub async fn get(&self) -> Result<(H::Token, Generation), TokenTrouble<H::Cause>> {
        poll_fn(|context| {
            loop {
                let state = &mut *self.state.borrow_mut();
                match state {
                    State::Held(token) => return Poll::Ready(Ok((token.clone(), self.renewals.borrow().current()))),
                    State::Failed(trouble) => return Poll::Ready(Err(trouble.clone())),
                    State::Wanted(claims) => {
                        let request = TokenRequest { scopes: self.scopes.clone(), claims: claims.take() };
                        *state = State::Asked(Box::pin(self.host.token(request)));
                    }
                    State::Asked(answer) => match ready!(answer.as_mut().poll(context)) {
                        Ok(token) => *state = State::Held(token),
                        Err(trouble) => *state = State::Failed(trouble),
                    },
                }
            }
        })
        .await
    }

    /// Whether there will be another token than the one of this generation, which the service did not want.
    pub fn renew(&self, sent_with: Generation, why: &Renew) -> bool {
        if !self.host.can_renew() {
            return false;
        }
        match self.renewals.borrow_mut().wanted(sent_with, why) {
            Renewal::Useless => false,
            Renewal::Done => true,
            Renewal::Ask => {
                let claims = match why {
                    Renew::Stale => None,
                    Renew::Claims(claims) => Some(claims.clone()),
                };
                *self.state.borrow_mut() = State::Wanted(claims);
                true
            }
        }
    }

    /// The service accepted a request, and so the token.
    pub fn accepted(&self) {
        self.renewals.borrow_mut().accepted();
    }
}
