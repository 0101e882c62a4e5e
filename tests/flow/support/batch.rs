//! What a service answers to a `$batch`.

use serde_json::{Value, json};

use super::{
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
    /// The service wants more claims.
    Challenged,
    /// Nothing.
    Missing,
    /// A status that is none.
    Odd(Value),
}

/// The item has to wait so long, as `Retry-After` says it.
pub fn throttled(retry_after: &'static str) -> Own {
    Own::Status(429, retry_after, "TooManyRequests")
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
        Own::Challenged => answer(json!(401), json!({ "WWW-Authenticate": CHALLENGE }), error("x")),
        Own::Odd(status) => answer(status.clone(), json!({}), Value::Null),
    }
}

/// The answer to a batch: for each of its items this.
pub fn answers(sent: &Sent, mut own: impl FnMut(u32) -> Own) -> Reply {
    let all = sent.parts.iter().filter_map(|part| item_answer(sent, part, &own(part.index)));
    Reply::json(json!({ "responses": all.collect::<Vec<_>>() }))
}

/// A batch whose items are all accepted.
pub fn accepted(sent: &Sent) -> Reply {
    answers(sent, |_| Own::Accepted)
}
