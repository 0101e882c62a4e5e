//! The items of `restartSyncJobs` and their results, in JavaScript's memory: that of WebAssembly never shrinks.

use js_sys::{Array, Map, Object};
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use super::{argument::Argument, cancel::yield_now, error::sync_job_error, platform::now_ms, results::to_js};
use crate::{
    client::bulk::RestartItems,
    error::{
        failure::{Failure, Result},
        kind,
    },
    model::{
        action::Action,
        results::{BulkProgress, RestartReceipt},
    },
    request::{
        criteria::Criteria,
        endpoint::action_path,
        input::Input,
        items::{ITEMS, MOST_ITEMS, RestartItem, add_repeated},
        problems::Problems,
        service_principal::ServicePrincipal,
    },
};

/// How long the validation runs before it yields, in milliseconds. Longer work blocks the main thread noticeably.
const TURN_MS: f64 = 8.0;

/// The items of many restarts and their results, by index.
#[derive(Default)]
pub struct JsRestartItems {
    urls: Array,
    criteria: Vec<Criteria>,
    results: Array,
}

/// A JavaScript value that serde passes through unchanged (`serde_wasm_bindgen::preserve`).
pub struct Preserved(pub JsValue);

impl Serialize for Preserved {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serde_wasm_bindgen::preserve::serialize(&self.0, serializer)
    }
}

/// An item of the report. Its result is added when the item has one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BulkItem<'a> {
    sp_id: &'a ServicePrincipal,
    job_id: &'a str,
}

/// The result of an item in the report.
#[derive(Default, Serialize)]
struct BulkResult {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<Preserved>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Preserved>,
}

/// The report that callers get.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BulkReport {
    total: u32,
    succeeded: u32,
    refused: u32,
    unknown: u32,
    not_sent: u32,
    items: Preserved,
}

impl JsRestartItems {
    /// Reads the list.
    ///
    /// # Errors
    /// `InvalidItems`, if there is any problem with any item.
    pub async fn read(list: &Argument) -> Result<JsRestartItems, JsValue> {
        let mut problems = Problems::default();
        let length = list.length().ok().filter(|length| list.is_list() && *length <= MOST_ITEMS);
        if length.is_none() {
            problems.add_kind(&ITEMS, "must be an array of at most 1,000,000 items", list.kind());
        }
        let mut read = JsRestartItems::default();
        let (jobs, mut turn_began_ms) = (Map::new(), now_ms());
        for index in 0..length.unwrap_or_default() {
            if now_ms() - turn_began_ms > TURN_MS {
                yield_now().await;
                turn_began_ms = now_ms();
            }
            if let Some(item) = RestartItem::read(&list.item(index as u32), index, &mut problems) {
                let job = JsValue::from(item.job_key());
                match jobs.get(&job).as_f64() {
                    Some(earlier) => add_repeated(index, earlier as usize, &mut problems),
                    None => drop(jobs.set(&job, &(index as u32).into())),
                }
                read.push(item);
            }
        }
        problems.accept(kind::Argument::Items, Some(read))
    }

    fn push(&mut self, item: RestartItem) {
        let RestartItem { principal, job, criteria } = item;
        self.urls.push(&format!("/{}", action_path(&principal, &job, Action::Restart)).into());
        self.results.push(&to_js(&BulkItem { sp_id: &principal, job_id: job.text() }));
        self.criteria.push(criteria);
    }

    fn end(&self, item: u32, result: &JsValue) {
        Object::<JsValue>::assign(self.results.get(item).unchecked_ref(), result.unchecked_ref());
    }

    /// The report, with these counts.
    pub fn report(self, progress: BulkProgress) -> JsValue {
        let BulkProgress { total, succeeded, refused, unknown, not_sent, .. } = progress;
        to_js(&BulkReport { total, succeeded, refused, unknown, not_sent, items: Preserved(self.results.into()) })
    }
}

impl RestartItems<JsValue> for JsRestartItems {
    fn count(&self) -> u32 {
        self.urls.length()
    }

    fn get(&self, item: u32) -> Option<(String, &Criteria)> {
        Some((self.urls.get(item).as_string()?, self.criteria.get(item as usize)?))
    }

    fn restarted(&mut self, item: u32, receipt: &RestartReceipt) {
        let receipt = Some(Preserved(to_js(receipt)));
        self.end(item, &to_js(&BulkResult { ok: true, receipt, error: None }));
    }

    fn failed(&mut self, items: &[u32], failure: &Failure<JsValue>) {
        let error = Some(Preserved(sync_job_error(failure)));
        let result = to_js(&BulkResult { ok: false, receipt: None, error });
        for item in items {
            self.end(*item, &result);
        }
    }
}
