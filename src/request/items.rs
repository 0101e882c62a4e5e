//! The items of many restarts: each judged like the arguments of one, and no job named twice.

use super::{
    criteria::{Criteria, CriteriaOf},
    input::{Input, InputKind},
    job_id::JobId,
    option_key::OptionKey,
    path::Path,
    problems::Problems,
    service_principal::ServicePrincipal,
};

/// Far more than any tenant has jobs. A list without end would never be judged.
pub const MOST_ITEMS: usize = 1_000_000;

/// Where the list stands.
pub const ITEMS: Path<'static> = Path::Argument("items");

/// One restart of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestartItem {
    /// Whose job.
    pub principal: ServicePrincipal,
    /// Which job.
    pub job: JobId,
    /// What to reset.
    pub criteria: Criteria,
}

impl RestartItem {
    /// Reads an item of the list. What is wrong with it is named by its place in the list.
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
                // The kind is asked for once: reading it may run the caller's code.
                "spId" => principal = Field::of(&value, |value| ServicePrincipal::read(value, &at, problems)),
                "jobId" => job = Field::of(&value, |value| JobId::read(value, &at, problems)),
                "criteria" => criteria = Criteria::read(&value, CriteriaOf::Item, &at, problems),
                _ if value.is_undefined() => {}
                // What Graph's own texts call them.
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

    /// What is the same for the same job: the id of a service principal has no case.
    pub fn same_job(&self) -> String {
        format!("{} {}", self.principal.path().to_ascii_lowercase(), self.job.text())
    }
}

/// Adds the problem of an item that names the same job as an earlier one.
pub fn add_repeated<C>(index: usize, earlier: usize, problems: &mut Problems<C>) {
    problems.add(&Path::Item(&ITEMS, index), &format!("names the same job as {}", Path::Item(&ITEMS, earlier)));
}

/// A member that an item must have.
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
