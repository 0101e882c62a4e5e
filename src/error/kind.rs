//! The kinds of failure, each with what is known of its case.

use strum::{IntoStaticStr, VariantArray};

use super::code::ErrorCode;

/// Why a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An argument was refused before anything was sent.
    InvalidArgument(Argument),
    /// There is no token to send with.
    TokenUnavailable(NoToken),
    /// The service does not accept the token.
    Unauthenticated,
    /// The service wants a token with more claims.
    ClaimsChallenge,
    /// The token lacks the permission or the role.
    PermissionDenied,
    /// No such service principal or job.
    NotFound,
    /// Another change is under way.
    Conflict,
    /// Any other refusal.
    BadRequest,
    /// 429.
    Throttled,
    /// 503.
    ServiceUnavailable,
    /// Any other 5xx.
    ServerError,
    /// An answer that is not how Graph answers.
    UnexpectedResponse(Unexpected),
    /// `fetch` rejected or threw, or the answer broke off.
    Network(Connection),
    /// A limit passed.
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
    /// It gave what cannot be a token.
    Unusable(TokenFault),
}

/// What is wrong with a token. `js/token.js` looks at it, and tells the fault by this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
pub enum TokenFault {
    /// No primitive string.
    NotText,
    /// A promise, or anything else with `then`.
    Promise,
    /// What MSAL gives: an object whose `accessToken` is the token.
    AuthenticationResult,
    /// The empty string.
    Empty,
    /// It starts with `Bearer `.
    WithBearer,
    /// A character other than visible ASCII.
    ForbiddenCharacter,
}

/// What an answer is that is not how Graph answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unexpected {
    /// A page for people, in which nothing of Graph is to be seen.
    Page,
    /// A status that Graph does not answer such a request with.
    Status,
    /// The right status with content that cannot be read, or lacks what it must have.
    Unreadable,
    /// The address of a next page that the token must not be sent to, or that was read already.
    NextPage,
    /// `fetch` gave what is no Response.
    NoResponse,
}

/// What the device says of its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// That it has none.
    Offline,
    /// Nothing that helps: a device that believes to be online may reach nobody.
    Unknown,
}

/// A limit on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// `timeoutMs`: one request.
    Request,
    /// `deadlineMs`: the whole call.
    Call,
}

impl Limit {
    /// The option's name.
    pub const fn option(self) -> &'static str {
        match self {
            Limit::Request => "timeoutMs",
            Limit::Call => "deadlineMs",
        }
    }
}

impl TokenFault {
    /// The fault with exactly this name.
    pub fn named(name: &str) -> Option<TokenFault> {
        TokenFault::VARIANTS.iter().copied().find(|fault| <&str>::from(fault) == name)
    }

    /// What is wrong, as a clause that continues "token". It never quotes the token.
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
