//! The clock on the wall, and other people's parsers: httpdate, base64.

use std::time::{Duration, SystemTime};

use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use graph_sync_jobs::model::platform::Platform;

use super::clock::Clock;

/// Every test begins at 2026-11-01T00:00:00Z, in milliseconds since 1970.
pub const BEGINNING_MS: f64 = 1_793_491_200_000.0;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// An HTTP date so many seconds after the beginning.
pub fn http_date(second: u64) -> String {
    httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(BEGINNING_MS as u64 / 1000 + second))
}

/// What a browser's `atob` gives, read as UTF-8.
pub fn decoded(text: &str) -> Option<String> {
    String::from_utf8(BASE64.decode(text.replace('-', "+").replace('_', "/")).ok()?).ok()
}

/// The text in base64.
pub fn encoded(text: &str) -> String {
    BASE64.encode(text)
}

impl Platform for Clock {
    fn wall_ms(&self) -> f64 {
        BEGINNING_MS + self.now_ms()
    }

    fn parse_date(&self, text: &str) -> Option<f64> {
        let november = |text: &str| {
            let (day, time) = text.strip_prefix("2026-11-")?.strip_suffix('Z')?.split_once('T')?;
            let part = |sum: Option<u64>, part: &str| Some(sum? * 60 + part.parse::<u64>().ok()?);
            Some((day.parse::<u64>().ok()? - 1) * 86_400 + time.split(':').fold(Some(0), part)?)
        };
        if let Some(second) = november(text) {
            return Some(BEGINNING_MS + second as f64 * 1000.0);
        }
        // Platforms read that, too.
        if text == "0001-01-01T00:00:00Z" {
            return Some(-62_135_596_800_000.0);
        }
        let date = httpdate::parse_http_date(text).ok()?;
        Some(date.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_millis() as f64)
    }

    fn iso_date(&self, ms: f64) -> Option<String> {
        let second = ((ms - BEGINNING_MS) / 1000.0) as u64;
        let (day, hour, minute) = (second / 86_400 + 1, second / 3600 % 24, second / 60 % 60);
        // No test goes on for more than a month.
        (ms >= BEGINNING_MS && day <= 30)
            .then(|| format!("2026-11-{day:02}T{hour:02}:{minute:02}:{:02}.{:03}Z", second % 60, ms as u64 % 1000))
    }

    fn query(&self, parameters: &[(&str, &str)]) -> String {
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
    }

    fn base64(&self, text: &str) -> Option<String> {
        decoded(text)
    }
}
