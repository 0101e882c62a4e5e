//! What was to be seen of a call, and what a test says of it.

use graph_sync_jobs::{
    client::find::Found,
    error::{
        code::{ErrorCode, Outcome},
        failure::{Failure, Result},
    },
    model::results::{ActionReceipt, BulkProgress, RestartReceipt},
};
use serde_json::Value;

use super::{
    clock::Ending,
    items::Items,
    json::AnswerJson,
    record::{Record, Sent},
    script::Cause,
};

/// What a call resolved with.
#[derive(Clone, Debug, PartialEq)]
pub enum Gave {
    Receipt(RestartReceipt),
    /// Started, or paused.
    Done(ActionReceipt),
    Job(Value),
    Jobs(Vec<Value>),
}

/// A call of one job or one list, seen to its end.
pub type Played = Seen<Result<Gave, Cause>>;

/// A search, seen to its end.
pub type PlayedFind = Seen<Result<Found<AnswerJson, Cause>, Cause>>;

/// Many restarts, seen to their end.
pub type PlayedMany = Seen<(Items, BulkProgress)>;

/// What was to be seen of a call.
#[derive(Debug)]
pub struct Seen<T> {
    pub ending: Ending<T>,
    pub record: Record,
    pub ended_ms: f64,
    /// When the signal fired, if it did.
    pub aborted_ms: Option<f64>,
    /// With it, moments are never exact.
    pub tick_ms: f64,
}

impl<T> Seen<T> {
    /// What it ended with.
    pub fn done(&self) -> &T {
        match &self.ending {
            Ending::Done(done) => done,
            Ending::Hangs => panic!("it would never end"),
        }
    }

    /// The moments at which requests left.
    pub fn sent_at(&self) -> Vec<f64> {
        self.record.sent.iter().map(|sent| sent.left.ms).collect()
    }

    /// The waits that observers were told of.
    pub fn waits(&self) -> Vec<f64> {
        self.record.retries.iter().map(|(_, retry)| retry.delay_ms).collect()
    }

    /// The claims that the token function was asked for, each time.
    pub fn claims_asked(&self) -> Vec<Option<&str>> {
        self.record.asked.iter().map(|asked| asked.request.claims.as_deref()).collect()
    }
}

impl Played {
    pub fn failure(&self) -> &Failure<Cause> {
        match self.done() {
            Err(failure) => failure,
            Ok(gave) => panic!("it gave {gave:?}"),
        }
    }

    pub fn receipt(&self) -> &RestartReceipt {
        match self.done() {
            Ok(Gave::Receipt(receipt)) => receipt,
            other => panic!("{other:?} is no receipt"),
        }
    }

    pub fn action_receipt(&self) -> &ActionReceipt {
        match self.done() {
            Ok(Gave::Done(receipt)) => receipt,
            other => panic!("{other:?} is no receipt"),
        }
    }

    pub fn jobs(&self) -> &[Value] {
        match self.done() {
            Ok(Gave::Jobs(jobs)) => jobs,
            other => panic!("{other:?} is no list of jobs"),
        }
    }

    pub fn job(&self) -> &Value {
        match self.done() {
            Ok(Gave::Job(job)) => job,
            other => panic!("{other:?} is no job"),
        }
    }

    /// It failed so, after so many requests.
    pub fn fails(&self, code: ErrorCode, outcome: Outcome, attempts: u32) -> &Self {
        let failure = self.failure();
        assert_eq!((failure.kind.code(), failure.outcome, failure.attempts), (code, outcome, attempts), "{failure:?}");
        self
    }

    /// The request whose answer the failure tells of, from 0.
    pub fn tells_of(&self, request: Option<usize>) -> &Self {
        let told = self.failure().response.as_ref().map(|response| response.request_id.clone().unwrap());
        assert_eq!(told, request.map(|number| format!("answer-{number}")), "{:?}", self.failure());
        self
    }
}

impl PlayedFind {
    pub fn found(&self) -> &Found<AnswerJson, Cause> {
        match self.done() {
            Ok(found) => found,
            Err(failure) => panic!("it failed: {failure:?}"),
        }
    }

    pub fn rejection(&self) -> &Failure<Cause> {
        match self.done() {
            Err(failure) => failure,
            Ok(found) => panic!("it found {found:?}"),
        }
    }

    /// The ids of the jobs that were found, in their order.
    pub fn job_ids(&self) -> Vec<&str> {
        self.found().jobs.iter().map(|found| &*found.job_id).collect()
    }

    /// The requests for service principals.
    pub fn pages(&self) -> impl Iterator<Item = &Sent> {
        self.record.sent.iter().filter(|sent| sent.parts.is_empty())
    }

    /// The batches.
    pub fn batches(&self) -> impl Iterator<Item = &Sent> {
        self.record.sent.iter().filter(|sent| !sent.parts.is_empty())
    }
}

impl PlayedMany {
    pub fn items(&self) -> &Items {
        &self.done().0
    }

    pub fn account(&self) -> BulkProgress {
        self.done().1
    }

    /// Restarted, refused, unknown, not sent.
    pub fn counts(&self) -> [u32; 4] {
        let BulkProgress { succeeded, refused, unknown, not_sent, .. } = self.account();
        [succeeded, refused, unknown, not_sent]
    }
}
