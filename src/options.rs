//! The options of a call: defaults, ranges, and what excludes what.

use crate::{
    endpoint::{ApiVersion, BaseUrl, Cloud, Endpoint},
    given::Given,
    ids::is_client_request_id,
    problem::Problems,
};

/// One request, its body included, in milliseconds.
pub const TIMEOUT_MS: f64 = 30_000.0;

/// A whole call, in milliseconds.
pub const DEADLINE_MS: f64 = 120_000.0;

/// Repeats after a refusal that asks for patience.
pub const MAX_RETRIES: f64 = 3.0;

/// From one look at a job to the next, in milliseconds.
pub const POLL_MS: f64 = 30_000.0;

/// An option that some call knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `signal`.
    Signal,
    /// `timeoutMs`.
    TimeoutMs,
    /// `deadlineMs`.
    DeadlineMs,
    /// `maxRetries`.
    MaxRetries,
    /// `cloud`.
    Cloud,
    /// `apiVersion`.
    ApiVersion,
    /// `baseUrl`.
    BaseUrl,
    /// `clientRequestId`.
    ClientRequestId,
    /// `fetch`, `onRetry` and other functions that are called as they are.
    Function,
    /// `pollMs`.
    PollMs,
    /// `since`.
    Since,
    /// `until`.
    Until,
    /// `concurrency`.
    Concurrency,
}

/// The options that a call knows, by name.
pub struct Known {
    /// Every option's name.
    pub names: &'static [&'static str],
    /// What each of them is.
    keys: &'static [Key],
    deadline_ms: f64,
}

/// The options of every call, and of one call more.
macro_rules! known {
    ($deadline_ms:expr $(, $name:literal => $key:ident)*) => {
        &Known {
            names: &[
                "signal", "timeoutMs", "deadlineMs", "maxRetries", "cloud", "apiVersion", "baseUrl", "clientRequestId", "fetch",
                "onRetry", $($name),*
            ],
            keys: &[
                Key::Signal, Key::TimeoutMs, Key::DeadlineMs, Key::MaxRetries, Key::Cloud, Key::ApiVersion, Key::BaseUrl,
                Key::ClientRequestId, Key::Function, Key::Function, $(Key::$key),*
            ],
            deadline_ms: $deadline_ms,
        }
    };
}

/// `restartSyncJob` and its dry run, `listSyncJobs` and `getSyncJob`.
pub const REQUEST: &Known = known!(DEADLINE_MS);

/// `waitForSyncJob`: a cycle may take hours, so it has no deadline of its own.
pub const WAIT: &Known =
    known!(f64::INFINITY, "pollMs" => PollMs, "since" => Since, "until" => Until, "onUpdate" => Function);

/// `restartSyncJobs`: how long it takes depends on how many there are, so it has no deadline of its own.
pub const BULK: &Known = known!(f64::INFINITY, "concurrency" => Concurrency, "onProgress" => Function);

/// Batches in flight.
pub const CONCURRENCY: f64 = 4.0;

/// Valid options. Functions and signals stay at the boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct Options<'a> {
    /// One request, its body included.
    pub timeout_ms: f64,
    /// The whole call: token function, requests, waits.
    pub deadline_ms: f64,
    /// Repeats after a refusal that asks for patience.
    pub max_retries: f64,
    /// Where to.
    pub endpoint: Endpoint<'a>,
    /// The caller's own `client-request-id`.
    pub client_request_id: Option<&'a str>,
    /// From one look to the next.
    pub poll_ms: f64,
    /// The last execution that was there before, by its `activityIdentifier`.
    pub since: Option<&'a str>,
    /// Whether the caller decides when a wait is over.
    pub until: bool,
    /// Batches in flight.
    pub concurrency: f64,
}

impl<'a> Options<'a> {
    /// Reads the trailing options object of a call.
    pub fn read(given: &Given<'a>, known: &Known, problems: &mut Problems) -> Options<'a> {
        let mut options = Options {
            timeout_ms: TIMEOUT_MS,
            deadline_ms: known.deadline_ms,
            max_retries: MAX_RETRIES,
            endpoint: Endpoint::cloud(Cloud::Global, ApiVersion::V1),
            client_request_id: None,
            poll_ms: POLL_MS,
            since: None,
            until: false,
            concurrency: CONCURRENCY,
        };
        let Some(entries) = given.entries() else {
            problems.add_found("options", "must be a plain object, null or undefined, not ", given.noun());
            return options;
        };
        let mut place = Place { cloud: None, version: ApiVersion::V1, base: None };
        for (name, value) in entries {
            if matches!(value, Given::Undefined) {
                continue;
            }
            let place_of = known.names.iter().position(|known| known == name);
            match place_of.and_then(|index| known.keys.get(index)) {
                None => problems.add_like(name, "is no option of this call", "", name, known.names),
                Some(&key) => {
                    if let Some(fault) = options.set(key, value).or_else(|| place.set(key, value)) {
                        let text = value.text().filter(|_| key == Key::Cloud).unwrap_or_default();
                        problems.add_like(name, fault, "", text, &Cloud::NAMES);
                    }
                }
            }
        }
        if place.base.is_some() && place.cloud.is_some() {
            problems.add("baseUrl", "cannot be combined with cloud");
        }
        options.endpoint = place.endpoint();
        options
    }

    /// Takes a value, or says what is wrong with it.
    #[inline(never)]
    fn set(&mut self, key: Key, value: &Given<'a>) -> Option<&'static str> {
        match (key, value) {
            (Key::Signal, Given::Signal) | (Key::Function, Given::Function) => {}
            (Key::Until, Given::Function) => self.until = true,
            (Key::Signal, _) => return Some("must be an AbortSignal"),
            (Key::Function | Key::Until, _) => return Some("must be a function"),
            (Key::ClientRequestId, _) => {
                self.client_request_id = value.text().filter(|text| is_client_request_id(text));
                if self.client_request_id.is_none() {
                    return Some("must be a string of 1 to 128 visible ASCII characters");
                }
            }
            (Key::Since, Given::Job(activity)) => self.since = Some(activity),
            (Key::Since, _) => return Some("must be a job as getSyncJob or listSyncJobs gave it"),
            _ => return self.set_number(key, value),
        }
        None
    }

    fn set_number(&mut self, key: Key, value: &Given<'a>) -> Option<&'static str> {
        const LIMIT: &str = "must be a number of milliseconds above 0, or Infinity";
        let (option, above, most, whole, fault) = match key {
            Key::TimeoutMs => (&mut self.timeout_ms, 0.0, f64::INFINITY, false, LIMIT),
            Key::DeadlineMs => (&mut self.deadline_ms, 0.0, f64::INFINITY, false, LIMIT),
            Key::PollMs => (&mut self.poll_ms, 0.0, f64::MAX, false, "must be a number of milliseconds above 0"),
            Key::MaxRetries => (&mut self.max_retries, -1.0, 10.0, true, "must be a whole number from 0 to 10"),
            Key::Concurrency => (&mut self.concurrency, 0.0, 16.0, true, "must be a whole number from 1 to 16"),
            _ => return None,
        };
        match value {
            Given::Number(number) if *number > above && *number <= most && !(whole && number.trunc() != *number) => {
                *option = *number;
                None
            }
            _ => Some(fault),
        }
    }
}

/// The options that together make an endpoint.
struct Place<'a> {
    cloud: Option<Cloud>,
    version: ApiVersion,
    base: Option<BaseUrl<'a>>,
}

impl<'a> Place<'a> {
    #[inline(never)]
    fn set(&mut self, key: Key, value: &Given<'a>) -> Option<&'static str> {
        let text = value.text().unwrap_or_default();
        match key {
            Key::Cloud => {
                self.cloud = Cloud::named(text);
                self.cloud.is_none().then_some("must be one of global, usGov, usGovDod, china")
            }
            Key::ApiVersion => match ApiVersion::named(text) {
                Some(version) => {
                    self.version = version;
                    None
                }
                None => Some("must be v1.0 or beta"),
            },
            Key::BaseUrl => match value {
                Given::Url(text, parts) => match BaseUrl::read(text, *parts) {
                    Ok(base) => {
                        self.base = Some(base);
                        None
                    }
                    Err(fault) => Some(fault),
                },
                _ => Some("must be a string"),
            },
            _ => None,
        }
    }

    fn endpoint(&self) -> Endpoint<'a> {
        match self.base {
            Some(base) => Endpoint::base(base, self.version),
            None => Endpoint::cloud(self.cloud.unwrap_or(Cloud::Global), self.version),
        }
    }
}
