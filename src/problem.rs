//! Faults found in arguments, collected so that a caller sees all of them at once.

use crate::text::{decimal, joined};

/// So many problems are listed; one more says how many are left out.
pub const LISTED: usize = 100;

/// Quoted values are cut at this many characters.
pub const QUOTED: usize = 40;

/// One fault in an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `resetScope[1]`, `timeoutMs`, `spId`.
    pub path: String,
    /// What is wrong, as a clause that continues the path: "must be a number above 0".
    pub message: String,
    /// What was probably meant.
    pub suggestion: Option<&'static str>,
}

impl Problem {
    /// A problem whose message is the parts, one after the other.
    pub fn new(path: &str, message: &[&str]) -> Problem {
        Problem { path: path.to_owned(), message: joined(message), suggestion: None }
    }
}

/// A growing list of problems that keeps the first [`LISTED`] and counts the rest.
#[derive(Debug, Default)]
pub struct Problems {
    listed: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// Adds a problem.
    pub fn add(&mut self, path: &str, message: &[&str]) {
        self.add_like(path, message, "", &[]);
    }

    /// Adds a problem, with the candidate that `name` was probably meant to be.
    // Called from dozens of places, each of which would otherwise carry a copy.
    #[inline(never)]
    pub fn add_like(&mut self, path: &str, message: &[&str], name: &str, candidates: &[&'static str]) {
        if self.listed.len() < LISTED {
            let suggestion = nearest(name, candidates);
            self.listed.push(Problem { suggestion, ..Problem::new(path, message) });
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// `value` when nothing was wrong, else every problem.
    pub fn or<T>(self, value: T, path: &str) -> Result<T, Vec<Problem>> {
        let problems = self.finish(path);
        if problems.is_empty() { Ok(value) } else { Err(problems) }
    }

    fn finish(mut self, path: &str) -> Vec<Problem> {
        if self.more > 0 {
            self.listed.push(Problem::new(path, &["has ", &decimal(self.more), " more problems"]));
        }
        self.listed
    }
}

/// The value in quotation marks, cut at [`QUOTED`] characters, without control characters.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from('"');
    let mut left = QUOTED;
    for char in text.chars() {
        if left == 0 {
            quoted.push('…');
            break;
        }
        left = left.saturating_sub(1);
        quoted.push(if char.is_control() { ' ' } else { char });
    }
    quoted.push('"');
    quoted
}

/// The candidate that `name` was probably meant to be.
pub fn nearest(name: &str, candidates: &[&'static str]) -> Option<&'static str> {
    if name.len() > QUOTED {
        return None;
    }
    let lower = name.trim_ascii().to_ascii_lowercase();
    let mut best = None;
    for &candidate in candidates {
        let distance = strsim::levenshtein(&lower, &candidate.to_ascii_lowercase());
        // A third of the letters may differ: "Watermrak" is Watermark, but "Nine" is nothing.
        if distance.saturating_mul(3) <= candidate.len() && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
