//! `jobId`: opaque text that becomes one path segment.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    input::{Input, InputKind, Text},
    path::Path,
    problems::Problems,
};

/// The longest job id that is accepted, in characters.
const LONGEST: usize = 1024;

/// The longest in UTF-16 units: a character has one or two.
pub const LONGEST_UTF16: usize = 2 * LONGEST;

/// What `encodeURIComponent` does not encode, besides letters and digits (ECMA-262, 19.2.6.4).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// A job's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobId(String);

impl JobId {
    /// Reads a job id. Characters that could lead to another address (`/`, `..`, `?`) are refused rather than escaped.
    pub fn read<I: Input>(input: &I, path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Option<JobId> {
        let text = match input.kind() {
            InputKind::Text => input.read_text(LONGEST_UTF16),
            InputKind::Object(job) if job.iter().any(|(key, _)| key == "id") => {
                problems.add(path, "must be a string, and not the whole job: pass its id");
                return None;
            }
            other => {
                problems.add_kind(path, "must be a string of one path segment", other);
                return None;
            }
        };
        match checked(text) {
            Ok(id) => Some(JobId(id)),
            Err(fault) => {
                problems.add(path, fault);
                None
            }
        }
    }

    /// Whether a text equals this id.
    pub fn is(&self, text: &Text) -> bool {
        matches!(text, Text::Whole(text) if *text == self.0)
    }

    /// The id as the caller passed it.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The id as one path segment, encoded as `encodeURIComponent` does.
    pub fn segment(&self) -> String {
        utf8_percent_encode(&self.0, SEGMENT).to_string()
    }
}

fn checked(text: Text) -> Result<String, &'static str> {
    const TOO_LONG: &str = "is longer than 1,024 characters";
    let text = match text {
        Text::Whole(text) => text,
        Text::Beginning(_) => return Err(TOO_LONG),
        Text::IllFormed => return Err("must not hold a lone surrogate"),
    };
    if text.is_empty() {
        return Err("is empty");
    }
    if text == "." || text == ".." {
        return Err("must not be a dot segment");
    }
    if text.chars().count() > LONGEST {
        return Err(TOO_LONG);
    }
    if text.contains(['/', '?', '#', '\\', '%']) {
        return Err("must not hold / ? # \\ or %");
    }
    if text.contains(is_blank) {
        return Err("must not hold white space or control characters");
    }
    Ok(text)
}

/// Whether a character is white space or a control character. JavaScript counts U+FEFF as white space, Unicode does not.
pub fn is_blank(char: char) -> bool {
    char.is_whitespace() || char.is_control() || char == '\u{FEFF}'
}
