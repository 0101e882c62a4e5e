//! The names of the options: which call has which, and what each value must be.

use strum::{IntoStaticStr, VariantArray};

use super::job_id::JobId;

/// A call with options of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionsOf<'a> {
    /// `restartSyncJob` and its dry run, `startSyncJob`, `pauseSyncJob`, `listSyncJobs`, `getSyncJob`.
    Request,
    /// `waitForSyncJob` for this job.
    Wait(&'a JobId),
    /// `restartSyncJobs`.
    Bulk,
    /// `findSyncJobs`.
    Find,
}

/// An option of any call. Its name in the interface is the variant's, in camel case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OptionKey {
    /// Cancels the call.
    Signal,
    /// The limit for one request, the response body included.
    TimeoutMs,
    /// The limit for the whole call.
    DeadlineMs,
    /// The most retries of a request.
    MaxRetries,
    /// The national cloud.
    Cloud,
    /// The version of the Graph API.
    ApiVersion,
    /// A test server or gateway instead of a cloud's Graph.
    BaseUrl,
    /// The caller's own `client-request-id`.
    ClientRequestId,
    /// A function to call instead of the global `fetch`.
    Fetch,
    /// Called before each wait for a retry.
    OnRetry,
    /// The time between two polls.
    PollMs,
    /// The job as read before the restart.
    Since,
    /// Decides whether the wait is over.
    Until,
    /// Called after each poll.
    OnUpdate,
    /// The most batches in flight.
    Concurrency,
    /// Called with the progress of the call.
    OnProgress,
    /// Called for each job found.
    OnFound,
}

impl OptionKey {
    /// The option of any call with exactly this name.
    pub fn named(name: &str) -> Option<OptionKey> {
        OptionKey::VARIANTS.iter().copied().find(|key| <&str>::from(key) == name)
    }

    /// Whether a call has this option.
    pub fn belongs_to(self, call: OptionsOf<'_>) -> bool {
        match self {
            OptionKey::PollMs | OptionKey::Since | OptionKey::Until | OptionKey::OnUpdate => {
                matches!(call, OptionsOf::Wait(_))
            }
            OptionKey::Concurrency | OptionKey::OnProgress => matches!(call, OptionsOf::Bulk | OptionsOf::Find),
            OptionKey::OnFound => call == OptionsOf::Find,
            _ => true,
        }
    }

    /// What the value must be, as a clause that continues the name.
    pub const fn requirement(self) -> &'static str {
        match self {
            OptionKey::Signal => "must be an AbortSignal",
            OptionKey::TimeoutMs | OptionKey::DeadlineMs => "must be a number of milliseconds above 0, or Infinity",
            OptionKey::PollMs => "must be a number of milliseconds above 0",
            OptionKey::MaxRetries => "must be a whole number from 0 to 10",
            OptionKey::Concurrency => "must be a whole number from 1 to 16",
            OptionKey::Cloud => "must be one of global, usGov, usGovDod, china",
            OptionKey::ApiVersion => "must be v1.0 or beta",
            OptionKey::BaseUrl => "must be a string",
            OptionKey::ClientRequestId => "must be a string of 1 to 128 visible ASCII characters",
            OptionKey::Since => {
                "must be this very job as getSyncJob or listSyncJobs gave it: its id is the jobId, and it has a status"
            }
            OptionKey::Fetch
            | OptionKey::OnRetry
            | OptionKey::OnUpdate
            | OptionKey::OnProgress
            | OptionKey::OnFound
            | OptionKey::Until => "must be a function",
        }
    }

    /// The options of a call.
    pub fn known(call: OptionsOf<'_>) -> impl Iterator<Item = OptionKey> {
        OptionKey::VARIANTS.iter().copied().filter(move |key| key.belongs_to(call))
    }
}
