//! The problems with an argument, collected so that a caller sees all of them at once.

use super::{
    input::{Input, InputKind},
    path::Path,
};
use crate::{
    error::{
        failure::{Failure, Result},
        kind::Argument,
    },
    model::problem::Problem,
};

/// The most problems that are listed. One more then says how many are left out.
pub const LISTED: usize = 100;

/// The most characters of a quoted value.
pub const QUOTED: usize = 40;

/// A growing list of problems that keeps the first [`LISTED`] and counts the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Problems<C> {
    listed: Vec<Problem>,
    more: usize,
    /// The first value that was thrown while the argument was read.
    cause: Option<C>,
}

impl<C> Default for Problems<C> {
    fn default() -> Self {
        Problems { listed: Vec::new(), more: 0, cause: None }
    }
}

impl<C> Problems<C> {
    /// Adds a problem.
    pub fn add(&mut self, path: &Path<'_>, message: &str) {
        self.push(path, || (message.to_owned(), None));
    }

    /// Adds a problem with a name, and suggests the candidate that resembles it, if one does.
    pub fn add_misspelt(&mut self, path: &Path<'_>, message: &str, name: &str, candidates: &[&'static str]) {
        self.push(path, || (message.to_owned(), nearest(name, candidates)));
    }

    /// Adds a problem with the kind of a value. The kind is appended to the message: ", not a number".
    pub fn add_kind<I: Input<Cause = C>>(&mut self, path: &Path<'_>, message: &str, kind: InputKind<I>) {
        self.add_refused(path, &format!("{message}, not {}", kind.noun()), kind);
    }

    /// The members of an optional plain object. `None` for another kind of value, which is added as a problem.
    pub fn members<I: Input<Cause = C>>(&mut self, path: &Path<'_>, kind: InputKind<I>) -> Option<Vec<(String, I)>> {
        match kind {
            InputKind::Undefined | InputKind::Null => Some(Vec::new()),
            InputKind::Object(entries) => Some(entries),
            other => {
                self.add_kind(path, "must be a plain object, null or undefined", other);
                None
            }
        }
    }

    /// Adds a problem with a value, and keeps what reading it threw.
    pub fn add_refused<I: Input<Cause = C>>(&mut self, path: &Path<'_>, message: &str, kind: InputKind<I>) {
        self.add(path, message);
        if let InputKind::Unreadable(cause) = kind {
            self.cause.get_or_insert(cause);
        }
    }

    fn push(&mut self, path: &Path<'_>, text: impl FnOnce() -> (String, Option<&'static str>)) {
        if self.listed.len() < LISTED {
            let (message, suggestion) = text();
            self.listed.push(Problem { path: quotable(&path.to_string()), message, suggestion });
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// Whether there are no problems.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// The problems as callers see them, and what was thrown while the argument was read.
    pub fn into_list(self, argument: Argument) -> (Vec<Problem>, Option<C>) {
        let mut listed = self.listed;
        if self.more > 0 {
            listed.push(Problem::new(argument.name(), &format!("has {} more problems", self.more)));
        }
        (listed, self.cause)
    }

    /// The value that was read, if there are no problems.
    ///
    /// # Errors
    /// The failure with the code of the argument and every problem.
    pub fn accept<T>(self, argument: Argument, value: Option<T>) -> Result<T, C> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => {
                let (problems, cause) = self.into_list(argument);
                Err(Failure::invalid(argument, problems, cause))
            }
        }
    }
}

/// A value in quotation marks, cut at [`QUOTED`] characters.
pub fn quote(text: &str) -> String {
    let beginning: String = text.chars().take(QUOTED).collect();
    let cut = if beginning.len() < text.len() { "…" } else { "" };
    format!("\"{}{cut}\"", quotable(&beginning))
}

/// A text with spaces for its control characters, which a terminal would execute.
fn quotable(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect()
}

/// The candidate that a name was probably meant to be: at most a third of the characters may differ. "Watermrak" resembles Watermark,
/// "Nothing" resembles none.
pub fn nearest(name: &str, candidates: &[&'static str]) -> Option<&'static str> {
    let folded = name.to_ascii_lowercase();
    let distance = |candidate: &str| strsim::osa_distance(&folded, &candidate.to_ascii_lowercase());
    let alike = candidates.iter().filter(|candidate| {
        let longest = name.len().max(candidate.len());
        // The comparison takes time proportional to the product of the lengths, so far longer names are skipped.
        longest <= candidate.len().saturating_mul(2) && distance(candidate).saturating_mul(3) <= longest
    });
    alike.copied().min_by_key(|candidate| distance(candidate))
}
