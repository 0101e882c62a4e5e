//! Problems: how faults are quoted, guessed at and counted.

use graph_sync_jobs::{
    error::kind::{Argument, Kind},
    request::{
        input::Input,
        path::Path,
        problems::{Problems, nearest, quote},
    },
};
use proptest::prelude::*;

use crate::support::{
    cases,
    passed::{Passed, THROWN, object, text},
};

const ARGUMENTS: [Argument; 6] = [
    Argument::Token,
    Argument::ServicePrincipalId,
    Argument::JobId,
    Argument::Criteria,
    Argument::Options,
    Argument::Items,
];

#[test]
fn a_quoted_value_is_cut_at_forty_characters() {
    assert_eq!(quote(&"é".repeat(40)), format!("\"{}\"", "é".repeat(40)));
    assert_eq!(quote(&"é".repeat(41)), format!("\"{}…\"", "é".repeat(40)));
}

#[test]
fn nothing_that_a_terminal_obeys_is_passed_on() {
    assert_eq!(quote("a\u{1b}[31m\n\u{9b}"), "\"a [31m  \"");
    let mut problems = Problems::<()>::default();
    problems.add(&Path::Member(&Path::MembersOf("options"), "a\u{1b}[31m"), "is no option of this call");
    assert_eq!(problems.into_list(Argument::Options).0[0].path, "a [31m");
}

#[test]
fn a_suggestion_is_near_or_missing() {
    let names = ["Watermark", "None", "Full"];
    for (name, meant) in [("Watermrak", "Watermark"), ("Watermar", "Watermark"), ("full", "Full"), ("Noone", "None")] {
        assert_eq!(nearest(name, &names), Some(meant));
    }
    for far in ["", "banana", "Nothing", "Fill it", "x", &"Watermark".repeat(100_000)] {
        assert_eq!(nearest(far, &names), None);
    }
    assert_eq!(nearest("Watermark", &[]), None);
}

#[test]
fn a_path_is_written_as_a_caller_would_write_it() {
    let items = Path::Argument("items");
    let item = Path::Item(&items, 3);
    let criteria = Path::Member(&item, "criteria");
    let names = Path::Member(&criteria, "resetScope");
    assert_eq!(Path::Item(&names, 1).to_string(), "items[3].criteria.resetScope[1]");
    assert_eq!(Path::Member(&Path::Argument("spId"), "appId").to_string(), "spId.appId");
    // Where a call has one argument with members of its own, their names say enough.
    assert_eq!(Path::Member(&Path::MembersOf("options"), "timeoutMs").to_string(), "timeoutMs");
    assert_eq!(Path::MembersOf("options").to_string(), "options");
}

#[test]
fn what_reading_a_value_threw_first_is_the_cause_of_the_failure() {
    let mut problems = Problems::default();
    let path = Path::MembersOf("criteria");
    assert_eq!(problems.members(&path, text("Full").kind()), None);
    assert_eq!(problems.members(&path, Passed::Unreadable.kind()), None);
    let failure = problems.accept(Argument::Criteria, Some(())).unwrap_err();
    assert_eq!((failure.problems.len(), failure.cause), (2, Some(THROWN)));
    let members = Problems::default().members(&path, object([("resetScope", Passed::Null)]).kind());
    assert_eq!(members, Some(vec![(String::from("resetScope"), Passed::Null)]));
}

#[test]
fn every_argument_is_refused_with_a_code_of_its_own() {
    for argument in ARGUMENTS {
        let mut problems = Problems::<()>::default();
        problems.add(&Path::Argument(argument.name()), "is wrong");
        let failure = problems.accept(argument, Some(())).unwrap_err();
        assert_eq!((failure.kind, failure.kind.code()), (Kind::InvalidArgument(argument), argument.code()));
        assert!(<&str>::from(argument.code()).starts_with("Invalid"));
    }
    let codes: Vec<_> = ARGUMENTS.iter().map(|argument| argument.code()).collect();
    assert!(codes.iter().all(|code| codes.iter().filter(|other| *other == code).count() == 1));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_quote_is_short_and_holds_the_beginning(text in any::<String>()) {
        let quoted = quote(&text);
        prop_assert!(quoted.chars().count() <= 43);
        let shown = |char: char| if char.is_control() { ' ' } else { char };
        let beginning: String = text.chars().take(40).map(shown).collect();
        let begins = quoted[1..].starts_with(&beginning);
        prop_assert!(begins);
    }

    #[test]
    fn a_suggestion_is_one_of_the_candidates_and_shares_most_of_its_letters(name in "[a-zA-Z]{0,20}") {
        let names = ["timeoutMs", "deadlineMs", "maxRetries", "fetch"];
        if let Some(meant) = nearest(&name, &names) {
            prop_assert!(names.contains(&meant));
            prop_assert!(name.len() >= 3 && name.len() <= meant.len() * 2);
        }
        for exact in names {
            prop_assert_eq!(nearest(&exact.to_uppercase(), &names), Some(exact));
        }
    }

    #[test]
    fn a_value_is_given_only_without_problems_and_no_problem_is_lost(count in 0_usize..300) {
        let mut problems = Problems::<()>::default();
        for index in 0..count {
            problems.add(&Path::Item(&Path::Argument("items"), index), "is wrong");
        }
        prop_assert_eq!(problems.is_empty(), count == 0);
        prop_assert_eq!(problems.clone().accept(Argument::Items, Some(7)).is_ok(), count == 0);
        prop_assert!(problems.clone().accept(Argument::Items, None::<()>).is_err());
        let (listed, _) = problems.into_list(Argument::Items);
        prop_assert_eq!(listed.len(), count.min(101));
        for (index, problem) in listed.iter().take(100).enumerate() {
            prop_assert_eq!(&problem.path, &format!("items[{index}]"));
        }
        if count > 100 {
            prop_assert_eq!(&listed[100].path, "items");
            prop_assert_eq!(&listed[100].message, &format!("has {} more problems", count - 100));
        }
    }
}
