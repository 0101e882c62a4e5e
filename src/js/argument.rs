//! A value that a caller passed, as an [`Input`]. Rules read only what they need.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use super::{
    attempt::{self, Attempt},
    json,
};
use crate::request::input::{Input, InputKind, MOST_ENTRIES, Text};

/// How much of a key is read, in UTF-16 units: more than any known key has, and enough to quote it.
const LONGEST_KEY: u32 = 100;

/// A value that a caller passed.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument(pub JsValue);

impl Input for Argument {
    type Cause = JsValue;

    fn is_undefined(&self) -> bool {
        self.0.is_undefined()
    }

    fn kind(&self) -> InputKind<Self> {
        let value = &self.0;
        if value.is_undefined() {
            InputKind::Undefined
        } else if value.is_null() {
            InputKind::Null
        } else if value.is_string() {
            InputKind::Text
        } else if value.is_function() {
            InputKind::Function
        } else if value.is_object() {
            self.object().unwrap_or_else(InputKind::Unreadable)
        } else if let Some(number) = value.as_f64() {
            InputKind::Number(number)
        } else {
            // A boolean, a symbol, a bigint.
            InputKind::Other(format!("a {}", value.js_typeof().as_string().unwrap_or_default()))
        }
    }

    fn read_text(&self, most: usize) -> Text {
        let text: &JsString = self.0.unchecked_ref();
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        if text.length() > most {
            return Text::Beginning(text.substring(0, most).into());
        }
        let copy = String::from(text);
        // The conversion replaces a lone surrogate by U+FFFD, which the text may also hold itself.
        if copy.chars().any(|char| char == char::REPLACEMENT_CHARACTER) && !text.is_valid_utf16() {
            Text::IllFormed
        } else {
            Text::Whole(copy)
        }
    }

    fn href(&self) -> Option<String> {
        json::href(self.0.unchecked_ref())
    }

    fn is_signal(&self) -> bool {
        let is_boolean = |aborted: JsValue| aborted.as_bool().is_some();
        self.0.is_object()
            && attempt::get(&self.0, "aborted").is_ok_and(is_boolean)
            && attempt::get(&self.0, "addEventListener").is_ok_and(|method| method.is_function())
    }
}

impl Argument {
    /// The kind of an object other than `null`.
    ///
    /// # Errors
    /// What reading it threw.
    fn object(&self) -> Attempt<InputKind<Self>> {
        let value = &self.0;
        if let Some(reason) = attempt::thrown(value) {
            return Err(reason);
        }
        if attempt::is_array(value)? {
            let length = self.length()?;
            return Ok(match length {
                0..=MOST_ENTRIES => InputKind::List((0..length as u32).map(|index| self.item(index)).collect()),
                _ => InputKind::TooMany(length),
            });
        }
        if !is_plain(value)? {
            return Ok(InputKind::Other(String::from("an object of that kind")));
        }
        let keys = attempt::keys(value)?;
        Ok(match keys.length() as usize {
            0..=MOST_ENTRIES => InputKind::Object(keys.iter().map(|key| self.entry(&key)).collect()),
            count => InputKind::TooMany(count),
        })
    }

    /// A key and its value. What a getter threw is kept in place of the value, and reported when the value is read.
    fn entry(&self, key: &JsValue) -> (String, Argument) {
        let name = key.unchecked_ref::<JsString>().substring(0, LONGEST_KEY);
        (name.into(), Argument(attempt::get_by(&self.0, key)))
    }

    /// The length of a list, as a whole number: a proxy may return anything.
    ///
    /// # Errors
    /// What reading it threw.
    pub fn length(&self) -> Attempt<usize> {
        Ok(attempt::get(&self.0, "length")?.as_f64().unwrap_or_default() as usize)
    }

    /// The item of a list at this index.
    pub fn item(&self, index: u32) -> Argument {
        Argument(attempt::get_by(&self.0, &index.into()))
    }

    /// Whether it is an array of any realm.
    pub fn is_list(&self) -> bool {
        attempt::is_array(&self.0).is_ok_and(|is_array| is_array)
    }
}

/// Whether an object's prototype is null, or any realm's `Object.prototype`, which alone has an own `isPrototypeOf`.
fn is_plain(object: &JsValue) -> Attempt<bool> {
    let prototype = attempt::prototype_of(object)?;
    Ok(prototype.is_null()
        || attempt::prototype_of(&prototype)?.is_null() && attempt::has_own(&prototype, "isPrototypeOf")?)
}
