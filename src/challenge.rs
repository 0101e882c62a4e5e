//! The claims challenge of continuous access evaluation, as `WWW-Authenticate` carries it.
//!
//! Parsed by hand: http-auth 0.1 does the same for kilobytes of WebAssembly.

/// A header longer than this is no challenge.
const LIMIT: usize = 16_384;

/// The decoded claims of the first `Bearer` challenge with `error="insufficient_claims"` that has any.
///
/// Several challenges may be joined by commas, parameters come in any order, and the claims are base64 with or without
/// padding (Entra, "Claims challenges, claims requests and client capabilities"). `base64` is the platform's decoder, of
/// either alphabet, padded or not, to text.
pub fn claims(header: &str, base64: impl Fn(&str) -> Option<String>) -> Option<String> {
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
            (bearer, insufficient, claims) = (word.eq_ignore_ascii_case("bearer"), false, None);
            continue;
        }
        token = rest.next();
        let Token::Word(value) = &token else { continue };
        if word.eq_ignore_ascii_case("error") {
            insufficient = value == "insufficient_claims";
        } else if word.eq_ignore_ascii_case("claims") {
            // JSON holds no raw NUL, which would tear what is said of a failure apart.
            let is_object = |text: &String| text.trim_ascii_start().starts_with('{') && !text.contains('\0');
            claims = base64(value).filter(is_object);
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
    Word(String),
    /// `=` or `,`. Padding of a bare base64 value shows as `=` with nothing before it, and is passed over.
    Mark(u8),
    /// Nothing is left.
    End,
}

/// What is left of a header.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn next(&mut self) -> Token {
        let (mut word, mut begun, mut quoted, mut escaped) = (String::new(), false, false, false);
        while let Some((&byte, rest)) = self.0.split_first() {
            let end = match byte {
                _ if escaped => {
                    escaped = false;
                    word.push(char::from(byte));
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
                    word.push(char::from(byte));
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
                    word.push(char::from(byte));
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
