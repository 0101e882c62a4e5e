//! Receipts and reports as JavaScript sees them.

use graph_sync_jobs::{
    criteria::Criteria,
    receipt::{CriteriaReport, RestartReceipt, Warning},
};
use serde_json::{Value, json};

use crate::support::given::{object, text};

fn report(scopes: &str) -> Value {
    json!(CriteriaReport::from(Criteria::read(&object([("resetScope", text(scopes))]))))
}

#[test]
fn a_receipt_has_exactly_the_documented_fields_and_null_for_what_is_unreadable() {
    let receipt = RestartReceipt {
        status: 204,
        reset_scope: vec!["Watermark"],
        warnings: vec![],
        attempts: 3,
        request_id: None,
        client_request_id: "c-1".into(),
    };
    assert_eq!(
        json!(receipt),
        json!({ "status": 204, "resetScope": ["Watermark"], "warnings": [], "attempts": 3, "requestId": null, "clientRequestId": "c-1" })
    );
}

#[test]
fn there_are_five_warnings_each_with_a_code_and_words() {
    let shown = json!(Warning::ALL);
    let mut codes: Vec<_> = shown.as_array().unwrap().iter().map(|warning| warning["code"].as_str().unwrap()).collect();
    codes.sort_unstable();
    let known = "ConnectorDataStoreDiscouraged EscrowsWithoutWatermark ForceDeletesReleasesDeletions FullBreaksLinks NoneDiscouraged";
    assert_eq!(codes.join(" "), known);
    for warning in shown.as_array().unwrap() {
        assert_eq!(warning.as_object().unwrap().len(), 2);
        assert!(warning["message"].as_str().unwrap().len() > 20, "{warning}");
    }
}

#[test]
fn a_report_on_good_criteria_shows_them_normalised() {
    let shown = report("Escrows, Full, Escrows");
    assert_eq!(
        (&shown["valid"], &shown["resetScope"], &shown["problems"]),
        (&json!(true), &json!(["Full"]), &json!([]))
    );
    assert_eq!(shown["warnings"][0]["code"], "FullBreaksLinks");
}

#[test]
fn a_report_on_the_default_shows_an_empty_list_and_on_bad_criteria_null() {
    assert_eq!(json!(CriteriaReport::from(Criteria::read(&object([]))))["resetScope"], json!([]));
    let shown = report("Full, banana");
    assert_eq!((&shown["valid"], &shown["resetScope"], &shown["warnings"]), (&json!(false), &Value::Null, &json!([])));
    assert_eq!(shown["problems"][0]["path"], "resetScope[1]");
}
