//! Faults found in arguments, collected so that a caller sees all of them at once.

use crate::text::{append, decimal, entries, joined, then};

/// So many problems are listed; one more says how many are left out.
pub const LISTED: u64 = 100;

/// Quoted values are cut at this many characters.
pub const QUOTED: usize = 40;

/// A growing list of problems that keeps the first [`LISTED`] and counts the rest.
///
/// It is kept as the text that travels: path, message and suggestion of each, all joined by NUL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    listed: String,
    count: u64,
}

impl Problems {
    /// Adds a problem.
    pub fn add(&mut self, path: &str, message: &str) {
        self.add_found(path, message, "");
    }

    /// Adds a problem whose message ends with what was found.
    pub fn add_found(&mut self, path: &str, message: &str, found: &str) {
        self.add_like(path, message, found, "", &[]);
    }

    /// Adds a problem, with the candidate that `name` was probably meant to be.
    // Called from dozens of places, each of which would otherwise carry a copy.
    #[inline(never)]
    pub fn add_like(&mut self, path: &str, message: &str, found: &str, name: &str, candidates: &[&'static str]) {
        if self.count < LISTED {
            append(&mut self.listed, "\0", path);
            then(&mut self.listed, message);
            self.listed.push_str(found);
            then(&mut self.listed, nearest(name, candidates).unwrap_or_default());
        }
        self.count = self.count.saturating_add(1);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The list as it travels, for the argument of this name.
    pub fn said(&self, argument: &str) -> String {
        let mut said = self.listed.clone();
        if let Some(more) = self.count.checked_sub(LISTED).filter(|more| *more > 0) {
            append(&mut said, "\0", &entries![argument, &joined!["has ", &decimal(more), " more problems"], ""]);
        }
        said
    }
}

/// The value in quotation marks, cut at [`QUOTED`] characters. `js/words.js` takes control characters out of all messages.
pub fn quote(text: &str) -> String {
    // Bytes, of which each character has one that continues no other: decoding it would be half a kilobyte.
    let begins = |(index, byte): (usize, u8)| (byte & 0xC0 != 0x80).then_some(index);
    let cut = text.bytes().enumerate().filter_map(begins).nth(QUOTED);
    match cut.and_then(|cut| text.get(..cut)) {
        Some(beginning) => joined!["\"", beginning, "…\""],
        None => joined!["\"", text, "\""],
    }
}

/// The candidate that `name` was probably meant to be.
pub fn nearest(name: &str, candidates: &[&'static str]) -> Option<&'static str> {
    let mut best = None;
    for &candidate in candidates {
        let (short, long) = (name.len().min(candidate.len()), name.len().max(candidate.len()));
        let same = |(one, other): &(u8, u8)| one.eq_ignore_ascii_case(other);
        let head = name.bytes().zip(candidate.bytes()).take_while(same).count();
        let tail = name.bytes().rev().zip(candidate.bytes().rev()).take_while(same).count();
        let shared = head.saturating_add(tail).min(short);
        // A third of the letters may differ, all in one place: "Watermrak" is Watermark, but "Nine" is nothing.
        if shared.saturating_mul(3) >= long.saturating_mul(2) && best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
