//! Service principals: by object id or application id, each a GUID and nothing that only resembles one.

use proptest::prelude::*;

use crate::support::{
    cases,
    judged::principal,
    passed::{Passed, list, no_objects, object, text},
};

const GUID: &str = "8e881353-1735-45af-af21-ee1344582a4d";

fn path(passed: &Passed) -> String {
    principal(passed).unwrap().path()
}

#[test]
fn an_object_id_and_an_application_id_have_their_own_addresses() {
    assert_eq!(path(&text(GUID)), format!("servicePrincipals/{GUID}"));
    let app = object([("appId", text(GUID)), ("absent", Passed::Undefined)]);
    assert_eq!(path(&app), format!("servicePrincipals(appId='{GUID}')"));
}

#[test]
fn what_only_resembles_a_guid_is_refused_in_both_places() {
    let bare = GUID.replace('-', "");
    for near in [
        "",
        &bare,
        &format!("{{{GUID}}}"),
        &format!("urn:uuid:{GUID}"),
        &format!(" {GUID}"),
        &format!("{GUID}\n"),
        &format!("{GUID}0"),
        &GUID[1..],
        &GUID.replace('8', "g"),
        &GUID.replace('8', "８"),
        &GUID.replace('-', "‐"),
        &GUID.replace('-', "_"),
        "8e8813531-735-45af-af21-ee1344582a4d",
        "8e881353-1735-45af-af21-ee1344582a4d')/x",
    ] {
        assert_eq!(principal(&text(near)).unwrap_err()[0].path, "spId", "{near:?}");
        let app = object([("appId", text(near))]);
        assert_eq!(principal(&app).unwrap_err()[0].path, "spId.appId", "{near:?}");
    }
}

#[test]
fn a_plain_object_names_a_service_principal_by_the_one_key_app_id() {
    for bad in [
        object([]),
        object([("appId", Passed::Undefined)]),
        object([("appId", Passed::Null)]),
        object([("appId", Passed::Number(1.0))]),
        object([("appId", list(&[GUID]))]),
        object([("appId", text(GUID)), ("id", text(GUID))]),
        object([("appId", text(GUID)), ("id", Passed::Null)]),
        object([("objectId", text(GUID))]),
    ] {
        assert!(principal(&bad).is_err(), "{bad:?}");
    }
    let problems = principal(&object([("appID", text(GUID)), ("foo", Passed::Null)])).unwrap_err();
    let named: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), problem.suggestion)).collect();
    assert_eq!(named, [("spId.appID", Some("appId")), ("spId.foo", None), ("spId.appId", None)]);
}

#[test]
fn nothing_else_is_a_service_principal() {
    for passed in no_objects().into_iter().chain([Passed::Undefined, Passed::Null]) {
        assert!(principal(&passed).is_err(), "{passed:?}");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_guid_of_any_case_is_sent_as_given(id in "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") {
        prop_assert_eq!(path(&text(&id)), format!("servicePrincipals/{id}"));
    }
}
