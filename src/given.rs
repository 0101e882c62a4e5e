//! What a caller passed, reduced to what the rules need to judge it.

use crate::endpoint::UrlParts;

/// A JavaScript value as the rules see it.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// `undefined`: absent.
    Undefined,
    /// `null`.
    Null,
    /// A primitive string.
    Text(String),
    /// A primitive string with a lone surrogate, which no UTF-8 text can hold, or with NUL, which no rule accepts.
    BrokenText,
    /// A primitive string so long that no rule accepts one. It is not copied into WebAssembly memory.
    LongText,
    /// A primitive number.
    Number(f64),
    /// An array of any realm.
    List(Vec<Given>),
    /// A plain object: own enumerable string keys and their values.
    Object(Vec<(String, Given)>),
    /// An array or a plain object with so many entries that no rule accepts one. They are not read.
    Crowd(u32),
    /// A function.
    Function,
    /// An object with `aborted` and `addEventListener`.
    Signal,
    /// A string and what the platform's own URL parser made of it, if it could.
    Url(String, Option<UrlParts>),
    /// Anything else, with a noun for it.
    Other(String),
    /// Reading it threw.
    Unreadable,
}

impl Given {
    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        match self {
            Given::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A noun phrase for messages. It never holds the value itself.
    pub fn noun(&self) -> &str {
        match self {
            Given::Undefined => "undefined",
            Given::Null => "null",
            Given::Text(text) | Given::Url(text, _) if text.is_empty() => "an empty string",
            Given::Text(_) | Given::Url(..) => "a string",
            Given::BrokenText => "a string that is no plain text",
            Given::LongText => "a very long string",
            Given::Number(_) => "a number",
            Given::List(_) => "an array",
            Given::Object(_) => "an object",
            Given::Crowd(_) => "a value with too many entries",
            Given::Function => "a function",
            Given::Signal => "an AbortSignal",
            Given::Other(noun) => noun,
            Given::Unreadable => "an object that throws when read",
        }
    }
}
