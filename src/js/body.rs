//! Reads the body of a response as text, up to a limit, and parses it. The text may contain a token, so it stays in JavaScript.

use js_sys::{Array, JsString};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{
    attempt::{self, Attempt},
    json::ResponseJson,
    results::to_js,
    work::Work,
};
use crate::model::json::Content;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextDecoder;
}

#[derive(Serialize)]
struct DecodeOptions {
    stream: bool,
}

/// Reads the body of a response, at most `most` bytes.
///
/// # Errors
/// What reading the body threw, such as a connection that broke.
pub async fn read(response: &JsValue, most: usize) -> Attempt<Content<ResponseJson>> {
    let Some(text) = text(response, most).await? else { return Ok(Content::Unreadable) };
    if text.length() == 0 {
        return Ok(Content::Empty);
    }
    Ok(match attempt::parse_json(&text) {
        Ok(value) => Content::Json(ResponseJson(value)),
        Err(_) => Content::Unreadable,
    })
}

/// The text of the body. `None` when it is longer than the limit.
async fn text(response: &JsValue, most: usize) -> Attempt<Option<JsString>> {
    let body = attempt::get(response, "body")?;
    if body.is_null() {
        return Ok(Some(JsString::from("")));
    }
    let get_reader = attempt::get(&body, "getReader")?;
    if get_reader.is_function() {
        return stream(&attempt::call(&get_reader, &body, &[])?, most).await;
    }
    // Bodies of node-fetch and similar clients are no web streams.
    let read = attempt::get(response, "text")?;
    if !read.is_function() {
        return Ok(Some(JsString::from("")));
    }
    let whole = Work::begin(&read, response, &[]).await?.dyn_into::<JsString>()?;
    Ok(Some(whole).filter(|text| text.length() as usize <= most))
}

/// Reads a stream as text. `None` when it has more than `most` bytes, or more than `most` chunks: a stream of empty chunks would never
/// end.
async fn stream(reader: &JsValue, most: usize) -> Attempt<Option<JsString>> {
    let read = attempt::get(reader, "read")?;
    let decoder: JsValue = TextDecoder::new().into();
    let decode = attempt::get(&decoder, "decode")?;
    let options = to_js(&DecodeOptions { stream: true });
    let decoded = |arguments: &[&JsValue]| attempt::call(&decode, &decoder, arguments);
    let (parts, mut bytes) = (Array::new(), 0.0);
    for _ in 0..most {
        let step = Work::begin(&read, reader, &[]).await?;
        if attempt::get(&step, "done")?.is_truthy() {
            parts.push(&decoded(&[])?);
            return Ok(Some(parts.join("")));
        }
        let chunk = attempt::get(&step, "value")?;
        bytes += attempt::get(&chunk, "byteLength")?.as_f64().unwrap_or_default();
        if bytes > most as f64 {
            return Ok(None);
        }
        parts.push(&decoded(&[&chunk, &options])?);
    }
    Ok(None)
}
