//! What a service answers to a `$batch`.

use serde_json::{Value, json};

use super::{
    platform::encoded,
    record::{Part, Sent},
    script::{CHALLENGE, Reply, STALE, error},
};

/// What a service says of one item.
#[derive(Clone, Debug)]
pub enum Own {
    Accepted,
    /// A status, `Retry-After`, `error.code`.
    Status(u16, &'static str, &'static str),
    /// The token is stale.
    Stale,
    /// The service wants more claims, and says so with this status.
    Challenged(u16),
    /// Nothing.
    Missing,
    /// A status that is none.
    Odd(Value),
}

/// The item has to wait so long, as `Retry-After` says it.
pub fn throttled(retry_after: &'static str) -> Own {
    Own::Status(429, retry_after, "TooManyRequests")
}

/// How a service writes the answer for one item.
#[derive(Clone, Copy, Debug)]
pub enum Spelling {
    /// As Graph documents it.
    Plain,
    /// Headers as numbers, where they are some.
    Numbers,
    /// Headers as lists.
    Lists,
    /// The body as JSON text.
    Text,
    /// The body as JSON in base64.
    Base64,
}

impl Spelling {
    pub const ALL: [Spelling; 5] =
        [Spelling::Plain, Spelling::Numbers, Spelling::Lists, Spelling::Text, Spelling::Base64];

    fn written(self, mut answer: Value) -> Value {
        let as_number = |value: &Value| {
            serde_json::from_str(value.as_str()?).ok().filter(|number: &Value| *number.to_string() == *value)
        };
        for value in answer["headers"].as_object_mut().expect("headers").values_mut() {
            match self {
                Spelling::Numbers => *value = as_number(value).unwrap_or(value.take()),
                Spelling::Lists => *value = json!([value]),
                _ => {}
            }
        }
        let body = &mut answer["body"];
        match self {
            _ if body.is_null() => {}
            Spelling::Text => *body = body.to_string().into(),
            Spelling::Base64 => *body = encoded(&body.to_string()).into(),
            _ => {}
        }
        answer
    }
}

/// The answer for one item, where there is one.
pub fn item_answer(sent: &Sent, part: &Part, own: &Own) -> Option<Value> {
    let id = part.index.to_string();
    let request_id = format!("item-{id}-{}", sent.number);
    let answer = |status: Value, headers: Value, body: Value| {
        let mut headers = headers;
        headers["request-id"] = request_id.into();
        Some(json!({ "id": id, "status": status, "headers": headers, "body": body }))
    };
    match own {
        Own::Missing => None,
        Own::Accepted => answer(json!(204), json!({}), Value::Null),
        Own::Status(status, "", code) => answer(json!(status), json!({}), error(code)),
        Own::Status(status, retry_after, code) => {
            answer(json!(status), json!({ "Retry-After": retry_after }), error(code))
        }
        Own::Stale => answer(json!(401), json!({}), error(STALE)),
        Own::Challenged(status) => answer(json!(status), json!({ "WWW-Authenticate": CHALLENGE }), error("x")),
        Own::Odd(status) => answer(status.clone(), json!({}), Value::Null),
    }
}

/// The answer to a batch: for each of its items this.
pub fn answers(sent: &Sent, mut own: impl FnMut(u32) -> Own) -> Reply {
    written_answers(sent, |index| (own(index), Spelling::Plain))
}

/// The answer to a batch: for each of its items this, written so.
pub fn written_answers(sent: &Sent, mut own: impl FnMut(u32) -> (Own, Spelling)) -> Reply {
    let all = sent.parts.iter().filter_map(|part| {
        let (own, spelling) = own(part.index);
        Some(spelling.written(item_answer(sent, part, &own)?))
    });
    Reply::json(json!({ "responses": all.collect::<Vec<_>>() }))
}

/// A batch whose items are all accepted.
pub fn accepted(sent: &Sent) -> Reply {
    answers(sent, |_| Own::Accepted)
}
