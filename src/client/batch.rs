//! The requests in flight of a call for many items: batches, and the request that lists more items.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use super::{
    call::Call,
    exchange::Accepted,
    host::{Host, TokenError},
    join_set::JoinSet,
    operation::BoxedItem,
};
use crate::{error::failure::Result, policy::renewal::Generation};

/// Items that were sent together.
pub struct Batch<C> {
    /// At most 20.
    pub items: Vec<BoxedItem<C>>,
    /// The generation of the token that they were sent with.
    pub sent_with: Generation,
}

/// A request that is in flight.
pub enum InFlight<C> {
    /// A batch.
    Batch(Batch<C>),
    /// The request that lists more items.
    Listing,
}

/// What the runner waits for, once it has happened.
pub enum Event<H: Host> {
    /// The token function has returned a token, or failed.
    Token(std::result::Result<(), TokenError<H::Cause>>),
    /// A request succeeded, or failed as a whole.
    Response(InFlight<H::Cause>, Result<Accepted<H::Json>, H::Cause>),
}

/// The requests in flight, each with the outcome of its exchange.
pub type RequestsInFlight<'c, H> =
    JoinSet<'c, InFlight<<H as Host>::Cause>, Result<Accepted<<H as Host>::Json>, <H as Host>::Cause>>;

impl<C, T> JoinSet<'_, InFlight<C>, T> {
    /// The items of each batch in flight.
    pub fn batches(&self) -> impl Iterator<Item = &[BoxedItem<C>]> {
        self.keys().filter_map(|request| match request {
            InFlight::Batch(batch) => Some(&*batch.items),
            InFlight::Listing => None,
        })
    }

    /// Whether the request that lists more items is in flight.
    pub fn is_listing(&self) -> bool {
        self.keys().any(|request| matches!(request, InFlight::Listing))
    }
}

/// The next event: the token, where `needs_token`, or the response to a request.
pub async fn next_event<H: Host>(
    call: &Call<'_, H>,
    in_flight: &mut RequestsInFlight<'_, H>,
    needs_token: bool,
) -> Event<H> {
    let (mut token, mut response) = (pin!(call.tokens.get()), pin!(in_flight.join_next()));
    poll_fn(|context| {
        if needs_token && let Poll::Ready(result) = token.as_mut().poll(context) {
            return Poll::Ready(Event::Token(result.map(drop)));
        }
        response.as_mut().poll(context).map(|(request, result)| Event::Response(request, result))
    })
    .await
}
