//! Cutting and joining texts. What the standard library has for it is made for any pattern and any type, and so for
//! kilobytes more than these few lines.

/// The parts, one after the other.
// A macro: an array of texts takes more code to fill than a call for each.
macro_rules! joined {
    ($($part:expr),* $(,)?) => {{
        let mut text = String::new();
        $(text.push_str($part);)*
        text
    }};
}
pub(crate) use joined;

/// Adds an entry to a list.
pub fn append(list: &mut String, between: &str, entry: &str) {
    if !list.is_empty() {
        list.push_str(between);
    }
    list.push_str(entry);
}

/// What is before the first `mark`, and what is after it if there is one. `mark` is ASCII.
// A dozen copies of a search for a byte would be a kilobyte.
#[inline(never)]
pub fn cut(text: &str, mark: u8) -> (&str, Option<&str>) {
    let at = text.bytes().position(|byte| byte == mark);
    let parts = at.and_then(|at| Some((text.get(..at)?, text.get(at.saturating_add(1)..)?)));
    parts.map_or((text, None), |(before, after)| (before, Some(after)))
}

/// How many characters it has: bytes that continue none.
pub fn characters(text: &str) -> usize {
    text.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// Whether it holds white space or control characters. The byte order mark is white space to JavaScript, but not to Unicode.
#[inline(never)]
pub fn has_blank(text: &str) -> bool {
    text.chars().any(|char| char.is_whitespace() || char.is_control() || char == '\u{FEFF}')
}

/// A text without the spaces and tabs around it.
pub fn trim_blanks(mut text: &str) -> &str {
    let blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    while blank(text.as_bytes().first()) {
        text = text.get(1..).unwrap_or_default();
    }
    while blank(text.as_bytes().last()) {
        text = text.get(..text.len().saturating_sub(1)).unwrap_or_default();
    }
    text
}

/// A whole number in decimal digits. itoa's table of digit pairs alone is longer.
pub fn decimal(number: u64) -> String {
    let mut text = String::new();
    push_decimal(&mut text, number);
    text
}

fn push_decimal(text: &mut String, number: u64) {
    if number > 9 {
        push_decimal(text, number / 10);
    }
    text.push(char::from(b'0'.wrapping_add((number % 10) as u8)));
}

/// Entries that JavaScript joined with NUL, one by one. Nothing is left after the last: then they are empty.
pub struct Entries<'a> {
    rest: Option<&'a str>,
}

impl<'a> Entries<'a> {
    /// The entries of a text.
    pub fn of(text: &'a str) -> Self {
        Entries { rest: Some(text) }
    }

    /// The next entry.
    pub fn take(&mut self) -> &'a str {
        let (next, rest) = cut(self.rest.unwrap_or_default(), 0);
        self.rest = rest;
        next
    }
}

/// Entries joined with NUL, for JavaScript to split. None of them holds one.
macro_rules! entries {
    ($first:expr $(, $part:expr)* $(,)?) => {{
        let mut text = String::from($first);
        $(crate::text::then(&mut text, $part);)*
        text
    }};
}
pub(crate) use entries;

/// Adds one more entry.
#[inline(never)]
pub fn then(text: &mut String, entry: &str) {
    text.push('\0');
    text.push_str(entry);
}
