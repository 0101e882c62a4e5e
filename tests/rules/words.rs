//! What a failure says to a person: a message and a hint for each kind, outcome and action, never with the token in it.
//!
//! `cargo test --test rules every_message -- --nocapture` prints all of them.

use std::collections::BTreeSet;

use graph_sync_jobs::{
    error::{
        code::{ErrorCode, Outcome},
        failure::Failure,
        kind::{Argument, Connection, Kind, Limit, NoToken, TokenFault},
    },
    model::{
        action::Action,
        json::Content,
        problem::Problem,
        response_facts::{ErrorBody, GraphError, ResponseFacts},
    },
};
use serde_json::json;
use strum::VariantArray;

use crate::support::{
    answers::{coded, failure, status},
    json::{Parsed, TOKEN},
    platform::NOVEMBER_1ST,
};

const OUTCOMES: [Outcome; 3] = [Outcome::NotSent, Outcome::Refused, Outcome::Unknown];
const ACTIONS: [Action; 2] = [Action::Read, Action::Restart];

fn every_kind() -> Vec<Kind> {
    let arguments = [
        Argument::Token,
        Argument::ServicePrincipalId,
        Argument::JobId,
        Argument::Criteria,
        Argument::Options,
        Argument::Items,
    ];
    let mut kinds: Vec<_> = arguments.map(Kind::InvalidArgument).into();
    kinds.push(Kind::TokenUnavailable(NoToken::Failed));
    kinds.extend(TokenFault::VARIANTS.iter().map(|fault| Kind::TokenUnavailable(NoToken::Unusable(*fault))));
    kinds.extend([
        Kind::Unauthenticated,
        Kind::ClaimsChallenge,
        Kind::PermissionDenied,
        Kind::NotFound,
        Kind::Conflict,
        Kind::BadRequest,
        Kind::Throttled,
        Kind::ServiceUnavailable,
        Kind::ServerError,
        Kind::UnexpectedResponse,
        Kind::Network(Connection::Offline),
        Kind::Network(Connection::Unknown),
        Kind::Timeout(Limit::Request),
        Kind::Timeout(Limit::Call),
        Kind::Aborted,
    ]);
    let told: BTreeSet<&str> = kinds.iter().map(|kind| kind.code().into()).collect();
    assert_eq!(told, ErrorCode::VARIANTS.iter().map(Into::into).collect(), "a kind is missing");
    kinds
}

/// An answer that repeats the token wherever a service could.
fn echo() -> Box<ResponseFacts> {
    let inner = json!({ "request-id": TOKEN, "date": TOKEN });
    let body =
        json!({ "error": { "code": format!("x {TOKEN}"), "message": format!("{TOKEN} is bad"), "innerError": inner } });
    let mut facts = Box::new(status(418));
    facts.add_body(&Content::Json(Parsed(body)), &NOVEMBER_1ST);
    facts
}

#[test]
fn every_message_and_every_hint_says_something_and_never_the_token() {
    let answers = [None, Some(echo()), Some(Box::new(coded(418, "Teapot")))];
    for kind in every_kind() {
        for (outcome, action) in OUTCOMES.into_iter().flat_map(|outcome| ACTIONS.map(|action| (outcome, action))) {
            println!("\n{kind:?}, {outcome:?}, {action:?}");
            let mut shown = BTreeSet::new();
            for answer in &answers {
                let mut failure: Box<Failure<()>> = Failure::new(kind, outcome, action);
                failure.response = answer.clone();
                if let Kind::InvalidArgument(argument) = kind {
                    failure.problems.push(Problem::new(argument.name(), "is wrong"));
                }
                let (message, hint) = (failure.message(), failure.hint());
                assert!(!message.is_empty() && !message.ends_with(['.', ' ', ',']), "{message:?}");
                assert!(hint.ends_with('.') && !hint.contains("  ") && hint.trim() == hint, "{hint:?}");
                let told = format!("{message} {}", serde_json::to_string(&failure.fields()).unwrap());
                assert!(!told.contains(TOKEN), "{told}");
                if shown.insert(message.clone()) {
                    println!("  {message}");
                }
            }
            println!("    {}", Failure::<()>::new(kind, outcome, action).hint());
        }
    }
}

#[test]
fn whoever_does_not_know_whether_it_happened_is_told_to_look_first_but_for_a_reading() {
    for kind in every_kind() {
        for (outcome, action) in OUTCOMES.into_iter().flat_map(|outcome| ACTIONS.map(|action| (outcome, action))) {
            let hint = Failure::<()>::new(kind, outcome, action).hint();
            let must_look = outcome == Outcome::Unknown && action == Action::Restart;
            assert_eq!(hint.contains("Look at the job before repeating"), must_look, "{hint}");
        }
    }
}

#[test]
fn a_device_that_says_it_is_offline_is_believed() {
    let hint = |connection| Failure::<()>::new(Kind::Network(connection), Outcome::Unknown, Action::Restart).hint();
    assert!(hint(Connection::Offline).starts_with("This device says that it is offline. "));
    assert!(!hint(Connection::Unknown).contains("offline"));
}

#[test]
fn a_message_has_the_status_graphs_code_and_graphs_words() {
    let said = GraphError { code: String::from("Gone"), message: String::from("It went away.") };
    let answer = ResponseFacts { body: ErrorBody::Graph(said), ..status(410) };
    assert_eq!(
        failure(answer, Action::Restart).message(),
        "The service refused the request, status 410, Gone, It went away."
    );
    assert_eq!(failure(status(404), Action::Read).message(), "There is no such job, status 404");
    assert_eq!(failure(status(0), Action::Read).message(), "This is not how Graph answers");
}

#[test]
fn what_a_service_says_is_cut_and_holds_nothing_that_a_terminal_obeys() {
    let hostile = format!("\u{1b}[31m{}\n", "é".repeat(70_000));
    for said in [
        GraphError { code: String::new(), message: hostile.clone() },
        GraphError { code: hostile.clone(), message: String::new() },
        GraphError { code: hostile.clone(), message: hostile.clone() },
    ] {
        let message = failure(ResponseFacts { body: ErrorBody::Graph(said), ..status(400) }, Action::Restart).message();
        assert!(!message.contains(char::is_control), "{message:?}");
        assert!(message.chars().count() <= 500, "{} characters", message.chars().count());
    }
}

#[test]
fn a_call_that_was_ended_says_what_ended_it_and_not_what_the_service_said_before() {
    let said = GraphError { code: String::from("TooManyRequests"), message: String::from("Slow down") };
    let answer = Box::new(ResponseFacts { body: ErrorBody::Graph(said), ..status(429) });
    let message = |kind| {
        let mut failure: Box<Failure<()>> = Failure::new(kind, Outcome::Refused, Action::Restart);
        failure.response = Some(answer.clone());
        failure.message()
    };
    assert_eq!(message(Kind::Aborted), "The call was aborted, status 429, TooManyRequests");
    assert_eq!(message(Kind::Timeout(Limit::Call)), "Time ran out, status 429, TooManyRequests, deadlineMs");
    assert_eq!(message(Kind::Timeout(Limit::Request)), "Time ran out, status 429, TooManyRequests, timeoutMs");
    assert_eq!(
        message(Kind::TokenUnavailable(NoToken::Unusable(TokenFault::Empty))),
        "There is no token, status 429, TooManyRequests, is empty"
    );
    assert_eq!(
        message(Kind::TokenUnavailable(NoToken::Failed)),
        "There is no token, status 429, TooManyRequests, the token function failed"
    );
}

#[test]
fn a_refused_argument_says_where_the_first_fault_is_what_was_meant_and_how_many_more_there_are() {
    let message = |problems| Failure::<()>::invalid(Argument::Criteria, problems, None).message();
    let first =
        Problem { suggestion: Some("Watermark"), ..Problem::new("resetScope[1]", "\"Watermrak\" is no reset scope") };
    assert_eq!(
        message(vec![first.clone(), Problem::new("x", "y"), Problem::new("x", "y")]),
        "Nothing was sent: resetScope[1] \"Watermrak\" is no reset scope; did you mean Watermark? (and 2 more)"
    );
    assert_eq!(message(vec![Problem::new("jobId", "is empty")]), "Nothing was sent: jobId is empty");
}
