//! The items of many restarts, kept in JavaScript: WebAssembly memory never shrinks.

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

/// Work that goes on longer makes a page stand still, in milliseconds.
const TURN_MS: f64 = 8.0;

/// The items of many restarts, and what became of them, each by its place in the list.
#[derive(Default)]
pub struct KeptItems {
    urls: Array,
    criteria: Vec<Criteria>,
    results: Array,
}

/// A value that stays in JavaScript.
pub struct Kept(pub JsValue);

impl Serialize for Kept {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serde_wasm_bindgen::preserve::serialize(&self.0, serializer)
    }
}

/// One item, as callers see it. What became of it is set where it ends.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BulkItem<'a> {
    sp_id: &'a ServicePrincipal,
    job_id: &'a str,
}

/// What became of one item, as callers see it.
#[derive(Default, Serialize)]
struct BulkResult {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<Kept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Kept>,
}

/// What became of all, as callers see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BulkReport {
    total: u32,
    succeeded: u32,
    refused: u32,
    unknown: u32,
    not_sent: u32,
    items: Kept,
}

impl KeptItems {
    /// Reads the list. Anything wrong with any item refuses all of them.
    pub async fn read(list: &Argument) -> Result<KeptItems, JsValue> {
        let mut problems = Problems::default();
        let length = list.length().ok().filter(|length| list.is_list() && *length <= MOST_ITEMS);
        if length.is_none() {
            problems.add_kind(&ITEMS, "must be an array of at most 1,000,000 items", list.kind());
        }
        let mut kept = KeptItems::default();
        let (jobs, mut turn_began_ms) = (Map::new(), now_ms());
        for index in 0..length.unwrap_or_default() {
            if now_ms() - turn_began_ms > TURN_MS {
                yield_now().await;
                turn_began_ms = now_ms();
            }
            if let Some(item) = RestartItem::read(&list.item(index as u32), index, &mut problems) {
                let job = JsValue::from(item.same_job());
                match jobs.get(&job).as_f64() {
                    Some(earlier) => add_repeated(index, earlier as usize, &mut problems),
                    None => drop(jobs.set(&job, &(index as u32).into())),
                }
                kept.push(item);
            }
        }
        problems.accept(kind::Argument::Items, Some(kept))
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

    /// What became of all.
    pub fn report(self, account: BulkProgress) -> JsValue {
        let BulkProgress { total, succeeded, refused, unknown, not_sent, .. } = account;
        to_js(&BulkReport { total, succeeded, refused, unknown, not_sent, items: Kept(self.results.into()) })
    }
}

impl RestartItems<JsValue> for KeptItems {
    fn count(&self) -> u32 {
        self.urls.length()
    }

    fn get(&self, item: u32) -> Option<(String, &Criteria)> {
        Some((self.urls.get(item).as_string()?, self.criteria.get(item as usize)?))
    }

    fn restarted(&mut self, item: u32, receipt: &RestartReceipt) {
        let receipt = Some(Kept(to_js(receipt)));
        self.end(item, &to_js(&BulkResult { ok: true, receipt, error: None }));
    }

    fn failed(&mut self, items: &[u32], failure: &Failure<JsValue>) {
        let error = Some(Kept(sync_job_error(failure)));
        let result = to_js(&BulkResult { ok: false, receipt: None, error });
        for item in items {
            self.end(*item, &result);
        }
    }
}
