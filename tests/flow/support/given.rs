//! Values as a caller gives them, without a caller.

use graph_sync_jobs::request::input::{Input, InputKind, Text};
use serde_json::Value;

use super::script::Cause;

/// A value that a caller passed.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    Undefined,
    Null,
    Text(String),
    /// It has a lone surrogate.
    BrokenText,
    Number(f64),
    List(Vec<Given>),
    Object(Vec<(String, Given)>),
    TooMany(usize),
    Function,
    Signal,
    Other(&'static str),
    Unreadable,
}

impl From<&str> for Given {
    fn from(text: &str) -> Given {
        Given::Text(text.to_owned())
    }
}

impl From<f64> for Given {
    fn from(number: f64) -> Given {
        Given::Number(number)
    }
}

/// What was read before, passed on.
impl From<Value> for Given {
    fn from(value: Value) -> Given {
        match value {
            Value::Null => Given::Null,
            Value::Bool(_) => Given::Other("a boolean"),
            Value::Number(number) => Given::Number(number.as_f64().unwrap_or_default()),
            Value::String(text) => Given::Text(text),
            Value::Array(items) => Given::List(items.into_iter().map(Given::from).collect()),
            Value::Object(entries) => {
                Given::Object(entries.into_iter().map(|(key, value)| (key, Given::from(value))).collect())
            }
        }
    }
}

/// A list of texts.
pub fn list(items: &[&str]) -> Given {
    Given::List(items.iter().map(|item| Given::from(*item)).collect())
}

/// A plain object.
pub fn object<const N: usize>(entries: [(&str, Given); N]) -> Given {
    Given::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

impl Given {
    /// The same as JSON, as far as there is any of it.
    pub fn to_json(&self) -> Value {
        match self {
            Given::Text(text) => text.as_str().into(),
            Given::Number(number) => (*number).into(),
            Given::List(items) => items.iter().map(Given::to_json).collect(),
            Given::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), value.to_json())).collect(),
            _ => Value::Null,
        }
    }
}

impl Input for Given {
    type Cause = Cause;

    fn is_undefined(&self) -> bool {
        *self == Given::Undefined
    }

    fn kind(&self) -> InputKind<Given> {
        match self.clone() {
            Given::Undefined => InputKind::Undefined,
            Given::Null => InputKind::Null,
            Given::Text(_) | Given::BrokenText => InputKind::Text,
            Given::Number(number) => InputKind::Number(number),
            Given::List(items) => InputKind::List(items),
            Given::Object(entries) => InputKind::Object(entries),
            Given::TooMany(count) => InputKind::TooMany(count),
            Given::Function => InputKind::Function,
            Given::Signal => InputKind::Other(String::from("an AbortSignal")),
            Given::Other(noun) => InputKind::Other(noun.to_owned()),
            Given::Unreadable => InputKind::Unreadable(Cause::Getter),
        }
    }

    fn read_text(&self, most: usize) -> Text {
        let Given::Text(text) = self else { return Text::IllFormed };
        let units: Vec<_> = text.encode_utf16().collect();
        match units.get(..most) {
            Some(beginning) if units.len() > most => Text::Beginning(String::from_utf16_lossy(beginning)),
            _ => Text::Whole(text.clone()),
        }
    }

    fn href(&self) -> Option<String> {
        let Given::Text(text) = self else { return None };
        url::Url::parse(text).ok().map(String::from)
    }

    fn is_signal(&self) -> bool {
        *self == Given::Signal
    }
}
