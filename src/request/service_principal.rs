//! `spId`: the service principal that a job belongs to.

use serde::Serialize;

use super::{
    input::{Input, InputKind, Text},
    path::Path,
    problems::Problems,
};

const MUST_BE_A_GUID: &str = "must be a GUID of 8-4-4-4-12 hexadecimal digits, without braces";

const GUID_LENGTH: usize = 36;

/// A service principal, by its object id or by its application id. Both are GUIDs, sent as the caller passed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ServicePrincipal {
    /// The object id of the enterprise application.
    ObjectId(String),
    /// The application (client) id.
    AppId {
        /// The application id, a GUID.
        #[serde(rename = "appId")]
        app_id: String,
    },
}

impl ServicePrincipal {
    /// Reads a GUID, or a plain object with the one key `appId`, and adds every problem.
    pub fn read<I: Input>(input: &I, path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Option<ServicePrincipal> {
        match input.kind() {
            InputKind::Text => guid(input, path, problems).map(ServicePrincipal::ObjectId),
            InputKind::Object(entries) => {
                app_id(entries, path, problems).map(|app_id| ServicePrincipal::AppId { app_id })
            }
            other => {
                problems.add_kind(path, "must be a GUID as a string, or { appId }", other);
                None
            }
        }
    }

    /// The path below the API version.
    pub fn path(&self) -> String {
        match self {
            ServicePrincipal::ObjectId(id) => format!("servicePrincipals/{id}"),
            ServicePrincipal::AppId { app_id } => format!("servicePrincipals(appId='{app_id}')"),
        }
    }
}

fn app_id<I: Input>(entries: Vec<(String, I)>, path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Option<String> {
    let (mut is_there, mut id) = (false, None);
    for (key, value) in entries {
        let at = Path::Member(path, &key);
        match (key.as_str(), value.kind()) {
            (_, InputKind::Undefined) => {}
            ("appId", kind) => {
                is_there = true;
                id = match kind {
                    InputKind::Text => guid(&value, &at, problems),
                    other => {
                        problems.add_kind(&at, MUST_BE_A_GUID, other);
                        None
                    }
                };
            }
            ("id", _) => problems.add(&at, "is the object id: pass it alone, as a string"),
            _ => problems.add_misspelt(&at, "is no key of spId, which has only appId", &key, &["appId"]),
        }
    }
    if !is_there {
        problems.add(&Path::Member(path, "appId"), "is missing");
    }
    id
}

fn guid<I: Input>(input: &I, path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Option<String> {
    match input.read_text(GUID_LENGTH) {
        Text::Whole(text) if is_guid(&text) => Some(text),
        _ => {
            problems.add(path, MUST_BE_A_GUID);
            None
        }
    }
}

/// Whether a text has the form 8-4-4-4-12 in hexadecimal digits of any case.
pub fn is_guid(text: &str) -> bool {
    let is_hyphen = |index: usize| matches!(index, 8 | 13 | 18 | 23);
    text.len() == GUID_LENGTH
        && text.bytes().enumerate().all(|(index, byte)| match byte {
            b'-' => is_hyphen(index),
            _ => byte.is_ascii_hexdigit() && !is_hyphen(index),
        })
}
