//! `Retry-After`: seconds, decimals, or a date.

use std::iter;

use super::dates::http_date;
use crate::model::platform::Platform;

/// The wait that a header asks for, in milliseconds, or nothing when it cannot be read as one.
///
/// Accepted are `digits[.digits]` seconds (Graph has sent `2.128`) and an HTTP date in the future. Of several that are joined by
/// commas, as gateways and browsers join them (`0,120`; msgraph-sdk-java-core#732), the longest that can be read counts.
pub fn retry_after_ms(header: &str, platform: &dyn Platform) -> Option<f64> {
    let parts: Vec<&str> = header.split(',').collect();
    // A date has a comma of its own.
    let next = parts.iter().skip(1);
    let dates = parts.iter().zip(next).filter_map(|(day, rest)| wait_ms(&format!("{day},{rest}"), platform));
    parts.iter().filter_map(|part| wait_ms(part, platform)).chain(dates).reduce(f64::max)
}

fn wait_ms(text: &str, platform: &dyn Platform) -> Option<f64> {
    let text = text.trim_matches([' ', '\t']);
    let until = || Some((http_date(text, platform)? - platform.wall_ms()).ceil()).filter(|wait_ms| *wait_ms > 0.0);
    seconds(text).or_else(until)
}

/// `str::parse` would take `1e9`, `inf` and `-1` as well.
fn seconds(header: &str) -> Option<f64> {
    let (whole, fraction) = header.split_once('.').unwrap_or((header, "0"));
    let thousandths = digits(fraction)?.chain(iter::repeat(0.0)).take(3);
    let wait_ms = digits(whole)?.chain(thousandths).fold(0.0, |ms, digit| ms * 10.0 + digit);
    // A part of a millisecond counts as a whole one, however small it is: never earlier than asked.
    let is_longer = digits(fraction)?.skip(3).any(|digit| digit > 0.0);
    Some(if is_longer { wait_ms + 1.0 } else { wait_ms })
}

fn digits(text: &str) -> Option<impl Iterator<Item = f64>> {
    let are_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits.then(|| text.bytes().map(|byte| f64::from(byte.saturating_sub(b'0'))))
}
