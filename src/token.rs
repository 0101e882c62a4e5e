//! The shape an access token must have. Nothing here ever sees the token: the patterns run in JavaScript, on its string.

/// Matches a text of visible ASCII characters: what a header can carry and Entra issues.
pub const VISIBLE_ASCII: &str = "^[!-~]+$";

/// Matches a token that still has its scheme before it. Case is ignored.
pub const BEARER_PREFIX: &str = "^bearer\\s";

/// Why a token cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// Not a primitive string (nor a function, where one is allowed).
    NotText,
    /// The empty string.
    Empty,
    /// `Bearer ` is still in front.
    BearerPrefix,
    /// A space, a control character, or something beyond ASCII.
    NotVisibleAscii,
}

impl TokenFault {
    /// What is wrong, as a clause that continues "token". It never quotes the token.
    pub const fn message(self) -> &'static str {
        match self {
            TokenFault::NotText => "must be a string, or a function that gives one",
            TokenFault::Empty => "is empty",
            TokenFault::BearerPrefix => "starts with \"Bearer \": pass the token alone",
            TokenFault::NotVisibleAscii => {
                "has a character that no access token holds (a space, a line break, a letter beyond ASCII)"
            }
        }
    }
}
