//! The claims challenge of continuous access evaluation, as `WWW-Authenticate` carries it.
//!
//! http-auth reads such headers too, but gives up on all of a header that has a token68 in it, as proxies send:
//! `Negotiate oYG2MIG=, Bearer error="insufficient_claims", …`. It would also add kilobytes.

use crate::model::platform::Platform;

/// A header longer than this is no challenge.
const LONGEST: usize = 16_384;

/// The decoded claims of the first `Bearer` challenge with `error="insufficient_claims"` that has any.
///
/// Several challenges may be joined by commas, parameters come in any order, and the claims are base64 of either alphabet, with
/// or without padding (Entra, "Claims challenges, claims requests and client capabilities").
pub fn claims_challenge(header: &str, platform: &dyn Platform) -> Option<String> {
    if header.len() > LONGEST {
        return None;
    }
    let mut challenge = Challenge::default();
    let mut words = Words(header);
    loop {
        words.skip(&[' ', '\t', ',', '=']);
        let name = words.next()?;
        words.skip(&[' ', '\t']);
        if let Some(after) = words.0.strip_prefix('=') {
            words.0 = after;
            words.skip(&[' ', '\t']);
            // Padding of a token68 looks like a parameter with an empty value.
            challenge.set(&name, &words.next()?, platform);
        } else {
            // A word without a value is a scheme, or its token68: another challenge begins.
            challenge = Challenge { is_bearer: name.eq_ignore_ascii_case("bearer"), ..Challenge::default() };
        }
        if challenge.is_bearer && challenge.is_insufficient && challenge.claims.is_some() {
            return challenge.claims;
        }
    }
}

/// What is known of the challenge that is being read.
#[derive(Default)]
struct Challenge {
    is_bearer: bool,
    is_insufficient: bool,
    claims: Option<String>,
}

impl Challenge {
    fn set(&mut self, name: &str, value: &str, platform: &dyn Platform) {
        if name.eq_ignore_ascii_case("error") {
            self.is_insufficient = value == "insufficient_claims";
        } else if name.eq_ignore_ascii_case("claims") {
            self.claims = platform.base64(value).filter(|json| json.trim_ascii_start().starts_with('{'));
        }
    }
}

/// What is left of a header.
struct Words<'a>(&'a str);

impl Words<'_> {
    fn skip(&mut self, separators: &[char]) {
        self.0 = self.0.trim_start_matches(separators);
    }

    /// The next word, any part of which may be quoted: empty where a separator follows. Nothing at the end, and nothing where a
    /// quotation never ends: that header is torn, and half of the claims is worse than none.
    fn next(&mut self) -> Option<String> {
        let (mut word, mut is_quoted) = (String::new(), false);
        let mut chars = self.0.chars();
        let mut next = Some(chars.next()?);
        while let Some(char) = next {
            match char {
                '\\' if is_quoted => word.push(chars.next()?),
                '"' => is_quoted = !is_quoted,
                ' ' | '\t' | '=' | ',' if !is_quoted => break,
                _ => word.push(char),
            }
            self.0 = chars.as_str();
            next = chars.next();
        }
        (!is_quoted).then_some(word)
    }
}
