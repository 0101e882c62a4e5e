//! Identifiers: the service principal, the job, and the ids that a request carries.

use crate::{
    given::Given,
    problem::{Problem, Problems},
    text::joined,
};

/// The longest job id that is accepted, in characters.
const JOB_ID_LIMIT: usize = 1024;

const MUST_BE_A_GUID: &str = "must be a GUID of 8-4-4-4-12 hexadecimal digits, without braces";

const TOO_LONG: &str = "is longer than 1,024 characters";

/// A service principal, by its object id or by the application's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServicePrincipal {
    /// The object id of the enterprise application, as given.
    ObjectId(String),
    /// The application (client) id, as given.
    AppId(String),
}

impl ServicePrincipal {
    /// Reads a GUID, or a plain object with the one key `appId`.
    pub fn read(given: &Given) -> Result<ServicePrincipal, Vec<Problem>> {
        let mut problems = Problems::default();
        let mut id = String::new();
        let mut by_app = false;
        match given {
            Given::Text(text) if is_guid(text) => id.push_str(text),
            Given::Text(_) => problems.add("spId", &[MUST_BE_A_GUID]),
            Given::Object(entries) => {
                for (key, value) in entries {
                    match (key.as_str(), value) {
                        (_, Given::Undefined) => {}
                        ("appId", Given::Text(text)) if is_guid(text) => id.push_str(text),
                        ("appId", _) => problems.add("spId.appId", &[MUST_BE_A_GUID]),
                        (key, _) => {
                            let path = joined(&["spId.", key]);
                            problems.add_like(&path, &["is no key of spId, which has only appId"], key, &["appId"]);
                        }
                    }
                    by_app |= key == "appId" && !matches!(value, Given::Undefined);
                }
                if !by_app {
                    problems.add("spId.appId", &["is missing"]);
                }
            }
            other => problems.add("spId", &["must be a GUID as a string, or { appId }, not ", other.noun()]),
        }
        let read = if by_app { ServicePrincipal::AppId(id) } else { ServicePrincipal::ObjectId(id) };
        problems.or(read, "spId")
    }

    /// The resource's address below the API version.
    pub fn path(&self) -> String {
        match self {
            ServicePrincipal::ObjectId(id) => joined(&["servicePrincipals/", id]),
            ServicePrincipal::AppId(id) => joined(&["servicePrincipals(appId='", id, "')"]),
        }
    }
}

/// A job's id: opaque text that fits in one path segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobId(String);

impl JobId {
    /// Reads a job id. What could reach another address (`/`, `..`, `?`) is refused, never escaped into harmlessness.
    pub fn read(given: &Given) -> Result<JobId, Problem> {
        let fault = match given {
            Given::Text(text) => match job_id_fault(text) {
                None => return Ok(JobId(text.clone())),
                Some(fault) => fault,
            },
            Given::LongText => TOO_LONG,
            other => return Err(Problem::new("jobId", &["must be a string of one path segment, not ", other.noun()])),
        };
        Err(Problem::new("jobId", &[fault]))
    }

    /// The id as one path segment, encoded as `encodeURIComponent` does.
    pub fn segment(&self) -> String {
        let mut segment = String::with_capacity(self.0.len());
        for byte in self.0.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => segment.push(char::from(byte)),
                b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' => segment.push(char::from(byte)),
                _ => {
                    segment.push('%');
                    push_hex(&mut segment, byte);
                }
            }
        }
        segment
    }
}

fn job_id_fault(text: &str) -> Option<&'static str> {
    // The byte order mark is white space to JavaScript, but not to Unicode.
    let blank = |char: char| char.is_whitespace() || char == '\u{FEFF}';
    if text.is_empty() {
        Some("is empty")
    } else if text == "." || text == ".." {
        Some("must not be a dot segment")
    } else if text.bytes().any(|byte| matches!(byte, b'/' | b'?' | b'#' | b'\\' | b'%')) {
        Some("must not hold / ? # \\ or %")
    } else if text.chars().any(blank) {
        Some("must not hold white space")
    } else if text.chars().any(char::is_control) {
        Some("must not hold control characters")
    } else if text.chars().nth(JOB_ID_LIMIT).is_some() {
        Some(TOO_LONG)
    } else {
        None
    }
}

/// Whether a text has the form 8-4-4-4-12 in hexadecimal digits of any case.
pub fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Whether a text can be sent as `client-request-id`: 1 to 128 visible ASCII characters.
pub fn is_client_request_id(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn push_hex(text: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 0x0F] {
        text.push(char::from(match digit.checked_sub(10) {
            None => b'0'.saturating_add(digit),
            Some(letter) => b'A'.saturating_add(letter),
        }));
    }
}
