//! JavaScript's clocks, random numbers, dates and encoders.

use gloo_net::http::QueryParams;
use js_sys::{Date, Math, global};
use uuid::{Builder, Uuid};
use wasm_bindgen::prelude::*;
use web_sys::{Crypto, Performance};

use super::attempt;
use crate::{error::kind::Connection, model::platform::Platform};

#[wasm_bindgen(module = "/src/js/token.js")]
extern "C" {
    fn base64(text: &str) -> Option<String>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: Option<Performance>;
}

/// A monotonic clock where there is one, else the wall clock, in milliseconds. The wall clock jumps when it is set.
pub fn now_ms() -> f64 {
    PERFORMANCE.with(|performance| performance.as_ref().map_or_else(Date::now, Performance::now))
}

/// A number from 0 to 1.
pub fn random() -> f64 {
    Math::random()
}

/// A new UUID. Not by `crypto.randomUUID`, which exists in secure contexts alone: a portal on plain http has only `getRandomValues`.
pub fn new_uuid() -> String {
    let mut bytes = [0; 16];
    let crypto = attempt::peek(&global(), "crypto");
    let mut fill = || crypto.unchecked_ref::<Crypto>().get_random_values_with_u8_array(&mut bytes);
    if !crypto.is_object() || fill().is_err() {
        // The UUID is no secret, so `Math.random` suffices.
        bytes.fill_with(|| (Math::random() * 256.0) as u8);
    }
    Builder::from_random_bytes(bytes).into_uuid().hyphenated().encode_lower(&mut Uuid::encode_buffer()).to_owned()
}

/// Whether the device reports that it is offline. `navigator.onLine` being true proves nothing.
pub fn connection() -> Connection {
    let navigator = attempt::get(&global(), "navigator").unwrap_or_default();
    match attempt::get(&navigator, "onLine").map(|online| online.as_bool()) {
        Ok(Some(false)) => Connection::Offline,
        _ => Connection::Unknown,
    }
}

/// The last date of JavaScript, in milliseconds since 1970; the first is as far before 1970 (ECMA-262, 21.4.1.1).
const LAST_DATE_MS: f64 = 8.64e15;

/// JavaScript as a [`Platform`].
pub struct JsPlatform;

impl Platform for JsPlatform {
    fn wall_ms(&self) -> f64 {
        Date::now()
    }

    fn parse_date(&self, text: &str) -> Option<f64> {
        Some(Date::parse(text)).filter(|ms| !ms.is_nan())
    }

    fn iso_date(&self, ms: f64) -> Option<String> {
        // `toISOString` throws outside this range.
        (ms.abs() <= LAST_DATE_MS).then(|| Date::new(&ms.into()).to_iso_string().into())
    }

    fn query(&self, parameters: &[(&str, &str)]) -> String {
        let query = QueryParams::new();
        for (name, value) in parameters {
            query.append(name, value);
        }
        query.to_string()
    }

    fn base64(&self, text: &str) -> Option<String> {
        base64(text)
    }
}
