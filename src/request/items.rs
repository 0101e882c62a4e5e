//! The items of `restartSyncJobs`: each is validated like the arguments of one restart, and no job may occur twice.

use super::{
    criteria::{Criteria, CriteriaOf},
    input::{Input, InputKind},
    job_id::JobId,
    option_key::OptionKey,
    path::Path,
    problems::Problems,
    service_principal::ServicePrincipal,
};

/// The most items. It is far more than a tenant has jobs, and keeps the validation finite: a proxy may claim any length.
pub const MOST_ITEMS: usize = 1_000_000;

/// The path of the list.
pub const ITEMS: Path<'static> = Path::Argument("items");

/// One restart of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestartItem {
    /// The service principal of the job.
    pub principal: ServicePrincipal,
    /// The job's id.
    pub job: JobId,
    /// What to reset.
    pub criteria: Criteria,
}

impl RestartItem {
    /// Reads the item at this index, and adds every problem.
    pub fn read<I: Input>(input: &I, index: usize, problems: &mut Problems<I::Cause>) -> Option<RestartItem> {
        let path = Path::Item(&ITEMS, index);
        let entries = match input.kind() {
            InputKind::Object(entries) => entries,
            other => {
                problems.add_kind(&path, "must be a plain object of spId, jobId and criteria", other);
                return None;
            }
        };
        let (mut principal, mut job, mut criteria) = (Field::Missing, Field::Missing, Some(Criteria::default()));
        for (key, value) in entries {
            let at = Path::Member(&path, &key);
            match key.as_str() {
                // `Field::of` does not read the kind, which may run the caller's code: the validation reads it once.
                "spId" => principal = Field::of(&value, |value| ServicePrincipal::read(value, &at, problems)),
                "jobId" => job = Field::of(&value, |value| JobId::read(value, &at, problems)),
                "criteria" => criteria = Criteria::read(&value, CriteriaOf::Item, &at, problems),
                _ if value.is_undefined() => {}
                // These are the names in Graph's documentation.
                "servicePrincipalId" => problems.add(&at, "is called spId here"),
                "synchronizationJobId" => problems.add(&at, "is called jobId here"),
                "resetScope" => problems.add(&at, "belongs into criteria: { resetScope }"),
                name if OptionKey::named(name).is_some() => problems.add(&at, CriteriaOf::Item.options()),
                _ => problems.add_misspelt(&at, "is no key of an item", &key, &["spId", "jobId", "criteria"]),
            }
        }
        let principal = principal.required(&Path::Member(&path, "spId"), problems);
        let job = job.required(&Path::Member(&path, "jobId"), problems);
        Some(RestartItem { principal: principal?, job: job?, criteria: criteria? })
    }

    /// A key that is equal for items with the same job. GUIDs are compared without case.
    pub fn job_key(&self) -> String {
        format!("{} {}", self.principal.path().to_ascii_lowercase(), self.job.text())
    }
}

/// Adds the problem of an item with the same job as an earlier item.
pub fn add_repeated<C>(index: usize, earlier: usize, problems: &mut Problems<C>) {
    problems.add(&Path::Item(&ITEMS, index), &format!("names the same job as {}", Path::Item(&ITEMS, earlier)));
}

/// A required member of an item.
enum Field<T> {
    Missing,
    Read(Option<T>),
}

impl<T> Field<T> {
    fn of<I: Input>(value: &I, read: impl FnOnce(&I) -> Option<T>) -> Field<T> {
        if value.is_undefined() { Field::Missing } else { Field::Read(read(value)) }
    }

    fn required<C>(self, path: &Path<'_>, problems: &mut Problems<C>) -> Option<T> {
        match self {
            Field::Read(value) => value,
            Field::Missing => {
                problems.add(path, "is missing");
                None
            }
        }
    }
}
