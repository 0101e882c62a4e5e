//! The hint of a failure: what to do next, for a person.

use super::{
    code::Outcome,
    failure::Failure,
    kind::{Argument, Connection, Kind, NoToken, TokenFault, Unexpected},
};
use crate::model::action::Action;

const OFFLINE: &str = "This device says that it is offline. ";

/// Graph's `error.code` for an application that the tenant does not know or has not consented to.
const UNKNOWN_IDENTITY: &str = "Authorization_IdentityNotFound";

impl<C> Failure<C> {
    /// What to do next. It is never empty.
    pub fn hint(&self) -> String {
        let mut hint = String::new();
        if matches!(self.kind, Kind::Network(Connection::Offline)) {
            hint += OFFLINE;
        }
        if self.outcome == Outcome::Unknown {
            hint += look_first(self.action);
        }
        hint + self.advice()
    }

    fn advice(&self) -> &'static str {
        match self.kind {
            Kind::InvalidArgument(argument) => correction(argument),
            Kind::TokenUnavailable(why) => token_function(why),
            Kind::Unauthenticated => {
                "Get a new token for this cloud's Graph: this one is expired, malformed or meant for another service."
            }
            Kind::ClaimsChallenge => {
                "Request a new token with the claims of this error. The person may have to sign in again."
            }
            Kind::PermissionDenied => self.permission(),
            Kind::NotFound if self.action == Action::ReadServicePrincipals => {
                "Every tenant has this list, so something other than Graph answered: check baseUrl, and the fetch that you pass."
            }
            Kind::NotFound => {
                "Needs the object id of the enterprise application, not the application id, and a job id from that application's list of jobs."
            }
            Kind::Conflict => "Another change of this job is being made. Wait some minutes, then try again.",
            Kind::BadRequest => "Read graphCode, and quote requestId and date when you ask Microsoft's support.",
            Kind::Throttled | Kind::ServiceUnavailable => {
                match self.response.as_ref().and_then(|response| response.retry_after_ms) {
                    Some(_) => "Wait as long as retryAfterMs says, then try again.",
                    None => "Wait some minutes, then try again: the service did not say how long.",
                }
            }
            Kind::ServerError => "If this goes on, quote requestId and date when you ask Microsoft's support.",
            Kind::UnexpectedResponse(unexpected) => explanation(unexpected),
            Kind::Network(_) => {
                "Possible reasons: no network, a blocked address (CORS, CSP), a reset connection, a redirect. The console of the browser may say which."
            }
            Kind::Timeout(_) => "Allow more time with timeoutMs or deadlineMs.",
            Kind::Aborted => "Call again when you want to go on.",
        }
    }

    fn permission(&self) -> &'static str {
        let graph = self.response.as_ref().and_then(|response| response.graph());
        if graph.is_some_and(|graph| graph.code == UNKNOWN_IDENTITY) {
            return "The application that the token was issued to is not known in this tenant: sign in to the tenant that has the service principal, and have an administrator give consent there.";
        }
        match self.action {
            Action::ReadServicePrincipals => {
                "Needs Application.Read.All with admin consent or, for people, a role that reads applications: findSyncJobs begins with the service principals of the tenant. A new token of the same kind will not help."
            }
            Action::Read => {
                "Needs Synchronization.Read.All with admin consent and, for people, a role such as Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator: Global Reader is not enough. A wrong object id looks the same. A new token of the same kind will not help."
            }
            _ => {
                "Needs Synchronization.ReadWrite.All with admin consent and, for people, a role such as Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator. A wrong object id looks the same. A new token of the same kind will not help."
            }
        }
    }
}

/// What to do before the request is sent again, where it may have been carried out.
const fn look_first(action: Action) -> &'static str {
    match action {
        // Reads change nothing.
        Action::Read | Action::ReadServicePrincipals => "",
        Action::Start | Action::Pause => {
            "It may have happened. Look at schedule.state and status.code of the job before repeating. "
        }
        Action::Restart => {
            "It may have happened. Look at the job before repeating: a new status.lastExecution, or \"Enable/restart provisioning configuration\" in the audit log, says that it did. "
        }
    }
}

const fn correction(argument: Argument) -> &'static str {
    match argument {
        Argument::Token => "Pass the access token alone, as a string, or a function that gives one.",
        Argument::ServicePrincipalId => {
            "Use the object id of the enterprise application (Entra admin center: Enterprise applications, Object ID), or { appId } for the application id."
        }
        Argument::JobId => "Use the id of a job exactly as listSyncJobs gives it.",
        Argument::Criteria => "Correct every problem listed. Scope names are exact, and case matters.",
        Argument::Options => {
            "Correct every problem listed. Each call has options of its own, and a misspelt one is refused, never ignored."
        }
        Argument::Items => "Correct every problem listed. Nothing is sent before every item is right.",
        Argument::Query => "Correct every problem listed, or leave query out to find every job.",
    }
}

const fn token_function(why: NoToken) -> &'static str {
    match why {
        NoToken::Failed => "The token function threw or rejected: read cause, and sign in again if it says so.",
        NoToken::Unusable(TokenFault::Empty) => {
            "MSAL returns an empty access token for the scopes of another resource: pass it the scopes that your token function gets."
        }
        NoToken::Unusable(TokenFault::AuthenticationResult) => {
            "The token function returned the whole result of a sign-in: return its accessToken."
        }
        NoToken::Unusable(_) => "The token function must return the access token alone: a string, or a promise of one.",
    }
}

const fn explanation(unexpected: Unexpected) -> &'static str {
    match unexpected {
        Unexpected::Page => {
            "Not Graph but something on the way answered with a web page: a captive portal, a proxy or a gateway. Open any web site to see whether this network asks you to sign in."
        }
        Unexpected::Status => {
            "Graph does not document this status. A proxy, a gateway or a redirect may have sent it: check the network, baseUrl, and the fetch that you pass."
        }
        Unexpected::Unreadable => {
            "Graph's answer was cut short, is no JSON, or lacks a required part. Quote requestId and date when you ask Microsoft's support."
        }
        Unexpected::NextPage => {
            "The next page is at another host, or was read already. The token was not sent there. A gateway has to rewrite @odata.nextLink."
        }
        Unexpected::NoResponse => {
            "fetch returned something that is no Response. A mock of one needs a whole number as status, and headers with a get function."
        }
    }
}
