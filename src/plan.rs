//! The plan of many restarts: items and answers in, next batches and waits out.
//!
//! It never sends a restart again after an answer that leaves it open whether it happened, and never earlier than asked.

use crate::{
    course::{Course, Phase, Step},
    failure::{ErrorCode, Failure},
    verdict::Answer,
};

/// So many restarts go into one batch (Graph, "Combine multiple HTTP requests using JSON batching").
pub const BATCH: usize = 20;

/// So long an item that was refused waits for company, in milliseconds, so that it comes back in a full batch.
pub const COMPANY_MS: f64 = 1000.0;

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    /// Never sent.
    Fresh,
    /// Refused, and to be sent again from this moment on.
    Waiting(f64),
    /// Sent with this batch.
    InFlight(u32),
    /// Succeeded or failed for good.
    Over,
}

#[derive(Debug)]
struct Item {
    course: Course,
    state: State,
}

/// What the token function is needed for.
#[derive(Debug, PartialEq)]
enum Token {
    Held,
    Needed(String),
    Asked,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    /// Ask the token function, with these claims if any.
    Ask(String),
    /// Send these items as the batch with this number.
    Send(u32, Vec<usize>),
    /// Wait until a moment, or until something happens.
    Wait(f64),
    /// Every item is over.
    Finish,
}

/// What an answer means for an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It was restarted.
    Accepted,
    /// It goes again, after so many milliseconds.
    Again(f64),
    /// It goes again with another token.
    Renewed,
    /// It failed.
    Failed(Box<Failure>),
}

/// The plan: items and answers in; next batches and waits out.
#[derive(Debug)]
pub struct Plan {
    items: Vec<Item>,
    /// Every item before this one was sent.
    fresh: usize,
    waiting: Vec<usize>,
    /// Batches in flight, and the token each was sent with.
    in_flight: Vec<(u32, u32)>,
    batches: u32,
    concurrency: usize,
    token: Token,
    /// How often the token was renewed.
    renewals: u32,
    renewed: bool,
    challenged: bool,
    hold_until: f64,
    stopped: bool,
}

impl Plan {
    /// A plan for so many items.
    pub fn new(count: usize, max_retries: u32, concurrency: usize, can_renew: bool) -> Plan {
        let item = || Item { course: Course::new(false, max_retries, can_renew), state: State::Fresh };
        Plan {
            items: (0..count).map(|_| item()).collect(),
            fresh: 0,
            waiting: Vec::new(),
            in_flight: Vec::new(),
            batches: 0,
            concurrency,
            token: if can_renew { Token::Needed(String::new()) } else { Token::Held },
            renewals: 0,
            renewed: false,
            challenged: false,
            hold_until: f64::NEG_INFINITY,
            stopped: false,
        }
    }

    /// What to do at this moment.
    pub fn next(&mut self, now_ms: f64) -> Next {
        let unsent = self.fresh < self.items.len() || !self.waiting.is_empty();
        if !unsent {
            return if self.in_flight.is_empty() { Next::Finish } else { Next::Wait(f64::INFINITY) };
        }
        if let Token::Needed(claims) = &mut self.token {
            let claims = std::mem::take(claims);
            self.token = Token::Asked;
            return Next::Ask(claims);
        }
        if self.token == Token::Asked || self.in_flight.len() >= self.concurrency {
            return Next::Wait(f64::INFINITY);
        }
        if now_ms < self.hold_until {
            return Next::Wait(self.hold_until);
        }
        let moment = self.not_before(now_ms);
        if moment > now_ms { Next::Wait(moment) } else { self.send(now_ms) }
    }

    /// When the next batch may go. Items that were refused wait a little for others, and come back in full batches.
    fn not_before(&self, now_ms: f64) -> f64 {
        if self.fresh < self.items.len() {
            return now_ms;
        }
        let (mut first, mut next, mut ready) = (f64::INFINITY, f64::INFINITY, 0_usize);
        for moment in self.waiting.iter().filter_map(|index| self.ready_at(*index)) {
            first = first.min(moment);
            if moment > now_ms {
                next = next.min(moment);
            } else {
                ready = ready.saturating_add(1);
            }
        }
        let patience = first + COMPANY_MS;
        if ready == 0 || ready < BATCH && next <= patience {
            next
        } else if ready < BATCH && !self.in_flight.is_empty() {
            // More may come out of the batches in flight.
            patience.max(now_ms)
        } else {
            now_ms
        }
    }

    fn ready_at(&self, index: usize) -> Option<f64> {
        match self.items.get(index)?.state {
            State::Waiting(moment) => Some(moment),
            _ => None,
        }
    }

    fn send(&mut self, now_ms: f64) -> Next {
        let batch = self.batches;
        let mut chosen = Vec::new();
        for index in std::mem::take(&mut self.waiting) {
            let ready = self.ready_at(index).is_some_and(|moment| moment <= now_ms);
            if ready && chosen.len() < BATCH { &mut chosen } else { &mut self.waiting }.push(index);
        }
        while chosen.len() < BATCH && self.fresh < self.items.len() {
            chosen.push(self.fresh);
            self.fresh = self.fresh.saturating_add(1);
        }
        for index in &chosen {
            if let Some(item) = self.items.get_mut(*index) {
                item.course.send();
                item.state = State::InFlight(batch);
            }
        }
        self.batches = batch.wrapping_add(1);
        self.in_flight.push((batch, self.renewals));
        Next::Send(batch, chosen)
    }

    /// The token function has answered.
    pub fn token(&mut self) {
        self.token = Token::Held;
    }

    /// The items of a batch that nothing is known of yet.
    pub fn open(&self, batch: u32) -> Vec<usize> {
        let is_open = |item: &Item| item.state == State::InFlight(batch);
        self.items.iter().enumerate().filter(|(_, item)| is_open(item)).map(|(index, _)| index).collect()
    }

    /// The service's answer for one item of a batch. Its `id` may be anything: what was not sent with this batch has no fate.
    pub fn item(
        &mut self,
        batch: u32,
        index: usize,
        answer: Answer,
        now_ms: f64,
        left_ms: f64,
        random: f64,
    ) -> Option<Fate> {
        let sent_with = self.in_flight.iter().find(|(number, _)| *number == batch)?.1;
        let item = self.items.get_mut(index).filter(|item| item.state == State::InFlight(batch))?;
        if answer.status == 204 {
            item.state = State::Over;
            return Some(Fate::Accepted);
        }
        let step = item.course.answered(answer, left_ms, random);
        let refused = item.course.refusal().filter(|_| self.stopped).cloned();
        let fate = match step {
            // Nothing is sent any more, so what was refused stays so.
            Step::Wait(_) | Step::Renew(_) if let Some(failure) = refused => Fate::Failed(Box::new(failure)),
            Step::Wait(delay_ms) => Fate::Again(delay_ms),
            Step::Renew(_) if sent_with < self.renewals => Fate::Renewed,
            Step::Renew(claims) => {
                // Once for all, and once more for a challenge.
                let used = if claims.is_some() { &mut self.challenged } else { &mut self.renewed };
                match item.course.refusal().filter(|_| *used) {
                    Some(failure) => Fate::Failed(Box::new(failure.clone())),
                    None => {
                        *used = true;
                        self.renewals = self.renewals.saturating_add(1);
                        self.token = Token::Needed(claims.unwrap_or_default());
                        Fate::Renewed
                    }
                }
            }
            Step::Fail(failure) => Fate::Failed(failure),
        };
        item.state = match fate {
            Fate::Again(delay_ms) => State::Waiting(now_ms + delay_ms),
            Fate::Renewed => State::Waiting(now_ms),
            Fate::Accepted | Fate::Failed(_) => State::Over,
        };
        if matches!(item.state, State::Waiting(_)) {
            self.waiting.push(index);
        }
        Some(fate)
    }

    /// The service's answer for a whole batch that it did not take apart holds back all.
    pub fn hold(&mut self, until_ms: f64) {
        self.hold_until = self.hold_until.max(until_ms);
    }

    /// Ends an item that was sent and got no answer of its own.
    pub fn lost(&mut self, index: usize, code: ErrorCode, limit: &'static str) -> Option<Box<Failure>> {
        let item = self.items.get_mut(index)?;
        item.state = State::Over;
        Some(item.course.ended(code, limit, Phase::InFlight))
    }

    /// A batch is over.
    pub fn close(&mut self, batch: u32) {
        self.in_flight.retain(|(number, _)| *number != batch);
    }

    /// Sends nothing more. Gives what became of each item that is not over and not in flight, or of all of them.
    pub fn stop(&mut self, code: ErrorCode, limit: &'static str, all: bool) -> Vec<(usize, Box<Failure>)> {
        self.stopped = true;
        self.fresh = self.items.len();
        self.waiting = Vec::new();
        let mut ended = Vec::new();
        for (index, item) in self.items.iter_mut().enumerate() {
            let phase = match item.state {
                State::Over => continue,
                State::InFlight(_) if !all => continue,
                State::InFlight(_) => Phase::InFlight,
                State::Fresh | State::Waiting(_) => Phase::Between,
            };
            item.state = State::Over;
            ended.push((index, item.course.ended(code, limit, phase)));
        }
        if all {
            self.in_flight.clear();
        }
        ended
    }
}
