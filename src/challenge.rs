//! The claims challenge of continuous access evaluation, as `WWW-Authenticate` carries it.
//!
//! Parsed by hand: http-auth 0.1 with base64 0.22 does the same for five kilobytes of WebAssembly.

/// A header longer than this is no challenge.
const LIMIT: usize = 16_384;

/// The decoded claims of the first `Bearer` challenge with `error="insufficient_claims"` that has any.
///
/// Several challenges may be joined by commas, parameters come in any order, and the claims are base64 with or without
/// padding (Entra, "Claims challenges, claims requests and client capabilities").
pub fn claims(header: &str) -> Option<String> {
    if header.len() > LIMIT {
        return None;
    }
    let mut rest = Rest(header.as_bytes());
    let (mut bearer, mut insufficient, mut claims) = (false, false, None);
    let mut token = rest.next();
    loop {
        let word = match token {
            Token::End => return None,
            Token::Mark(_) => {
                token = rest.next();
                continue;
            }
            Token::Word(word) => word,
        };
        token = rest.next();
        if !matches!(token, Token::Mark(b'=')) {
            // A word without a value is a scheme (or its token68): another challenge begins.
            (bearer, insufficient, claims) = (word.eq_ignore_ascii_case(b"bearer"), false, None);
            continue;
        }
        token = rest.next();
        let Token::Word(value) = &token else { continue };
        if word.eq_ignore_ascii_case(b"error") {
            insufficient = value == b"insufficient_claims";
        } else if word.eq_ignore_ascii_case(b"claims") {
            claims = decode(value);
        }
        if bearer && insufficient && claims.is_some() {
            return claims;
        }
        token = rest.next();
    }
}

/// A piece of a header.
enum Token {
    /// A bare word, or a quoted string without its quotes and escapes.
    Word(Vec<u8>),
    /// `=` or `,`. Padding of a bare base64 value shows as `=` with nothing before it, and is passed over.
    Mark(u8),
    /// Nothing is left.
    End,
}

/// What is left of a header.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn next(&mut self) -> Token {
        let (mut word, mut begun, mut quoted, mut escaped) = (Vec::new(), false, false, false);
        while let Some((&byte, rest)) = self.0.split_first() {
            let end = match byte {
                _ if escaped => {
                    escaped = false;
                    word.push(byte);
                    false
                }
                b'\\' if quoted => {
                    escaped = true;
                    false
                }
                b'"' => {
                    let closing = quoted;
                    (quoted, begun) = (!quoted, true);
                    closing
                }
                _ if quoted => {
                    word.push(byte);
                    false
                }
                b' ' | b'\t' => begun,
                b'=' | b',' if begun => return Token::Word(word),
                b'=' | b',' => {
                    self.0 = rest;
                    return Token::Mark(byte);
                }
                _ => {
                    begun = true;
                    word.push(byte);
                    false
                }
            };
            self.0 = rest;
            if end {
                return Token::Word(word);
            }
        }
        // A quotation that never ends is torn, and half of the claims is worse than none.
        if begun && !quoted { Token::Word(word) } else { Token::End }
    }
}

/// Base64 in either alphabet, padded or not, of a JSON object.
fn decode(claims: &[u8]) -> Option<String> {
    let (mut bits, mut count) = (0_u32, 0_u32);
    let mut bytes = Vec::new();
    for &byte in claims {
        let sextet = match byte {
            b'=' => continue,
            b'A'..=b'Z' => byte.wrapping_sub(b'A'),
            b'a'..=b'z' => byte.wrapping_sub(b'a').wrapping_add(26),
            b'0'..=b'9' => byte.wrapping_sub(b'0').wrapping_add(52),
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(sextet);
        count = count.wrapping_add(6);
        if count >= 8 {
            count = count.wrapping_sub(8);
            bytes.push((bits.wrapping_shr(count) & 0xFF) as u8);
        }
    }
    // Six bits left over are half a byte that nobody wrote.
    let text = String::from_utf8(bytes).ok().filter(|_| count < 6)?;
    (text.bytes().find(|byte| !byte.is_ascii_whitespace()) == Some(b'{')).then_some(text)
}
