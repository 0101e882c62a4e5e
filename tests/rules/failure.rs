//! A failure as JavaScript sees it: the documented fields and names, no more and no less.

use graph_sync_jobs::{
    failure::{ErrorCode, Failure, Outcome},
    problem::Problem,
};
use serde_json::json;

#[test]
fn a_failure_has_exactly_the_documented_fields() {
    let shown = json!(*Failure::new(ErrorCode::Network, Outcome::Unknown, "No answer", "Look first"));
    assert_eq!(
        shown,
        json!({
            "code": "Network", "outcome": "unknown", "status": null, "graphCode": null, "requestId": null, "clientRequestId": null,
            "date": null, "retryAfterMs": null, "attempts": 0, "claims": null, "problems": [], "hint": "Look first",
        })
    );
}

#[test]
fn the_three_outcomes_have_their_documented_names() {
    let names = [Outcome::NotSent, Outcome::Refused, Outcome::Unknown].map(|outcome| json!(outcome));
    assert_eq!(names, ["notSent", "refused", "unknown"].map(|name| json!(name)));
}

#[test]
fn invalid_arguments_are_never_sent_and_say_why() {
    for code in [
        ErrorCode::InvalidToken,
        ErrorCode::InvalidServicePrincipalId,
        ErrorCode::InvalidJobId,
        ErrorCode::InvalidCriteria,
        ErrorCode::InvalidOptions,
    ] {
        let failure = Failure::invalid(code, vec![Problem::new("x", &["is wrong"]), Problem::new("y", &["is worse"])]);
        assert_eq!(
            (failure.code, failure.outcome, failure.attempts, failure.problems.len()),
            (code, Outcome::NotSent, 0, 2)
        );
        assert!(failure.message.contains("x is wrong") && !failure.hint.is_empty());
    }
}
