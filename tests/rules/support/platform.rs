//! A platform for tests: its clock stands, its dice always show the same, its parsers are other people's.

use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use graph_sync_jobs::call::Platform;

use super::dates::{NOVEMBER, platform};

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a browser's `atob` gives, read as UTF-8.
pub fn base64(text: &str) -> Option<String> {
    String::from_utf8(BASE64.decode(text.replace('-', "+").replace('_', "/")).ok()?).ok()
}

/// Arguments with their numbers put behind the letters that have one, in turn: a notation that keeps the texts readable.
pub fn numbered(text: &str, numbers: &[f64]) -> String {
    let mut left = numbers.iter();
    let entry = |entry: &str| match entry {
        "d" | "a" | "o" | "c" => format!("{entry}{}", left.next().copied().unwrap_or(f64::NAN)),
        _ => entry.to_owned(),
    };
    text.split('\0').map(entry).collect::<Vec<_>>().join("\0")
}

pub struct Still;

impl Platform for Still {
    fn wall_ms() -> f64 {
        NOVEMBER
    }

    fn random() -> f64 {
        0.5
    }

    fn date_ms(text: &str) -> Option<f64> {
        platform(text)
    }

    fn base64(text: &str) -> Option<String> {
        base64(text)
    }

    fn number(text: &str) -> f64 {
        text.parse().unwrap_or(f64::NAN)
    }
}
