//! Warnings: a documented scope is never refused for what it brings with it, but never sent in silence either.

use graph_sync_jobs::{model::results::RestartWarning, request::criteria::Criteria};

use crate::support::{
    judged::criteria,
    passed::{object, text},
};

fn warnings(scopes: &str) -> Vec<RestartWarning> {
    criteria(&object([("resetScope", text(scopes))])).unwrap().warnings()
}

#[test]
fn careful_warnings_come_with_every_scope_that_deserves_one() {
    for (scopes, expected) in [
        ("Watermark, QuarantineState", &[][..]),
        ("Full", &["FullBreaksLinks"]),
        ("ForceDeletes", &["ForceDeletesReleasesDeletions"]),
        ("ConnectorDataStore", &["ConnectorDataStoreDiscouraged"]),
        ("None", &["NoneDiscouraged"]),
        ("Escrows", &["EscrowsWithoutWatermark"]),
        ("Escrows, Watermark", &[]),
        ("Escrows, Full", &["FullBreaksLinks"]),
        ("ConnectorDataStore, Full", &["FullBreaksLinks"]),
        ("ForceDeletes, Full", &["FullBreaksLinks", "ForceDeletesReleasesDeletions"]),
    ] {
        let warnings = warnings(scopes);
        let codes: Vec<_> = warnings.iter().map(|warning| <&str>::from(warning.code)).collect();
        assert_eq!(codes, expected, "{scopes}");
        for warning in warnings {
            let about = warning.code.scope();
            assert_eq!(warning.message, format!("{}: {}", about.name(), about.effect()));
        }
    }
    assert_eq!(Criteria::default().warnings(), []);
}

#[test]
fn a_warning_of_full_names_the_cache_of_users_that_it_wipes() {
    let warnings = warnings("Full");
    assert!(warnings[0].message.contains("ConnectorDataStore"), "{}", warnings[0].message);
}
