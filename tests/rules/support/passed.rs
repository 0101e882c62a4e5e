//! Values as a caller passes them, which count how much is copied of them.

use std::{cell::Cell, rc::Rc};

use graph_sync_jobs::request::input::{Input, InputKind, MOST_ENTRIES, Text};
use proptest::prelude::*;
use serde_json::Value;
use url::Url;

/// No more of a key is read, in UTF-16 units, as in `src/js/argument.rs`.
pub const LONGEST_KEY: usize = 100;

/// What reading a value throws.
pub const THROWN: &str = "thrown by a getter";

/// A value that a caller passes. Its texts are shared: what is copied of them is the rules' doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Passed {
    Undefined,
    Null,
    Text(Rc<str>),
    /// A string with a lone surrogate, which no Rust text can hold.
    Broken,
    Number(f64),
    List(Rc<[Passed]>),
    Object(Rc<[(Rc<str>, Passed)]>),
    /// A list or an object with so many entries.
    Crowd(usize),
    Function,
    Signal,
    Other(&'static str),
    /// Reading it throws.
    Unreadable,
}

thread_local! {
    static COPIED: Cell<usize> = const { Cell::new(0) };
}

/// How many characters of what was passed a piece of work copies.
pub fn copied<T>(work: impl FnOnce() -> T) -> (T, usize) {
    COPIED.set(0);
    let result = work();
    (result, COPIED.get())
}

fn copy(text: &str) -> String {
    COPIED.set(COPIED.get() + text.chars().count());
    text.to_owned()
}

/// The beginning of so many UTF-16 units, as JavaScript's `substring` gives it: nothing where that is all of it.
fn beginning(text: &str, most: usize) -> Option<String> {
    let mut units = 0;
    for (index, char) in text.char_indices() {
        units += char.len_utf16();
        if units > most {
            // Half of a pair of surrogates is no character any more.
            let half = if units - char.len_utf16() < most { "\u{FFFD}" } else { "" };
            return Some(copy(&text[..index]) + half);
        }
    }
    None
}

impl Input for Passed {
    type Cause = &'static str;

    fn is_undefined(&self) -> bool {
        *self == Passed::Undefined
    }

    fn kind(&self) -> InputKind<Self> {
        match self {
            Passed::Undefined => InputKind::Undefined,
            Passed::Null => InputKind::Null,
            Passed::Text(_) | Passed::Broken => InputKind::Text,
            Passed::Number(number) => InputKind::Number(*number),
            Passed::List(items) if items.len() > MOST_ENTRIES => InputKind::TooMany(items.len()),
            Passed::List(items) => InputKind::List(items.to_vec()),
            Passed::Object(entries) if entries.len() > MOST_ENTRIES => InputKind::TooMany(entries.len()),
            Passed::Object(entries) => {
                let key = |key: &Rc<str>| beginning(key, LONGEST_KEY).unwrap_or_else(|| copy(key));
                InputKind::Object(entries.iter().map(|(name, value)| (key(name), value.clone())).collect())
            }
            Passed::Crowd(count) => InputKind::TooMany(*count),
            Passed::Function => InputKind::Function,
            Passed::Signal => InputKind::Other(String::from("an object of that kind")),
            Passed::Other(noun) => InputKind::Other(String::from(*noun)),
            Passed::Unreadable => InputKind::Unreadable(THROWN),
        }
    }

    fn read_text(&self, most: usize) -> Text {
        match self {
            Passed::Text(text) => beginning(text, most).map_or_else(|| Text::Whole(copy(text)), Text::Beginning),
            Passed::Broken => Text::IllFormed,
            other => panic!("{other:?} has no text, and its kind was to be asked for first"),
        }
    }

    fn href(&self) -> Option<String> {
        match self {
            // The crate follows the same standard as a platform's `URL`.
            Passed::Text(text) => Url::parse(text).ok().map(String::from),
            _ => None,
        }
    }

    fn is_signal(&self) -> bool {
        *self == Passed::Signal
    }
}

impl From<&Value> for Passed {
    fn from(value: &Value) -> Passed {
        match value {
            Value::Null => Passed::Null,
            Value::Bool(_) => Passed::Other("a boolean"),
            Value::Number(number) => Passed::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(held) => text(held),
            Value::Array(items) => Passed::List(items.iter().map(Passed::from).collect()),
            Value::Object(entries) => {
                Passed::Object(entries.iter().map(|(key, value)| (key.as_str().into(), Passed::from(value))).collect())
            }
        }
    }
}

pub fn text(text: &str) -> Passed {
    Passed::Text(text.into())
}

pub fn list(items: &[&str]) -> Passed {
    Passed::List(items.iter().map(|item| text(item)).collect())
}

pub fn object<const N: usize>(entries: [(&str, Passed); N]) -> Passed {
    Passed::Object(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

/// One of each kind that is neither absent nor a plain object.
pub fn no_objects() -> Vec<Passed> {
    let mut kinds = wrong_kinds();
    kinds.extend([text(""), text("Watermark"), list(&[]), list(&["Watermark"])]);
    kinds
}

/// One of each kind that is never a list, a plain object, a whole text or absent.
pub fn wrong_kinds() -> Vec<Passed> {
    vec![
        Passed::Broken,
        text(&"x".repeat(1_000_000)),
        Passed::Number(0.0),
        Passed::Number(f64::NAN),
        Passed::Crowd(1_000_000),
        Passed::Function,
        Passed::Signal,
        Passed::Other("a symbol"),
        Passed::Unreadable,
    ]
}

/// Any value whatsoever, with a bias to what almost passes for criteria.
pub fn anything() -> impl Strategy<Value = Passed> {
    let near_text = prop_oneof![
        Just(String::new()),
        "[ \t\u{a0}\u{feff}]{0,3}",
        "(Watermark|Full|None|Escrows|watermark|,| ){0,4}",
        any::<String>(),
    ];
    let leaf = prop_oneof![
        3 => Just(Passed::Undefined),
        3 => Just(Passed::Null),
        4 => near_text.prop_map(|near| text(&near)),
        2 => prop::sample::select(wrong_kinds()),
    ];
    let key = prop_oneof![
        4 => Just(String::from("resetScope")),
        2 => prop::sample::select(vec!["resetscope", "ResetScope", "resetScopes", "criteria", "", "__proto__"]).prop_map(String::from),
        1 => any::<String>(),
    ];
    leaf.prop_recursive(3, 12, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| Passed::List(items.into())),
            prop::collection::btree_map(key.clone(), inner, 0..3).prop_map(|entries| Passed::Object(
                entries.into_iter().map(|(key, value)| (key.into(), value)).collect()
            )),
        ]
    })
}
