//! What a failure says to a person: a message and a hint for each kind, outcome and action, never with the token in it.
//!
//! `cargo test --test rules every_message -- --nocapture` prints all of them.

use std::collections::BTreeSet;

use graph_sync_jobs::{
    error::{
        code::Outcome,
        failure::Failure,
        kind::{Argument, Kind, Limit, NoToken, TokenFault},
    },
    model::{
        action::Action,
        json::Content,
        problem::Problem,
        response_facts::{ErrorBody, GraphError, ResponseFacts},
    },
    request::option_key::OptionKey,
};
use serde_json::json;
use strum::VariantArray;

use crate::support::{
    answers::{asking, coded, failure, status},
    json::{Parsed, TOKEN},
    kinds::{ACTIONS, OUTCOMES, every_kind},
    platform::NOVEMBER_1ST,
};

/// An answer that repeats the token wherever a service could.
fn echo() -> Box<ResponseFacts> {
    let inner = json!({ "request-id": TOKEN, "date": TOKEN });
    let body =
        json!({ "error": { "code": format!("x {TOKEN}"), "message": format!("{TOKEN} is bad"), "innerError": inner } });
    let mut facts = Box::new(status(418));
    facts.add_body(&Content::Json(Parsed(body)), &NOVEMBER_1ST);
    facts
}

/// A failure of this kind, with a problem where it is about an argument.
fn failed(kind: Kind, outcome: Outcome, action: Action, response: Option<Box<ResponseFacts>>) -> Box<Failure<()>> {
    let mut failure = Failure::new(kind, outcome, action);
    failure.response = response;
    if let Kind::InvalidArgument(argument) = kind {
        failure.problems.push(Problem::new(argument.name(), "is wrong"));
    }
    failure
}

#[test]
fn every_message_and_every_hint_says_something_and_never_the_token() {
    let answers = [
        None,
        Some(echo()),
        Some(Box::new(coded(418, "Teapot"))),
        Some(Box::new(asking(429, 5000.0))),
        Some(Box::new(coded(401, "Authorization_IdentityNotFound"))),
    ];
    for kind in every_kind() {
        let (mut messages, mut hints) = (BTreeSet::new(), BTreeSet::new());
        for (outcome, action) in OUTCOMES.into_iter().flat_map(|outcome| ACTIONS.map(|action| (outcome, action))) {
            for answer in &answers {
                let failure = failed(kind, outcome, action, answer.clone());
                let (message, hint) = (failure.message(), failure.hint());
                assert!(!message.is_empty() && !message.ends_with(['.', ' ', ',']), "{message:?}");
                assert!(hint.ends_with('.') && !hint.contains("  ") && hint.trim() == hint, "{hint:?}");
                let told = format!("{message} {}", serde_json::to_string(&failure.fields()).unwrap());
                assert!(!told.contains(TOKEN), "{told}");
                // Status, code and Graph's words follow it.
                if answer.is_none() {
                    messages.insert(message);
                }
                // What an unknown outcome adds is the same for all: see below.
                if outcome != Outcome::Unknown {
                    hints.insert(hint);
                }
            }
        }
        println!("\n{kind:?}\n  {}\n    {}", list(messages, "\n  "), list(hints, "\n    "));
    }
    for action in ACTIONS {
        println!("\nUnknown, {action:?}\n    {}", failed(Kind::Aborted, Outcome::Unknown, action, None).hint());
    }
    let faults = TokenFault::VARIANTS.iter().map(|fault| format!("token {}", fault.message()));
    let options = OptionKey::VARIANTS.iter().map(|key| format!("{} {}", <&str>::from(key), key.requirement()));
    println!("\nProblems\n  {}", list(faults.chain(options), "\n  "));
}

fn list(lines: impl IntoIterator<Item = String>, separator: &str) -> String {
    lines.into_iter().collect::<Vec<_>>().join(separator)
}

#[test]
fn a_message_has_the_status_graphs_code_and_graphs_words() {
    let said = GraphError { code: String::from("Gone"), message: String::from("It went away.") };
    let answer = ResponseFacts { body: ErrorBody::Graph(said), ..status(410) };
    assert_eq!(
        failure(answer, Action::Restart).message(),
        "The service refused the request, status 410, Gone, It went away."
    );
    assert_eq!(failure(status(404), Action::Read).message(), "There is no such service principal or job, status 404");
    assert_eq!(failure(status(0), Action::Read).message(), "The response is not one that Graph documents");
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
    assert_eq!(
        message(Kind::Timeout(Limit::Call)),
        "The time limit of the whole call passed (deadlineMs), status 429, TooManyRequests"
    );
    assert_eq!(
        message(Kind::Timeout(Limit::Request)),
        "The time limit of one request passed (timeoutMs), status 429, TooManyRequests"
    );
    assert_eq!(
        message(Kind::TokenUnavailable(NoToken::Unusable(TokenFault::Empty))),
        "There is no token, status 429, TooManyRequests, the token function's result is empty"
    );
    assert_eq!(
        message(Kind::TokenUnavailable(NoToken::Failed)),
        "There is no token, status 429, TooManyRequests, the token function failed"
    );
}

#[test]
fn what_a_token_function_gave_is_told_so_that_it_is_true_of_its_answer() {
    let message = |fault| {
        failed(Kind::TokenUnavailable(NoToken::Unusable(fault)), Outcome::NotSent, Action::Read, None).message()
    };
    for (fault, told) in [
        (TokenFault::NotText, "is no string"),
        (TokenFault::AuthenticationResult, "is an object: pass its accessToken"),
        (TokenFault::Empty, "is empty"),
        (TokenFault::WithBearer, "starts with \"Bearer \": pass the token alone"),
    ] {
        assert_eq!(message(fault), format!("There is no token, the token function's result {told}"));
    }
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
