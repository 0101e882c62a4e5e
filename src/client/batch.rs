//! What is in flight for many items: batches, and the request that brings more items.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use super::{
    call::Call,
    exchange::Accepted,
    flights::Flights,
    host::{Host, TokenTrouble},
    operation::BoxedItem,
};
use crate::{error::failure::Result, policy::renewal::Generation};

/// Items that were sent together.
pub struct Batch<C> {
    /// At most 20.
    pub items: Vec<BoxedItem<C>>,
    /// Which token they were sent with.
    pub sent_with: Generation,
}

/// A request that is in flight.
pub enum Flying<C> {
    /// A batch.
    Batch(Batch<C>),
    /// The request that brings more items.
    More,
}

/// What has come of something that was under way.
pub enum Landed<H: Host> {
    /// The token function has answered, or failed to.
    Token(std::result::Result<(), TokenTrouble<H::Cause>>),
    /// A request was answered, or failed as a whole.
    Answer(Flying<H::Cause>, Result<Accepted<H::Json>, H::Cause>),
}

/// Requests in flight.
pub type RequestsInFlight<'c, H> =
    Flights<'c, Flying<<H as Host>::Cause>, Result<Accepted<<H as Host>::Json>, <H as Host>::Cause>>;

impl<C, T> Flights<'_, Flying<C>, T> {
    /// The items of each batch.
    pub fn batches(&self) -> impl Iterator<Item = &[BoxedItem<C>]> {
        self.subjects().filter_map(|flying| match flying {
            Flying::Batch(batch) => Some(&*batch.items),
            Flying::More => None,
        })
    }

    /// Whether more items are on their way.
    pub fn brings_more(&self) -> bool {
        self.subjects().any(|flying| matches!(flying, Flying::More))
    }
}

/// What happens next: the token that is waited for, or the answer to a request.
pub async fn landed<H: Host>(
    call: &Call<'_, H>,
    in_flight: &mut RequestsInFlight<'_, H>,
    wants_token: bool,
) -> Landed<H> {
    let (mut token, mut answer) = (pin!(call.tokens.get()), pin!(in_flight.next()));
    poll_fn(|context| {
        if wants_token && let Poll::Ready(answer) = token.as_mut().poll(context) {
            return Poll::Ready(Landed::Token(answer.map(drop)));
        }
        answer.as_mut().poll(context).map(|(flying, answer)| Landed::Answer(flying, answer))
    })
    .await
}
