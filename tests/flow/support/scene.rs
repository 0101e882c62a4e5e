//! A call in its surroundings: built up, played to its end, and seen from outside.

use std::cell::RefCell;

use graph_sync_jobs::{
    client::{bulk::restart_many, find::find, jobs, restart::restart, start_pause::start_or_pause, wait::wait},
    model::{action::Action, job::JobFacts},
    request::{
        arguments::{self, FindArguments, JobArguments, ListArguments, RestartArguments},
        criteria::CriteriaOf,
        option_key::OptionsOf,
    },
};

use super::{
    clock::{Clock, run},
    given::Given,
    host::{ScriptedHost, Service},
    items::Items,
    json::AnswerJson,
    record::Sent,
    script::{Reply, TokenReply, Tokens, UntilReply},
    seen::{Gave, Played, PlayedFind, PlayedMany, Seen},
    witness,
};

pub const SP: &str = "8e881353-1735-45af-af21-ee1344582a4d";
pub const ORIGIN: &str = "https://graph.microsoft.com";
pub const JOBS: &str =
    "https://graph.microsoft.com/v1.0/servicePrincipals/8e881353-1735-45af-af21-ee1344582a4d/synchronization/jobs";
pub const SCOPE: &str = "https://graph.microsoft.com/Synchronization.ReadWrite.All";

/// A call of one job or of one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    Restart,
    Start,
    Pause,
    Get,
    List,
    Wait,
}

impl Called {
    pub const ALL: [Called; 6] =
        [Called::Restart, Called::Start, Called::Pause, Called::Get, Called::List, Called::Wait];

    /// What happens to a job, and once at most.
    pub const ACTIONS: [Called; 3] = [Called::Restart, Called::Start, Called::Pause];

    /// What changes nothing.
    pub const READINGS: [Called; 3] = [Called::Get, Called::List, Called::Wait];

    pub fn is_reading(self) -> bool {
        Called::READINGS.contains(&self)
    }
}

/// A call, and everybody whom it meets.
pub struct Scene {
    service: Service,
    tokens: Tokens,
    untils: Vec<UntilReply>,
    randoms: Vec<f64>,
    abort_ms: f64,
    abort_in_notice: Option<u64>,
    tick_ms: f64,
    criteria: Given,
    options: Vec<(String, Given)>,
}

impl Scene {
    /// A token, and a service that is not to be asked.
    pub fn new() -> Scene {
        Scene {
            service: Box::new(|sent| panic!("nobody expected {sent:?}")),
            tokens: Tokens::Ready,
            untils: vec![UntilReply::Says(false)],
            randoms: vec![0.5],
            abort_ms: f64::INFINITY,
            abort_in_notice: None,
            tick_ms: 0.0,
            criteria: Given::Undefined,
            options: Vec::new(),
        }
    }

    /// What the service does with each request in turn. One more is not expected.
    pub fn replies<const N: usize>(self, replies: [Reply; N]) -> Scene {
        self.service(move |sent| replies.get(sent.number).cloned().unwrap_or_else(|| panic!("one too many: {sent:?}")))
    }

    pub fn service(self, service: impl FnMut(&Sent) -> Reply + 'static) -> Scene {
        Scene { service: Box::new(service), ..self }
    }

    /// A token function, and what it does each time; the last for ever.
    pub fn asks<T: Copy + Into<TokenReply>>(self, replies: &[T]) -> Scene {
        self.tokens(Tokens::Function(replies.iter().map(|reply| (*reply).into()).collect()))
    }

    pub fn tokens(self, tokens: Tokens) -> Scene {
        Scene { tokens, ..self }
    }

    /// A caller who decides whether a wait is over; the last for ever.
    pub fn until(self, untils: &[UntilReply]) -> Scene {
        Scene { untils: untils.to_vec(), ..self }.option("until", Given::Function)
    }

    pub fn randoms(self, randoms: &[f64]) -> Scene {
        Scene { randoms: randoms.to_vec(), ..self }
    }

    /// The signal fires at this moment; at 0, before the call.
    pub fn abort_at(self, abort_ms: f64) -> Scene {
        Scene { abort_ms, ..self }
    }

    /// The observer that is told this notice, from 1, aborts the call.
    pub fn abort_in_notice(self, notice: u64) -> Scene {
        Scene { abort_in_notice: Some(notice), ..self }
    }

    /// Time passes while the call computes.
    pub fn tick(self, tick_ms: f64) -> Scene {
        Scene { tick_ms, ..self }
    }

    pub fn criteria(self, criteria: Given) -> Scene {
        Scene { criteria, ..self }
    }

    pub fn option(mut self, key: &str, value: impl Into<Given>) -> Scene {
        self.options.push((key.to_owned(), value.into()));
        self
    }

    pub fn restart(self) -> Played {
        self.call(Called::Restart)
    }

    pub fn get(self) -> Played {
        self.call(Called::Get)
    }

    pub fn list(self) -> Played {
        self.call(Called::List)
    }

    pub fn wait(self) -> Played {
        self.call(Called::Wait)
    }

    /// Plays a call to its end. Whatever its test is about, it keeps to what every call keeps to.
    pub fn call(self, called: Called) -> Played {
        let (sp, job, options) = (SP.into(), "job".into(), Given::Object(self.options.clone()));
        let seen = match called {
            Called::Restart => {
                let arguments = RestartArguments::read(&sp, &job, &self.criteria, &options, CriteriaOf::Restart);
                let arguments = arguments.expect("valid arguments");
                self.play(async |host| Ok(Gave::Receipt(restart(host, &arguments).await?)))
            }
            Called::Start | Called::Pause => {
                let action = if called == Called::Start { Action::Start } else { Action::Pause };
                let arguments = JobArguments::read(&sp, &job, &options).expect("valid arguments");
                self.play(async |host| Ok(Gave::Done(start_or_pause(host, &arguments, action).await?)))
            }
            Called::Get => {
                let arguments = JobArguments::read(&sp, &job, &options).expect("valid arguments");
                self.play(async |host| Ok(Gave::Job(jobs::get(host, &arguments).await?.0)))
            }
            Called::List => {
                let arguments = ListArguments::read(&sp, &options).expect("valid arguments");
                let plain = |jobs: Vec<AnswerJson>| jobs.into_iter().map(|job| job.0).collect();
                self.play(async |host| Ok(Gave::Jobs(plain(jobs::list(host, &arguments).await?))))
            }
            Called::Wait => {
                let arguments = JobArguments::read_wait(&sp, &job, &options).expect("valid arguments");
                let since = arguments.options.hooks.since.as_ref();
                let since = since.map(|since| AnswerJson(since.to_json()));
                let facts = |host: &ScriptedHost| since.as_ref().map(|since| JobFacts::of(since, &host.clock));
                self.play(async |host| Ok(Gave::Job(wait(host, &arguments, facts(host)).await?.0)))
            }
        };
        witness::of_a_call(called, &options, &seen);
        seen
    }

    /// Plays a search to its end.
    pub fn find(self, query: &Given) -> PlayedFind {
        let given = Given::Object(self.options.clone());
        let arguments = FindArguments::read(query, &given).expect("valid arguments");
        let seen = self.play(async |host| find(host, &arguments).await);
        witness::of_a_search(&given, &seen);
        seen
    }

    /// What a restart with these arguments sends.
    pub fn sends(self, arguments: &RestartArguments<Given>) -> Sent {
        let scene = self.replies([Reply::status(204).after(0.0)]);
        let mut seen = scene.play(async |host| restart(host, arguments).await.is_ok());
        assert!(seen.done());
        seen.record.sent.remove(0)
    }

    /// Plays many restarts to their end.
    pub fn restart_many(self, count: u32) -> PlayedMany {
        let given = Given::Object(self.options.clone());
        let seen = self.restart_unseen(count);
        witness::of_many(&given, &seen);
        seen
    }

    /// The same without a witness, who takes long over hundreds of thousands.
    pub fn restart_unseen(self, count: u32) -> PlayedMany {
        let given = Given::Object(self.options.clone());
        let options = arguments::options(&given, OptionsOf::Bulk).expect("valid options");
        let items = Items::of(count, &self.criteria);
        self.play(async |host| restart_many(host, items, &options).await)
    }

    fn play<T>(self, call: impl AsyncFnOnce(&ScriptedHost) -> T) -> Seen<T> {
        let host = ScriptedHost {
            clock: Clock::default(),
            record: RefCell::default(),
            service: RefCell::new(self.service),
            tokens: self.tokens,
            untils: self.untils,
            randoms: self.randoms,
            abort_in_notice: self.abort_in_notice,
            tick_ms: self.tick_ms,
            randoms_drawn: Default::default(),
            ids_made: Default::default(),
            notices: Default::default(),
        };
        host.clock.abort_at(self.abort_ms);
        let ending = run(&host.clock, call(&host));
        let (ended_ms, aborted_ms) = (host.clock.now_ms(), host.clock.aborted_ms());
        Seen { ending, record: host.record.into_inner(), ended_ms, aborted_ms, tick_ms: self.tick_ms }
    }
}
