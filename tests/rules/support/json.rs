//! serde_json's values as the JSON that the error reader reads.

use graph_sync_jobs::{
    graph_error::{GraphError, Json},
    verdict::Body,
};
use serde_json::{Value, json};

pub struct Parsed(pub Value);

impl Json for Parsed {
    fn get(&self, key: &str) -> Option<Self> {
        self.0.get(key).cloned().map(Parsed)
    }

    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }
}

pub fn read(body: Value) -> GraphError {
    GraphError::read(&Parsed(body))
}

/// A body as Graph writes it, with this `error.code`.
pub fn body(code: &str) -> Body {
    let inner = json!({ "date": "2023-11-08T15:01:03", "request-id": "from-the-body" });
    Body::Graph(read(json!({ "error": { "code": code, "message": "", "innerError": inner } })))
}
