//! What a search for jobs gives.

use std::cmp::Ordering;

use serde::Serialize;

/// A service principal, as a search gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundServicePrincipal {
    /// Its object id, a GUID.
    pub id: String,
    /// The application's id.
    pub app_id: Option<String>,
    /// The application's name in this tenant.
    pub display_name: Option<String>,
}

/// A job, and whose it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundJob<J> {
    /// Whose job.
    pub service_principal: FoundServicePrincipal,
    /// The job, in Graph's own shape.
    pub job: J,
    /// The job's id, to sort by.
    #[serde(skip)]
    pub job_id: String,
}

/// A service principal whose jobs could not be read, or not all of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UnreadServicePrincipal<E> {
    /// Which one.
    pub service_principal: FoundServicePrincipal,
    /// Why.
    pub error: E,
}

/// All that a search found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FoundJobs<J, E> {
    /// The service principals that were looked at.
    pub total: u32,
    /// Their jobs, in the order of the applications' names.
    pub jobs: Vec<FoundJob<J>>,
    /// Those whose jobs could not be read, in the same order.
    pub failed: Vec<UnreadServicePrincipal<E>>,
}

impl<J, E> FoundJobs<J, E> {
    /// With the errors that callers see.
    pub fn with_errors<T>(self, mut error: impl FnMut(E) -> T) -> FoundJobs<J, T> {
        let with_error = |UnreadServicePrincipal { service_principal, error: own }| UnreadServicePrincipal {
            service_principal,
            error: error(own),
        };
        FoundJobs { total: self.total, jobs: self.jobs, failed: self.failed.into_iter().map(with_error).collect() }
    }

    /// Puts everything into its order: by names, then by ids.
    pub fn sort(&mut self) {
        self.jobs.sort_unstable_by(|left, right| {
            let by_principal = left.service_principal.order(&right.service_principal);
            by_principal.then_with(|| left.job_id.cmp(&right.job_id))
        });
        self.failed.sort_unstable_by(|left, right| left.service_principal.order(&right.service_principal));
    }
}

impl FoundServicePrincipal {
    /// By name as JavaScript compares texts, those without one last.
    fn order(&self, other: &Self) -> Ordering {
        let by_name = match (&self.display_name, &other.display_name) {
            (Some(name), Some(other)) => name.encode_utf16().cmp(other.encode_utf16()),
            (name, other) => other.is_some().cmp(&name.is_some()),
        };
        by_name.then_with(|| self.id.cmp(&other.id))
    }
}
