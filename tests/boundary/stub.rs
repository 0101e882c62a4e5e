//! Stand-ins for `fetch` that answer with real responses and keep what they were called with.

use gloo_net::http::Response;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::RequestInit;

use super::calling::{js_with, of, with};

#[wasm_bindgen]
extern "C" {
    /// A call of a stub.
    pub type Sent;

    /// How many arguments it was called with.
    #[wasm_bindgen(method, getter)]
    pub fn count(this: &Sent) -> u32;

    /// What `this` was.
    #[wasm_bindgen(method, getter, js_name = self)]
    pub fn receiver(this: &Sent) -> JsValue;

    #[wasm_bindgen(method, getter)]
    pub fn url(this: &Sent) -> JsValue;

    #[wasm_bindgen(method, getter)]
    pub fn init(this: &Sent) -> RequestInit;

    /// When, in milliseconds.
    #[wasm_bindgen(method, getter)]
    pub fn at(this: &Sent) -> f64;
}

impl Sent {
    /// The value of a header.
    pub fn header(&self, name: &str) -> JsValue {
        of(&self.init().get_headers(), name)
    }
}

/// A `fetch`.
pub struct Stub {
    pub fetch: JsValue,
    calls: Array,
}

impl Stub {
    /// Answers each request as its number says, from 1.
    pub fn new(mut answer: impl FnMut(u32) -> Response + 'static) -> Stub {
        let answer = Closure::<dyn FnMut(u32) -> web_sys::Response>::new(move |number| answer(number).into());
        let calls = Array::new();
        let fetch = js_with(
            "(calls, answer) => async function (url, init) {
                calls.push({ count: arguments.length, self: this, url, init, at: performance.now() });
                return answer(calls.length);
            }",
            &[&calls, &answer.into_js_value()],
        );
        Stub { fetch, calls }
    }

    /// Answers with these JSON texts in turn, with the last one for ever.
    pub fn answering<T: AsRef<str>>(texts: &[T]) -> Stub {
        let texts: Vec<String> = texts.iter().map(|text| text.as_ref().into()).collect();
        Stub::new(move |number| ok(texts.get(number as usize - 1).or(texts.last()).expect("a text")))
    }

    /// Options with this `fetch` among them.
    pub fn options(&self, source: &str) -> JsValue {
        with(source, &[("fetch", &self.fetch)])
    }

    /// The calls so far.
    pub fn calls(&self) -> Vec<Sent> {
        self.calls.iter().map(JsCast::unchecked_into).collect()
    }

    /// The one call.
    pub fn only(&self) -> Sent {
        assert_eq!(self.count(), 1, "one request, and no more");
        self.calls().pop().expect("a call")
    }

    /// How many requests were made.
    pub fn count(&self) -> u32 {
        self.calls.length()
    }
}

/// 204, which is how a restart is accepted.
pub fn accepted(_: u32) -> Response {
    response(204, &[], None)
}

/// 429 that asks for so many seconds.
pub fn busy(seconds: &str) -> Response {
    response(429, &[("Retry-After", seconds), ("request-id", "r-429")], None)
}

/// 200 with JSON.
pub fn ok(json: &str) -> Response {
    response(200, &[("Content-Type", "application/json")], Some(json))
}

/// A response.
pub fn response(status: u16, headers: &[(&str, &str)], body: Option<&str>) -> Response {
    let builder = headers.iter().fold(Response::builder(), |builder, (name, value)| builder.header(name, value));
    builder.status(status).body(body).expect("a valid response")
}

/// A response whose body is a stream, from the source of what the stream does.
pub fn streaming(status: u16, source: &str) -> Response {
    let stream = js_with(&format!("() => new ReadableStream({source})"), &[]);
    let body: &web_sys::ReadableStream = stream.unchecked_ref();
    Response::builder().status(status).header("request-id", "r-3").body(Some(body)).expect("a valid response")
}
