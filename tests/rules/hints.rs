//! Hints: what to do next, for a person, and true for the case at hand.

use std::collections::BTreeSet;

use graph_sync_jobs::{
    error::{
        code::Outcome,
        failure::Failure,
        kind::{Argument, Connection, Kind, NoToken, TokenFault, Unexpected},
    },
    model::{action::Action, response_facts::ResponseFacts},
};

use crate::support::{
    answers::{asking, coded, empty, failure, status},
    kinds::{ACTIONS, OUTCOMES, UNEXPECTED, every_kind},
};

const READS: &str = "Synchronization.Read.All";
const WRITES: &str = "Synchronization.ReadWrite.All";

fn hint(kind: Kind) -> String {
    Failure::<()>::new(kind, Outcome::NotSent, Action::Restart).hint()
}

fn hint_of(answer: ResponseFacts, action: Action) -> String {
    failure(answer, action).hint()
}

#[test]
fn whoever_does_not_know_whether_it_happened_is_told_where_to_look_first_but_for_a_reading() {
    for kind in every_kind() {
        for (outcome, action) in OUTCOMES.into_iter().flat_map(|outcome| ACTIONS.map(|action| (outcome, action))) {
            let hint = Failure::<()>::new(kind, outcome, action).hint();
            let must_look = outcome == Outcome::Unknown && !action.is_read();
            assert_eq!(hint.contains("It may have happened. Look at "), must_look, "{hint}");
            assert_eq!(hint.contains("audit log"), must_look && action == Action::Restart, "{hint}");
            let by_state = must_look && action != Action::Restart;
            assert_eq!(hint.contains("schedule.state and status.code"), by_state, "{hint}");
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
fn a_wait_that_the_service_named_is_pointed_at_and_one_that_it_did_not_name_is_some_minutes() {
    for (code, action) in [429, 503].into_iter().flat_map(|code| ACTIONS.map(|action| (code, action))) {
        for wait_ms in [0.0, 2500.0, 86_400_001.0] {
            let hint = hint_of(asking(code, wait_ms), action);
            assert!(hint.contains("as long as retryAfterMs says") && !hint.contains("minutes"), "{hint}");
        }
        for silent in [status(code), empty(code), coded(code, "TooManyRequests")] {
            let hint = hint_of(silent, action);
            assert!(hint.contains("Wait some minutes") && !hint.contains("retryAfterMs"), "{hint}");
        }
    }
}

#[test]
fn a_reading_needs_the_permission_to_read_and_everything_else_the_one_to_write() {
    for answer in [status(403), empty(401), coded(401, "UnknownError"), coded(403, "Authorization_RequestDenied")] {
        let applications = hint_of(answer.clone(), Action::ReadServicePrincipals);
        assert!(applications.contains("Application.Read.All") && !applications.contains("Synchronization"));
        for action in ACTIONS.into_iter().filter(|action| *action != Action::ReadServicePrincipals) {
            let hint = hint_of(answer.clone(), action);
            let (needed, other) = if action == Action::Read { (READS, WRITES) } else { (WRITES, READS) };
            assert!(hint.contains(needed) && !hint.contains(other), "{action:?}: {hint}");
            assert!(hint.contains("Application Administrator") && hint.contains("admin consent"), "{hint}");
        }
    }
}

#[test]
fn an_application_that_the_tenant_does_not_know_is_told_of_consent_and_the_tenant() {
    for (code, action) in [401, 403].into_iter().flat_map(|code| ACTIONS.map(|action| (code, action))) {
        let hint = hint_of(coded(code, "Authorization_IdentityNotFound"), action);
        assert!(hint.contains("consent") && hint.contains("tenant"), "{hint}");
        // No role helps an application that is not there.
        assert!(!hint.contains("Administrator"), "{hint}");
    }
}

#[test]
fn what_a_token_function_gave_decides_what_is_to_be_done() {
    let given = |fault| hint(Kind::TokenUnavailable(NoToken::Unusable(fault)));
    let nothing = given(TokenFault::Empty);
    assert!(nothing.contains("MSAL") && nothing.contains("scopes"), "{nothing}");
    assert!(given(TokenFault::AuthenticationResult).contains("accessToken"));
    // An object, a number, itself.
    assert!(given(TokenFault::NotText).contains("a string, or a promise of one"));
    let failed = hint(Kind::TokenUnavailable(NoToken::Failed));
    assert!(failed.contains("cause"), "{failed}");
    for hint in
        [nothing, given(TokenFault::AuthenticationResult), given(TokenFault::NotText), given(TokenFault::WithBearer)]
    {
        assert!(hint.contains("token function") && !hint.contains("ign in again"), "{hint}");
    }
}

#[test]
fn each_surprise_has_a_hint_of_its_own() {
    for action in ACTIONS {
        let told =
            UNEXPECTED.map(|kind| Failure::<()>::new(Kind::UnexpectedResponse(kind), Outcome::Unknown, action).hint());
        assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), UNEXPECTED.len());
        let portals = told.iter().filter(|hint| hint.contains("captive portal")).count();
        assert!(portals == 1 && told[0].contains("captive portal"), "{told:?}");
    }
    assert!(hint(Kind::UnexpectedResponse(Unexpected::NoResponse)).contains("headers with a get function"));
    assert!(hint(Kind::UnexpectedResponse(Unexpected::NextPage)).contains("The token was not sent there."));
}

#[test]
fn each_argument_has_a_hint_of_its_own_and_names_what_is_right() {
    let words = [
        (Argument::Token, "a function that gives one"),
        (Argument::ServicePrincipalId, "Enterprise applications"),
        (Argument::JobId, "listSyncJobs"),
        (Argument::Criteria, "case matters"),
        (Argument::Options, "options of its own"),
        (Argument::Items, "before every item is right"),
    ];
    for (argument, right) in words {
        let hint = hint(Kind::InvalidArgument(argument));
        assert!(words.iter().all(|(_, word)| hint.contains(word) == (*word == right)), "{hint}");
    }
}
