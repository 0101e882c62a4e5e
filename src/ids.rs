//! Identifiers: the service principal, the job, and the ids that a request carries.

use crate::{
    given::Given,
    problem::Problems,
    text::{characters, has_blank, joined},
};

/// The longest job id that is accepted, in characters.
const JOB_ID_LIMIT: usize = 1024;

const MUST_BE_A_GUID: &str = "must be a GUID of 8-4-4-4-12 hexadecimal digits, without braces";

const TOO_LONG: &str = "is longer than 1,024 characters";

/// A service principal, by its object id or by the application's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServicePrincipal<'a> {
    /// The object id of the enterprise application, as given.
    ObjectId(&'a str),
    /// The application (client) id, as given.
    AppId(&'a str),
}

impl<'a> ServicePrincipal<'a> {
    /// Reads a GUID, or a plain object with the one key `appId`. `path` is where it stands in the arguments.
    pub fn read(given: &Given<'a>, path: &str, problems: &mut Problems) -> ServicePrincipal<'a> {
        let at_app_id = joined![path, ".appId"];
        let mut id = "";
        let mut by_app = false;
        match given {
            Given::Text(text) if is_guid(text) => id = text,
            Given::Text(_) => problems.add(path, MUST_BE_A_GUID),
            Given::Object(entries) => {
                for (key, value) in entries {
                    if matches!(value, Given::Undefined) {
                        continue;
                    }
                    if *key != "appId" {
                        let path = joined![path, ".", key];
                        problems.add_like(&path, "is no key of spId, which has only appId", "", key, &["appId"]);
                        continue;
                    }
                    by_app = true;
                    id = value.text().unwrap_or_default();
                    if !is_guid(id) {
                        problems.add(&at_app_id, MUST_BE_A_GUID);
                    }
                }
                if !by_app {
                    problems.add(&at_app_id, "is missing");
                }
            }
            other => problems.add_found(path, "must be a GUID as a string, or { appId }, not ", other.noun()),
        }
        if by_app { ServicePrincipal::AppId(id) } else { ServicePrincipal::ObjectId(id) }
    }

    /// The resource's address below the API version: what is before the id, the id, what is after it.
    pub fn path(self) -> (&'static str, &'a str, &'static str) {
        match self {
            ServicePrincipal::ObjectId(id) => ("servicePrincipals/", id, ""),
            ServicePrincipal::AppId(id) => ("servicePrincipals(appId='", id, "')"),
        }
    }
}

/// A job's id: opaque text that fits in one path segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobId<'a>(&'a str);

impl<'a> JobId<'a> {
    /// Reads a job id. What could reach another address (`/`, `..`, `?`) is refused, never escaped into harmlessness.
    /// `path` is where it stands in the arguments.
    pub fn read(given: &Given<'a>, path: &str, problems: &mut Problems) -> JobId<'a> {
        let text = given.text().unwrap_or_default();
        let fault = match given {
            Given::Text(_) => job_id_fault(text),
            Given::LongText => Some(TOO_LONG),
            other => {
                problems.add_found(path, "must be a string of one path segment, not ", other.noun());
                None
            }
        };
        if let Some(fault) = fault {
            problems.add(path, fault);
        }
        JobId(text)
    }

    /// Adds the id as one path segment, encoded as `encodeURIComponent` does.
    pub fn push_segment(self, segment: &mut String) {
        for byte in self.0.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => segment.push(char::from(byte)),
                b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' => segment.push(char::from(byte)),
                _ => {
                    segment.push('%');
                    push_hex(segment, byte);
                }
            }
        }
    }
}

fn job_id_fault(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("is empty");
    }
    if text == "." || text == ".." {
        return Some("must not be a dot segment");
    }
    if characters(text) > JOB_ID_LIMIT {
        return Some(TOO_LONG);
    }
    if text.bytes().any(|byte| matches!(byte, b'/' | b'?' | b'#' | b'\\' | b'%')) {
        return Some("must not hold / ? # \\ or %");
    }
    has_blank(text).then_some("must not hold white space or control characters")
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
