//! JSON of an answer, as serde_json parsed it.

use graph_sync_jobs::model::json::Json;
use serde::Serialize;
use serde_json::Value;

use super::platform::decoded;

/// A value of an answer. What is missing is `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerJson(pub Value);

impl Json for AnswerJson {
    fn get(&self, key: &str) -> Self {
        AnswerJson(self.0.get(key).cloned().unwrap_or_default())
    }

    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    fn header_text(&self) -> Option<String> {
        match &self.0 {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Array(items) => Some(
                items.iter().map(|item| AnswerJson(item.clone()).header_text()).collect::<Option<Vec<_>>>()?.join(","),
            ),
            _ => None,
        }
    }

    fn parsed(&self) -> Option<Self> {
        let text = self.0.as_str()?;
        let in_base64 = || serde_json::from_str(&decoded(text)?).ok();
        serde_json::from_str(text).ok().or_else(in_base64).map(AnswerJson)
    }

    fn is_text(&self) -> bool {
        self.0.is_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.0.as_array().map(|items| items.iter().cloned().map(AnswerJson).collect())
    }

    fn entries(&self) -> Vec<(String, Self)> {
        let entries = self.0.as_object().into_iter().flatten();
        entries.map(|(key, value)| (key.clone(), AnswerJson(value.clone()))).collect()
    }

    fn is_object(&self) -> bool {
        self.0.is_object()
    }

    fn is_nullish(&self) -> bool {
        self.0.is_null()
    }

    fn href(&self) -> Option<String> {
        url::Url::parse(self.0.as_str()?).ok().map(String::from)
    }
}
