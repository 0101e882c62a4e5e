//! A problem with an argument, as callers see it.

use serde::Serialize;

/// A problem with an argument: where it is, what is wrong, and what was probably meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The path of the value: `resetScope[1]`, `timeoutMs`.
    pub path: String,
    /// What is wrong, as a clause that continues the path.
    pub message: String,
    /// The name that was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'static str>,
}

impl Problem {
    /// A problem without a suggestion.
    pub fn new(path: &str, message: &str) -> Problem {
        Problem { path: path.to_owned(), message: message.to_owned(), suggestion: None }
    }
}
