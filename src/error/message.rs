//! What went wrong, in a sentence.

use super::{
    failure::Failure,
    kind::{Kind, NoToken, Unexpected},
};
use crate::model::{action::Action, problem::Problem};

/// Graph's own words are for developers: the documentation says not to show them to people. They are cut at so many characters.
const GRAPHS_WORDS: usize = 200;

impl<C> Failure<C> {
    /// One sentence, and what the service said. It never holds the token.
    pub fn message(&self) -> String {
        let sentence = match self.kind {
            Kind::InvalidArgument(_) => return summary(&self.problems),
            Kind::TokenUnavailable(_) => "There is no token",
            Kind::Unauthenticated => "The token was not accepted",
            Kind::ClaimsChallenge => "The service wants a token with more claims",
            Kind::PermissionDenied => "The token lacks the permission or the role",
            Kind::NotFound if self.action == Action::ReadServicePrincipals => {
                "There is no list of service principals here"
            }
            Kind::NotFound => "There is no such service principal or job",
            Kind::Conflict => "Another change of this job is under way",
            Kind::BadRequest => "The service refused the request",
            Kind::Throttled => "There were too many requests",
            Kind::ServiceUnavailable => "The service is unavailable",
            Kind::ServerError => "The service failed",
            Kind::UnexpectedResponse(Unexpected::Unreadable) => "Graph's answer could not be read",
            Kind::UnexpectedResponse(_) => "This is not how Graph answers",
            Kind::Network(_) => "No answer came back",
            Kind::Timeout(_) => "Time ran out",
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
            add(&words(&graph.code));
        }
        match self.kind {
            Kind::TokenUnavailable(NoToken::Failed) => add("the token function failed"),
            Kind::TokenUnavailable(NoToken::Unusable(fault)) => {
                add(&format!("the token function's answer {}", fault.message()));
            }
            Kind::Timeout(limit) => add(&format!("{} has passed", limit.option())),
            // Graph's words are about a refusal, and not about what ended the call afterwards.
            Kind::Aborted => {}
            _ => add(&graph.map(|graph| words(&graph.message)).unwrap_or_default()),
        }
        message
    }
}

fn words(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).take(GRAPHS_WORDS).collect()
}

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
