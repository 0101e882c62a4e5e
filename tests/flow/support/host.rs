//! A host that follows a script, and records everything.

use std::{
    cell::{Cell, RefCell},
    future::pending,
};

use graph_sync_jobs::{
    client::host::{ConnectionError, Head, Host, Notice, SendError, TokenError},
    error::kind::{Connection, NoToken, TokenFault},
    model::{json::Content, platform::Platform, results::TokenRequest},
    request::wire::{Expect, Request},
    response::head::head as read_head,
};
use serde::Serialize;

use super::{
    clock::Clock,
    json::AnswerJson,
    record::{Asked, Record, Sent, SentEnd},
    script::{Answer, Body, Cause, Reply, ReplyEnd, TokenEnd, Tokens, UntilReply},
};

/// Far more than any test needs: a call that turns to its host so often spins.
const MOST_HOST_CALLS: u64 = 10_000_000;

/// An access token: which of those that the token function gave, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(pub u32);

/// What the service does with a request.
pub type Service = Box<dyn FnMut(&Sent) -> Reply>;

/// A host that follows a script.
pub struct ScriptedHost {
    pub clock: Clock,
    pub record: RefCell<Record>,
    pub service: RefCell<Service>,
    pub tokens: Tokens,
    /// What `until` does each time; the last for ever.
    pub untils: Vec<UntilReply>,
    /// In turn, and again from the beginning.
    pub randoms: Vec<f64>,
    /// The observer that is told so many notices aborts the call at the last.
    pub abort_in_notice: Option<u64>,
    /// So much time passes at every look at the clock.
    pub tick_ms: f64,
    pub randoms_drawn: Cell<usize>,
    pub ids_made: Cell<u32>,
    pub notices: Cell<u64>,
}

/// The last of a script goes on for ever.
fn nth<T: Copy>(script: &[T], index: usize) -> T {
    script[index.min(script.len() - 1)]
}

/// A request that is under way. Dropping it cancels it.
struct Flight<'h> {
    host: &'h ScriptedHost,
    number: usize,
    end: SentEnd,
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.host.record.borrow_mut().ends(self.number, self.end, self.host.clock.now_ms());
    }
}

impl ScriptedHost {
    fn count(&self) -> u64 {
        let mut record = self.record.borrow_mut();
        record.host_calls += 1;
        assert!(record.host_calls < MOST_HOST_CALLS, "it spins");
        record.host_calls
    }

    fn broken(number: usize) -> SendError<Cause> {
        SendError::Connection(ConnectionError { cause: Cause::Broken(number), connection: Connection::Unknown })
    }

    /// Reads an answer as `js/fetch.rs` does: the head first, and only as much of the body as is looked at.
    async fn read(
        &self,
        answer: Answer,
        expect: Expect,
        head: &Head,
        number: usize,
    ) -> Result<Content<AnswerJson>, SendError<Cause>> {
        let header = |name: &str| {
            let found = answer.headers.iter().find(|(key, _)| *key == name).map(|(_, text)| text.clone());
            found.or_else(|| (name == "request-id").then(|| format!("answer-{number}")))
        };
        head.arrived(read_head(answer.status, &header, &self.clock));
        self.record.borrow_mut().sent[number].head = Some((self.clock.now_ms(), answer.clone()));
        if expect.body_limit(answer.status).is_none() {
            return Ok(if answer.status == 204 { Content::Empty } else { Content::Unreadable });
        }
        self.clock.sleep(self.clock.now_ms() + answer.body_after_ms).await;
        match answer.body {
            Body::Empty => Ok(Content::Empty),
            Body::Json(value) => Ok(Content::Json(AnswerJson(value))),
            Body::Unreadable => Ok(Content::Unreadable),
            Body::Torn => Err(ScriptedHost::broken(number)),
            Body::Never => pending().await,
        }
    }
}

impl Host for ScriptedHost {
    type Token = Token;
    type Cause = Cause;
    type Text = String;
    type Json = AnswerJson;

    fn platform(&self) -> &dyn Platform {
        &self.clock
    }

    fn can_renew(&self) -> bool {
        matches!(self.tokens, Tokens::Function(_))
    }

    async fn token(&self, request: TokenRequest) -> Result<Token, TokenError<Cause>> {
        self.count();
        let Tokens::Function(replies) = &self.tokens else { return Ok(Token(0)) };
        let time = {
            let mut record = self.record.borrow_mut();
            let left = record.stamp(self.clock.now_ms());
            record.asked.push(Asked { left, request, end: None });
            record.asked.len()
        };
        let reply = nth(replies, time - 1);
        self.clock.sleep(self.clock.now_ms() + reply.after_ms).await;
        if reply.end == TokenEnd::Never {
            return pending().await;
        }
        let mut record = self.record.borrow_mut();
        let stamp = record.stamp(self.clock.now_ms());
        record.asked[time - 1].end = Some((stamp, reply.end));
        match reply.end {
            TokenEnd::Gives => Ok(Token(time as u32)),
            TokenEnd::Fails => Err(TokenError { why: NoToken::Failed, cause: Some(Cause::TokenFunction(time)) }),
            _ => Err(TokenError { why: NoToken::Unusable(TokenFault::Empty), cause: None }),
        }
    }

    async fn send(
        &self,
        request: &Request<String>,
        token: &Token,
        head: &Head,
    ) -> Result<Content<AnswerJson>, SendError<Cause>> {
        self.count();
        let (reply, number) = {
            let mut record = self.record.borrow_mut();
            let sent = record.leaves(request, token.0, self.clock.now_ms());
            (self.service.borrow_mut()(sent), sent.number)
        };
        let mut flight = Flight { host: self, number, end: SentEnd::Cancelled };
        self.clock.sleep(self.clock.now_ms() + reply.after_ms).await;
        let read = match reply.end {
            ReplyEnd::Never => pending().await,
            ReplyEnd::Breaks => Err(ScriptedHost::broken(number)),
            ReplyEnd::NoResponse => Err(SendError::NoResponse),
            ReplyEnd::Answer(answer) => self.read(answer, request.expect, head, number).await,
        };
        flight.end = match &read {
            Ok(_) => SentEnd::Answered,
            Err(SendError::Connection(_)) => SentEnd::Broken,
            Err(SendError::NoResponse) => SentEnd::NoResponse,
        };
        read
    }

    async fn sleep(&self, until_ms: f64) {
        self.count();
        self.clock.sleep_or_abort(until_ms).await;
    }

    fn aborted(&self) -> Option<Cause> {
        self.count();
        self.clock.is_aborted().then_some(Cause::Abort)
    }

    fn now_ms(&self) -> f64 {
        self.count();
        self.clock.tick(self.tick_ms);
        self.clock.now_ms()
    }

    fn random(&self) -> f64 {
        self.count();
        let drawn = self.randoms_drawn.replace(self.randoms_drawn.get() + 1);
        self.randoms[drawn % self.randoms.len()]
    }

    fn new_id(&self) -> String {
        self.count();
        self.ids_made.set(self.ids_made.get() + 1);
        format!("id-{}", self.ids_made.get())
    }

    fn json_text(&self, value: &impl Serialize) -> String {
        self.count();
        serde_json::to_string(value).expect("what is sent is JSON")
    }

    fn notify(&self, notice: Notice<'_, AnswerJson>) {
        self.count();
        {
            let mut record = self.record.borrow_mut();
            let stamp = record.stamp(self.clock.now_ms());
            match notice {
                Notice::Retry(retry) => record.retries.push((stamp, retry)),
                Notice::Update(job) => record.updates.push((stamp, job.0.clone())),
                Notice::Progress(progress) => record.progress.push((stamp, progress)),
                Notice::FindProgress(progress) => record.find_progress.push((stamp, progress)),
                Notice::Found(found) => record.found.push((stamp, found.clone())),
            }
        }
        self.notices.set(self.notices.get() + 1);
        if self.abort_in_notice == Some(self.notices.get()) {
            let mut record = self.record.borrow_mut();
            let stamp = record.stamp(self.clock.now_ms());
            record.aborted = Some(stamp);
            self.clock.ring();
        }
    }

    async fn until(&self, _: &AnswerJson) -> Result<bool, Cause> {
        self.count();
        let reply = {
            let mut record = self.record.borrow_mut();
            let reply = nth(&self.untils, record.untils.len());
            record.untils.push(reply);
            reply
        };
        match reply {
            UntilReply::Says(is_over) => Ok(is_over),
            UntilReply::Throws => Err(Cause::Until),
            UntilReply::Never => pending().await,
        }
    }
}
