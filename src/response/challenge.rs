//! The claims challenge of continuous access evaluation, in a `WWW-Authenticate` header.
//!
//! Not http-auth: it rejects a whole header that has a token68 in it, as proxies send them
//! (`Negotiate oYG2MIG=, Bearer error="insufficient_claims", …`), and adds kilobytes.

use crate::model::platform::Platform;

/// A longer header is not read, in bytes.
const LONGEST: usize = 16_384;

/// The decoded claims, as JSON text, of the first `Bearer` challenge with `error="insufficient_claims"` that has any.
///
/// Challenges may be joined by commas, parameters come in any order, and the claims are base64 or base64url, with or without
/// padding (RFC 9110, 11.6.1; Entra, "Claims challenges, claims requests and client capabilities").
pub fn claims_challenge(header: &str, platform: &dyn Platform) -> Option<String> {
    if header.len() > LONGEST {
        return None;
    }
    let mut challenge = Challenge::default();
    let mut tokens = Tokens(header);
    loop {
        tokens.skip(&[' ', '\t', ',', '=']);
        let name = tokens.next()?;
        tokens.skip(&[' ', '\t']);
        if let Some(after) = tokens.0.strip_prefix('=') {
            tokens.0 = after;
            tokens.skip(&[' ', '\t']);
            // Padding of a token68 looks like a parameter with an empty value.
            challenge.set(&name, &tokens.next()?, platform);
        } else {
            // A token without a value is a scheme or its token68: a new challenge begins.
            challenge = Challenge { is_bearer: name.eq_ignore_ascii_case("bearer"), ..Challenge::default() };
        }
        if challenge.is_bearer && challenge.is_insufficient && challenge.claims.is_some() {
            return challenge.claims;
        }
    }
}

/// The challenge that is being read.
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

/// The rest of a header, read token by token (RFC 9110, 5.6.2) and quoted string by quoted string (5.6.4).
struct Tokens<'a>(&'a str);

impl Tokens<'_> {
    fn skip(&mut self, separators: &[char]) {
        self.0 = self.0.trim_start_matches(separators);
    }

    /// The next token or quoted string, unquoted; empty where a separator follows. `None` at the end of the header, and where a quoted
    /// string has no end: then the header was cut off, and incomplete claims must not be used.
    fn next(&mut self) -> Option<String> {
        let (mut token, mut is_quoted) = (String::new(), false);
        let mut chars = self.0.chars();
        let mut next = Some(chars.next()?);
        while let Some(char) = next {
            match char {
                '\\' if is_quoted => token.push(chars.next()?),
                '"' => is_quoted = !is_quoted,
                ' ' | '\t' | '=' | ',' if !is_quoted => break,
                _ => token.push(char),
            }
            self.0 = chars.as_str();
            next = chars.next();
        }
        (!is_quoted).then_some(token)
    }
}
