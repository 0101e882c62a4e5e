//! A failure's stable names: the codes and outcomes that callers branch on.

use graph_sync_jobs::failure::{ErrorCode, Outcome};

#[test]
fn every_code_has_its_documented_name() {
    use ErrorCode::*;
    let codes = [
        InvalidToken,
        InvalidServicePrincipalId,
        InvalidJobId,
        InvalidCriteria,
        InvalidOptions,
        InvalidItems,
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
