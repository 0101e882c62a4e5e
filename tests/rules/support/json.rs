//! JSON of an answer, as serde_json parsed it: what a platform's own `JSON.parse` stands for.

use graph_sync_jobs::model::{json::Json, platform::Platform};
use proptest::prelude::*;
use serde_json::Value;
use url::Url;

use super::platform::NOVEMBER_1ST;

/// The token of the call. A text that repeats it is not shown, as `src/js/json.rs` does not.
pub const TOKEN: &str = "a-secret-access-token";

/// A value of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed(pub Value);

impl Json for Parsed {
    fn get(&self, key: &str) -> Self {
        Parsed(self.0.get(key).cloned().unwrap_or_default())
    }

    fn text(&self) -> Option<String> {
        self.0.as_str().filter(|text| !text.contains(TOKEN)).map(str::to_owned)
    }

    fn header_text(&self) -> Option<String> {
        let written = match &self.0 {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Array(items) => {
                let items = items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned));
                items.collect::<Vec<_>>().join(",")
            }
            _ => return None,
        };
        Parsed(written.into()).text()
    }

    fn parsed(&self) -> Option<Self> {
        let text = self.0.as_str()?;
        let decoded = || NOVEMBER_1ST.base64(text).and_then(|json| serde_json::from_str(&json).ok());
        serde_json::from_str(text).ok().or_else(decoded).map(Parsed)
    }

    fn is_text(&self) -> bool {
        self.0.is_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.0.as_array().map(|items| items.iter().cloned().map(Parsed).collect())
    }

    fn entries(&self) -> Vec<(String, Self)> {
        let entries = self.0.as_object().into_iter().flatten();
        entries.map(|(key, value)| (key.clone(), Parsed(value.clone()))).collect()
    }

    fn is_object(&self) -> bool {
        self.0.is_object()
    }

    fn is_nullish(&self) -> bool {
        self.0.is_null()
    }

    fn href(&self) -> Option<String> {
        Url::parse(&self.text()?).ok().map(String::from)
    }
}

/// Any JSON, with a bias to the names that answers and tokens have, and with the token in some texts.
pub fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        2 => prop::sample::select(vec!["", "0", "UnknownError", "2026-11-01T00:00:20", "https://g.example/", "user", TOKEN])
            .prop_map(String::from),
        1 => any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop::num::f64::ANY.prop_map(Value::from),
        prop::sample::select(vec![0, 1, 204, 429, 1_793_491_200]).prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    let names =
        vec!["error", "code", "message", "innerError", "innererror", "request-id", "date", "id", "status", "value"];
    let key = prop_oneof![3 => prop::sample::select(names).prop_map(String::from), 1 => text];
    leaf.prop_recursive(3, 16, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..4)
                .prop_map(|entries| entries.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}
