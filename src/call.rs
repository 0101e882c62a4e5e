//! One call under way: it is told what happened, and says what to do next. `js/drive.js` does it.
//!
//! Everything it hears and says is a text of entries joined by NUL, the cheapest thing that crosses into WebAssembly and
//! out of it. What it says begins with a letter of `say`.

use gloo_net::http::Method;

use crate::{
    challenge,
    course::{Course, Interruption, Phase, Step},
    criteria::Criteria,
    dates::{graph_date, http_date},
    endpoint::path,
    failure::{ErrorCode, Failure, Outcome},
    given::Given,
    ids::{JobId, ServicePrincipal},
    options::{Options, REQUEST},
    problem::Problems,
    reset_scope::ResetScope,
    retry_after,
    text::{Entries, decimal, entries, then},
    verdict::{Answer, Body},
};
#[cfg(feature = "reading")]
use crate::{options::WAIT, polling::Polling};

/// The first letter of what a call says. `js/drive.js` has the same list.
pub(crate) mod say {
    /// Ask the token function: scope, claims.
    pub const ASK: &str = "A";
    /// Send: method, address, request id, body.
    pub const SEND: &str = "S";
    /// Read the body: of an error, `job` or `jobs`.
    pub const READ: &str = "R";
    /// Wait: milliseconds, and the attempt that failed if one did.
    pub const WAIT: &str = "W";
    /// Ask the caller whether the wait is over.
    pub const UNTIL: &str = "U";
    /// It succeeded: the kind of the result, then its entries.
    pub const FINISH: &str = "F";
    /// It failed.
    pub const FAIL: &str = "E";
}

/// What happened to the last thing that was asked for. `js/limits.js` has the same list.
pub mod event {
    /// It is done.
    pub const DONE: u32 = 0;
    /// It threw or rejected.
    pub const FAILED: u32 = 1;
    /// The caller's signal fired.
    pub const ABORTED: u32 = 2;
    /// Its own time has passed.
    pub const TIMED_OUT: u32 = 3;
    /// The call's time has passed.
    pub const DEADLINE: u32 = 4;
}

/// The platform's clock, dice and parsers.
pub trait Platform {
    /// The wall clock in milliseconds since 1970, for dates that the service names.
    fn wall_ms() -> f64;
    /// A number from 0 to 1.
    fn random() -> f64;
    /// A date in milliseconds since 1970.
    fn date_ms(text: &str) -> Option<f64>;
    /// The text in base64, of either alphabet, padded or not.
    fn base64(text: &str) -> Option<String>;
    /// A number as JavaScript writes it, or NaN.
    fn number(text: &str) -> f64;
}

/// The arguments of a call, as JavaScript mirrored them.
pub struct Arguments<'a> {
    entries: Entries<'a>,
    pub(crate) problems: Problems,
    /// A new UUID.
    pub(crate) id: &'a str,
    /// Whether the token is a function to ask.
    pub(crate) asks: bool,
}

impl<'a> Arguments<'a> {
    /// The text begins with a new UUID and the kind of the token.
    pub fn new(text: &'a str) -> Arguments<'a> {
        let mut entries = Entries::of(text);
        let (id, kind) = (entries.take(), entries.take());
        Arguments { entries, problems: Problems::default(), id, asks: kind == "f" }
    }

    pub(crate) fn next<P: Platform>(&mut self) -> Given<'a> {
        Given::read::<P>(&mut self.entries)
    }

    pub(crate) fn accept(&self, code: ErrorCode, name: &str) -> Result<(), Said> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(Said(failed(&Failure::new(code, Outcome::NotSent), 0, &self.problems.said(name))))
    }
}

/// What is said instead of beginning: a failure, or a result that needs no request.
pub struct Said(pub String);

/// A failure: code, outcome, how much of the answer is told, attempts, wait, date, claims, limit, problems.
pub(crate) fn failed(failure: &Failure, attempts: u32, problems: &str) -> String {
    let mut said = String::from(say::FAIL);
    then_number(&mut said, failure.code as u32);
    then_number(&mut said, failure.outcome as u32);
    then_number(&mut said, failure.told as u32);
    then_number(&mut said, attempts);
    then_milliseconds(&mut said, failure.retry_after_ms);
    then_milliseconds(&mut said, failure.date_ms);
    then(&mut said, failure.claims.as_deref().unwrap_or_default());
    then(&mut said, failure.limit);
    then(&mut said, problems);
    said
}

fn then_number(said: &mut String, number: u32) {
    then(said, &decimal(number.into()));
}

fn then_milliseconds(said: &mut String, ms: Option<f64>) {
    then(said, &ms.filter(|ms| *ms >= 0.0).map(milliseconds).unwrap_or_default());
}

/// What a call is for.
pub(crate) enum Aim {
    /// A restart, and what its receipt says of the criteria: scopes and warnings.
    Restart(String, String),
    /// The jobs of a service principal, and the pages that were asked for.
    #[cfg(feature = "reading")]
    Jobs(Vec<String>),
    /// One job.
    #[cfg(feature = "reading")]
    Job,
    /// The end of an execution: the wait's memory, milliseconds between looks, whether the caller decides.
    #[cfg(feature = "reading")]
    Execution(Polling, f64, bool),
}

/// What was asked for last.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    Ask,
    Send,
    ReadError,
    ReadResult,
    Wait,
    Until,
}

/// A call under way.
pub struct Call {
    pub(crate) aim: Aim,
    pub(crate) course: Course,
    /// The permission to ask a token for.
    scope: String,
    /// Where the token goes, and nowhere else.
    pub(crate) origin: String,
    /// The token function is asked first, and again when the service wants another token.
    asks: bool,
    /// The same across attempts.
    pub(crate) id: String,
    pub(crate) url: String,
    body: String,
    pub(crate) doing: Doing,
    /// The error status that has arrived, while its body is being read.
    answer: Option<Answer>,
    /// One request, its body included.
    pub timeout_ms: f64,
    /// The whole call.
    pub deadline_ms: f64,
}

/// A call that JavaScript can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// `restartSyncJob`.
    Restart,
    /// `prepareRestart`: what a restart would send.
    Prepare,
    /// `checkCriteria`: whether they are valid, and what is wrong with them.
    Check,
    /// `describeResetScopes`: name, value, weight and implied scopes of each.
    Describe,
    /// `listSyncJobs`.
    #[cfg(feature = "reading")]
    List,
    /// `getSyncJob`.
    #[cfg(feature = "reading")]
    Get,
    /// `waitForSyncJob`.
    #[cfg(feature = "reading")]
    Wait,
}

impl Call {
    /// Checks every argument in its order. Nothing has been sent, and no function of the caller's was called.
    pub fn begin<P: Platform>(wish: Wish, given: &mut Arguments<'_>) -> Result<Call, Said> {
        if wish == Wish::Describe {
            return Err(described());
        }
        let (restarts, checks) = (matches!(wish, Wish::Restart | Wish::Prepare), wish == Wish::Check);
        #[cfg(feature = "reading")]
        let names_job = wish != Wish::List;
        #[cfg(not(feature = "reading"))]
        let names_job = true;
        let (mut principal, mut job) = (ServicePrincipal::ObjectId(""), None);
        if !checks {
            principal = ServicePrincipal::read(&given.next::<P>(), "spId", &mut given.problems);
            given.accept(ErrorCode::InvalidServicePrincipalId, "spId")?;
        }
        if !checks && names_job {
            job = Some(JobId::read(&given.next::<P>(), "jobId", &mut given.problems));
            given.accept(ErrorCode::InvalidJobId, "jobId")?;
        }
        let mut criteria = Criteria::default();
        if restarts || checks {
            criteria = Criteria::read(&given.next::<P>(), "", &mut given.problems);
        }
        if checks {
            let valid = if given.problems.is_empty() { "1" } else { "" };
            // There is nothing to warn of in what cannot be sent.
            criteria = if valid.is_empty() { Criteria::default() } else { criteria };
            let (scopes, warnings, problems) =
                (criteria.reset_scope(), criteria.warnings(), given.problems.said("criteria"));
            return Err(Said(entries![say::FINISH, "report", valid, &scopes, &warnings, &problems]));
        }
        given.accept(ErrorCode::InvalidCriteria, "criteria")?;
        let known = match wish {
            #[cfg(feature = "reading")]
            Wish::Wait => WAIT,
            _ => REQUEST,
        };
        let options = Options::read(&given.next::<P>(), known, &mut given.problems);
        given.accept(ErrorCode::InvalidOptions, "options")?;

        let url = options.endpoint.address(&path(principal, job, restarts));
        let id = options.client_request_id.unwrap_or(given.id);
        let (body, scopes, warnings) = (criteria.body(), criteria.reset_scope(), criteria.warnings());
        let aim = match wish {
            Wish::Prepare => {
                return Err(Said(entries![say::FINISH, "prepared", &url, id, &body, &scopes, &warnings]));
            }
            #[cfg(feature = "reading")]
            Wish::List => Aim::Jobs(vec![url.clone()]),
            #[cfg(feature = "reading")]
            Wish::Wait => Aim::Execution(Polling::new(options.since), options.poll_ms, options.until),
            #[cfg(feature = "reading")]
            Wish::Get => Aim::Job,
            _ => Aim::Restart(scopes, warnings),
        };
        Ok(Call {
            aim,
            course: Course::new(wish != Wish::Restart, options.max_retries as u32, given.asks),
            scope: options.endpoint.scope(),
            origin: options.endpoint.origin().to_owned(),
            asks: given.asks,
            id: id.to_owned(),
            url,
            body,
            doing: Doing::Ask,
            answer: None,
            timeout_ms: options.timeout_ms,
            deadline_ms: options.deadline_ms,
        })
    }
}

fn described() -> Said {
    let mut said = entries![say::FINISH, "scopes"];
    for scope in ResetScope::ALL {
        then(&mut said, scope.name());
        then_number(&mut said, scope.value().into());
        then(&mut said, scope.weight().name());
        then(&mut said, scope.implied());
    }
    Said(said)
}

/// What happens to a call.
impl Call {
    /// The first thing to do.
    pub fn first(&mut self) -> String {
        if self.asks { self.ask("") } else { self.send() }
    }

    /// What happened to the last thing, and so what to do next.
    ///
    /// `number` and `text` tell of a thing that is done: status and headers of an answer, kind and details of a body.
    /// `started`: whether it was begun at all. `left_ms`: time until the deadline.
    pub fn step<P: Platform>(&mut self, event: u32, number: f64, text: &str, started: bool, left_ms: f64) -> String {
        if self.doing == Doing::Send && started {
            self.course.send();
        }
        match (self.doing, event) {
            (Doing::Ask, event::DONE) => self.send(),
            (Doing::Ask, event::FAILED) => {
                let failure = self.course.without_token();
                self.fail(&failure)
            }
            (Doing::Send, event::DONE) => self.answered::<P>(number, text, left_ms),
            (Doing::Send | Doing::ReadResult, event::FAILED) => {
                let step = self.course.broken(left_ms, P::random());
                self.follow(step)
            }
            #[cfg(feature = "reading")]
            (Doing::ReadResult, event::DONE) => self.result(number, text, left_ms),
            // An error status has arrived, and decides: its body only costs details.
            (Doing::ReadError, event) if event != event::ABORTED => self.error::<P>(event, text, left_ms),
            #[cfg(feature = "reading")]
            (Doing::Until, event::DONE) => self.looked(number > 0.0, left_ms),
            (Doing::Until, event::FAILED) => self.fail(&Course::unanswered(ErrorCode::Aborted)),
            (Doing::Wait, event::TIMED_OUT) => self.send(),
            (_, event) => self.interrupted(event, started),
        }
    }

    fn ask(&mut self, claims: &str) -> String {
        self.doing = Doing::Ask;
        entries![say::ASK, &self.scope, claims]
    }

    pub(crate) fn send(&mut self) -> String {
        self.doing = Doing::Send;
        let method = if matches!(self.aim, Aim::Restart(..)) { Method::POST } else { Method::GET };
        let body = if method == Method::POST { &self.body } else { "" };
        entries![say::SEND, method.as_str(), &self.url, &self.id, body]
    }

    pub(crate) fn fail(&self, failure: &Failure) -> String {
        failed(failure, self.course.attempts(), "")
    }

    /// The headers have arrived: status, `Retry-After`, `WWW-Authenticate`, `Date`.
    fn answered<P: Platform>(&mut self, status: f64, text: &str, left_ms: f64) -> String {
        if status.is_nan() {
            return self.fail(&Course::unanswered(ErrorCode::UnexpectedResponse));
        }
        let status = http_status(status);
        match &self.aim {
            Aim::Restart(scopes, warnings) if status == 204 => {
                let attempts = decimal(self.course.attempts().into());
                return entries![say::FINISH, "receipt", scopes, warnings, &attempts];
            }
            Aim::Restart(..) => {}
            #[cfg(feature = "reading")]
            aim if status == 200 => {
                self.doing = Doing::ReadResult;
                return entries![say::READ, if matches!(aim, Aim::Jobs(_)) { "jobs" } else { "job" }];
            }
            #[cfg(feature = "reading")]
            _ => {}
        }
        let answer = heard::<P>(status, &mut Entries::of(text));
        if answer.is_error() {
            self.answer = Some(answer);
            self.doing = Doing::ReadError;
            String::from(say::READ)
        } else {
            self.judge::<P>(answer, left_ms)
        }
    }

    /// The body of an error has been read, or could not be.
    fn error<P: Platform>(&mut self, event: u32, text: &str, left_ms: f64) -> String {
        let mut answer = self.answer.take().unwrap_or_default();
        if event == event::DONE {
            read_body::<P>(&mut answer, &mut Entries::of(text));
        }
        self.judge::<P>(answer, left_ms)
    }

    fn judge<P: Platform>(&mut self, answer: Answer, left_ms: f64) -> String {
        let step = self.course.answered(answer, left_ms, P::random());
        self.follow(step)
    }

    fn follow(&mut self, step: Step) -> String {
        match step {
            Step::Wait(delay_ms) => {
                self.doing = Doing::Wait;
                entries![say::WAIT, &milliseconds(delay_ms), &decimal(self.course.attempts().into())]
            }
            Step::Renew(claims) => self.ask(claims.as_deref().unwrap_or_default()),
            Step::Fail(failure) => self.fail(&failure),
        }
    }

    pub(crate) fn interrupted(&mut self, event: u32, started: bool) -> String {
        let why = match event {
            event::ABORTED => Interruption::Abort,
            event::TIMED_OUT => Interruption::RequestTimeout,
            _ => Interruption::Deadline,
        };
        // The request has been sent even where nobody has begun to read its answer.
        let in_flight = match self.doing {
            Doing::Send => started,
            Doing::ReadError | Doing::ReadResult => true,
            Doing::Ask | Doing::Wait | Doing::Until => false,
        };
        let phase = if in_flight { Phase::InFlight } else { Phase::Between };
        let failure = self.course.interrupted(why, phase, self.answer.take());
        self.fail(&failure)
    }
}

/// What is no HTTP status is judged as 0.
pub(crate) fn http_status(number: f64) -> u16 {
    if (0.0..1000.0).contains(&number) { number as u16 } else { 0 }
}

/// An answer, from its status and what of its headers decides: `Retry-After`, `WWW-Authenticate`, `Date`.
pub(crate) fn heard<P: Platform>(status: u16, headers: &mut Entries<'_>) -> Answer {
    Answer {
        status,
        wait_ms: retry_after::parse(headers.take(), P::wall_ms(), P::date_ms),
        claims: challenge::claims(headers.take(), P::base64),
        date_ms: http_date(headers.take(), P::date_ms),
        body: Body::Unreadable,
    }
}

/// The body of an error: its kind, as `js/answer.js` has it, its `error.code`, the date of its inner error.
pub(crate) fn read_body<P: Platform>(answer: &mut Answer, details: &mut Entries<'_>) {
    let (kind, code) = (details.take(), details.take());
    answer.date_ms = graph_date(details.take(), P::date_ms).or(answer.date_ms);
    answer.body = match kind {
        "empty" => Body::Empty,
        "silent" => Body::Silent,
        "coded" => Body::with_code(code),
        _ => Body::Unreadable,
    };
}

/// Rounded up: never earlier than asked.
pub(crate) fn milliseconds(ms: f64) -> String {
    decimal(ms.ceil() as u64)
}
