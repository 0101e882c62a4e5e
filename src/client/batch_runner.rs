//! Many requests through `$batch`, 20 to a request, with a result for every one.
//!
//! The runner sends again what was refused: never before the Retry-After delay is over, and never when the request may have been
//! carried out ([`batch_responses`](super::batch_responses)). Each item is in exactly one place: in the queue, in a batch in flight, or
//! handed to the operation as succeeded or failed.

use super::{
    batch::{Batch, Event, InFlight, RequestsInFlight, next_event},
    call::Call,
    exchange::Accepted,
    host::Host,
    limits::FOREVER,
    operation::{BoxedItem, Item, Operation},
};
use crate::{
    error::{code::Outcome, failure::Failure, kind::Kind},
    model::results::BulkProgress,
    policy::batch_queue::{BatchQueue, NextBatch, Pending},
    request::wire::{BatchBody, Expect, Request},
};

/// An item in the queue.
pub(super) enum Queued<C> {
    /// Never sent.
    Fresh(u32),
    /// Sent before.
    Sent(BoxedItem<C>),
}

/// What to wait for, besides the responses to the requests in flight.
struct Pause {
    /// A moment of the host's clock, in milliseconds.
    until_ms: f64,
    /// Whether a token is needed before anything can be sent.
    needs_token: bool,
}

/// Runs an operation for many items.
pub struct BatchRunner<'c, 'h, H: Host> {
    pub(super) call: &'c Call<'h, H>,
    /// The address of `$batch`.
    url: String,
    concurrency: usize,
    pub(super) operation: &'c mut dyn Operation<H>,
    batches_sent: u32,
    /// The counts by result.
    pub(super) progress: BulkProgress,
    pub(super) queue: BatchQueue<Queued<H::Cause>>,
    /// Why the runner has stopped sending. Items that are refused from then on are not sent again.
    pub(super) stopped: Option<Box<Failure<H::Cause>>>,
}

impl<'c, 'h, H: Host> BatchRunner<'c, 'h, H> {
    /// A runner for `count` items, and for those that the operation lists later.
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
            progress: BulkProgress { total: count, ..BulkProgress::default() },
            queue: (0..count).map(Queued::Fresh).collect(),
            stopped: None,
        }
    }

    /// Runs until every item has a result. Returns the counts, and the failure that stopped it early, if one did.
    pub async fn run(mut self) -> (BulkProgress, Option<Box<Failure<H::Cause>>>) {
        let call = self.call;
        let mut in_flight = RequestsInFlight::<H>::default();
        while let Some(Pause { until_ms, needs_token }) = self.send_ready(&mut in_flight) {
            // Without an event a delay is over, or the deadline has passed: both are handled in the next round.
            if let Ok(event) = call.limits.run(until_ms, next_event(call, &mut in_flight, needs_token)).await {
                self.handle(event);
            }
        }
        (self.progress.in_flight, self.progress.waiting_ms) = (0, 0.0);
        self.operation.report_progress(self.progress);
        // The call counts the requests that it exchanges; the batches are counted here.
        if let Some(failure) = &mut self.stopped {
            failure.attempts = call.attempts.get().saturating_add(self.batches_sent);
        }
        (self.progress, self.stopped)
    }

    /// Sends what may be sent now. Returns what to wait for, or `None` when the runner is done.
    fn send_ready(&mut self, in_flight: &mut RequestsInFlight<'c, H>) -> Option<Pause> {
        let call = self.call;
        loop {
            // After a stop, reads in flight are dropped: they change nothing.
            if self.stopped.is_some() && call.action.is_read() {
                return None;
            }
            let pending = Pending { batches: in_flight.batches().count(), is_listing: in_flight.is_listing() };
            if !pending.is_listing
                && let Some(request) = self.operation.next_page(self.queue.len())
            {
                let action = request.action;
                let response = async move { call.exchange(&request).await.map_err(|failure| failure.of(action)) };
                in_flight.spawn(InFlight::Listing, response);
                continue;
            }
            if self.queue.is_empty() && in_flight.is_empty() {
                return None;
            }
            // The same limits end the requests in flight. A response that arrives in this turn still counts.
            if self.stopped.is_none()
                && let Err(interrupt) = call.limits.check()
            {
                let (kind, cause) = interrupt.into_kind();
                self.stop(kind, cause.as_ref());
                continue;
            }
            let now_ms = call.host.now_ms();
            let mut until_ms = FOREVER;
            let token = call.tokens.cached();
            let needs_token = token.is_none() && !self.queue.is_empty();
            if let Some((token, sent_with)) = token.filter(|_| pending.batches < self.concurrency) {
                match self.queue.next(now_ms, pending) {
                    NextBatch::Send(queued) => {
                        let (items, request) = self.batch(queued);
                        // The batch is sent before any callback hears of it.
                        let response = async move { call.send_once(&request, &token).await };
                        in_flight.spawn(InFlight::Batch(Batch { items, sent_with }), response);
                        continue;
                    }
                    NextBatch::At(moment_ms) => until_ms = moment_ms,
                    NextBatch::OnResponse => {}
                }
            }
            self.progress.in_flight = in_flight.batches().map(<[_]>::len).sum::<usize>() as u32;
            self.progress.waiting_ms = if until_ms == FOREVER { 0.0 } else { (until_ms - now_ms).ceil() };
            self.operation.report_progress(self.progress);
            return Some(Pause { until_ms, needs_token });
        }
    }

    fn handle(&mut self, event: Event<H>) {
        match event {
            Event::Token(Ok(())) => {}
            Event::Token(Err(error)) => self.stop_for(self.call.without_token(error)),
            Event::Response(InFlight::Batch(batch), Ok(accepted)) => self.handle_response(batch, accepted),
            Event::Response(InFlight::Batch(batch), Err(failure)) => self.handle_failure(batch, failure),
            Event::Response(InFlight::Listing, Ok(page)) => self.listed(page),
            Event::Response(InFlight::Listing, Err(failure)) => self.stopped = Some(failure),
        }
    }

    /// Adds the items of a page to the queue.
    fn listed(&mut self, page: Accepted<H::Json>) {
        match self.operation.listed(&page) {
            Ok(items) => {
                self.progress.total = self.progress.total.saturating_add(items.len() as u32);
                self.queue.extend(items.into_iter().map(Queued::Fresh));
            }
            Err(why) => self.stopped = Some(self.call.unexpected(why, page.facts)),
        }
    }

    /// Builds the request of a batch. From here on its items count as sent.
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

    /// Stops sending. Requests in flight may still get a response. Items in the queue fail: those that were refused before keep
    /// the outcome of their refusal, those that were never sent share one failure.
    fn stop(&mut self, kind: Kind, cause: Option<&H::Cause>) {
        let call = self.call;
        let given_up = |refusal: Option<&Failure<_>>| {
            let mut failure = call.between_requests(kind, refusal);
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
                    // An item that waits for its next page was not refused.
                    refused = item.refusal.is_some().then_some(failure).or(refused);
                }
            }
        }
        let unsent = given_up(None);
        self.settle(&never_sent, &unsent);
        self.stopped = Some(refused.unwrap_or(unsent));
    }

    /// Stops sending because of a failure that applies to all items.
    pub(super) fn stop_for(&mut self, failure: Box<Failure<H::Cause>>) {
        self.stop(failure.kind, failure.cause.as_ref());
        self.stopped = Some(failure);
    }

    /// Records that an item failed, and is not sent again.
    pub(super) fn fail(&mut self, item: &Item<H::Cause>, failure: Box<Failure<H::Cause>>) {
        self.settle(&[item.index], &item.for_item(failure));
    }

    fn settle(&mut self, items: &[u32], failure: &Failure<H::Cause>) {
        let count = match failure.outcome {
            Outcome::NotSent => &mut self.progress.not_sent,
            Outcome::Refused => &mut self.progress.refused,
            Outcome::Unknown => &mut self.progress.unknown,
        };
        *count = count.saturating_add(items.len() as u32);
        self.operation.failed(items, failure);
    }
}
