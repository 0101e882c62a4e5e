//! The arguments of each call, validated in their order: the first invalid one ends the call.

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

/// Validates `spId`.
///
/// # Errors
/// `InvalidServicePrincipalId`, with every problem.
pub fn service_principal<I: Input>(input: &I) -> Result<ServicePrincipal, I::Cause> {
    let mut problems = Problems::default();
    let principal = ServicePrincipal::read(input, &Path::Argument("spId"), &mut problems);
    problems.accept(Argument::ServicePrincipalId, principal)
}

/// Validates `jobId`.
///
/// # Errors
/// `InvalidJobId`, with every problem.
pub fn job_id<I: Input>(input: &I) -> Result<JobId, I::Cause> {
    let mut problems = Problems::default();
    let job = JobId::read(input, &Path::Argument("jobId"), &mut problems);
    problems.accept(Argument::JobId, job)
}

/// Validates `criteria`.
///
/// # Errors
/// `InvalidCriteria`, with every problem.
pub fn criteria<I: Input>(input: &I, place: CriteriaOf) -> Result<Criteria, I::Cause> {
    let mut problems = Problems::default();
    let criteria = Criteria::read(input, place, &Path::MembersOf("criteria"), &mut problems);
    problems.accept(Argument::Criteria, criteria)
}

/// Validates `options`.
///
/// # Errors
/// `InvalidOptions`, with every problem.
pub fn options<I: Input>(input: &I, call: OptionsOf<'_>) -> Result<Box<Options<I>>, I::Cause> {
    let mut problems = Problems::default();
    let options = Options::read(input, call, &Path::MembersOf("options"), &mut problems);
    problems.accept(Argument::Options, options)
}

/// Validates `criteria` for a form: problems are part of the report.
pub fn check_criteria<I: Input>(input: &I) -> CriteriaReport {
    let mut problems = Problems::default();
    let criteria = Criteria::read(input, CriteriaOf::Check, &Path::MembersOf("criteria"), &mut problems);
    let criteria = criteria.filter(|_| problems.is_empty());
    CriteriaReport {
        valid: criteria.is_some(),
        // Criteria that cannot be sent need no warning.
        warnings: criteria.as_ref().map(Criteria::warnings).unwrap_or_default(),
        reset_scope: criteria.map(|criteria| criteria.scopes().to_vec()),
        problems: problems.into_list(Argument::Criteria).0,
    }
}

/// The arguments of `restartSyncJob` and `prepareRestart`.
#[derive(Clone, Debug, PartialEq)]
pub struct RestartArguments<I> {
    /// The service principal of the job.
    pub principal: ServicePrincipal,
    /// The job's id.
    pub job: JobId,
    /// What to reset.
    pub criteria: Criteria,
    /// The options.
    pub options: Box<Options<I>>,
}

impl<I: Input> RestartArguments<I> {
    /// Validates them in their order.
    pub fn read(sp_id: &I, job_id: &I, criteria: &I, options: &I, place: CriteriaOf) -> Result<Self, I::Cause> {
        Ok(RestartArguments {
            principal: service_principal(sp_id)?,
            job: self::job_id(job_id)?,
            criteria: self::criteria(criteria, place)?,
            options: self::options(options, OptionsOf::Request)?,
        })
    }
}

/// The arguments of `listSyncJobs`.
#[derive(Clone, Debug, PartialEq)]
pub struct ListArguments<I> {
    /// The service principal of the jobs.
    pub principal: ServicePrincipal,
    /// The options.
    pub options: Box<Options<I>>,
}

impl<I: Input> ListArguments<I> {
    /// Validates them in their order.
    pub fn read(sp_id: &I, options: &I) -> Result<Self, I::Cause> {
        Ok(ListArguments { principal: service_principal(sp_id)?, options: self::options(options, OptionsOf::Request)? })
    }
}

/// The arguments of `findSyncJobs`.
#[derive(Clone, Debug, PartialEq)]
pub struct FindArguments<I> {
    /// Which jobs to find.
    pub query: Query,
    /// The options.
    pub options: Box<Options<I>>,
}

impl<I: Input> FindArguments<I> {
    /// Validates them in their order.
    pub fn read(query: &I, options: &I) -> Result<Self, I::Cause> {
        let mut problems = Problems::default();
        let query = Query::read(query, &Path::MembersOf("query"), &mut problems);
        Ok(FindArguments {
            query: problems.accept(Argument::Query, query)?,
            options: self::options(options, OptionsOf::Find)?,
        })
    }
}

/// The arguments of a call for one job.
#[derive(Clone, Debug, PartialEq)]
pub struct JobArguments<I> {
    /// The service principal of the job.
    pub principal: ServicePrincipal,
    /// The job's id.
    pub job: JobId,
    /// The options.
    pub options: Box<Options<I>>,
}

impl<I: Input> JobArguments<I> {
    /// Validates them in their order.
    pub fn read(sp_id: &I, job_id: &I, options: &I) -> Result<Self, I::Cause> {
        JobArguments::of(sp_id, job_id, |_| self::options(options, OptionsOf::Request))
    }

    /// Validates those of `waitForSyncJob` in their order.
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
