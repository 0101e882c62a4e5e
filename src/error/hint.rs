//! What to do next, for a person.

use super::{
    code::Outcome,
    failure::Failure,
    kind::{Argument, Connection, Kind},
};
use crate::model::action::Action;

const LOOK_FIRST: &str = "It may have happened. Look at the job before repeating: a new status.lastExecution, or \"Enable/restart provisioning configuration\" in the audit log, says that it did. ";

const OFFLINE: &str = "This device says that it is offline. ";

impl<C> Failure<C> {
    /// What to do next. It is never empty.
    pub fn hint(&self) -> String {
        let mut hint = String::new();
        if matches!(self.kind, Kind::Network(Connection::Offline)) {
            hint += OFFLINE;
        }
        // A reading may be repeated without looking first.
        if self.outcome == Outcome::Unknown && self.action != Action::Read {
            hint += LOOK_FIRST;
        }
        hint + self.advice()
    }

    fn advice(&self) -> &'static str {
        match self.kind {
            Kind::InvalidArgument(argument) => correction(argument),
            Kind::TokenUnavailable(_) => "Sign in again, and check what the token function gives.",
            Kind::Unauthenticated => {
                "Get a new token for this cloud's Graph: this one is expired, malformed or meant for another service."
            }
            Kind::ClaimsChallenge => {
                "Ask for a token again and pass these claims: the person may have to sign in once more."
            }
            Kind::PermissionDenied => {
                "Needs Synchronization.ReadWrite.All with admin consent and, for people, a role such as Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator. A wrong object id looks the same. A new token of the same kind will not help."
            }
            Kind::NotFound => {
                "Needs the object id of the enterprise application, not the application id, and a job id from that application's list of jobs."
            }
            Kind::Conflict => "Wait until the job's status is steady, then try again.",
            Kind::BadRequest => "Read graphCode, and quote requestId and date when you ask Microsoft's support.",
            Kind::Throttled | Kind::ServiceUnavailable => "Wait as long as retryAfterMs says, then try again.",
            Kind::ServerError => "Quote requestId and date when you ask Microsoft's support.",
            Kind::UnexpectedResponse => {
                "Something between here and Graph answered: a captive portal, a proxy, a redirect, a fetch that was passed in."
            }
            Kind::Network(_) => {
                "No network, a blocked address (CORS, CSP), a reset connection and a redirect all look like this."
            }
            Kind::Timeout(_) => "Allow more time with timeoutMs or deadlineMs.",
            Kind::Aborted => "Call again when you want to go on.",
        }
    }
}

const fn correction(argument: Argument) -> &'static str {
    match argument {
        Argument::Token => "Pass the access token alone, as a string, or a function that gives one.",
        Argument::ServicePrincipalId => {
            "Use the object id of the enterprise application (Entra admin center: Enterprise applications, Object ID), or { appId } for the application id."
        }
        Argument::JobId => "Use the id of a job exactly as the list of the service principal's jobs shows it.",
        Argument::Criteria => "Correct every problem listed. Scope names are exact, and case matters.",
        Argument::Options | Argument::Items => "Correct every problem listed.",
    }
}
