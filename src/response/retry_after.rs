//! The `Retry-After` header: whole or decimal seconds, or an HTTP date.

use std::iter;

use super::dates::http_date;
use crate::model::platform::Platform;

/// The Retry-After delay, in milliseconds, or `None` when the header cannot be read.
///
/// Accepted are `digits[.digits]` seconds (Graph has sent `2.128`) and an HTTP date in the future. Gateways and browsers join several
/// values by commas (`0,120`; msgraph-sdk-java-core#732): then the longest readable one counts.
pub fn retry_after_ms(header: &str, platform: &dyn Platform) -> Option<f64> {
    let parts: Vec<&str> = header.split(',').collect();
    // An HTTP date contains a comma, so each pair of neighbours is tried as well.
    let next = parts.iter().skip(1);
    let dates = parts.iter().zip(next).filter_map(|(day, rest)| delay_ms(&format!("{day},{rest}"), platform));
    parts.iter().filter_map(|part| delay_ms(part, platform)).chain(dates).reduce(f64::max)
}

fn delay_ms(text: &str, platform: &dyn Platform) -> Option<f64> {
    let text = text.trim_matches([' ', '\t']);
    let until = || Some((http_date(text, platform)? - platform.wall_ms()).ceil()).filter(|delay_ms| *delay_ms > 0.0);
    seconds(text).or_else(until)
}

/// `digits[.digits]` seconds as milliseconds. Not `str::parse`, which also accepts `1e9`, `inf` and `-1`.
fn seconds(header: &str) -> Option<f64> {
    let (whole, fraction) = header.split_once('.').unwrap_or((header, "0"));
    let thousandths = digits(fraction)?.chain(iter::repeat(0.0)).take(3);
    let delay_ms = digits(whole)?.chain(thousandths).fold(0.0, |ms, digit| ms * 10.0 + digit);
    // Rounded up to whole milliseconds: never before the Retry-After delay is over.
    let is_longer = digits(fraction)?.skip(3).any(|digit| digit > 0.0);
    Some(if is_longer { delay_ms + 1.0 } else { delay_ms })
}

/// The value of each digit, or `None` where the text is not digits alone.
fn digits(text: &str) -> Option<impl Iterator<Item = f64>> {
    let are_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then(|| text.bytes().map(|byte| f64::from(byte.saturating_sub(b'0'))))
}
