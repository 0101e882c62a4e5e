//! The options of a call: defaults, ranges, and what excludes what.

use crate::{
    endpoint::{ApiVersion, BaseUrl, Cloud, Endpoint},
    given::Given,
    ids::is_client_request_id,
    problem::{Problem, Problems},
};

/// One request, its body included, in milliseconds.
pub const TIMEOUT_MS: f64 = 30_000.0;

/// A whole call, in milliseconds.
pub const DEADLINE_MS: f64 = 120_000.0;

/// Repeats after a refusal that asks for patience.
pub const MAX_RETRIES: u32 = 3;

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
    /// `fetch`, `onRetry`.
    Function,
}

/// The options of `restartSyncJob` and of its dry run.
pub const RESTART: &[(&str, Key)] = &[
    ("signal", Key::Signal),
    ("timeoutMs", Key::TimeoutMs),
    ("deadlineMs", Key::DeadlineMs),
    ("maxRetries", Key::MaxRetries),
    ("cloud", Key::Cloud),
    ("apiVersion", Key::ApiVersion),
    ("baseUrl", Key::BaseUrl),
    ("clientRequestId", Key::ClientRequestId),
    ("fetch", Key::Function),
    ("onRetry", Key::Function),
];

/// Valid options. Functions and signals stay at the boundary.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// One request, its body included.
    pub timeout_ms: f64,
    /// The whole call: token function, requests, waits.
    pub deadline_ms: f64,
    /// Repeats after a refusal that asks for patience.
    pub max_retries: u32,
    /// Where to.
    pub endpoint: Endpoint,
    /// The caller's own `client-request-id`.
    pub client_request_id: Option<String>,
}

impl Options {
    /// Reads the trailing options object of a call that knows `keys`.
    pub fn read(given: &Given, keys: &[(&'static str, Key)]) -> Result<Options, Vec<Problem>> {
        let mut problems = Problems::default();
        let mut options = Options {
            timeout_ms: TIMEOUT_MS,
            deadline_ms: DEADLINE_MS,
            max_retries: MAX_RETRIES,
            endpoint: Endpoint::cloud(Cloud::Global, ApiVersion::V1),
            client_request_id: None,
        };
        let (mut cloud, mut version, mut base) = (None, ApiVersion::V1, None);

        let entries = match given {
            Given::Undefined | Given::Null => &[],
            Given::Object(entries) => entries.as_slice(),
            other => {
                problems.add("options", &["must be a plain object, null or undefined, not ", other.noun()]);
                &[]
            }
        };
        for (name, value) in entries {
            if matches!(value, Given::Undefined) {
                continue;
            }
            let Some((_, key)) = keys.iter().find(|(known, _)| known == name) else {
                let names: Vec<_> = keys.iter().map(|(known, _)| *known).collect();
                problems.add_like(name, &["is no option of this call"], name, &names);
                continue;
            };
            let text = value.text().unwrap_or_default();
            let fault = match (key, value) {
                (Key::TimeoutMs, Given::Number(ms)) if *ms > 0.0 => {
                    options.timeout_ms = *ms;
                    continue;
                }
                (Key::DeadlineMs, Given::Number(ms)) if *ms > 0.0 => {
                    options.deadline_ms = *ms;
                    continue;
                }
                (Key::TimeoutMs | Key::DeadlineMs, _) => "must be a number of milliseconds above 0, or Infinity",
                (Key::MaxRetries, Given::Number(count))
                    if *count >= 0.0 && *count <= 10.0 && count.trunc() == *count =>
                {
                    options.max_retries = *count as u32;
                    continue;
                }
                (Key::MaxRetries, _) => "must be a whole number from 0 to 10",
                (Key::Cloud, _) => {
                    cloud = Cloud::named(text);
                    if cloud.is_some() {
                        continue;
                    }
                    problems.add_like(name, &["must be one of global, usGov, usGovDod, china"], text, &Cloud::NAMES);
                    continue;
                }
                (Key::ApiVersion, _) => match ApiVersion::named(text) {
                    Some(named) => {
                        version = named;
                        continue;
                    }
                    None => "must be v1.0 or beta",
                },
                (Key::BaseUrl, Given::Url(text, parts)) => match BaseUrl::read(text, parts.as_ref()) {
                    Ok(read) => {
                        base = Some(read);
                        continue;
                    }
                    Err(fault) => fault,
                },
                (Key::BaseUrl, _) => "must be a string",
                (Key::ClientRequestId, _) if is_client_request_id(text) => {
                    options.client_request_id = Some(text.to_owned());
                    continue;
                }
                (Key::ClientRequestId, _) => "must be a string of 1 to 128 visible ASCII characters",
                (Key::Signal, Given::Signal) | (Key::Function, Given::Function) => continue,
                (Key::Signal, _) => "must be an AbortSignal",
                (Key::Function, _) => "must be a function",
            };
            problems.add(name, &[fault]);
        }
        options.endpoint = match base {
            Some(base) => {
                if cloud.is_some() {
                    problems.add("baseUrl", &["cannot be combined with cloud"]);
                }
                Endpoint::base(base, version)
            }
            None => Endpoint::cloud(cloud.unwrap_or(Cloud::Global), version),
        };
        problems.or(options, "options")
    }
}

/// Said when neither the options nor the runtime have a `fetch`.
pub fn no_fetch() -> Problem {
    Problem::new("fetch", &["is missing: this runtime has none of its own, so pass one"])
}
