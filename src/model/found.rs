//! The result of `findSyncJobs`.

use std::cmp::Ordering;

use serde::Serialize;

/// A service principal that a search has listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundServicePrincipal {
    /// Its object id, a GUID.
    pub id: String,
    /// The application (client) id.
    pub app_id: Option<String>,
    /// The application's name in this tenant.
    pub display_name: Option<String>,
}

/// A job, with the service principal that it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundJob<J> {
    /// The service principal of the job.
    pub service_principal: FoundServicePrincipal,
    /// The job, in Graph's own shape.
    pub job: J,
    /// The job's id, as a sort key.
    #[serde(skip)]
    pub job_id: String,
}

/// A service principal whose jobs could not be read, or not all of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UnreadServicePrincipal<E> {
    /// The service principal.
    pub service_principal: FoundServicePrincipal,
    /// Why they could not be read.
    pub error: E,
}

/// The result of a search.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundJobs<J, E> {
    /// The number of service principals that were searched.
    pub total: u32,
    /// Their jobs, in the order of the applications' names.
    pub jobs: Vec<FoundJob<J>>,
    /// Those whose jobs could not be read, in the same order.
    pub failed: Vec<UnreadServicePrincipal<E>>,
}

impl<J, E> FoundJobs<J, E> {
    /// Converts the failures to the errors that callers see.
    pub fn with_errors<T>(self, mut error: impl FnMut(E) -> T) -> FoundJobs<J, T> {
        let with_error = |UnreadServicePrincipal { service_principal, error: own }| UnreadServicePrincipal {
            service_principal,
            error: error(own),
        };
        FoundJobs { total: self.total, jobs: self.jobs, failed: self.failed.into_iter().map(with_error).collect() }
    }

    /// Sorts by the applications' names, then by ids. A service principal that Graph listed on two pages, because the directory
    /// changed in between, stays once: `restartSyncJobs` refuses a job that is named twice.
    pub fn sort(&mut self) {
        self.jobs.sort_unstable_by(FoundJob::order);
        self.jobs.dedup_by(|next, kept| !next.job_id.is_empty() && next.order(kept).is_eq());
        self.failed.sort_unstable_by(|left, right| left.service_principal.order(&right.service_principal));
        self.failed.dedup_by(|next, kept| next.service_principal.id == kept.service_principal.id);
    }
}

impl<J> FoundJob<J> {
    /// Compares by service principal, then by the job's id.
    fn order(&self, other: &Self) -> Ordering {
        let by_principal = self.service_principal.order(&other.service_principal);
        by_principal.then_with(|| self.job_id.cmp(&other.job_id))
    }
}

impl FoundServicePrincipal {
    /// Compares by name in UTF-16 units, as JavaScript compares strings. Those without a name come last.
    fn order(&self, other: &Self) -> Ordering {
        let by_name = match (&self.display_name, &other.display_name) {
            (Some(name), Some(other)) => name.encode_utf16().cmp(other.encode_utf16()),
            (name, other) => other.is_some().cmp(&name.is_some()),
        };
        by_name.then_with(|| self.id.cmp(&other.id))
    }
}
