//! Many requests through `$batch`, 20 to a request, with an account of every one.
//!
//! The runner sends them, and sends again those that were refused: never earlier than asked, and never after an answer that leaves
//! it open whether it happened ([`batch_answers`](super::batch_answers)). An item is in one place only: in the queue, in a batch that is
//! in flight, or with the operation, which is told of its end.

use super::{
    batch::{Batch, Flying, Landed, RequestsInFlight, landed},
    call::Call,
    exchange::Accepted,
    host::Host,
    limits::FOREVER,
    operation::{BoxedItem, Item, Operation},
};
use crate::{
    error::{code::Outcome, failure::Failure, kind::Kind},
    model::results::BulkProgress,
    policy::batch_queue::{self, BatchQueue, NextBatch},
    request::wire::{BatchBody, Expect, Request},
};

/// An item in the queue.
pub(super) enum Queued<C> {
    /// Never sent.
    Fresh(u32),
    /// Sent before.
    Sent(BoxedItem<C>),
}

/// What to wait for, beside the answers to what is in flight.
struct Pause {
    /// A moment.
    until_ms: f64,
    /// The token function.
    wants_token: bool,
}

/// Runs an operation for many items.
pub struct BatchRunner<'c, 'h, H: Host> {
    pub(super) call: &'c Call<'h, H>,
    /// The address of `$batch`.
    url: String,
    concurrency: usize,
    pub(super) operation: &'c mut dyn Operation<H>,
    batches_sent: u32,
    /// How many have come to which end.
    pub(super) account: BulkProgress,
    pub(super) queue: BatchQueue<Queued<H::Cause>>,
    /// Why nothing is sent any more: what is refused stays so.
    pub(super) stopped: Option<Box<Failure<H::Cause>>>,
}

impl<'c, 'h, H: Host> BatchRunner<'c, 'h, H> {
    /// A runner for so many items, and for those that the operation brings later.
    pub fn new(
        call: &'c Call<'h, H>,
        url: String,
        concurrency: u32,
        operation: &'c mut dyn Operation<H>,
        count: u32,
    ) -> Self {
        BatchRunner {
            call,
            url,
            concurrency: concurrency as usize,
            operation,
            batches_sent: 0,
            account: BulkProgress { total: count, ..BulkProgress::default() },
            queue: (0..count).map(Queued::Fresh).collect(),
            stopped: None,
        }
    }

    /// Runs until every item has ended. Gives the account, and what stopped it before its end.
    pub async fn run(mut self) -> (BulkProgress, Option<Box<Failure<H::Cause>>>) {
        let call = self.call;
        let mut flights = RequestsInFlight::<H>::default();
        while let Some(Pause { until_ms, wants_token }) = self.go_on(&mut flights) {
            // It is time for those that waited, or for the end of all, where nothing has landed.
            if let Ok(landed) = call.limits.run(until_ms, landed(call, &mut flights, wants_token)).await {
                self.landed(landed);
            }
        }
        (self.account.in_flight, self.account.waiting_ms) = (0, 0.0);
        self.operation.tell(self.account);
        // The call counts what it exchanges, and this the batches.
        if let Some(failure) = &mut self.stopped {
            failure.attempts = call.attempts.get().saturating_add(self.batches_sent);
        }
        (self.account, self.stopped)
    }

    /// Sends what may be sent now. Says what to wait for, or nothing where all is over.
    fn go_on(&mut self, flights: &mut RequestsInFlight<'c, H>) -> Option<Pause> {
        let call = self.call;
        loop {
            // Nothing is lost with the answer to a reading, so nobody waits for it.
            if self.stopped.is_some() && call.action.is_read() {
                return None;
            }
            let in_flight = batch_queue::InFlight { batches: flights.batches().count(), more: flights.brings_more() };
            if !in_flight.more
                && let Some(request) = self.operation.more(self.queue.len())
            {
                let action = request.action;
                let delivery = async move { call.exchange(&request).await.map_err(|failure| failure.of(action)) };
                flights.begin(Flying::More, delivery);
                continue;
            }
            if self.queue.is_empty() && flights.is_empty() {
                return None;
            }
            // What is in flight ends by the same limits, in this turn, and an answer that has come in it counts.
            if self.stopped.is_none()
                && let Err(interrupt) = call.limits.check()
            {
                let (kind, cause) = interrupt.into_kind();
                self.stop(kind, cause.as_ref());
                continue;
            }
            let now_ms = call.host.now_ms();
            let mut until_ms = FOREVER;
            let token = call.tokens.held();
            let wants_token = token.is_none() && !self.queue.is_empty();
            if let Some((token, sent_with)) = token.filter(|_| in_flight.batches < self.concurrency) {
                match self.queue.next(now_ms, in_flight) {
                    NextBatch::Send(queued) => {
                        let (items, request) = self.batch(queued);
                        // It leaves before any observer is told of it.
                        let delivery = async move { call.deliver(&request, &token).await };
                        flights.begin(Flying::Batch(Batch { items, sent_with }), delivery);
                        continue;
                    }
                    NextBatch::At(moment_ms) => until_ms = moment_ms,
                    NextBatch::OnAnswer => {}
                }
            }
            self.account.in_flight = flights.batches().map(<[_]>::len).sum::<usize>() as u32;
            self.account.waiting_ms = if until_ms == FOREVER { 0.0 } else { (until_ms - now_ms).ceil() };
            self.operation.tell(self.account);
            return Some(Pause { until_ms, wants_token });
        }
    }

    fn landed(&mut self, landed: Landed<H>) {
        match landed {
            Landed::Token(Ok(())) => {}
            Landed::Token(Err(trouble)) => self.stop_for(self.call.without_token(trouble)),
            Landed::Answer(Flying::Batch(batch), Ok(accepted)) => self.answered(batch, accepted),
            Landed::Answer(Flying::Batch(batch), Err(failure)) => self.batch_failed(batch, failure),
            Landed::Answer(Flying::More, Ok(page)) => self.more(page),
            Landed::Answer(Flying::More, Err(failure)) => self.stopped = Some(failure),
        }
    }

    /// More items have come.
    fn more(&mut self, page: Accepted<H::Json>) {
        match self.operation.brought(&page) {
            Ok(items) => {
                self.account.total = self.account.total.saturating_add(items.len() as u32);
                self.queue.extend(items.into_iter().map(Queued::Fresh));
            }
            Err(why) => self.stopped = Some(self.call.unexpected(why, page.facts)),
        }
    }

    /// The items of a batch, and its request. They count as sent.
    fn batch(&mut self, queued: Vec<Queued<H::Cause>>) -> (Vec<BoxedItem<H::Cause>>, Request<H::Text>) {
        let host = self.call.host;
        self.batches_sent = self.batches_sent.saturating_add(1);
        let (mut items, mut requests) = (Vec::new(), Vec::new());
        for queued in queued {
            let mut item = match queued {
                Queued::Fresh(index) => Item::new(index),
                Queued::Sent(item) => item,
            };
            item.attempts = item.attempts.saturating_add(1);
            let id = item.client_request_id.get_or_insert_with(|| host.new_id());
            requests.extend(self.operation.part(item.index, id));
            items.push(item);
        }
        let request = Request {
            action: self.call.action,
            url: self.url.clone(),
            client_request_id: self.call.client_request_id.clone(),
            body: Some(host.json_text(&BatchBody { requests })),
            expect: Expect::Json,
            is_eventual: false,
        };
        (items, request)
    }

    /// Sends nothing more. What is in flight may still be answered. What the last refusal said of an item stays true; those that
    /// were never sent fail as one.
    fn stop(&mut self, kind: Kind, cause: Option<&H::Cause>) {
        let call = self.call;
        let given_up = |refusal: Option<&Failure<_>>| {
            let mut failure = call.between(kind, refusal);
            failure.cause = cause.cloned();
            failure
        };
        let (mut never_sent, mut refused) = (Vec::new(), None);
        while let Some(queued) = self.queue.pop() {
            match queued {
                Queued::Fresh(index) => never_sent.push(index),
                Queued::Sent(item) => {
                    let failure = given_up(item.refusal.as_deref());
                    self.fail(&item, failure.clone());
                    // One that goes on with another page was not refused.
                    refused = item.refusal.is_some().then_some(failure).or(refused);
                }
            }
        }
        let unsent = given_up(None);
        self.settle(&never_sent, &unsent);
        self.stopped = Some(refused.unwrap_or(unsent));
    }

    /// Sends nothing more, because of a failure that concerns all.
    pub(super) fn stop_for(&mut self, failure: Box<Failure<H::Cause>>) {
        self.stop(failure.kind, failure.cause.as_ref());
        self.stopped = Some(failure);
    }

    /// An item failed for good.
    pub(super) fn fail(&mut self, item: &Item<H::Cause>, failure: Box<Failure<H::Cause>>) {
        self.settle(&[item.index], &item.own(failure));
    }

    fn settle(&mut self, items: &[u32], failure: &Failure<H::Cause>) {
        let count = match failure.outcome {
            Outcome::NotSent => &mut self.account.not_sent,
            Outcome::Refused => &mut self.account.refused,
            Outcome::Unknown => &mut self.account.unknown,
        };
        *count = count.saturating_add(items.len() as u32);
        self.operation.failed(items, failure);
    }
}
