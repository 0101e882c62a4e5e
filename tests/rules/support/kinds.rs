//! Every kind of failure there is, and every outcome and action that it may have.

use std::collections::BTreeSet;

use graph_sync_jobs::{
    error::{
        code::{ErrorCode, Outcome},
        kind::{Argument, Connection, Kind, Limit, NoToken, TokenFault, Unexpected},
    },
    model::action::Action,
};
use strum::VariantArray;

pub const OUTCOMES: [Outcome; 3] = [Outcome::NotSent, Outcome::Refused, Outcome::Unknown];
pub const ACTIONS: [Action; 5] =
    [Action::Read, Action::ReadServicePrincipals, Action::Start, Action::Pause, Action::Restart];
pub const UNEXPECTED: [Unexpected; 5] =
    [Unexpected::Page, Unexpected::Status, Unexpected::Unreadable, Unexpected::NextPage, Unexpected::NoResponse];

pub fn every_kind() -> Vec<Kind> {
    let arguments = [
        Argument::Token,
        Argument::ServicePrincipalId,
        Argument::JobId,
        Argument::Criteria,
        Argument::Options,
        Argument::Items,
        Argument::Query,
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
        Kind::Network(Connection::Offline),
        Kind::Network(Connection::Unknown),
        Kind::Timeout(Limit::Request),
        Kind::Timeout(Limit::Call),
        Kind::Aborted,
    ]);
    kinds.extend(UNEXPECTED.map(Kind::UnexpectedResponse));
    let told: BTreeSet<&str> = kinds.iter().map(|kind| kind.code().into()).collect();
    assert_eq!(told, ErrorCode::VARIANTS.iter().map(Into::into).collect(), "a kind is missing");
    kinds
}
