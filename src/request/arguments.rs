//! The arguments of each call, judged in their order: the first that is wrong decides.

use super::{
    criteria::{Criteria, CriteriaOf},
    input::Input,
    job_id::JobId,
    option_key::OptionsOf,
    options::Options,
    path::Path,
    problems::Problems,
    query::Query,
    service_principal::ServicePrincipal,
};
use crate::{
    error::{failure::Result, kind::Argument},
    model::results::CriteriaReport,
};

/// `spId`.
pub fn service_principal<I: Input>(input: &I) -> Result<ServicePrincipal, I::Cause> {
    let mut problems = Problems::default();
    let principal = ServicePrincipal::read(input, &Path::Argument("spId"), &mut problems);
    problems.accept(Argument::ServicePrincipalId, principal)
}

/// `jobId`.
pub fn job_id<I: Input>(input: &I) -> Result<JobId, I::Cause> {
    let mut problems = Problems::default();
    let job = JobId::read(input, &Path::Argument("jobId"), &mut problems);
    problems.accept(Argument::JobId, job)
}

/// `criteria`.
pub fn criteria<I: Input>(input: &I, place: CriteriaOf) -> Result<Criteria, I::Cause> {
    let mut problems = Problems::default();
    let criteria = Criteria::read(input, place, &Path::MembersOf("criteria"), &mut problems);
    problems.accept(Argument::Criteria, criteria)
}

/// `options`.
pub fn options<I: Input>(input: &I, call: OptionsOf<'_>) -> Result<Box<Options<I>>, I::Cause> {
    let mut problems = Problems::default();
    let options = Options::read(input, call, &Path::MembersOf("options"), &mut problems);
    problems.accept(Argument::Options, options)
}

/// `criteria`, checked for a form: it never fails.
pub fn check_criteria<I: Input>(input: &I) -> CriteriaReport {
    let mut problems = Problems::default();
    let criteria = Criteria::read(input, CriteriaOf::Check, &Path::MembersOf("criteria"), &mut problems);
    let criteria = criteria.filter(|_| problems.is_empty());
    CriteriaReport {
        valid: criteria.is_some(),
        // There is nothing to warn of in what cannot be sent.
        warnings: criteria.as_ref().map(Criteria::warnings).unwrap_or_default(),
        reset_scope: criteria.map(|criteria| criteria.scopes().to_vec()),
        problems: problems.into_list(Argument::Criteria).0,
    }
}

/// What a restart is told to do.
#[derive(Clone, Debug, PartialEq)]
pub struct RestartArguments<I> {
    /// Whose job.
    pub principal: ServicePrincipal,
    /// Which job.
    pub job: JobId,
    /// What to reset.
    pub criteria: Criteria,
    /// How.
    pub options: Box<Options<I>>,
}

impl<I: Input> RestartArguments<I> {
    /// Judges them in their order.
    pub fn read(sp_id: &I, job_id: &I, criteria: &I, options: &I, place: CriteriaOf) -> Result<Self, I::Cause> {
        Ok(RestartArguments {
            principal: service_principal(sp_id)?,
            job: self::job_id(job_id)?,
            criteria: self::criteria(criteria, place)?,
            options: self::options(options, OptionsOf::Request)?,
        })
    }
}

/// Which jobs are read, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ListArguments<I> {
    /// Whose jobs.
    pub principal: ServicePrincipal,
    /// How.
    pub options: Box<Options<I>>,
}

impl<I: Input> ListArguments<I> {
    /// Judges them in their order.
    pub fn read(sp_id: &I, options: &I) -> Result<Self, I::Cause> {
        Ok(ListArguments { principal: service_principal(sp_id)?, options: self::options(options, OptionsOf::Request)? })
    }
}

/// Which jobs are found, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct FindArguments<I> {
    /// Which.
    pub query: Query,
    /// How.
    pub options: Box<Options<I>>,
}

impl<I: Input> FindArguments<I> {
    /// Judges them in their order.
    pub fn read(query: &I, options: &I) -> Result<Self, I::Cause> {
        let mut problems = Problems::default();
        let query = Query::read(query, &Path::MembersOf("query"), &mut problems);
        Ok(FindArguments {
            query: problems.accept(Argument::Query, query)?,
            options: self::options(options, OptionsOf::Find)?,
        })
    }
}

/// Which job is read or waited for, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct JobArguments<I> {
    /// Whose job.
    pub principal: ServicePrincipal,
    /// Which job.
    pub job: JobId,
    /// How.
    pub options: Box<Options<I>>,
}

impl<I: Input> JobArguments<I> {
    /// Judges them in their order.
    pub fn read(sp_id: &I, job_id: &I, options: &I) -> Result<Self, I::Cause> {
        JobArguments::of(sp_id, job_id, |_| self::options(options, OptionsOf::Request))
    }

    /// Judges those of a wait in their order.
    pub fn read_wait(sp_id: &I, job_id: &I, options: &I) -> Result<Self, I::Cause> {
        JobArguments::of(sp_id, job_id, |job| self::options(options, OptionsOf::Wait(job)))
    }

    fn of(
        sp_id: &I,
        job_id: &I,
        options: impl FnOnce(&JobId) -> Result<Box<Options<I>>, I::Cause>,
    ) -> Result<Self, I::Cause> {
        let (principal, job) = (service_principal(sp_id)?, self::job_id(job_id)?);
        let options = options(&job)?;
        Ok(JobArguments { principal, job, options })
    }
}
