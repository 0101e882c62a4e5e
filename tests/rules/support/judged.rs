//! Arguments judged by their rules: a value, or every problem.

use graph_sync_jobs::{
    error::{code::Outcome, failure, kind::Kind},
    model::problem::Problem,
    request::{
        arguments,
        criteria::{Criteria, CriteriaOf},
        job_id::JobId,
        option_key::OptionsOf,
        options::Options,
        query::Query,
        service_principal::ServicePrincipal,
        wire::RestartBody,
    },
};

use super::passed::{Passed, THROWN};

type Judged<T> = Result<T, Vec<Problem>>;

/// The problems of a refused argument. Whatever is wrong with it, nothing was sent.
fn problems<T>(read: failure::Result<T, &'static str>) -> Judged<T> {
    read.map_err(|failure| {
        assert!(matches!(failure.kind, Kind::InvalidArgument(_)), "{failure:?}");
        assert_eq!((failure.outcome, failure.attempts), (Outcome::NotSent, 0));
        assert!(failure.cause.is_none_or(|cause| cause == THROWN));
        failure.problems
    })
}

pub fn criteria(passed: &Passed) -> Judged<Criteria> {
    problems(arguments::criteria(passed, CriteriaOf::Restart))
}

/// The same in another place than the criteria of one restart.
pub fn criteria_of(passed: &Passed, place: CriteriaOf) -> Judged<Criteria> {
    problems(arguments::criteria(passed, place))
}

pub fn principal(passed: &Passed) -> Judged<ServicePrincipal> {
    problems(arguments::service_principal(passed))
}

pub fn job(passed: &Passed) -> Judged<JobId> {
    problems(arguments::job_id(passed))
}

pub fn options(passed: &Passed, call: OptionsOf<'_>) -> Judged<Box<Options<Passed>>> {
    problems(arguments::options(passed, call))
}

pub fn query(passed: &Passed) -> Judged<Query> {
    problems(arguments::FindArguments::read(passed, &Passed::Undefined).map(|arguments| arguments.query))
}

/// The body that criteria are sent with.
pub fn body(criteria: &Criteria) -> String {
    serde_json::to_string(&RestartBody::from(criteria)).unwrap()
}
