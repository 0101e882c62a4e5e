//! Arguments read by their rules: a value, or every problem.

use graph_sync_jobs::{
    criteria::Criteria,
    given::Given,
    ids::{JobId, ServicePrincipal},
    options::{Known, Options},
    problem::Problems,
};

/// One fault in an argument, as callers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub path: String,
    pub message: String,
    pub suggestion: Option<&'static str>,
}

/// What was read, unless there was a problem.
pub fn read<T>(rule: impl FnOnce(&mut Problems) -> T) -> Result<T, Vec<Problem>> {
    let mut problems = Problems::default();
    let value = rule(&mut problems);
    if problems.is_empty() { Ok(value) } else { Err(listed(&problems)) }
}

pub fn listed(problems: &Problems) -> Vec<Problem> {
    let said: &'static str = problems.said("argument").leak();
    let entries: Vec<_> = said.split('\0').collect();
    assert_eq!(entries.len() % 3, 0, "{said:?}");
    let problem = |parts: &[&'static str]| Problem {
        path: parts[0].into(),
        message: parts[1].into(),
        suggestion: Some(parts[2]).filter(|name| !name.is_empty()),
    };
    entries.chunks(3).map(problem).collect()
}

pub fn criteria(given: &Given<'_>) -> Result<Criteria, Vec<Problem>> {
    read(|problems| Criteria::read(given, "", problems))
}

pub fn principal<'a>(given: &Given<'a>) -> Result<ServicePrincipal<'a>, Vec<Problem>> {
    read(|problems| ServicePrincipal::read(given, "spId", problems))
}

pub fn job<'a>(given: &Given<'a>) -> Result<JobId<'a>, Problem> {
    read(|problems| JobId::read(given, "jobId", problems)).map_err(|mut problems| problems.remove(0))
}

pub fn options<'a>(given: &Given<'a>, known: &Known) -> Result<Options<'a>, Vec<Problem>> {
    read(|problems| Options::read(given, known, problems))
}
