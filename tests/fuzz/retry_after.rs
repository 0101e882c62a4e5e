//! `Retry-After`: a wait comes out for seconds and future dates alone, of several the longest, and no platform is asked about
//! rubbish.

use std::{cell::RefCell, str};

use graph_sync_jobs::response::retry_after::retry_after_ms;

use crate::support::platform::Reading;

/// 2026-11-01T00:00:00.5Z: no whole second, as clocks go.
const NOW: f64 = 1_793_491_200_500.0;

pub fn check(input: &[u8]) {
    let Ok(header) = str::from_utf8(input) else { return };
    for date in [None, Some(NOW + 5000.2), Some(NOW), Some(NOW - 1.0), Some(f64::NAN), Some(f64::INFINITY)] {
        judge(header, date);
    }
}

/// Reads a header on a platform that takes everything for this date.
fn judge(header: &str, date: Option<f64>) {
    let asked = RefCell::new(Vec::new());
    let parse = |text: &str| {
        asked.borrow_mut().push(text.to_owned());
        date
    };
    let wait = retry_after_ms(header, &Reading { wall_ms: NOW, parse }).map(|ms| ms as u64);
    let asked = asked.into_inner();
    // Beyond what is ever waited for, a wait is just long.
    const LONG: u64 = 1 << 50;
    let parts = header.split(',').map(|part| part.trim_matches([' ', '\t']));
    let longest = parts.clone().filter_map(milliseconds).max();
    let ahead = date.filter(|date| *date > NOW && !asked.is_empty()).map(|date| (date - NOW).ceil() as u64);
    assert_eq!(wait.map(|ms| ms.min(LONG)), longest.max(ahead).map(|ms| ms.min(LONG)), "{header:?}, asked {asked:?}");
    // What the crate reads is more than dates, but what it writes is one.
    let is_date = |text: &str| httpdate::parse_http_date(text).is_ok_and(|date| httpdate::fmt_http_date(date) == text);
    let value = header.trim_matches([' ', '\t']);
    assert!(!is_date(value) || asked == [value], "{value:?} is a date");
    assert!(asked.len() < parts.count() * 2, "{header:?}, asked {asked:?}");
    for text in asked {
        let sent = text.strip_suffix(" GMT").filter(|text| header.contains(text));
        assert!(sent.is_some(), "{text:?} is not what was sent: {header:?}");
        // Between platforms nothing else is safe: they read a date without a zone as local time.
        assert!(text.len() <= "Wednesday, 01-Nov-26 00:00:00 GMT".len(), "{text:?}");
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" ,:-".contains(&byte)), "{text:?}");
    }
}

/// The shortest whole wait that is not too short, if this is `digits[.digits]`.
fn milliseconds(value: &str) -> Option<u64> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    if ![whole, fraction].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let (thousandths, rest) = fraction.split_at(fraction.len().min(3));
    let more = u64::from(rest.bytes().any(|digit| digit != b'0'));
    // What does not fit is for ever.
    let whole = whole.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(1000);
    Some(whole.saturating_add(format!("{thousandths:0<3}").parse::<u64>().unwrap()).saturating_add(more))
}
