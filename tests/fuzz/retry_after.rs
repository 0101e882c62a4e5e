//! `Retry-After`: a wait comes out for seconds and future dates alone, is never too short, and no platform is asked about rubbish.

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
    let value = header.trim_matches([' ', '\t']);
    if let Some(shortest) = milliseconds(value) {
        // Beyond what is ever waited for, a wait is just long.
        const LONG: u64 = 1 << 50;
        assert_eq!(wait.map(|ms| ms.min(LONG)), Some(shortest.min(LONG)), "{value:?}");
        assert!(asked.is_empty(), "{value:?} is no date");
        return;
    }
    match asked.as_slice() {
        [] => {
            assert_eq!(wait, None, "{value:?}");
            // It reads more than dates, but what it writes is one.
            let date = httpdate::parse_http_date(value).is_ok_and(|date| httpdate::fmt_http_date(date) == value);
            assert!(!date, "{value:?} is a date");
        }
        [text] => {
            assert!(text == value || *text == format!("{value} GMT"), "{text:?} is not what was sent: {value:?}");
            // Between platforms nothing else is safe: they read a date without a zone as local time.
            assert!(text.ends_with(" GMT") && text.len() <= "Wednesday, 01-Nov-26 00:00:00 GMT".len(), "{text:?}");
            assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" ,:-".contains(&byte)), "{text:?}");
            let ahead = date.filter(|date| *date > NOW).map(|date| (date - NOW).ceil() as u64);
            assert_eq!(wait, ahead, "{text:?}");
        }
        _ => panic!("the platform was asked {asked:?}"),
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
