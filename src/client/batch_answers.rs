//! What follows the answers to batches: for each item its end, or another request.

use super::{
    batch::Batch,
    batch_runner::{BatchRunner, Queued},
    call::Call,
    exchange::{Accepted, notice},
    host::{Host, Notice},
    operation::{BoxedItem, Follows},
};
use crate::{
    error::{
        failure::Failure,
        kind::{Kind, Limit},
    },
    policy::{renewal::Generation, retry::Next},
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

impl<H: Host> BatchRunner<'_, '_, H> {
    /// A batch was answered: each item by itself, in any order.
    pub(super) fn answered(&mut self, batch: Batch<H::Cause>, Accepted { facts, json }: Accepted<H::Json>) {
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

    fn item_answered(&mut self, mut item: BoxedItem<H::Cause>, answer: ItemAnswer<H::Json>, sent_with: Generation) {
        let ItemAnswer { facts, body, .. } = answer;
        if self.operation.is_accepted(&facts) {
            self.call.tokens.accepted();
            match self.operation.accepted(&item, &facts, &body) {
                Follows::Nothing => self.account.succeeded = self.account.succeeded.saturating_add(1),
                Follows::Another => {
                    (item.retries, item.refusal) = (0, None);
                    self.queue.push_first(Queued::Sent(item));
                }
                Follows::Failure(why) => self.fail(&item, self.call.unexpected(why, facts)),
            }
            return;
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
    pub(super) fn batch_failed(&mut self, batch: Batch<H::Cause>, failure: Box<Failure<H::Cause>>) {
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
        // What is denied to one batch is denied to all, and the end of the call ends all.
        let concerns_all = match failure.kind {
            Kind::Unauthenticated | Kind::ClaimsChallenge | Kind::PermissionDenied => is_final,
            Kind::Aborted | Kind::Timeout(Limit::Call) => true,
            _ => false,
        };
        if concerns_all {
            self.stop_for(failure);
        }
    }

    /// What follows for an item that failed.
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
                self.queue.push_again(Queued::Sent(item), host.now_ms() + delay_ms);
                ItemDecision::Again(delay_ms)
            }
            Next::Renew(why) if !is_stopped && self.call.renews(sent_with, &why, &failure) => {
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
