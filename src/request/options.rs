//! The options of a call: defaults, ranges, and which exclude each other.

use super::{
    endpoint::{ApiVersion, BaseUrl, Endpoint},
    input::{Input, InputKind, Text},
    job_id::LONGEST_UTF16,
    option_key::{OptionKey, OptionsOf},
    path::Path,
    problems::Problems,
};
use crate::model::cloud::Cloud;

/// Valid options.
#[derive(Clone, Debug, PartialEq)]
pub struct Options<I> {
    /// The caller's functions, signal and job.
    pub hooks: Hooks<I>,
    /// The limit for one request, the response body included, in milliseconds.
    pub timeout_ms: f64,
    /// The limit for the whole call, in milliseconds: token function, requests, waits.
    pub deadline_ms: f64,
    /// The most retries of a request.
    pub max_retries: u32,
    /// Where requests are sent.
    pub endpoint: Endpoint,
    /// The caller's own `client-request-id`.
    pub client_request_id: Option<String>,
    /// The time between two polls, in milliseconds.
    pub poll_ms: f64,
    /// Whether the caller's `until` decides when a wait is over.
    pub asks_until: bool,
    /// The most batches in flight.
    pub concurrency: u32,
}

/// The caller's functions, signal and job, as they were passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Hooks<I> {
    /// Cancels the call.
    pub signal: Option<I>,
    /// A function to call instead of the global `fetch`.
    pub fetch: Option<I>,
    /// Called before each wait for a retry.
    pub on_retry: Option<I>,
    /// Called after each poll.
    pub on_update: Option<I>,
    /// Called with the progress of the call.
    pub on_progress: Option<I>,
    /// Called for each job found.
    pub on_found: Option<I>,
    /// Decides whether the wait is over.
    pub until: Option<I>,
    /// The job as read before the restart, which a wait compares with.
    pub since: Option<I>,
}

impl<I> Default for Hooks<I> {
    fn default() -> Self {
        Hooks {
            signal: None,
            fetch: None,
            on_retry: None,
            on_update: None,
            on_progress: None,
            on_found: None,
            until: None,
            since: None,
        }
    }
}

impl<I> Options<I> {
    /// The documented defaults of a call.
    pub fn defaults(call: OptionsOf<'_>) -> Box<Options<I>> {
        Box::new(Options {
            hooks: Hooks::default(),
            timeout_ms: 30_000.0,
            // A cycle, a search and many restarts may take any time, so they have no default deadline.
            deadline_ms: if call == OptionsOf::Request { 120_000.0 } else { f64::INFINITY },
            max_retries: 3,
            endpoint: Endpoint::cloud(Cloud::Global, ApiVersion::V1),
            client_request_id: None,
            poll_ms: 30_000.0,
            asks_until: false,
            concurrency: 4,
        })
    }
}

/// The options while they are read. The endpoint is made of its parts at the end.
struct Reading<'p, I: Input> {
    call: OptionsOf<'p>,
    options: Box<Options<I>>,
    cloud: Option<Cloud>,
    version: ApiVersion,
    base: Option<BaseUrl>,
    problems: &'p mut Problems<I::Cause>,
}

impl<I: Input> Options<I> {
    /// Reads the options of a call, and adds every problem.
    pub fn read(
        input: &I,
        call: OptionsOf<'_>,
        path: &Path<'_>,
        problems: &mut Problems<I::Cause>,
    ) -> Option<Box<Options<I>>> {
        let kind = input.kind();
        if matches!(kind, InputKind::Other(_)) && input.is_signal() {
            problems.add(path, "is an AbortSignal: pass { signal }");
            return None;
        }
        let entries = problems.members(path, kind)?;
        let (options, version) = (Options::defaults(call), ApiVersion::default());
        let mut reading = Reading { call, options, cloud: None, version, base: None, problems };
        for (name, value) in entries {
            let kind = value.kind();
            if matches!(kind, InputKind::Undefined) {
                continue;
            }
            let at = Path::Member(path, &name);
            match OptionKey::named(&name).filter(|key| key.belongs_to(call)) {
                Some(key) => reading.set(key, value, kind, &at),
                None => {
                    let known: Vec<&str> = OptionKey::known(call).map(Into::into).collect();
                    reading.problems.add_misspelt(&at, "is no option of this call", &name, &known);
                }
            }
        }
        if reading.base.is_some() && reading.cloud.is_some() {
            reading.problems.add(&Path::Member(path, "baseUrl"), "cannot be combined with cloud");
        }
        let Reading { mut options, cloud, version, base, .. } = reading;
        options.asks_until = options.hooks.until.is_some();
        options.endpoint = match base {
            Some(base) => Endpoint::base(base, version),
            None => Endpoint::cloud(cloud.unwrap_or(Cloud::Global), version),
        };
        Some(options)
    }
}

impl<I: Input> Reading<'_, I> {
    fn set(&mut self, key: OptionKey, value: I, kind: InputKind<I>, at: &Path<'_>) {
        let Options { hooks, timeout_ms, deadline_ms, poll_ms, max_retries, concurrency, .. } = &mut *self.options;
        let is_set = match key {
            OptionKey::Fetch => function(&mut hooks.fetch, value, &kind),
            OptionKey::OnRetry => function(&mut hooks.on_retry, value, &kind),
            OptionKey::OnUpdate => function(&mut hooks.on_update, value, &kind),
            OptionKey::OnProgress => function(&mut hooks.on_progress, value, &kind),
            OptionKey::OnFound => function(&mut hooks.on_found, value, &kind),
            OptionKey::Until => function(&mut hooks.until, value, &kind),
            OptionKey::TimeoutMs => milliseconds(timeout_ms, &kind, f64::INFINITY),
            OptionKey::DeadlineMs => milliseconds(deadline_ms, &kind, f64::INFINITY),
            OptionKey::PollMs => milliseconds(poll_ms, &kind, f64::MAX),
            OptionKey::MaxRetries => whole(max_retries, &kind, 0.0, 10.0),
            OptionKey::Concurrency => whole(concurrency, &kind, 1.0, 16.0),
            OptionKey::Signal => keep(&mut hooks.signal, value.is_signal(), value),
            OptionKey::Since => match &kind {
                InputKind::Object(members) => match fault_of_job(self.call, members) {
                    None => keep(&mut hooks.since, true, value),
                    Some(fault) => return self.problems.add_refused(at, key.requirement(), fault),
                },
                _ => false,
            },
            OptionKey::Cloud | OptionKey::ApiVersion | OptionKey::BaseUrl | OptionKey::ClientRequestId => {
                matches!(kind, InputKind::Text) && {
                    self.set_text(key, &value, at);
                    true
                }
            }
        };
        if !is_set {
            self.problems.add_refused(at, key.requirement(), kind);
        }
    }

    fn set_text(&mut self, key: OptionKey, value: &I, at: &Path<'_>) {
        const LONGEST: usize = 65_536;
        let Text::Whole(text) = value.read_text(LONGEST) else {
            return self.problems.add(at, key.requirement());
        };
        match key {
            OptionKey::BaseUrl => match BaseUrl::checked(&text, value.href()) {
                Ok(base) => self.base = Some(base),
                Err(fault) => self.problems.add(at, fault),
            },
            OptionKey::Cloud => {
                self.cloud = Cloud::named(&text);
                if self.cloud.is_none() {
                    self.problems.add_misspelt(at, key.requirement(), &text, Cloud::names());
                }
            }
            OptionKey::ApiVersion => match ApiVersion::named(&text) {
                Some(version) => self.version = version,
                None => self.problems.add(at, key.requirement()),
            },
            OptionKey::ClientRequestId if is_client_request_id(&text) => self.options.client_request_id = Some(text),
            _ => self.problems.add(at, key.requirement()),
        }
    }
}

/// Sets an option if its value is right. Returns whether it is.
fn keep<I>(slot: &mut Option<I>, is_right: bool, value: I) -> bool {
    if is_right {
        *slot = Some(value);
    }
    is_right
}

/// The member that keeps an object from being `since`: it needs the `id` of the job that the call waits for, and a `status`. With any
/// other object the wait would end at the first poll.
fn fault_of_job<I: Input>(call: OptionsOf<'_>, members: &[(String, I)]) -> Option<InputKind<I>> {
    let (mut has_id, mut has_status) = (false, false);
    for (key, value) in members.iter().filter(|(key, _)| key == "id" || key == "status") {
        match value.kind() {
            InputKind::Text if key == "id" => {
                has_id = matches!(call, OptionsOf::Wait(job) if job.is(&value.read_text(LONGEST_UTF16)));
            }
            InputKind::Object(_) if key == "status" => has_status = true,
            other => return Some(other),
        }
    }
    (!has_id || !has_status).then_some(InputKind::Undefined)
}

fn function<I: Input>(slot: &mut Option<I>, value: I, kind: &InputKind<I>) -> bool {
    keep(slot, matches!(kind, InputKind::Function), value)
}

fn milliseconds<I: Input>(slot: &mut f64, kind: &InputKind<I>, most: f64) -> bool {
    match kind {
        InputKind::Number(ms) if *ms > 0.0 && *ms <= most => {
            *slot = *ms;
            true
        }
        _ => false,
    }
}

fn whole<I: Input>(slot: &mut u32, kind: &InputKind<I>, least: f64, most: f64) -> bool {
    match kind {
        InputKind::Number(n) if is_whole(*n, least, most) => {
            *slot = *n as u32;
            true
        }
        _ => false,
    }
}

fn is_whole(number: f64, least: f64, most: f64) -> bool {
    number >= least && number <= most && number.trunc() == number
}

/// Whether a text can be sent as `client-request-id`: 1 to 128 visible ASCII characters.
pub fn is_client_request_id(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}
