//! The seven scopes: names, flags, weights and what contains what.

use graph_sync_jobs::reset_scope::ResetScope;

#[test]
fn the_scopes_come_in_the_csdls_order_with_its_values_and_their_weights() {
    let shown = ResetScope::ALL.map(|scope| (scope.name(), scope.value(), scope.weight().name()));
    let expected = [
        ("None", 0, "discouraged"),
        ("ConnectorDataStore", 1, "discouraged"),
        ("Escrows", 2, "routine"),
        ("Watermark", 4, "heavy"),
        ("QuarantineState", 8, "routine"),
        ("Full", 15, "destructive"),
        ("ForceDeletes", 32, "destructive"),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn only_full_implies_anything_and_exactly_the_four_flags_it_adds_up() {
    for scope in ResetScope::ALL {
        let expected: &[_] = match scope {
            ResetScope::Full => &["ConnectorDataStore", "Escrows", "Watermark", "QuarantineState"],
            _ => &[],
        };
        assert_eq!(scope.implied(), expected.join(", "), "{scope:?}");
    }
}

#[test]
fn what_a_scope_shows_as_implied_is_what_the_rules_take_as_implied() {
    for scope in ResetScope::ALL {
        let implied: Vec<_> =
            ResetScope::ALL.into_iter().filter(|&other| scope.implies(other)).map(ResetScope::name).collect();
        assert_eq!(implied.join(", "), scope.implied(), "{scope:?}");
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
