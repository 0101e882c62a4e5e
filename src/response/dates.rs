//! Dates in HTTP headers and in Graph's JSON. The platform parses them; their form is checked first, because platforms also accept
//! `-5` or `hello 1` as a date.

use crate::model::platform::Platform;

/// An HTTP date in milliseconds since 1970, in any of the three forms of RFC 9110, 5.6.7.
pub fn http_date(text: &str, platform: &dyn Platform) -> Option<f64> {
    const PREFERRED: &str = "AAA, 00 AAA 0000 00:00:00 GMT";
    const RFC_850: &str = "day, 00-AAA-00 00:00:00 GMT";
    const ASCTIME: &str = "AAA AAA _0 00:00:00 0000";
    // The full name of a weekday, without the `day` that all of them end in: `Mon` to `Wednes`.
    let is_weekday = |name: &str| (3..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let weekday = text.len().saturating_sub(RFC_850.len());
    let is_rfc_850 =
        text.split_at_checked(weekday).is_some_and(|(name, rest)| is_weekday(name) && has_form(rest, RFC_850));
    if has_form(text, PREFERRED) || is_rfc_850 {
        platform.parse_date(text)
    } else if has_form(text, ASCTIME) {
        // Without a zone the platform would read it as local time.
        platform.parse_date(&format!("{text} GMT"))
    } else {
        None
    }
}

/// A date in JSON, in milliseconds since 1970. Graph writes the date of an inner error without a zone, and means UTC.
pub fn graph_date(text: &str, platform: &dyn Platform) -> Option<f64> {
    const BEGINNING: &str = "0000-00-00T00:00";
    const LONGEST: usize = 40;
    let (beginning, rest) = text.split_at_checked(BEGINNING.len())?;
    if !has_form(beginning, BEGINNING) || text.len() > LONGEST {
        return None;
    }
    let zone = if rest.contains(['Z', '+', '-']) { "" } else { "Z" };
    platform.parse_date(&format!("{text}{zone}"))
}

/// Whether a text has this form: `A` is a letter, `0` a digit, `_` a digit or a space, any other byte itself.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, kind)| match kind {
            b'A' => byte.is_ascii_alphabetic(),
            b'0' => byte.is_ascii_digit(),
            b'_' => byte.is_ascii_digit() || byte == b' ',
            _ => byte == kind,
        })
}
