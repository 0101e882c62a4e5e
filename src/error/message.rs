//! The message of a failure: what went wrong, in a sentence.

use super::{
    failure::Failure,
    kind::{Kind, Limit, NoToken, Unexpected},
};
use crate::model::{action::Action, problem::Problem};

/// The most characters of Graph's code and of its message, each. Graph's texts are for developers: its documentation says not to show
/// them to people.
const LONGEST_EXCERPT: usize = 200;

impl<C> Failure<C> {
    /// One sentence, then the status, Graph's code and Graph's message. It never contains the token.
    pub fn message(&self) -> String {
        let sentence = match self.kind {
            Kind::InvalidArgument(_) => return summary(&self.problems),
            Kind::TokenUnavailable(_) => "There is no token",
            Kind::Unauthenticated => "The token was not accepted",
            Kind::ClaimsChallenge => "The service demands a token with more claims",
            Kind::PermissionDenied => "The token lacks the permission or the role",
            Kind::NotFound if self.action == Action::ReadServicePrincipals => {
                "There is no list of service principals at this address"
            }
            Kind::NotFound => "There is no such service principal or job",
            Kind::Conflict => "Another change of this job is in progress",
            Kind::BadRequest => "The service refused the request",
            Kind::Throttled => "Graph throttled the request",
            Kind::ServiceUnavailable => "The service is unavailable",
            Kind::ServerError => "The service failed",
            Kind::UnexpectedResponse(Unexpected::Unreadable) => "Graph's answer could not be read",
            Kind::UnexpectedResponse(_) => "The response is not one that Graph documents",
            Kind::Network(_) => "There was no response",
            Kind::Timeout(Limit::Request) => "The time limit of one request passed (timeoutMs)",
            Kind::Timeout(Limit::Call) => "The time limit of the whole call passed (deadlineMs)",
            Kind::Aborted => "The call was aborted",
        };
        let mut message = String::from(sentence);
        let mut add = |part: &str| {
            if !part.is_empty() {
                message += ", ";
                message += part;
            }
        };
        if let Some(response) = self.response.as_ref().filter(|response| response.status > 0) {
            add(&format!("status {}", response.status));
        }
        let graph = self.response.as_ref().and_then(|response| response.graph());
        if let Some(graph) = graph {
            add(&excerpt(&graph.code));
        }
        match self.kind {
            Kind::TokenUnavailable(NoToken::Failed) => add("the token function failed"),
            Kind::TokenUnavailable(NoToken::Unusable(fault)) => {
                add(&format!("the token function's result {}", fault.message()));
            }
            // Graph's message is about the earlier refusal, not about what ended the call.
            Kind::Timeout(_) | Kind::Aborted => {}
            _ => add(&graph.map(|graph| excerpt(&graph.message)).unwrap_or_default()),
        }
        message
    }
}

/// The beginning of a text from the service, without control characters.
fn excerpt(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).take(LONGEST_EXCERPT).collect()
}

/// The first problem, and how many more there are.
fn summary(problems: &[Problem]) -> String {
    let Some((Problem { path, message, suggestion }, others)) = problems.split_first() else {
        return String::from("Nothing was sent");
    };
    let mut summary = format!("Nothing was sent: {path} {message}");
    if let Some(suggestion) = suggestion {
        summary += &format!("; did you mean {suggestion}?");
    }
    if !others.is_empty() {
        summary += &format!(" (and {} more)", others.len());
    }
    summary
}
