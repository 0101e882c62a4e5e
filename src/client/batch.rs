//! Batches in flight, and what comes of them.

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

/// What has come of something that was under way.
pub enum Landed<H: Host> {
    /// The token function has answered, or failed to.
    Token(std::result::Result<(), TokenTrouble<H::Cause>>),
    /// A batch was answered, or failed as a whole.
    Batch(Batch<H::Cause>, Result<Accepted<H::Json>, H::Cause>),
}

/// Batches in flight.
pub type Batches<'c, H> =
    Flights<'c, Batch<<H as Host>::Cause>, Result<Accepted<<H as Host>::Json>, <H as Host>::Cause>>;

/// What happens next: the token that is waited for, or the answer to a batch.
pub async fn landed<H: Host>(call: &Call<'_, H>, batches: &mut Batches<'_, H>, wants_token: bool) -> Landed<H> {
    let (mut token, mut batch) = (pin!(call.tokens.get()), pin!(batches.next()));
    poll_fn(|context| {
        if wants_token && let Poll::Ready(answer) = token.as_mut().poll(context) {
            return Poll::Ready(Landed::Token(answer.map(drop)));
        }
        batch.as_mut().poll(context).map(|(batch, answer)| Landed::Batch(batch, answer))
    })
    .await
}
