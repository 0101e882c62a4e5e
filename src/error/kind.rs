//! The kinds of failure, each with its details.

use strum::{IntoStaticStr, VariantArray};

use super::code::ErrorCode;

/// Why a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An argument was refused before anything was sent.
    InvalidArgument(Argument),
    /// The token function failed, or returned no usable token.
    TokenUnavailable(NoToken),
    /// The service does not accept the token.
    Unauthenticated,
    /// The service demands a token with more claims.
    ClaimsChallenge,
    /// The token lacks the permission or the role.
    PermissionDenied,
    /// No such service principal or job.
    NotFound,
    /// 409: another change of the job is being made.
    Conflict,
    /// Any other 4xx.
    BadRequest,
    /// 429.
    Throttled,
    /// 503.
    ServiceUnavailable,
    /// Any other 5xx.
    ServerError,
    /// A response that Graph does not document.
    UnexpectedResponse(Unexpected),
    /// `fetch` rejected or threw, or the body broke off.
    Network(Connection),
    /// This time limit passed.
    Timeout(Limit),
    /// The caller's signal fired, or `until` threw.
    Aborted,
}

/// An argument of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// `token`.
    Token,
    /// `spId`.
    ServicePrincipalId,
    /// `jobId`.
    JobId,
    /// `criteria`.
    Criteria,
    /// `options`.
    Options,
    /// `items`.
    Items,
    /// `query`.
    Query,
}

/// Why there is no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoToken {
    /// The token function threw or rejected.
    Failed,
    /// It returned something that cannot be a token.
    Unusable(TokenFault),
}

/// What is wrong with a token. `js/token.js` inspects the token, and returns the fault's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
pub enum TokenFault {
    /// It is no primitive string.
    NotText,
    /// It is a promise, or another object with `then`.
    Promise,
    /// It is an MSAL `AuthenticationResult`, whose `accessToken` is the token.
    AuthenticationResult,
    /// It is the empty string.
    Empty,
    /// It starts with `Bearer `.
    WithBearer,
    /// It has a character other than visible ASCII.
    ForbiddenCharacter,
}

/// How a response differs from what Graph documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unexpected {
    /// An HTML page without a sign of Graph.
    Page,
    /// A status that Graph does not document for the request.
    Status,
    /// The expected status, but the content cannot be read, or lacks a required part.
    Unreadable,
    /// A link to a next page at another origin, which must not get the token, or to a page that was read before.
    NextPage,
    /// `fetch` returned something that is no Response.
    NoResponse,
}

/// Whether the device reports that it is offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// `navigator.onLine` is false.
    Offline,
    /// `navigator.onLine` is true or missing. True proves nothing: it holds in any network, even one without internet.
    Unknown,
}

/// A time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// `timeoutMs`: one request.
    Request,
    /// `deadlineMs`: the whole call.
    Call,
}

impl TokenFault {
    /// The fault with exactly this name.
    pub fn named(name: &str) -> Option<TokenFault> {
        TokenFault::VARIANTS.iter().copied().find(|fault| <&str>::from(fault) == name)
    }

    /// The message, as a clause that continues "token". It never quotes the token.
    pub const fn message(self) -> &'static str {
        match self {
            TokenFault::NotText => "is no string",
            TokenFault::Promise => "is a promise: await it first",
            TokenFault::AuthenticationResult => "is an object: pass its accessToken",
            TokenFault::Empty => "is empty",
            TokenFault::WithBearer => "starts with \"Bearer \": pass the token alone",
            TokenFault::ForbiddenCharacter => {
                "has a character that no access token holds, such as a space or a line break"
            }
        }
    }
}

impl Argument {
    /// Its name in the interface.
    pub const fn name(self) -> &'static str {
        match self {
            Argument::Token => "token",
            Argument::ServicePrincipalId => "spId",
            Argument::JobId => "jobId",
            Argument::Criteria => "criteria",
            Argument::Options => "options",
            Argument::Items => "items",
            Argument::Query => "query",
        }
    }

    /// The code with which it is refused.
    pub const fn code(self) -> ErrorCode {
        match self {
            Argument::Token => ErrorCode::InvalidToken,
            Argument::ServicePrincipalId => ErrorCode::InvalidServicePrincipalId,
            Argument::JobId => ErrorCode::InvalidJobId,
            Argument::Criteria => ErrorCode::InvalidCriteria,
            Argument::Options => ErrorCode::InvalidOptions,
            Argument::Items => ErrorCode::InvalidItems,
            Argument::Query => ErrorCode::InvalidQuery,
        }
    }
}

impl Kind {
    /// The stable name that callers branch on.
    pub const fn code(self) -> ErrorCode {
        match self {
            Kind::InvalidArgument(argument) => argument.code(),
            Kind::TokenUnavailable(_) => ErrorCode::TokenUnavailable,
            Kind::Unauthenticated => ErrorCode::Unauthenticated,
            Kind::ClaimsChallenge => ErrorCode::ClaimsChallenge,
            Kind::PermissionDenied => ErrorCode::PermissionDenied,
            Kind::NotFound => ErrorCode::NotFound,
            Kind::Conflict => ErrorCode::Conflict,
            Kind::BadRequest => ErrorCode::BadRequest,
            Kind::Throttled => ErrorCode::Throttled,
            Kind::ServiceUnavailable => ErrorCode::ServiceUnavailable,
            Kind::ServerError => ErrorCode::ServerError,
            Kind::UnexpectedResponse(_) => ErrorCode::UnexpectedResponse,
            Kind::Network(_) => ErrorCode::Network,
            Kind::Timeout(_) => ErrorCode::Timeout,
            Kind::Aborted => ErrorCode::Aborted,
        }
    }
}
