//! `WWW-Authenticate`: claims are JSON that stands in the header, and where another parser finds challenges, this one finds their claims.

use std::str;

use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use graph_sync_jobs::challenge;
use http_auth::parser::ChallengeParser;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub fn check(input: &[u8]) {
    let Ok(header) = str::from_utf8(input) else { return };
    let found = challenge::claims(header, decoded);
    if let Some(json) = &found {
        assert!(json.trim_ascii_start().starts_with('{'), "{json:?} is no object");
        // Four letters make three bytes.
        assert!(json.len() * 4 <= header.len() * 3, "{json:?} is longer than what was sent");
        let folded = header.to_ascii_lowercase();
        assert!(["bearer", "error", "claims"].iter().all(|word| folded.contains(word)), "{json:?} of nothing");
    }
    if let Ok(expected) = other_reading(header) {
        assert_eq!(found, expected, "{header:?}");
    }
}

/// What http-auth finds. It refuses more headers, token68 among them; about those it has no say.
fn other_reading(header: &str) -> Result<Option<String>, ()> {
    for challenge in ChallengeParser::new(header) {
        let challenge = challenge.map_err(drop)?;
        if !challenge.scheme.eq_ignore_ascii_case("bearer") {
            continue;
        }
        let (mut insufficient, mut claims) = (false, None);
        for (name, value) in &challenge.params {
            let value = value.to_unescaped();
            if name.eq_ignore_ascii_case("error") {
                insufficient = value == "insufficient_claims";
            } else if name.eq_ignore_ascii_case("claims") {
                claims = json(&value);
            }
            if insufficient && claims.is_some() {
                // What follows must be well-formed too, or http-auth has no say.
                return ChallengeParser::new(header).all(|rest| rest.is_ok()).then_some(claims).ok_or(());
            }
        }
    }
    Ok(None)
}

fn decoded(base64: &str) -> Option<String> {
    let base64 = base64.replace('=', "").replace('-', "+").replace('_', "/");
    String::from_utf8(BASE64.decode(base64).ok()?).ok()
}

fn json(base64: &str) -> Option<String> {
    let text = decoded(base64)?;
    text.trim_ascii_start().starts_with('{').then_some(text)
}
