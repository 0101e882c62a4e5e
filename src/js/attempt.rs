//! JavaScript operations that may throw. What is thrown comes back as a value (see `attempt.js`).

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/attempt.js")]
extern "C" {
    /// A value that was thrown.
    pub(super) type Thrown;

    #[wasm_bindgen(method, getter)]
    pub(super) fn reason(this: &Thrown) -> JsValue;

    #[wasm_bindgen(js_name = get)]
    fn try_get(from: &JsValue, key: &str) -> JsValue;

    #[wasm_bindgen(js_name = get)]
    fn try_get_by(from: &JsValue, key: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = keys)]
    fn try_keys(object: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = isArray)]
    fn try_is_array(value: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = prototypeOf)]
    fn try_prototype_of(object: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = hasOwn)]
    fn try_has_own(object: &JsValue, key: &str) -> JsValue;

    #[wasm_bindgen(js_name = call)]
    fn try_call(method: &JsValue, this: &JsValue, arguments: &Array) -> JsValue;

    #[wasm_bindgen(js_name = written)]
    fn try_written(value: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = parseJson)]
    fn try_parse_json(text: &JsString) -> JsValue;

    #[wasm_bindgen(js_name = parseUrl)]
    fn try_parse_url(text: &JsString) -> JsValue;
}

/// The result of an operation that may throw: its value, or what it threw.
pub type Attempt<T> = Result<T, JsValue>;

fn checked(value: JsValue) -> Attempt<JsValue> {
    match value.dyn_into::<Thrown>() {
        Ok(thrown) => Err(thrown.reason()),
        Err(value) => Ok(value),
    }
}

/// `from?.[key]`
pub fn get(from: &JsValue, key: &str) -> Attempt<JsValue> {
    checked(try_get(from, key))
}

/// `from?.[key]`. If the getter threw, a `Thrown` is returned, which is no string, number or array.
pub fn peek(from: &JsValue, key: &str) -> JsValue {
    try_get(from, key)
}

/// `from?.[key]`, for a key that is a JavaScript value. If the getter threw, a `Thrown` is returned, for [`thrown`].
pub fn get_by(from: &JsValue, key: &JsValue) -> JsValue {
    try_get_by(from, key)
}

/// What the getter threw that should have returned this value, if it threw.
pub fn thrown(value: &JsValue) -> Option<JsValue> {
    value.dyn_ref::<Thrown>().map(Thrown::reason)
}

/// `Object.keys(object)`
pub fn keys(object: &JsValue) -> Attempt<Array> {
    checked(try_keys(object)).map(JsCast::unchecked_into)
}

/// `Array.isArray(value)`
pub fn is_array(value: &JsValue) -> Attempt<bool> {
    checked(try_is_array(value)).map(|is_array| is_array.is_truthy())
}

/// `Object.getPrototypeOf(object)`
pub fn prototype_of(object: &JsValue) -> Attempt<JsValue> {
    checked(try_prototype_of(object))
}

/// `Object.hasOwn(object, key)`
pub fn has_own(object: &JsValue, key: &str) -> Attempt<bool> {
    checked(try_has_own(object, key)).map(|has_own| has_own.is_truthy())
}

/// `method.apply(this, arguments)`
pub fn call(method: &JsValue, this: &JsValue, arguments: &[&JsValue]) -> Attempt<JsValue> {
    checked(try_call(method, this, &list(arguments)))
}

/// `object[name](...arguments)`
pub fn call_method(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Attempt<JsValue> {
    call(&get(object, name)?, object, arguments)
}

/// `String(value)`
pub fn written(value: &JsValue) -> Attempt<JsValue> {
    checked(try_written(value))
}

/// `JSON.parse(text)`. Not js-sys, which copies the text into WebAssembly memory: it may contain a token.
pub fn parse_json(text: &JsString) -> Attempt<JsValue> {
    checked(try_parse_json(text))
}

/// `new URL(text)`
pub fn parse_url(text: &JsString) -> Attempt<JsValue> {
    checked(try_parse_url(text))
}

/// Arguments as an array.
pub fn list(values: &[&JsValue]) -> Array {
    values.iter().copied().collect()
}
