//! Handles the responses to batches: each item succeeds, fails, or is sent again.

use super::{
    batch::Batch,
    batch_runner::{BatchRunner, Queued},
    call::Call,
    exchange::{Accepted, retry_notice},
    host::{Host, Notice},
    operation::{BoxedItem, NextStep},
};
use crate::{
    error::{
        failure::Failure,
        kind::{Kind, Limit},
    },
    policy::{renewal::Generation, retry::Next},
    response::{
        batch::{ItemResponse, item_responses},
        classify::classify,
    },
};

/// What follows for an item that did not get the expected response.
enum ItemDecision {
    /// It is sent again after this delay, in milliseconds.
    Again(f64),
    /// It is sent again with a new token.
    Renewed,
    /// It failed, and is not sent again.
    Failed,
}

impl<H: Host> BatchRunner<'_, '_, H> {
    /// Handles the response to a batch: one response for each item, in any order.
    pub(super) fn handle_response(&mut self, batch: Batch<H::Cause>, Accepted { facts, json }: Accepted<H::Json>) {
        let Batch { mut items, sent_with } = batch;
        for response in json.and_then(|json| item_responses(&json, self.call.host.platform())).unwrap_or_default() {
            // The service may return any id. Those that were not in this batch are ignored.
            if let Some(place) = items.iter().position(|item| item.index.to_string() == response.id) {
                self.handle_item_response(items.swap_remove(place), response, sent_with);
            }
        }
        // The batch got a response, but these items have none in it.
        let unknown = self.call.unreadable(facts);
        for item in items {
            self.fail(&item, unknown.clone());
        }
    }

    fn handle_item_response(
        &mut self,
        mut item: BoxedItem<H::Cause>,
        response: ItemResponse<H::Json>,
        sent_with: Generation,
    ) {
        let ItemResponse { facts, body, .. } = response;
        if self.operation.is_accepted(&facts) {
            self.call.tokens.accepted();
            match self.operation.accepted(&item, &facts, &body) {
                NextStep::Done => self.progress.succeeded = self.progress.succeeded.saturating_add(1),
                NextStep::Another => {
                    (item.retries, item.refusal) = (0, None);
                    self.queue.push_first(Queued::Sent(item));
                }
                NextStep::Failed(why) => self.fail(&item, self.call.unexpected(why, facts)),
            }
            return;
        }
        let (kind, outcome) = classify(&facts);
        let failure = item.for_item(self.call.failure(kind, outcome, Some(facts)));
        let mut retry = retry_notice(&failure);
        if let ItemDecision::Again(delay_ms) = self.decide(item, failure, sent_with) {
            retry.delay_ms = delay_ms;
            self.call.host.notify(Notice::Retry(retry));
        }
    }

    /// Handles a batch that failed as a whole: the failure is that of each of its items.
    pub(super) fn handle_failure(&mut self, batch: Batch<H::Cause>, failure: Box<Failure<H::Cause>>) {
        let mut retry = retry_notice(&failure);
        let (mut is_delayed, mut is_final) = (false, false);
        for item in batch.items {
            let item_failure = item.for_item(failure.clone());
            retry.attempt = item_failure.attempts.max(retry.attempt);
            match self.decide(item, item_failure, batch.sent_with) {
                ItemDecision::Again(delay_ms) => {
                    is_delayed = true;
                    retry.delay_ms = delay_ms.max(retry.delay_ms);
                }
                ItemDecision::Renewed => {}
                ItemDecision::Failed => is_final = true,
            }
        }
        if is_delayed {
            self.queue.delay_all(self.call.host.now_ms() + retry.delay_ms);
            self.call.host.notify(Notice::Retry(retry));
        }
        // A 401 or 403 for one batch applies to all others, and so does the end of the call.
        let concerns_all = match failure.kind {
            Kind::Unauthenticated | Kind::ClaimsChallenge | Kind::PermissionDenied => is_final,
            Kind::Aborted | Kind::Timeout(Limit::Call) => true,
            _ => false,
        };
        if concerns_all {
            self.stop_for(failure);
        }
    }

    /// Decides what follows for an item that failed, and puts it where it belongs.
    fn decide(
        &mut self,
        mut item: BoxedItem<H::Cause>,
        failure: Box<Failure<H::Cause>>,
        sent_with: Generation,
    ) -> ItemDecision {
        let Call { host, limits, retry, .. } = self.call;
        let is_stopped = self.stopped.is_some();
        match retry.after(&failure, item.retries, limits.left_ms(), host.random()) {
            Next::Wait(delay_ms) if !is_stopped => {
                item.retries = item.retries.saturating_add(1);
                item.refusal = Some(failure);
                self.queue.push_after(Queued::Sent(item), host.now_ms() + delay_ms);
                ItemDecision::Again(delay_ms)
            }
            Next::Renew(why) if !is_stopped && self.call.renew_token(sent_with, &why, &failure) => {
                item.refusal = Some(failure);
                self.queue.push_first(Queued::Sent(item));
                ItemDecision::Renewed
            }
            _ => {
                self.fail(&item, failure);
                ItemDecision::Failed
            }
        }
    }
}
