//! `Retry-After`: seconds, decimals, or a date.

use crate::text::{joined, trim_blanks};

/// The wait that a header asks for, in milliseconds, or nothing when it cannot be read as one.
///
/// Accepted are `digits[.digits]` seconds (Graph has sent `2.128`) and an HTTP date in the future. `date_ms` is the
/// platform's own date parser; it sees texts in one of the three forms of an HTTP date alone.
pub fn parse(header: &str, now_ms: f64, date_ms: impl Fn(&str) -> Option<f64>) -> Option<u64> {
    let header = trim_blanks(header);
    seconds(header).or_else(|| {
        let wait = (http_date(header, date_ms)? - now_ms).ceil();
        (wait > 0.0).then_some(wait as u64)
    })
}

/// Parsed by hand: `str::parse::<f64>` takes `1e9`, `inf` and `-1`, and would add kilobytes of tables.
fn seconds(header: &str) -> Option<u64> {
    let (mut millis, mut worth, mut rest) = (0_u64, 1000_u64, 0_u64);
    let (mut digits, mut in_fraction) = (false, false);
    for byte in header.bytes() {
        match byte {
            b'0'..=b'9' => {
                let digit = u64::from(byte.saturating_sub(b'0'));
                digits = true;
                if in_fraction {
                    worth /= 10;
                    millis = millis.saturating_add(digit.saturating_mul(worth));
                    // Past the third decimal any rest counts as one more millisecond: never earlier than asked.
                    if worth == 0 && digit > 0 {
                        rest = 1;
                    }
                } else {
                    millis = millis.saturating_mul(10).saturating_add(digit.saturating_mul(1000));
                }
            }
            b'.' if digits && !in_fraction => {
                in_fraction = true;
                digits = false;
            }
            _ => return None,
        }
    }
    digits.then_some(millis.saturating_add(rest))
}

/// An HTTP date in milliseconds since 1970. Its form is checked first: platforms take `-5` or `hello 1` for a date.
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
        date_ms(&joined(&[text, " GMT"]))
    } else {
        None
    }
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
