//! Dates as HTTP and Graph write them. Platforms read them; the form is checked first, for platforms take `-5` or `hello 1` for a date.

use crate::text::joined;

/// An HTTP date in milliseconds since 1970. `date_ms` is the platform's own date parser; it sees texts in one of the three
/// forms of an HTTP date alone.
pub fn http_date(text: &str, date_ms: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    const PREFERRED: &[u8] = b"AAA, 00 AAA 0000 00:00:00 GMT";
    const RFC_850: &[u8] = b"day, 00-AAA-00 00:00:00 GMT";
    const ASCTIME: &[u8] = b"AAA AAA _0 00:00:00 0000";
    let bytes = text.as_bytes();
    let weekday = bytes.len().saturating_sub(RFC_850.len());
    let (name, after_name) = bytes.split_at_checked(weekday).unwrap_or_default();
    let named = (3..=6).contains(&weekday) && name.iter().all(u8::is_ascii_alphabetic);
    if has_form(bytes, PREFERRED) || named && has_form(after_name, RFC_850) {
        date_ms(text)
    } else if has_form(bytes, ASCTIME) {
        // Without a zone a platform would take it for local time.
        date_ms(&joined![text, " GMT"])
    } else {
        None
    }
}

/// The date of an inner error in milliseconds since 1970. Graph writes it without a zone, and means UTC.
pub fn graph_date(text: &str, date_ms: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    const BEGINNING: &[u8] = b"0000-00-00T00:00";
    let (beginning, rest) = text.as_bytes().split_at_checked(BEGINNING.len())?;
    if !has_form(beginning, BEGINNING) || text.len() > 40 {
        return None;
    }
    let zoned = rest.iter().any(|byte| matches!(byte, b'Z' | b'+' | b'-'));
    date_ms(&joined![text, if zoned { "" } else { "Z" }])
}

/// `A` is a letter, `0` a digit, `_` a digit or a space; everything else is itself.
fn has_form(text: &[u8], form: &[u8]) -> bool {
    text.len() == form.len()
        && text.iter().zip(form).all(|(byte, kind)| match kind {
            b'A' => byte.is_ascii_alphabetic(),
            b'0' => byte.is_ascii_digit(),
            b'_' => byte.is_ascii_digit() || *byte == b' ',
            _ => byte == kind,
        })
}
