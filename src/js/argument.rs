//! From a JavaScript argument to [`Given`], in one crossing.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::error::Rejection;
use crate::{
    endpoint::UrlParts,
    failure::{ErrorCode, Failure},
    given::Given,
    problem::Problem,
    text::cut,
};

#[wasm_bindgen(module = "/src/js/mirror.js")]
extern "C" {
    type Seen;
    fn mirror(value: &JsValue, depth: u32) -> Seen;
    /// The letters and texts, joined by NUL.
    #[wasm_bindgen(method, getter)]
    fn text(this: &Seen) -> String;
    #[wasm_bindgen(method, getter)]
    fn kept(this: &Seen) -> Object;
    #[wasm_bindgen(method, getter)]
    fn thrown(this: &Seen) -> JsValue;
    #[wasm_bindgen(js_name = nextNumber)]
    fn next_number(seen: &Seen) -> f64;
}

/// An argument that has been read.
pub struct Argument {
    /// What the rules judge.
    pub given: Given,
    seen: Seen,
}

impl Argument {
    /// Reads a value: `depth` 0 looks into nothing, 1 into an object, 2 into the lists in it too.
    pub fn read(value: &JsValue, depth: u32) -> Argument {
        let seen = mirror(value, depth);
        let given = given(&mut Texts { rest: Some(&seen.text()) }, &seen);
        Argument { given, seen }
    }

    /// The functions and signals that were in it, by their keys.
    pub fn kept(&self) -> Object {
        self.seen.kept()
    }

    /// Rejects it; what reading it threw is the cause.
    pub fn refuse(&self, code: ErrorCode, problems: Vec<Problem>) -> Rejection {
        Rejection::new(Failure::invalid(code, problems), &self.seen.thrown())
    }
}

/// What is left of the joined texts.
struct Texts<'a> {
    rest: Option<&'a str>,
}

impl<'a> Texts<'a> {
    fn next(&mut self) -> &'a str {
        let (next, rest) = cut(self.rest.unwrap_or_default(), 0);
        self.rest = rest;
        next
    }
}

fn given(texts: &mut Texts<'_>, seen: &Seen) -> Given {
    let entry = texts.next();
    let mut chars = entry.chars();
    let letter = chars.next();
    let text = || String::from(chars.as_str());
    match letter {
        Some('u') => Given::Undefined,
        Some('n') => Given::Null,
        Some('t') => Given::Text(text()),
        Some('b') => Given::BrokenText,
        Some('l') => Given::LongText,
        Some('d') => Given::Number(next_number(seen)),
        Some('f') => Given::Function,
        Some('s') => Given::Signal,
        Some('c') => Given::Crowd(next_number(seen) as u32),
        Some('a') => Given::List((0..next_number(seen) as u32).map(|_| given(texts, seen)).collect()),
        Some('o') => Given::Object(
            (0..next_number(seen) as u32).map(|_| (texts.next().to_owned(), given(texts, seen))).collect(),
        ),
        Some('w') => {
            let address = text();
            let mut part = || texts.next().to_owned();
            let protocol = part();
            let parsed = !protocol.is_empty();
            let parts = parsed.then(|| UrlParts { protocol, origin: part(), hostname: part(), pathname: part() });
            Given::Url(address, parts)
        }
        Some('x') => Given::Other(text()),
        _ => Given::Unreadable,
    }
}
