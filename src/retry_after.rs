//! `Retry-After`: seconds, decimals, or a date.

use crate::{dates::http_date, text::trim_blanks};

/// The wait that a header asks for, in milliseconds, or nothing when it cannot be read as one.
///
/// Accepted are `digits[.digits]` seconds (Graph has sent `2.128`) and an HTTP date in the future. `date_ms` is the
/// platform's own date parser.
pub fn parse(header: &str, now_ms: f64, date_ms: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    let header = trim_blanks(header);
    seconds(header).or_else(|| Some((http_date(header, date_ms)? - now_ms).ceil()).filter(|wait_ms| *wait_ms > 0.0))
}

/// Parsed by hand: `str::parse::<f64>` takes `1e9`, `inf` and `-1`, and would add kilobytes of tables.
fn seconds(header: &str) -> Option<f64> {
    let (mut wait_ms, mut worth, mut rest) = (0.0, 1000.0, 0.0);
    let (mut digits, mut in_fraction) = (false, false);
    for byte in header.bytes() {
        match byte {
            b'0'..=b'9' => {
                let digit = f64::from(byte.saturating_sub(b'0'));
                digits = true;
                if !in_fraction {
                    wait_ms = wait_ms * 10.0 + digit * worth;
                } else if worth > 1.0 {
                    worth /= 10.0;
                    wait_ms += digit * worth;
                } else if digit > 0.0 {
                    // Any rest counts as one more millisecond: never earlier than asked.
                    rest = 1.0;
                }
            }
            b'.' if digits && !in_fraction => (in_fraction, digits) = (true, false),
            _ => return None,
        }
    }
    digits.then_some(wait_ms + rest)
}
