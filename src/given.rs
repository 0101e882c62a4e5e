//! What a caller passed, reduced to what the rules need to judge it.

use crate::{call::Platform, endpoint::UrlParts, text::Entries};

/// A JavaScript value as the rules see it.
#[derive(Clone, Debug, PartialEq)]
pub enum Given<'a> {
    /// `undefined`: absent.
    Undefined,
    /// `null`.
    Null,
    /// A primitive string.
    Text(&'a str),
    /// A primitive string with a lone surrogate, which no UTF-8 text can hold, or with NUL, which no rule accepts.
    BrokenText,
    /// A primitive string so long that no rule accepts one. It is not copied into WebAssembly memory.
    LongText,
    /// A primitive number.
    Number(f64),
    /// An array of any realm.
    List(Vec<Given<'a>>),
    /// A plain object: own enumerable string keys and their values.
    Object(Vec<(&'a str, Given<'a>)>),
    /// An array or a plain object with so many entries that no rule accepts one. They are not read.
    Crowd(u32),
    /// A function.
    Function,
    /// An object with `aborted` and `addEventListener`.
    Signal,
    /// A string and what the platform's own URL parser made of it, if it could.
    Url(&'a str, Option<UrlParts<'a>>),
    /// A job as it was read before, by its last execution's `activityIdentifier`, which may be empty.
    Job(&'a str),
    /// Anything else, with a noun for it.
    Other(&'a str),
    /// Reading it threw.
    Unreadable,
}

impl<'a> Given<'a> {
    /// Reads a value from what `mirror.js` wrote: a letter for its kind with its text behind it. The platform reads the
    /// numbers among them: the standard library's reading of a float is 10 KB.
    pub fn read<P: Platform>(entries: &mut Entries<'a>) -> Given<'a> {
        let entry = entries.take();
        let text = entry.get(1..).unwrap_or_default();
        match entry.as_bytes().first() {
            Some(b'u') => Given::Undefined,
            Some(b'n') => Given::Null,
            Some(b't') => Given::Text(text),
            Some(b'b') => Given::BrokenText,
            Some(b'l') => Given::LongText,
            Some(b'd') => Given::Number(P::number(text)),
            Some(b'f') => Given::Function,
            Some(b's') => Given::Signal,
            Some(b'j') => Given::Job(text),
            Some(b'c') => Given::Crowd(P::number(text) as u32),
            Some(b'a') => Given::List((0..P::number(text) as u32).map(|_| Given::read::<P>(entries)).collect()),
            Some(b'o') => Given::Object(
                (0..P::number(text) as u32).map(|_| (entries.take(), Given::read::<P>(entries))).collect(),
            ),
            Some(b'w') => {
                let protocol = entries.take();
                let parsed = !protocol.is_empty();
                let parts = parsed.then(|| UrlParts {
                    protocol,
                    origin: entries.take(),
                    hostname: entries.take(),
                    pathname: entries.take(),
                });
                Given::Url(text, parts)
            }
            Some(b'x') => Given::Other(text),
            _ => Given::Unreadable,
        }
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&'a str> {
        match self {
            Given::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a plain object: none when it is absent or `null`, nothing when it is anything else.
    pub fn entries(&self) -> Option<&[(&'a str, Given<'a>)]> {
        match self {
            Given::Undefined | Given::Null => Some(&[]),
            Given::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// A noun phrase for messages. It never holds the value itself.
    pub fn noun(&self) -> &'a str {
        match self {
            Given::Undefined => "undefined",
            Given::Null => "null",
            Given::Text(text) | Given::Url(text, _) if text.is_empty() => "an empty string",
            Given::Text(_) | Given::Url(..) => "a string",
            Given::BrokenText => "a string that is no plain text",
            Given::LongText => "a very long string",
            Given::Number(_) => "a number",
            Given::List(_) => "an array",
            Given::Object(_) | Given::Job(_) => "an object",
            Given::Crowd(_) => "a value with too many entries",
            Given::Function => "a function",
            Given::Signal => "an AbortSignal",
            Given::Other(noun) => noun,
            Given::Unreadable => "an object that throws when read",
        }
    }
}
