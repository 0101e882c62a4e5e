//! A failure's stable names: the codes and outcomes that callers branch on.

use graph_sync_jobs::{
    failure::{ErrorCode, Failure, Outcome},
    problem::Problem,
};

#[test]
fn every_code_has_its_documented_name() {
    use ErrorCode::*;
    let codes = [
        InvalidToken,
        InvalidServicePrincipalId,
        InvalidJobId,
        InvalidCriteria,
        InvalidOptions,
        TokenUnavailable,
        Unauthenticated,
        ClaimsChallenge,
        PermissionDenied,
        NotFound,
        Conflict,
        BadRequest,
        Throttled,
        ServiceUnavailable,
        ServerError,
        UnexpectedResponse,
        Network,
        Timeout,
        Aborted,
    ];
    // Each is written in the source as the interface writes it, so the name must be the variant's own.
    for code in codes {
        assert_eq!(code.name(), format!("{code:?}"));
    }
}

#[test]
fn the_three_outcomes_have_their_documented_names() {
    let names = [Outcome::NotSent, Outcome::Refused, Outcome::Unknown].map(Outcome::name);
    assert_eq!(names, ["notSent", "refused", "unknown"]);
}

#[test]
fn invalid_arguments_are_never_sent_and_keep_every_problem() {
    for code in [ErrorCode::InvalidToken, ErrorCode::InvalidCriteria, ErrorCode::InvalidOptions] {
        let problems = vec![Problem::new("x", &["is wrong"]), Problem::new("y", &["is worse"])];
        let failure = Failure::invalid(code, problems.clone());
        assert_eq!((failure.code, failure.outcome, failure.attempts), (code, Outcome::NotSent, 0));
        assert_eq!(failure.problems, problems);
    }
}
