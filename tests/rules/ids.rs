//! Identifiers: which are accepted, and that none can reach another address.

use graph_sync_jobs::{
    given::Given,
    ids::{JobId, is_client_request_id},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use proptest::prelude::*;

use crate::support::{
    cases,
    given::{list, no_objects, object, text, wrong_kinds},
    reading::{self, principal},
};

const GUID: &str = "8e881353-1735-45af-af21-ee1344582a4d";

/// What `encodeURIComponent` leaves alone (ECMA-262, 19.2.6.4).
const URI_COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// JavaScript's white space beyond ASCII's, which Unicode's has too but for the last.
const BLANKS: &str = "\u{85}\u{a0}\u{1680}\u{2000}\u{2003}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";

fn principal_path(given: &Given) -> Option<String> {
    principal(given).ok().map(|principal| principal.path()).map(|(before, id, after)| [before, id, after].concat())
}

fn job(id: &str) -> Result<JobId<'static>, String> {
    reading::job(&text(id)).map_err(|problem| problem.path)
}

fn segment(id: &str) -> String {
    let mut segment = String::new();
    job(id).unwrap().push_segment(&mut segment);
    segment
}

/// The rule for job ids as the interface words it.
fn may_be_a_job_id(id: &str) -> bool {
    let refused =
        |char: char| "/?#\\%".contains(char) || char.is_whitespace() || char == '\u{feff}' || char.is_control();
    !["", ".", ".."].contains(&id) && id.chars().count() <= 1024 && !id.chars().any(refused)
}

#[test]
fn an_object_id_and_an_application_id_have_their_own_addresses() {
    assert_eq!(principal_path(&text(GUID)).unwrap(), format!("servicePrincipals/{GUID}"));
    let app = object([("appId", text(GUID)), ("absent", Given::Undefined)]);
    assert_eq!(principal_path(&app).unwrap(), format!("servicePrincipals(appId='{GUID}')"));
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
        object([("appId", Given::Undefined)]),
        object([("appId", Given::Null)]),
        object([("appId", Given::Number(1.0))]),
        object([("appId", list(&[GUID]))]),
        object([("appId", text(GUID)), ("id", text(GUID))]),
        object([("appId", text(GUID)), ("id", Given::Null)]),
        object([("objectId", text(GUID))]),
    ] {
        assert!(principal(&bad).is_err(), "{bad:?}");
    }
    let problems = principal(&object([("appID", text(GUID)), ("foo", Given::Null)])).unwrap_err();
    let named: Vec<_> = problems.iter().map(|problem| (problem.path.as_str(), problem.suggestion)).collect();
    assert_eq!(named, [("spId.appID", Some("appId")), ("spId.foo", None), ("spId.appId", None)]);
}

#[test]
fn nothing_else_is_a_service_principal() {
    for given in no_objects().into_iter().chain([Given::Undefined, Given::Null]) {
        assert!(principal(&given).is_err(), "{given:?}");
    }
}

#[test]
fn job_ids_seen_in_the_wild_travel_unchanged() {
    for id in [
        "SfSandboxOutDelta.e4bbf44533ea4eabb17027f3a92e92aa",
        "aws.74beb1753b704b63b8d56f0b76082b16.10a7a801-7101-4c69-ae00-ce9f75f8460a",
        "API2AAD.b16687d38faf42adb29892cdcaf01c6e.1a03de52-b9c3-4e2c-a1e3-9145aaa8e530",
        GUID,
        "with_underscore",
        "...",
        "a..b",
    ] {
        assert_eq!(segment(id), id);
    }
}

#[test]
fn dot_segments_and_empty_job_ids_are_refused() {
    for id in ["", ".", ".."] {
        assert_eq!(job(id), Err(String::from("jobId")), "{id:?}");
    }
}

#[test]
fn no_white_space_of_any_script_is_part_of_a_job_id() {
    for blank in BLANKS.chars().chain("\t\n\u{b}\u{c}\r ".chars()) {
        for id in [format!("{blank}job"), format!("jo{blank}b"), format!("job{blank}")] {
            assert!(job(&id).is_err(), "{id:?}");
        }
    }
}

#[test]
fn no_control_character_is_part_of_a_job_id() {
    for control in ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}') {
        assert!(job(&format!("job{control}")).is_err(), "{control:?}");
    }
}

#[test]
fn a_job_id_has_at_most_1024_characters() {
    for char in ["a", "é"] {
        assert!(job(&char.repeat(1024)).is_ok());
        assert!(job(&char.repeat(1025)).is_err());
    }
}

#[test]
fn only_text_is_a_job_id() {
    for given in wrong_kinds().into_iter().chain([Given::Undefined, Given::Null, object([]), list(&["job"])]) {
        assert_eq!(reading::job(&given).unwrap_err().path, "jobId", "{given:?}");
    }
}

#[test]
fn a_client_request_id_is_1_to_128_visible_ascii_characters() {
    assert!(is_client_request_id("!"));
    assert!(is_client_request_id(&"~".repeat(128)));
    for bad in ["", &"a".repeat(129), "a b", "a\n", "\t", "é", "\u{7f}", "\0"] {
        assert!(!is_client_request_id(bad), "{bad:?}");
    }
}

fn nasty_text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select("/?#\\%.. \t\n\u{feff}\u{a0}'()!*~-_+&=;:@,é💥".chars().collect::<Vec<_>>());
    prop::collection::vec(prop_oneof![1 => nasty, 4 => any::<char>(), 8 => prop::char::range('a', 'z')], 0..12)
        .prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_guid_of_any_case_is_sent_as_given(id in "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") {
        prop_assert_eq!(principal_path(&text(&id)).unwrap(), format!("servicePrincipals/{id}"));
    }

    #[test]
    fn a_job_id_is_accepted_exactly_when_the_rule_allows_it(id in nasty_text()) {
        prop_assert_eq!(job(&id).is_ok(), may_be_a_job_id(&id), "{:?}", id);
    }

    #[test]
    fn a_job_id_is_one_path_segment_encoded_as_encode_uri_component_does(id in nasty_text()) {
        prop_assume!(may_be_a_job_id(&id));
        let segment = segment(&id);
        prop_assert_eq!(&segment, &utf8_percent_encode(&id, URI_COMPONENT).to_string());
        prop_assert_eq!(percent_decode_str(&segment).decode_utf8().unwrap(), id);
    }
}
