//! The seven scopes: names, flags, weights and what contains what.

use graph_sync_jobs::model::{reset_scope::ResetScope, results::ResetScopeInfo};
use serde_json::json;

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
    assert_eq!(ResetScope::all().len(), expected.len());
    for (scope, (name, value, weight)) in ResetScope::all().iter().zip(expected) {
        assert_eq!((scope.name(), scope.value(), <&str>::from(scope.weight())), (name, value, weight));
    }
}

#[test]
fn only_full_implies_anything_and_exactly_the_four_flags_it_adds_up() {
    for scope in ResetScope::all() {
        let expected: &[_] = match scope {
            ResetScope::Full => &[
                ResetScope::ConnectorDataStore,
                ResetScope::Escrows,
                ResetScope::Watermark,
                ResetScope::QuarantineState,
            ],
            _ => &[],
        };
        assert_eq!(scope.implied(), expected, "{scope:?}");
    }
}

#[test]
fn a_scope_is_found_by_its_exact_name_alone() {
    for scope in ResetScope::all() {
        assert_eq!(ResetScope::named(scope.name()), Some(*scope));
        assert_eq!(ResetScope::named(&scope.name().to_lowercase()), None);
    }
    let names: Vec<_> = ResetScope::all().iter().map(|scope| scope.name()).collect();
    assert_eq!(names, ResetScope::names());
}

#[test]
fn what_a_picker_shows_of_a_scope_is_what_the_rules_take_it_for() {
    for scope in ResetScope::all() {
        let implied: Vec<_> =
            ResetScope::all().iter().filter(|other| scope.implies(**other)).map(|other| other.name()).collect();
        let shown = serde_json::to_value(ResetScopeInfo::from(*scope)).unwrap();
        let effect = shown["effect"].as_str().unwrap();
        let expected = json!({
            "name": scope.name(),
            "value": scope.value(),
            "effect": effect,
            "weight": <&str>::from(scope.weight()),
            "implies": implied,
        });
        assert_eq!(shown, expected);
        assert!(effect.ends_with('.'), "{effect}");
    }
}
