//! What a token says of itself: everything that is known, nothing for the rest, and no claim that makes it panic.

use graph_sync_jobs::model::token_claims::{SyncPermission, TokenKind, TokenReport};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{
    cases,
    dates::{NOVEMBER, SECONDS},
    json::{Parsed, any_json},
    platform::NOVEMBER_1ST,
};

const APPLICATION_ADMINISTRATOR: &str = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
const GLOBAL_READER: &str = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
/// What every user has, and no role.
const USER: &str = "b79fbf4d-3ef9-4689-8143-76b194e85509";
const PERSONAL: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

/// A second of November 2026, as tokens write it. The platform's clock stands at its first.
fn second(second: u64) -> u64 {
    NOVEMBER as u64 / 1000 + second
}

fn report(claims: &Value) -> TokenReport {
    TokenReport::of(&Parsed(claims.clone()), &NOVEMBER_1ST)
}

/// The claims of a token that should do.
fn good() -> Value {
    json!({
        "aud": "https://graph.microsoft.com",
        "scp": "User.Read Synchronization.ReadWrite.All",
        "wids": [APPLICATION_ADMINISTRATOR, USER],
        "tid": "11111111-2222-3333-4444-555555555555",
        "exp": second(3600),
    })
}

/// The good claims but for these. `null` stands for a claim that is missing.
fn with(claims: Value) -> TokenReport {
    let mut all = good();
    for (name, value) in claims.as_object().unwrap() {
        all[name] = value.clone();
    }
    report(&all)
}

fn paths(report: &TokenReport) -> Vec<&str> {
    report.problems.iter().map(|problem| problem.path.as_str()).collect()
}

#[test]
fn a_token_that_should_do() {
    let expected = json!({
        "readable": true,
        "audience": "https://graph.microsoft.com",
        "cloud": "global",
        "kind": "delegated",
        "expiresAt": "2026-11-01T01:00:00.000Z",
        "syncPermission": "held",
        "roles": [{ "id": APPLICATION_ADMINISTRATOR, "name": "Application Administrator", "sufficient": true }],
        "personalAccount": false,
        "problems": [],
    });
    assert_eq!(serde_json::to_value(report(&good())).unwrap(), expected);
}

#[test]
fn what_a_token_does_not_say_is_null() {
    let nothing = json!({
        "readable": true,
        "audience": null,
        "cloud": null,
        "kind": null,
        "expiresAt": null,
        "syncPermission": null,
        "roles": [],
        "personalAccount": null,
        "problems": [],
    });
    for silent in [json!({}), json!({ "aud": "", "scp": "", "roles": [], "tid": "", "exp": "soon", "idtyp": "" })] {
        assert_eq!(serde_json::to_value(report(&silent)).unwrap(), nothing, "{silent}");
    }
}

#[test]
fn a_token_that_cannot_be_read_is_null_throughout_and_its_fault_is_told_where_it_has_one() {
    let opaque = TokenReport::unreadable(None);
    assert!(opaque.problems[0].message.contains("no fault"), "{opaque:?}");
    let faulty = TokenReport::unreadable(Some("is empty"));
    assert_eq!(faulty.problems[0].message, "is empty");
    for unreadable in [opaque, faulty] {
        assert_eq!(paths(&unreadable), ["token"]);
        assert_eq!(TokenReport { problems: Vec::new(), ..unreadable }, TokenReport::default());
    }
    assert!(!TokenReport::default().readable);
}

#[test]
fn every_cloud_is_known_by_its_audience_and_graph_by_its_application_id() {
    for (audience, cloud, wrong) in [
        ("https://graph.microsoft.com", Some("global"), &[][..]),
        ("https://graph.microsoft.com/", Some("global"), &[]),
        ("https://graph.microsoft.us", Some("usGov"), &[]),
        ("https://dod-graph.microsoft.us", Some("usGovDod"), &[]),
        ("https://microsoftgraph.chinacloudapi.cn", Some("china"), &[]),
        ("00000003-0000-0000-c000-000000000000", None, &[]),
        ("https://management.azure.com", None, &["audience"]),
        ("https://graph.microsoft.com.evil.example", None, &["audience"]),
        ("constructor", None, &["audience"]),
    ] {
        let report = with(json!({ "aud": audience }));
        assert_eq!(report.audience.as_deref(), Some(audience));
        assert_eq!((report.cloud.map(<&str>::from), paths(&report)), (cloud, wrong.to_vec()), "{audience}");
    }
}

#[test]
fn a_person_or_an_application_has_signed_in() {
    for (scp, roles, idtyp, kind) in [
        (json!("User.Read"), json!([]), json!(null), Some(TokenKind::Delegated)),
        (json!("User.Read"), json!(["Sites.Read.All"]), json!("app"), Some(TokenKind::Delegated)),
        (json!(null), json!(["Sites.Read.All"]), json!(null), Some(TokenKind::Application)),
        (json!(null), json!(null), json!("app"), Some(TokenKind::Application)),
        (json!(null), json!(null), json!("user"), Some(TokenKind::Delegated)),
        (json!(null), json!(null), json!("device"), None),
        (json!(null), json!([5]), json!(null), None),
    ] {
        let claims = json!({ "scp": scp, "roles": roles, "idtyp": idtyp });
        assert_eq!(with(claims.clone()).kind, kind, "{claims}");
    }
}

#[test]
fn the_permission_is_held_or_for_reading_alone_or_missing_or_nobody_can_tell() {
    use SyncPermission::*;
    for (scopes, roles, permission) in [
        ("User.Read Synchronization.ReadWrite.All", &[][..], Some(Held)),
        ("Synchronization.Read.All Synchronization.ReadWrite.All", &[], Some(Held)),
        ("Synchronization.Read.All", &[APPLICATION_ADMINISTRATOR], Some(ReadOnly)),
        ("Synchronization.Read.All Directory.ReadWrite.All", &[APPLICATION_ADMINISTRATOR], Some(ReadOnly)),
        ("User.Read", &[], Some(Missing)),
        ("User.Read", &[GLOBAL_READER], Some(Missing)),
        ("synchronization.readwrite.all", &[], Some(Missing)),
        ("XSynchronization.ReadWrite.All", &[], Some(Missing)),
        ("User.Read", &[APPLICATION_ADMINISTRATOR], None),
        ("Directory.ReadWrite.All", &[], None),
        ("Application.ReadWrite.All", &[], None),
        ("Application.ReadWrite.OwnedBy", &[], None),
        ("Directory.AccessAsUser.All", &[], None),
        ("", &[APPLICATION_ADMINISTRATOR], None),
    ] {
        let delegated = with(json!({ "scp": scopes, "wids": roles }));
        assert_eq!(delegated.sync_permission, permission, "{scopes} with {roles:?}");
        let granted: Vec<_> = scopes.split(' ').filter(|scope| !scope.is_empty()).collect();
        let application = with(json!({ "scp": null, "roles": granted, "wids": roles }));
        assert_eq!(application.sync_permission, permission, "{granted:?} with {roles:?}");
    }
}

#[test]
fn an_applications_token_has_no_roles_of_the_directory_to_show() {
    let report = with(json!({ "scp": null, "roles": ["Synchronization.ReadWrite.All"], "wids": null, "tid": null }));
    assert_eq!((report.kind, report.sync_permission), (Some(TokenKind::Application), Some(SyncPermission::Held)));
    assert_eq!((report.roles.len(), report.personal_account, paths(&report)), (0, None, vec![]));
}

#[test]
fn the_roles_that_matter_have_their_names_and_others_may_suffice_or_not() {
    let custom = "12345678-1234-1234-1234-123456789012";
    for (id, name, sufficient) in [
        (APPLICATION_ADMINISTRATOR, Some("Application Administrator"), Some(true)),
        ("158c047a-c907-4556-b7ef-446551a6b5f7", Some("Cloud Application Administrator"), Some(true)),
        ("8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2", Some("Hybrid Identity Administrator"), Some(true)),
        ("62e90394-69f5-4237-9190-012177145e10", Some("Global Administrator"), Some(true)),
        (GLOBAL_READER, Some("Global Reader"), Some(false)),
        (custom, None, None),
    ] {
        let report = with(json!({ "wids": [USER, id] }));
        assert_eq!(report.roles.len(), 1, "every user is a user");
        let role = &report.roles[0];
        assert_eq!((role.id.as_str(), role.name, role.sufficient), (id, name, sufficient));
        let lacking: &[&str] = if sufficient == Some(false) { &["roles"] } else { &[] };
        assert_eq!(paths(&report), lacking, "{name:?}");
    }
}

#[test]
fn what_will_probably_be_refused_is_named() {
    for (claims, wrong) in [
        (json!({ "aud": "https://management.azure.com" }), &["audience"][..]),
        (json!({ "exp": second(0) - 1 }), &["expiresAt"]),
        (json!({ "exp": 1e300 }), &[]),
        (json!({ "scp": "User.Read", "wids": [] }), &["syncPermission", "roles"]),
        (json!({ "scp": "Synchronization.Read.All" }), &["syncPermission"]),
        (json!({ "tid": PERSONAL }), &["personalAccount"]),
        (json!({ "wids": [GLOBAL_READER] }), &["roles"]),
        (json!({ "wids": [] }), &["roles"]),
        (json!({ "wids": [USER] }), &["roles"]),
        // A token that shows no roles at all may have some.
        (json!({ "wids": null }), &[]),
        (json!({ "wids": [GLOBAL_READER, APPLICATION_ADMINISTRATOR] }), &[]),
    ] {
        let report = with(claims.clone());
        assert_eq!(paths(&report), wrong, "{claims}");
        assert!(report.problems.iter().all(|problem| !problem.message.is_empty()));
    }
}

#[test]
fn a_date_that_the_platform_cannot_write_is_not_known() {
    for odd in [json!(1e300), json!(-1), json!(0), json!("1793491200"), json!([1_793_491_200]), json!(true)] {
        assert_eq!(with(json!({ "exp": odd })).expires_at, None, "{odd}");
    }
    assert_eq!(with(json!({ "exp": 1_793_491_200.5 })).expires_at.as_deref(), Some("2026-11-01T00:00:00.500Z"));
}

/// Any JSON in the place of each claim.
fn any_claims() -> impl Strategy<Value = Value> {
    let names = ["aud", "scp", "roles", "wids", "tid", "exp", "idtyp"];
    let permissions = prop::collection::vec(
        prop::sample::select(vec![
            "Synchronization.ReadWrite.All",
            "Synchronization.Read.All",
            "Directory.ReadWrite.All",
            APPLICATION_ADMINISTRATOR,
            USER,
            "app",
        ]),
        0..4,
    );
    let value = prop_oneof![
        2 => any_json(),
        1 => permissions.clone().prop_map(|names| json!(names)),
        1 => permissions.prop_map(|names| json!(names.join(" "))),
    ];
    let claims = prop::collection::vec(value, names.len()).prop_map(move |values| {
        names.into_iter().map(String::from).zip(values).collect::<serde_json::Map<_, _>>().into()
    });
    prop_oneof![9 => claims, 1 => any_json()]
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn odd_claims_of_any_type_make_a_report_that_does_not_contradict_itself(claims in any_claims()) {
        let report = report(&claims);
        prop_assert!(report.readable);
        prop_assert!(report.cloud.is_none() || report.audience.is_some());
        prop_assert_eq!(paths(&report).contains(&"personalAccount"), report.personal_account == Some(true));
        let lacks = matches!(report.sync_permission, Some(SyncPermission::Missing | SyncPermission::ReadOnly));
        prop_assert_eq!(paths(&report).contains(&"syncPermission"), lacks);
        prop_assert!(!report.problems.iter().any(|problem| problem.message.is_empty() || problem.path == "token"));
        prop_assert!(report.roles.iter().all(|role| role.id != USER && role.name.is_some() == role.sufficient.is_some()));
    }

    #[test]
    fn a_token_has_expired_exactly_when_its_last_second_has_passed(at in 0..SECONDS) {
        let report = with(json!({ "exp": second(at) }));
        prop_assert!(report.expires_at.is_some() && paths(&report).is_empty());
        let before = with(json!({ "exp": second(0) - 1 - at }));
        prop_assert_eq!(paths(&before), vec!["expiresAt"]);
    }
}
