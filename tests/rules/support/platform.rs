//! A platform for tests: its clock stands, and its parsers are other people's.

use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use graph_sync_jobs::model::platform::Platform;

use super::dates::{NOVEMBER, iso, platform};

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A platform with a clock that shows this moment, and with this for `Date.parse`.
pub struct Reading<F> {
    pub wall_ms: f64,
    pub parse: F,
}

/// A platform that reads dates of November 2026, whose first moment it is.
pub const NOVEMBER_1ST: Reading<fn(&str) -> Option<f64>> = Reading { wall_ms: NOVEMBER, parse: platform };

impl<F: Fn(&str) -> Option<f64>> Platform for Reading<F> {
    fn wall_ms(&self) -> f64 {
        self.wall_ms
    }

    fn parse_date(&self, text: &str) -> Option<f64> {
        (self.parse)(text)
    }

    fn iso_date(&self, ms: f64) -> Option<String> {
        iso(ms)
    }

    fn query(&self, parameters: &[(&str, &str)]) -> String {
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
    }

    /// What a browser's `atob` gives, read as UTF-8.
    fn base64(&self, text: &str) -> Option<String> {
        String::from_utf8(BASE64.decode(text.replace('-', "+").replace('_', "/")).ok()?).ok()
    }
}
