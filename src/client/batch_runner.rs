//! Many requests through `$batch`, 20 to a request, with an account of every one.
//!
//! The runner sends them, reads what each is answered, and sends again those that were refused: never earlier than asked, and
//! never after an answer that leaves it open whether it happened. An item is in one place only: in the queue, in a batch that is
//! in flight, or with the operation, which is told of its end.

use super::{
    batch::{Batch, Batches, Landed, landed},
    call::Call,
    exchange::{Accepted, notice},
    host::{Host, Notice},
    limits::FOREVER,
    operation::{BoxedItem, Item, Operation},
};
use crate::{
    error::{code::Outcome, failure::Failure, kind::Kind},
    model::results::BulkProgress,
    policy::{
        batch_queue::{BatchQueue, NextBatch},
        renewal::Generation,
        retry::Next,
    },
    request::wire::{BatchBody, Expect, Request},
    response::{
        batch::{ItemAnswer, item_answers},
        classify::classify,
    },
};

/// What follows for an item that was not answered as hoped for.
enum ItemDecision {
    /// It goes again after so many milliseconds.
    Again(f64),
    /// It goes again with another token.
    Renewed,
    /// It failed for good.
    Failed,
}

/// Runs an operation for many items.
pub struct BatchRunner<'c, 'h, H: Host, O> {
    call: &'c Call<'h, H>,
    /// The address of `$batch`.
    url: String,
    concurrency: usize,
    operation: O,
    /// How many have come to which end.
    progress: BulkProgress,
    queue: BatchQueue<u32>,
    /// What is remembered of the items in the queue that were sent before, each at its place in the list.
    refused: Vec<Option<BoxedItem<H::Cause>>>,
    /// Nothing is sent any more: what is refused stays so.
    is_stopped: bool,
}

impl<'c, 'h, H: Host, O: Operation<H>> BatchRunner<'c, 'h, H, O> {
    /// A runner for so many items.
    pub fn new(call: &'c Call<'h, H>, url: String, concurrency: u32, operation: O, count: u32) -> Self {
        BatchRunner {
            call,
            url,
            concurrency: concurrency as usize,
            operation,
            progress: BulkProgress { total: count, ..BulkProgress::default() },
            queue: (0..count).collect(),
            refused: (0..count).map(|_| None).collect(),
            is_stopped: false,
        }
    }

    /// Runs until every item has ended. Gives the operation back, and the account.
    pub async fn run(mut self) -> (O, BulkProgress) {
        let call = self.call;
        let mut batches = Batches::<H>::default();
        while !(self.queue.is_empty() && batches.is_empty()) {
            // What is in flight ends by the same limits, in this turn, and an answer that has come in it counts.
            if !self.is_stopped
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
            if let Some((token, sent_with)) = token.filter(|_| batches.len() < self.concurrency) {
                match self.queue.next(now_ms, batches.len()) {
                    NextBatch::Send(indices) => {
                        let mut items = self.items(indices);
                        let request = self.request(&mut items);
                        // It leaves before any observer is told of it.
                        let delivery = async move { call.deliver(&request, &token).await };
                        batches.begin(Batch { items, sent_with }, delivery).await;
                        continue;
                    }
                    NextBatch::At(moment_ms) => until_ms = moment_ms,
                    NextBatch::OnAnswer => {}
                }
            }
            let in_flight = batches.subjects().map(|batch| batch.items.len()).sum::<usize>();
            self.tell(in_flight as u32, if until_ms == FOREVER { 0.0 } else { (until_ms - now_ms).ceil() });
            match call.limits.run(until_ms, landed(call, &mut batches, wants_token)).await {
                Ok(Landed::Token(Ok(()))) => {}
                Ok(Landed::Token(Err(trouble))) => {
                    self.stop(Kind::TokenUnavailable(trouble.why), trouble.cause.as_ref());
                }
                Ok(Landed::Batch(batch, Ok(accepted))) => self.answered(batch, accepted),
                Ok(Landed::Batch(batch, Err(failure))) => self.batch_failed(batch, failure),
                // It is time for those that waited, or for the end of all.
                Err(_) => {}
            }
        }
        self.tell(0, 0.0);
        (self.operation, self.progress)
    }

    fn items(&mut self, indices: Vec<u32>) -> Vec<BoxedItem<H::Cause>> {
        indices.into_iter().map(|index| self.refused(index).unwrap_or_else(|| Item::new(index))).collect()
    }

    /// The request of a batch. Its items count as sent.
    fn request(&self, items: &mut [BoxedItem<H::Cause>]) -> Request<H::Text> {
        let host = self.call.host;
        let part = |item: &mut BoxedItem<_>| {
            item.attempts = item.attempts.saturating_add(1);
            self.operation.part(item.index, item.client_request_id.get_or_insert_with(|| host.new_id()))
        };
        let requests: Vec<_> = items.iter_mut().filter_map(part).collect();
        Request {
            action: self.call.action,
            url: self.url.clone(),
            client_request_id: self.call.client_request_id.clone(),
            body: Some(host.json_text(&BatchBody { requests })),
            expect: Expect::Json,
        }
    }

    /// A batch was answered: each item by itself, in any order.
    fn answered(&mut self, batch: Batch<H::Cause>, Accepted { facts, json }: Accepted<H::Json>) {
        let Batch { mut items, sent_with } = batch;
        for answer in json.and_then(|json| item_answers(&json, self.call.host.platform())).unwrap_or_default() {
            // An id may be anything: what was not sent with this batch has no part in it.
            if let Some(place) = items.iter().position(|item| item.index.to_string() == answer.id) {
                self.item_answered(items.swap_remove(place), answer, sent_with);
            }
        }
        // There was an answer, but none that says anything of these.
        let unknown = self.call.unreadable(facts);
        for item in items {
            self.fail(&item, unknown.clone());
        }
    }

    fn item_answered(&mut self, item: BoxedItem<H::Cause>, answer: ItemAnswer<H::Json>, sent_with: Generation) {
        let ItemAnswer { facts, body, .. } = answer;
        if self.operation.is_accepted(&facts) {
            self.call.tokens.accepted();
            self.progress.succeeded = self.progress.succeeded.saturating_add(1);
            return self.operation.accepted(&item, &facts, body);
        }
        let (kind, outcome) = classify(&facts);
        let failure = item.own(self.call.failure(kind, outcome, Some(facts)));
        let mut retry = notice(&failure);
        if let ItemDecision::Again(delay_ms) = self.decide(item, failure, sent_with) {
            retry.delay_ms = delay_ms;
            self.call.host.notify(Notice::Retry(retry));
        }
    }

    /// A batch failed as a whole: that goes for each of its items.
    fn batch_failed(&mut self, batch: Batch<H::Cause>, failure: Box<Failure<H::Cause>>) {
        let mut retry = notice(&failure);
        let (mut is_held, mut is_final) = (false, false);
        for item in batch.items {
            let own = item.own(failure.clone());
            retry.attempt = own.attempts.max(retry.attempt);
            match self.decide(item, own, batch.sent_with) {
                ItemDecision::Again(delay_ms) => {
                    is_held = true;
                    retry.delay_ms = delay_ms.max(retry.delay_ms);
                }
                ItemDecision::Renewed => {}
                ItemDecision::Failed => is_final = true,
            }
        }
        if is_held {
            self.queue.hold(self.call.host.now_ms() + retry.delay_ms);
            self.call.host.notify(Notice::Retry(retry));
        }
        // What is not permitted for one batch is not for the others.
        let is_denial = matches!(failure.kind, Kind::Unauthenticated | Kind::ClaimsChallenge | Kind::PermissionDenied);
        if is_final && is_denial {
            self.stop(failure.kind, None);
        }
    }

    /// What follows for an item that failed.
    fn decide(
        &mut self,
        mut item: BoxedItem<H::Cause>,
        failure: Box<Failure<H::Cause>>,
        sent_with: Generation,
    ) -> ItemDecision {
        let Call { host, limits, tokens, retry, .. } = self.call;
        let index = item.index;
        let decision = match retry.after(&failure, item.retries, limits.left_ms(), host.random()) {
            Next::Wait(delay_ms) if !self.is_stopped => {
                item.retries = item.retries.saturating_add(1);
                self.queue.push_again(index, host.now_ms() + delay_ms);
                ItemDecision::Again(delay_ms)
            }
            Next::Renew(why) if !self.is_stopped && tokens.renew(sent_with, &why) => {
                self.queue.push_first(index);
                ItemDecision::Renewed
            }
            _ => {
                self.fail(&item, failure);
                return ItemDecision::Failed;
            }
        };
        item.refusal = Some(failure);
        if let Some(place) = self.refused.get_mut(index as usize) {
            *place = Some(item);
        }
        decision
    }

    /// Sends nothing more. What is in flight may still be answered. What the last refusal said of an item stays true; those that
    /// were never sent fail as one.
    fn stop(&mut self, kind: Kind, cause: Option<&H::Cause>) {
        self.is_stopped = true;
        let call = self.call;
        let given_up = |refusal: Option<&Failure<_>>| {
            let mut failure = call.between(kind, refusal);
            failure.cause = cause.cloned();
            failure
        };
        let mut never_sent = Vec::new();
        while let Some(index) = self.queue.pop() {
            match self.refused(index) {
                Some(item) => {
                    let failure = given_up(item.refusal.as_deref());
                    self.fail(&item, failure);
                }
                None => never_sent.push(index),
            }
        }
        self.settle(&never_sent, &given_up(None));
    }

    /// Takes what is remembered of an item in the queue, where it was sent before.
    fn refused(&mut self, index: u32) -> Option<BoxedItem<H::Cause>> {
        self.refused.get_mut(index as usize)?.take()
    }

    /// An item failed for good.
    fn fail(&mut self, item: &Item<H::Cause>, failure: Box<Failure<H::Cause>>) {
        self.settle(&[item.index], &item.own(failure));
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

    fn tell(&mut self, in_flight: u32, waiting_ms: f64) {
        (self.progress.in_flight, self.progress.waiting_ms) = (in_flight, waiting_ms);
        self.call.host.notify(Notice::Progress(self.progress));
    }
}
