//! Job ids: which are accepted, and that none can reach another address.

use graph_sync_jobs::request::job_id::is_blank;
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

use crate::support::{
    cases, judged,
    passed::{Passed, list, object, text, wrong_kinds},
};

const GUID: &str = "8e881353-1735-45af-af21-ee1344582a4d";

/// What ECMA-262 says of `encodeURIComponent` (19.2.6.4), word by word.
fn encode_uri_component(text: &str) -> String {
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
    text.bytes().map(|byte| if stays(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// JavaScript's white space beyond ASCII's, which Unicode's has too but for the last.
const BLANKS: &str = "\u{85}\u{a0}\u{1680}\u{2000}\u{2003}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";

/// The path of the first problem, or the id as it travels.
fn job(id: &str) -> Result<String, String> {
    let judged = judged::job(&text(id));
    judged.map(|job| job.segment()).map_err(|mut problems| problems.remove(0).path)
}

fn segment(id: &str) -> String {
    job(id).unwrap()
}

/// The rule for job ids as the interface words it.
fn may_be_a_job_id(id: &str) -> bool {
    let refused =
        |char: char| "/?#\\%".contains(char) || char.is_whitespace() || char == '\u{feff}' || char.is_control();
    !["", ".", ".."].contains(&id) && id.chars().count() <= 1024 && !id.chars().any(refused)
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
fn blanks_are_what_unicode_and_javascript_call_white_space_and_control_characters_and_nothing_else() {
    for char in '\0'..=char::MAX {
        let expected =
            matches!(char, '\0'..=' ' | '\u{7f}'..='\u{a0}' | '\u{2000}'..='\u{200a}') || BLANKS.contains(char);
        assert_eq!(is_blank(char), expected, "{char:?}");
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
    for passed in wrong_kinds().into_iter().chain([Passed::Undefined, Passed::Null, object([]), list(&["job"])]) {
        assert_eq!(judged::job(&passed).unwrap_err()[0].path, "jobId", "{passed:?}");
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
    fn a_job_id_is_accepted_exactly_when_the_rule_allows_it(id in nasty_text()) {
        prop_assert_eq!(job(&id).is_ok(), may_be_a_job_id(&id), "{:?}", id);
    }

    #[test]
    fn a_job_id_is_one_path_segment_encoded_as_encode_uri_component_does(id in nasty_text()) {
        prop_assume!(may_be_a_job_id(&id));
        let segment = segment(&id);
        prop_assert_eq!(&segment, &encode_uri_component(&id));
        prop_assert_eq!(percent_decode_str(&segment).decode_utf8().unwrap(), id);
    }
}
