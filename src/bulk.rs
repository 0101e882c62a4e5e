//! Many restarts at once, as a conversation: it hears what came of each batch, and says what to do next. `js/bulk.js` does it.
//!
//! Like [`call`](crate::call), it hears and says texts of entries joined by NUL.

use crate::{
    call::{Arguments, Platform, event, failed, heard, http_status, milliseconds, read_body},
    criteria::Criteria,
    endpoint::{Endpoint, path},
    failure::{ErrorCode, Failure, Told},
    given::Given,
    ids::{JobId, ServicePrincipal},
    options::{BULK, Options},
    plan::{Fate, Next, Plan},
    problem::Problems,
    text::{Entries, append, decimal, entries, joined},
    verdict::Answer,
};

/// What has come. `js/bulk.js` has the same list.
mod news {
    /// An item of the list: its number, its text.
    pub const ADDED: u32 = 0;
    /// An item that names the same job as an earlier one: their numbers, the earlier as the batch.
    pub const REPEATED: u32 = 1;
    /// The rest of the arguments, after so many items, or below 0 where there is no list.
    pub const BEGUN: u32 = 2;
    /// The moment to do what is next.
    pub const IDLE: u32 = 3;
    /// The token function's answer: 1 a token, 0 none.
    pub const TOKEN: u32 = 4;
    /// One item's own answer.
    pub const ITEM: u32 = 5;
    /// The end of a batch whose items have been told of.
    pub const CLOSED: u32 = 6;
    /// The answer for a batch as a whole. The event stands where the item's number does.
    pub const OUTER: u32 = 7;
    // Anything else: the caller's signal fired, or the call's time has passed.
}

/// Many restarts, while they are read and while they are under way.
#[derive(Debug)]
pub struct Bulk {
    problems: Problems,
    plan: Plan,
    scope: String,
}

impl Default for Bulk {
    fn default() -> Self {
        Bulk { problems: Problems::default(), plan: Plan::new(0, 0, 1, false), scope: String::new() }
    }
}

impl Bulk {
    /// What has come, and so what to do.
    #[allow(clippy::too_many_arguments, reason = "what crosses into WebAssembly is numbers and one text")]
    pub fn hear<P: Platform>(
        &mut self,
        news: u32,
        batch: u32,
        index: u32,
        number: f64,
        text: &str,
        now_ms: f64,
        left_ms: f64,
    ) -> String {
        let at = index as usize;
        match news {
            news::ADDED => self.add(&Given::read::<P>(&mut Entries::of(text)), at),
            news::REPEATED => self.repeats(at, batch as usize),
            news::BEGUN => self.begin::<P>(&mut Arguments::new(text), (number >= 0.0).then_some(number as usize)),
            news::IDLE => self.next(now_ms),
            news::TOKEN => self.token(index > 0),
            news::ITEM => self.item::<P>(batch, at, number, text, now_ms, left_ms),
            news::CLOSED => self.close(batch),
            news::OUTER => self.outer::<P>(batch, index, number, text, now_ms, left_ms),
            _ => self.stop(index),
        }
    }
}

/// Reading the arguments: items first, then options.
impl Bulk {
    /// Reads one item of the list. Says what is the same for the same job, then the service principal's form and id, the
    /// job's id, the path and the body to send, scopes and warnings.
    fn add(&mut self, given: &Given<'_>, index: usize) -> String {
        let place = item(index);
        let at = |key: &str| joined![&place, ".", key];
        let (mut principal, mut job, mut criteria) = (None, None, Criteria::default());
        let problems = &mut self.problems;
        let Given::Object(fields) = given else {
            problems.add_found(&place, "must be a plain object of spId, jobId and criteria, not ", given.noun());
            return String::new();
        };
        let (mut id, mut job_id) = ("", "");
        for (key, value) in fields {
            match *key {
                _ if matches!(value, Given::Undefined) => {}
                "spId" => {
                    let read = ServicePrincipal::read(value, &at(key), problems);
                    id = read.path().1;
                    principal = Some(read);
                }
                "jobId" => {
                    job_id = value.text().unwrap_or_default();
                    job = Some(JobId::read(value, &at(key), problems));
                }
                "criteria" => criteria = Criteria::read(value, &at("criteria."), problems),
                key => problems.add_like(&at(key), "is no key of an item", "", key, &["spId", "jobId", "criteria"]),
            }
        }
        for (key, missing) in [("spId", principal.is_none()), ("jobId", job.is_none())] {
            if missing {
                problems.add(&at(key), "is missing");
            }
        }
        let Some(principal) = principal else { return String::new() };
        let form = if matches!(principal, ServicePrincipal::AppId(_)) { "appId" } else { "" };
        let same = joined![form, " ", &id.to_ascii_lowercase(), " ", job_id];
        let path = path(principal, job, true);
        entries![&same, form, id, job_id, &path, &criteria.body(), &criteria.reset_scope(), &criteria.warnings()]
    }

    /// An item names the same job as an earlier one.
    fn repeats(&mut self, index: usize, earlier: usize) -> String {
        self.problems.add_found(&item(index), "names the same job as ", &item(earlier));
        String::new()
    }

    /// Reads what is left: the list if it is none, then the options. Says what is wrong, or where batches go, their id, and how
    /// long one may take and all of them.
    fn begin<P: Platform>(&mut self, given: &mut Arguments<'_>, count: Option<usize>) -> String {
        if count.is_none() {
            let noun = given.next::<P>().noun();
            self.problems.add_found("items", "must be an array of at most 1,000,000 items, not ", noun);
        }
        given.problems = std::mem::take(&mut self.problems);
        if let Err(said) = given.accept(ErrorCode::InvalidItems, "items") {
            return said.0;
        }
        let options = Options::read(&given.next::<P>(), BULK, &mut given.problems);
        if let Err(said) = given.accept(ErrorCode::InvalidOptions, "options") {
            return said.0;
        }
        let endpoint: Endpoint<'_> = options.endpoint;
        self.plan =
            Plan::new(count.unwrap_or_default(), options.max_retries as u32, options.concurrency as usize, given.asks);
        self.scope = endpoint.scope();
        entries![
            "",
            &endpoint.address("$batch"),
            options.client_request_id.unwrap_or(given.id),
            &within(options.timeout_ms),
            &within(options.deadline_ms),
        ]
    }
}

/// Milliseconds, or nothing for ever.
fn within(ms: f64) -> String {
    if ms == f64::INFINITY { String::new() } else { milliseconds(ms) }
}

fn item(index: usize) -> String {
    joined!["items[", &decimal(index as u64), "]"]
}

/// Carrying it out.
impl Bulk {
    /// What to do at this moment: `A` ask the token function (scope, claims), `S` send (number of the batch, its items),
    /// `W` wait (milliseconds, or nothing: until something happens), `F` all is over.
    fn next(&mut self, now_ms: f64) -> String {
        match self.plan.next(now_ms) {
            Next::Ask(claims) => entries!["A", &self.scope, &claims],
            Next::Send(batch, items) => {
                let mut list = String::new();
                for index in items {
                    append(&mut list, ",", &decimal(index as u64));
                }
                entries!["S", &decimal(batch.into()), &list]
            }
            Next::Wait(moment) => entries!["W", &within(moment - now_ms)],
            Next::Finish => String::from("F"),
        }
    }

    /// The token function has answered, or failed to.
    fn token(&mut self, given: bool) -> String {
        if given {
            self.plan.token();
            return String::new();
        }
        self.stopped(ErrorCode::TokenUnavailable, "", false)
    }

    /// One item's own answer: status, then headers and body as `call.rs` reads them. Says what became of it: nothing where
    /// it was not asked about, `F` restarted, `W` again after so many milliseconds, `A` again with another token, `E` failed.
    fn item<P: Platform>(
        &mut self,
        batch: u32,
        index: usize,
        status: f64,
        text: &str,
        now_ms: f64,
        left_ms: f64,
    ) -> String {
        let answer = answer::<P>(status, text);
        match self.plan.item(batch, index, answer, now_ms, left_ms, P::random()) {
            None => String::new(),
            Some(Fate::Accepted) => String::from("F"),
            Some(Fate::Again(delay_ms)) => entries!["W", &milliseconds(delay_ms)],
            Some(Fate::Renewed) => String::from("A"),
            Some(Fate::Failed(failure)) => failed(&failure, 0, ""),
        }
    }

    /// A batch is over, and its items have been told of. What got no answer of its own may have happened.
    fn close(&mut self, batch: u32) -> String {
        self.lost(batch, ErrorCode::UnexpectedResponse, "")
    }

    /// The answer for a batch as a whole, or what kept it from coming. Says how long it holds back all, if it does, then what
    /// became of its items, and of others.
    fn outer<P: Platform>(
        &mut self,
        batch: u32,
        event: u32,
        status: f64,
        text: &str,
        now_ms: f64,
        left_ms: f64,
    ) -> String {
        let answer = answer::<P>(status, text);
        match event {
            event::FAILED => return entries!["", &self.lost(batch, ErrorCode::Network, "")],
            event::DONE if !answer.is_error() => return entries!["", &self.close(batch)],
            event::DONE => {}
            _ => return entries!["", &self.lost(batch, ErrorCode::Timeout, "timeoutMs")],
        }
        let mut said = Verdicts::default();
        let mut stop = None;
        let mut hold_ms = None;
        for index in self.plan.open(batch) {
            match self.plan.item(batch, index, answer.clone(), now_ms, left_ms, P::random()) {
                Some(Fate::Again(delay_ms)) => hold_ms = Some(delay_ms.max(hold_ms.unwrap_or_default())),
                Some(Fate::Failed(failure)) => {
                    // What is not permitted for one batch is not for the others.
                    stop = matches!(answer.status, 401 | 403).then_some(failure.code).or(stop);
                    said.add(index, &failure);
                }
                _ => {}
            }
        }
        self.plan.hold(now_ms + hold_ms.unwrap_or_default());
        self.plan.close(batch);
        if let Some(code) = stop {
            for (index, failure) in self.plan.stop(code, "", false) {
                said.add(index, &failure);
            }
        }
        entries![&hold_ms.map(milliseconds).unwrap_or_default(), &said.text]
    }

    /// The caller's signal fired, or the call's time has passed.
    fn stop(&mut self, event: u32) -> String {
        match event {
            event::ABORTED => self.stopped(ErrorCode::Aborted, "", true),
            _ => self.stopped(ErrorCode::Timeout, "deadlineMs", true),
        }
    }

    fn stopped(&mut self, code: ErrorCode, limit: &'static str, all: bool) -> String {
        let mut said = Verdicts::default();
        for (index, failure) in self.plan.stop(code, limit, all) {
            said.add(index, &failure);
        }
        said.text
    }

    fn lost(&mut self, batch: u32, code: ErrorCode, limit: &'static str) -> String {
        let mut said = Verdicts::default();
        for index in self.plan.open(batch) {
            if let Some(mut failure) = self.plan.lost(index, code, limit) {
                // There was an answer, just none that says anything about the item.
                if code == ErrorCode::UnexpectedResponse {
                    failure.told = Told::Facts;
                }
                said.add(index, &failure);
            }
        }
        self.plan.close(batch);
        said.text
    }
}

/// An answer with everything that decides about it: headers, then the body of an error.
fn answer<P: Platform>(status: f64, text: &str) -> Answer {
    let mut details = Entries::of(text);
    let mut answer = heard::<P>(http_status(status), &mut details);
    read_body::<P>(&mut answer, &mut details);
    answer
}

/// What became of items: a failure, then the numbers of the items that it is about.
#[derive(Default)]
struct Verdicts {
    text: String,
    last: String,
}

impl Verdicts {
    fn add(&mut self, index: usize, failure: &Failure) {
        let failed = failed(failure, 0, "");
        // Ten thousand items that were not sent are one failure.
        if failed == self.last {
            self.text.push(',');
        } else {
            append(&mut self.text, "\0", &failed);
            self.text.push('\0');
            self.last = failed;
        }
        self.text.push_str(&decimal(index as u64));
    }
}
