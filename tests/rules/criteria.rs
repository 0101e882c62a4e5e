//! Restart criteria: what travels, what is refused, and that nothing turns into the service's default silently.

use graph_sync_jobs::{
    model::{problem::Problem, reset_scope::ResetScope},
    request::arguments,
};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{
    cases,
    judged::{body, criteria},
    passed::{Passed, anything, list, no_objects, object, text, wrong_kinds},
};

const DEFAULT: &str = r#"{"criteria":{}}"#;
const IMPLIED: [&str; 4] = ["ConnectorDataStore", "Escrows", "Watermark", "QuarantineState"];

fn scope(value: Passed) -> Passed {
    object([("resetScope", value)])
}

fn sent(passed: &Passed) -> String {
    body(&criteria(passed).expect("valid criteria"))
}

/// The names that travel.
fn names(value: Passed) -> Vec<String> {
    let body: serde_json::Value = serde_json::from_str(&sent(&scope(value))).unwrap();
    body["criteria"]["resetScope"].as_str().unwrap().split(", ").map(str::to_owned).collect()
}

fn faults(passed: &Passed) -> Vec<Problem> {
    criteria(passed).expect_err("invalid criteria")
}

fn paths(passed: &Passed) -> Vec<String> {
    faults(passed).into_iter().map(|fault| fault.path).collect()
}

#[test]
fn graphs_own_sample_travels_byte_for_byte_as_text_and_as_array() {
    let body = r#"{"criteria":{"resetScope":"Watermark, Escrows, QuarantineState"}}"#;
    assert_eq!(sent(&scope(text("Watermark, Escrows, QuarantineState"))), body);
    assert_eq!(sent(&scope(list(&["Watermark", "Escrows", "QuarantineState"]))), body);
}

#[test]
fn absent_null_and_empty_criteria_are_the_services_default() {
    let undefined = scope(Passed::Undefined);
    for passed in [
        Passed::Undefined,
        Passed::Null,
        object([]),
        scope(Passed::Null),
        undefined,
        object([("any", Passed::Undefined)]),
    ] {
        assert_eq!(sent(&passed), DEFAULT, "{passed:?}");
    }
}

#[test]
fn every_documented_name_can_be_sent_alone() {
    for name in ResetScope::names() {
        assert_eq!(sent(&scope(text(name))), format!(r#"{{"criteria":{{"resetScope":"{name}"}}}}"#));
    }
}

#[test]
fn full_swallows_the_four_scopes_it_implies_and_nothing_else() {
    for name in IMPLIED {
        assert_eq!(names(list(&[name, "Full"])), ["Full"]);
        assert_eq!(names(list(&["Full", name])), ["Full"]);
    }
    assert_eq!(names(text("ForceDeletes, Escrows, Full")), ["ForceDeletes", "Full"]);
}

#[test]
fn none_said_twice_is_none() {
    assert_eq!(names(text("None, None")), ["None"]);
}

#[test]
fn none_beside_any_other_scope_is_refused_wherever_it_stands() {
    for other in ResetScope::names().iter().filter(|name| **name != "None") {
        for passed in [list(&["None", other]), list(&[other, "None"]), text(&format!("{other},None,{other}"))] {
            assert_eq!(paths(&scope(passed)), ["resetScope"], "{other}");
        }
    }
}

#[test]
fn spaces_and_tabs_around_a_name_in_a_text_are_fine_and_no_other_white_space_is() {
    assert_eq!(names(text("\t Watermark \t,Escrows ")), ["Watermark", "Escrows"]);
    for blank in ["\n", "\r", "\u{b}", "\u{a0}", "\u{2003}", "\u{feff}", "\u{200b}"] {
        assert_eq!(paths(&scope(text(&format!("Watermark{blank}")))), ["resetScope"], "{blank:?}");
    }
    assert_eq!(paths(&scope(text("Water mark"))), ["resetScope"]);
}

#[test]
fn nothing_is_trimmed_or_split_in_an_array() {
    for item in [" Watermark", "Watermark ", "\tWatermark", "Watermark, Escrows", "Watermark,"] {
        assert_eq!(paths(&scope(list(&[item]))), ["resetScope[0]"], "{item:?}");
    }
}

#[test]
fn empty_text_list_and_items_are_refused() {
    for (empty, path) in [
        (text(""), "resetScope"),
        (text(" \t"), "resetScope"),
        (list(&[]), "resetScope"),
        (list(&[""]), "resetScope[0]"),
        (text("Watermark,"), "resetScope[1]"),
        (text(",Watermark"), "resetScope[0]"),
        (text("Watermark,, Escrows"), "resetScope[1]"),
    ] {
        assert_eq!(paths(&scope(empty.clone())), [path], "{empty:?}");
    }
}

#[test]
fn a_misspelt_name_is_named_with_its_place_and_the_right_one() {
    let faults = faults(&scope(text("Escrows, Watermrak")));
    assert_eq!((faults.len(), faults[0].path.as_str(), faults[0].suggestion), (1, "resetScope[1]", Some("Watermark")));
    assert!(faults[0].message.contains("\"Watermrak\""), "{}", faults[0].message);
}

#[test]
fn a_misspelt_key_is_refused_with_the_right_one() {
    for key in ["resetscope", "ResetScope", "resetScopes", "resteScope"] {
        let faults = faults(&object([(key, text("Watermark"))]));
        assert_eq!((faults[0].path.as_str(), faults[0].suggestion), (key, Some("resetScope")));
    }
}

#[test]
fn a_number_and_every_other_wrong_kind_is_refused_as_scope_and_as_item() {
    for wrong in wrong_kinds().into_iter().chain([Passed::Other("a boolean"), object([])]) {
        assert_eq!(paths(&scope(wrong.clone())), ["resetScope"], "{wrong:?}");
        if !matches!(wrong, Passed::Crowd(_)) {
            assert_eq!(paths(&scope(Passed::List([wrong.clone()].into()))), ["resetScope[0]"], "{wrong:?}");
        }
    }
    for item in [Passed::Undefined, Passed::Null, list(&["Watermark"])] {
        assert_eq!(paths(&scope(Passed::List([item.clone()].into()))), ["resetScope[0]"], "{item:?}");
    }
}

#[test]
fn only_a_plain_object_is_criteria() {
    for passed in no_objects() {
        assert_eq!(paths(&passed), ["criteria"], "{passed:?}");
    }
}

#[test]
fn every_fault_is_named_at_once() {
    let passed = object([
        ("resetScopes", Passed::Null),
        ("resetScope", list(&["None", "watermark", "", "Escrows"])),
        ("force", Passed::Number(1.0)),
    ]);
    assert_eq!(paths(&passed), ["resetScopes", "resetScope[1]", "resetScope[2]", "resetScope", "force"]);
}

#[test]
fn a_hundred_faults_are_listed_and_the_rest_is_counted() {
    assert_eq!(faults(&scope(list(&["x"; 100]))).len(), 100);
    let many = faults(&scope(list(&["x"; 250])));
    assert_eq!(many.len(), 101);
    assert_eq!(many[99].path, "resetScope[99]");
    assert!(many[100].message.contains("150"), "{:?}", many[100]);
}

#[test]
fn repeating_a_name_a_thousand_times_is_saying_it_once() {
    assert_eq!(names(list(&["Watermark"; 1000])), ["Watermark"]);
    assert_eq!(names(text(&["Watermark"; 1000].join(","))), ["Watermark"]);
}

#[test]
fn a_check_for_a_form_tells_the_scopes_or_every_problem_but_never_both() {
    let report = |passed| serde_json::to_value(arguments::check_criteria(&passed)).unwrap();
    let good = report(scope(text("Escrows, Full")));
    assert_eq!((&good["valid"], &good["problems"]), (&json!(true), &json!([])));
    assert_eq!((&good["resetScope"], &good["warnings"][0]["code"]), (&json!(["Full"]), &json!("FullBreaksLinks")));
    assert_eq!(report(Passed::Undefined)["resetScope"], json!([]), "the service's default");

    let bad = report(scope(text("Full, Watermrak")));
    assert_eq!((&bad["valid"], &bad["resetScope"], &bad["warnings"]), (&json!(false), &json!(null), &json!([])));
    let message = "\"Watermrak\" is no reset scope";
    let problem = json!({ "path": "resetScope[1]", "message": message, "suggestion": "Watermark" });
    assert_eq!(bad["problems"], json!([problem]));
}

/// What the rule says of a list of names that may be combined.
fn expected(passed: &[&'static str]) -> Vec<&'static str> {
    let mut kept = Vec::new();
    for &name in passed {
        let implied = passed.contains(&"Full") && IMPLIED.contains(&name);
        if !implied && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

fn combinable() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(&ResetScope::names()[1..]), 1..12)
}

fn asks_for_nothing(passed: &Passed) -> bool {
    match passed {
        Passed::Undefined | Passed::Null => true,
        Passed::Object(entries) => entries
            .iter()
            .all(|(key, value)| *value == Passed::Undefined || &**key == "resetScope" && *value == Passed::Null),
        _ => false,
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn duplicates_and_implied_scopes_go_and_the_callers_order_stays(passed in combinable()) {
        prop_assert_eq!(names(list(&passed)), expected(&passed));
        prop_assert_eq!(names(text(&passed.join(","))), expected(&passed));
    }

    #[test]
    fn what_was_normalised_reads_as_itself(passed in combinable()) {
        let once = sent(&scope(list(&passed)));
        let kept = expected(&passed);
        prop_assert_eq!(sent(&scope(list(&kept))), once.clone());
        prop_assert_eq!(sent(&scope(text(&kept.join(", ")))), once);
    }

    #[test]
    fn the_body_says_exactly_the_scopes_and_so_does_the_receipt(passed in combinable()) {
        let (read, kept) = (criteria(&scope(list(&passed))).unwrap(), expected(&passed));
        prop_assert_eq!(body(&read), format!(r#"{{"criteria":{{"resetScope":"{}"}}}}"#, kept.join(", ")));
        prop_assert_eq!(read.scopes().iter().map(|scope| scope.name()).collect::<Vec<_>>(), kept);
    }

    #[test]
    fn a_name_in_any_other_case_is_refused_and_the_right_case_suggested(
        name in prop::sample::select(ResetScope::names()), flips in any::<u32>()
    ) {
        let other: String = name
            .chars()
            .enumerate()
            .map(|(at, char)| if flips >> at & 1 == 0 { char } else if char.is_uppercase() { char.to_ascii_lowercase() } else { char.to_ascii_uppercase() })
            .collect();
        prop_assume!(other != name);
        let faults = faults(&scope(text(&other)));
        prop_assert_eq!(faults.len(), 1);
        prop_assert_eq!(faults[0].suggestion, Some(name));
    }

    #[test]
    fn only_a_listed_name_is_ever_accepted(name in any::<String>()) {
        let listed = ResetScope::names().contains(&name.as_str());
        prop_assert_eq!(criteria(&scope(list(&[&name]))).is_ok(), listed);
    }

    #[test]
    fn nothing_but_asking_for_nothing_becomes_the_default(passed in anything()) {
        let default = criteria(&passed).is_ok_and(|criteria| body(&criteria) == DEFAULT);
        prop_assert_eq!(default, asks_for_nothing(&passed));
    }

    #[test]
    fn refused_criteria_always_say_why(passed in anything()) {
        if let Err(problems) = criteria(&passed) {
            prop_assert!(!problems.is_empty() && problems.len() <= 101);
            prop_assert!(problems.iter().all(|problem| !problem.message.is_empty()));
        }
    }
}
