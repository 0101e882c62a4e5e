//! Cutting and joining texts. What the standard library has for it is made for any pattern and any type, and so for
//! kilobytes more than these few lines.

/// The parts, one after the other.
pub fn joined(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}

/// Adds a name to a list of names.
pub fn append(list: &mut String, name: &str) {
    if !list.is_empty() {
        list.push_str(", ");
    }
    list.push_str(name);
}

/// What is before the first `mark`, and what is after it if there is one. `mark` is ASCII.
pub fn cut(text: &str, mark: u8) -> (&str, Option<&str>) {
    let at = text.bytes().position(|byte| byte == mark);
    let parts = at.and_then(|at| Some((text.get(..at)?, text.get(at.saturating_add(1)..)?)));
    parts.map_or((text, None), |(before, after)| (before, Some(after)))
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
pub fn decimal(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.insert(0, b'0'.wrapping_add((number % 10) as u8));
        number /= 10;
        if number == 0 {
            return String::from_utf8(digits).unwrap_or_default();
        }
    }
}
