//! The fields of a failure: what is known of its answer, and `null` for everything that is not.

use graph_sync_jobs::{
    error::{
        code::Outcome,
        failure::Failure,
        kind::{Argument, Connection, Kind},
    },
    model::{
        action::Action,
        problem::Problem,
        response_facts::{ErrorBody, GraphError, ResponseFacts},
    },
};
use serde_json::{Value, json};

use crate::support::answers::{CLAIMS, challenged, coded, failure, status};

fn fields(failure: &Failure<&'static str>) -> Value {
    serde_json::to_value(failure.fields()).unwrap()
}

#[test]
fn all_that_is_known_of_an_answer_is_told_under_its_documented_name() {
    let said = GraphError { code: String::from("TooManyRequests"), message: String::from("Slow down") };
    let mut failure = failure(
        ResponseFacts {
            status: 429,
            request_id: Some(String::from("their-id")),
            date: Some(String::from("2026-11-01T00:00:00.000Z")),
            retry_after_ms: Some(2500.0),
            claims: None,
            is_html: false,
            body: ErrorBody::Graph(said),
        },
        Action::Restart,
    );
    failure.attempts = 4;
    failure.client_request_id = Some(String::from("our-id"));
    failure.cause = Some("the caller's own");
    let hint = failure.hint();
    assert_eq!(
        fields(&failure),
        json!({
            "code": "Throttled",
            "outcome": "refused",
            "status": 429,
            "graphCode": "TooManyRequests",
            "requestId": "their-id",
            "clientRequestId": "our-id",
            "date": "2026-11-01T00:00:00.000Z",
            "retryAfterMs": 2500.0,
            "claims": null,
            "attempts": 4,
            "problems": [],
            "hint": hint,
        })
    );
}

#[test]
fn what_is_not_known_is_null() {
    let offline = Failure::new(Kind::Network(Connection::Offline), Outcome::Unknown, Action::Restart);
    for bare in [offline, failure(status(500), Action::Restart), failure(status(0), Action::Restart)] {
        let fields = fields(&bare);
        for name in ["graphCode", "requestId", "clientRequestId", "date", "retryAfterMs", "claims"] {
            assert_eq!(fields[name], Value::Null, "{name}");
        }
        assert_eq!((&fields["attempts"], &fields["problems"]), (&json!(0), &json!([])));
    }
}

#[test]
fn a_status_that_fetch_hides_and_a_code_that_is_empty_are_null() {
    assert_eq!(fields(&failure(status(0), Action::Restart))["status"], Value::Null);
    assert_eq!(fields(&failure(status(1), Action::Restart))["status"], json!(1));
    let denied = fields(&failure(coded(401, ""), Action::Restart));
    assert_eq!((&denied["code"], &denied["graphCode"]), (&json!("PermissionDenied"), &Value::Null));
}

#[test]
fn the_claims_of_a_challenge_are_told() {
    let challenge = fields(&failure(challenged(status(401)), Action::Restart));
    assert_eq!((&challenge["code"], &challenge["claims"]), (&json!("ClaimsChallenge"), &json!(CLAIMS)));
}

#[test]
fn the_problems_of_an_argument_are_told_with_what_was_meant_where_that_is_known() {
    let meant = Problem { suggestion: Some("Watermark"), ..Problem::new("resetScope[1]", "is no reset scope") };
    let failure =
        Failure::invalid(Argument::Criteria, vec![Problem::new("resetScope", "is wrong"), meant], Some("thrown"));
    let fields = fields(&failure);
    assert_eq!((&fields["code"], &fields["outcome"]), (&json!("InvalidCriteria"), &json!("notSent")));
    assert_eq!(
        fields["problems"],
        json!([
            { "path": "resetScope", "message": "is wrong" },
            { "path": "resetScope[1]", "message": "is no reset scope", "suggestion": "Watermark" },
        ])
    );
}
