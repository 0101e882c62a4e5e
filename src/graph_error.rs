//! Graph's error body, in all the shapes it has been seen in.

use crate::text::joined;

/// A parsed JSON value, whoever parsed it: the platform in a browser, serde_json in tests.
pub trait Json: Sized {
    /// The value under a key of an object.
    fn get(&self, key: &str) -> Option<Self>;
    /// The text of a string.
    fn text(&self) -> Option<String>;
}

/// What Graph says of an error, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphError {
    /// `error.code`, unless empty.
    pub code: Option<String>,
    /// Whether there was an `error.code`, even an empty one.
    pub has_code: bool,
    /// `error.message`, unless empty. For developers: the documentation says not to show it to people.
    pub message: Option<String>,
    /// `request-id` of the inner error.
    pub request_id: Option<String>,
    /// `date` of the inner error, as written: it has no zone.
    pub date: Option<String>,
}

/// Inner errors nest; nothing useful was ever seen below this depth.
const DEPTH: usize = 5;

impl GraphError {
    /// Reads `{"error": {…}}`, and the shape of token endpoints, `{"error": "code"}`.
    pub fn read(body: &impl Json) -> GraphError {
        let Some(error) = body.get("error") else {
            return GraphError::default();
        };
        let code = error.text().or_else(|| error.get("code")?.text());
        let mut read = GraphError {
            has_code: code.is_some(),
            code: code.filter(|code| !code.is_empty()),
            message: text(&error, "message"),
            ..GraphError::default()
        };
        let mut inner = inner_of(&error);
        for _ in 0..DEPTH {
            let Some(current) = inner else { break };
            read.request_id = read.request_id.or_else(|| text(&current, "request-id"));
            read.date = read.date.or_else(|| text(&current, "date"));
            inner = inner_of(&current);
        }
        read
    }
}

/// The documentation writes both `innerError` and `innererror`.
fn inner_of<J: Json>(error: &J) -> Option<J> {
    error.get("innerError").or_else(|| error.get("innererror"))
}

fn text(value: &impl Json, key: &str) -> Option<String> {
    value.get(key)?.text().filter(|text| !text.is_empty())
}

/// The inner error's date with the zone that Graph leaves out: UTC.
pub fn in_utc(date: &str) -> Option<String> {
    let bytes = date.as_bytes();
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let mark = |index: usize, mark: u8| bytes.get(index) == Some(&mark);
    let dated = (0..4).all(digit) && mark(4, b'-') && mark(7, b'-') && mark(10, b'T') && digit(11) && mark(13, b':');
    if !dated || bytes.len() > 40 {
        return None;
    }
    let zoned = date.ends_with('Z') || bytes.iter().skip(11).any(|byte| matches!(byte, b'+' | b'-'));
    Some(if zoned { date.to_owned() } else { joined(&[date, "Z"]) })
}
