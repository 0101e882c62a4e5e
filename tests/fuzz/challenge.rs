//! `WWW-Authenticate`: claims are JSON that stands in the header, and where another parser finds challenges, this one finds their claims.

use std::str;

use graph_sync_jobs::{model::platform::Platform, response::challenge::claims_challenge};
use http_auth::parser::ChallengeParser;

use crate::support::platform::NOVEMBER_1ST;

pub fn check(input: &[u8]) {
    let Ok(header) = str::from_utf8(input) else { return };
    let found = claims_challenge(header, &NOVEMBER_1ST);
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

fn json(base64: &str) -> Option<String> {
    NOVEMBER_1ST.base64(base64).filter(|text| text.trim_ascii_start().starts_with('{'))
}
