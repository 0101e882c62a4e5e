//! The options by name: which call knows which, and what each must be.

use strum::{IntoStaticStr, VariantArray};

use super::job_id::JobId;

/// A call with options of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionsOf<'a> {
    /// `restartSyncJob` and its dry run, `startSyncJob`, `pauseSyncJob`, `listSyncJobs`, `getSyncJob`.
    Request,
    /// `waitForSyncJob`, for this job.
    Wait(&'a JobId),
    /// `restartSyncJobs`.
    Bulk,
    /// `findSyncJobs`.
    Find,
}

/// An option that some call knows. Its name in the interface is the variant's, in camel case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum OptionKey {
    /// Cancels the call.
    Signal,
    /// One request, its body included.
    TimeoutMs,
    /// The whole call.
    DeadlineMs,
    /// Repeats after a refusal that asks for patience.
    MaxRetries,
    /// Which of Microsoft's clouds.
    Cloud,
    /// Which version of the API.
    ApiVersion,
    /// A server that the caller names on purpose.
    BaseUrl,
    /// An id for support.
    ClientRequestId,
    /// What is called instead of the global `fetch`.
    Fetch,
    /// Told before each wait.
    OnRetry,
    /// From one look at a job to the next.
    PollMs,
    /// The job as it was before.
    Since,
    /// Whether the wait is over.
    Until,
    /// Told of each look.
    OnUpdate,
    /// Batches in flight.
    Concurrency,
    /// Told how far the call has come.
    OnProgress,
    /// Told of each job.
    OnFound,
}

impl OptionKey {
    /// The option with exactly this name, of whatever call.
    pub fn named(name: &str) -> Option<OptionKey> {
        OptionKey::VARIANTS.iter().copied().find(|key| <&str>::from(key) == name)
    }

    /// Whether a call knows it.
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

    /// What its value must be, as a clause that continues its name.
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

    /// The options that a call knows.
    pub fn known(call: OptionsOf<'_>) -> impl Iterator<Item = OptionKey> {
        OptionKey::VARIANTS.iter().copied().filter(move |key| key.belongs_to(call))
    }
}
