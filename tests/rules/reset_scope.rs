//! The seven scopes as pickers show them: names, flags, weights and what contains what.

use graph_sync_jobs::reset_scope::ResetScope;
use serde_json::{Value, json};

fn infos() -> Vec<Value> {
    ResetScope::INFO.iter().map(|info| json!(info)).collect()
}

#[test]
fn the_scopes_come_in_the_csdls_order_with_its_values_and_their_weights() {
    let expected = [
        ("None", 0, "discouraged"),
        ("ConnectorDataStore", 1, "discouraged"),
        ("Escrows", 2, "routine"),
        ("Watermark", 4, "heavy"),
        ("QuarantineState", 8, "routine"),
        ("Full", 15, "destructive"),
        ("ForceDeletes", 32, "destructive"),
    ];
    let shown: Vec<_> = infos().iter().map(|info| json!([info["name"], info["value"], info["weight"]])).collect();
    assert_eq!(shown, expected.map(|(name, value, weight)| json!([name, value, weight])));
}

#[test]
fn every_scope_is_described_by_the_documented_fields_and_in_words() {
    for info in infos() {
        let mut keys: Vec<_> = info.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["effect", "implies", "name", "value", "weight"]);
        assert!(info["effect"].as_str().unwrap().len() > 20, "{info}");
    }
}

#[test]
fn only_full_implies_anything_and_exactly_the_four_flags_it_adds_up() {
    for info in infos() {
        let expected = match info["name"].as_str() {
            Some("Full") => json!(["ConnectorDataStore", "Escrows", "Watermark", "QuarantineState"]),
            _ => json!([]),
        };
        assert_eq!(info["implies"], expected, "{info}");
    }
}

#[test]
fn what_a_scope_shows_as_implied_is_what_the_rules_take_as_implied() {
    for (scope, info) in ResetScope::ALL.into_iter().zip(ResetScope::INFO) {
        let implied: Vec<_> =
            ResetScope::ALL.into_iter().filter(|&other| scope.implies(other)).map(ResetScope::name).collect();
        assert_eq!((scope.name(), implied.as_slice()), (info.name, info.implies));
    }
}

#[test]
fn a_scope_is_found_by_its_exact_name_alone() {
    for scope in ResetScope::ALL {
        assert_eq!(ResetScope::named(scope.name()), Some(scope));
        assert_eq!(ResetScope::named(&scope.name().to_lowercase()), None);
    }
    assert_eq!(ResetScope::ALL.map(ResetScope::name), ResetScope::NAMES);
}
