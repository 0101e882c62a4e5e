//! How much is copied of what a caller passes: WebAssembly memory never shrinks, so a value is judged before it is copied.

use std::rc::Rc;

use graph_sync_jobs::{
    error::kind::Argument,
    model::problem::Problem,
    request::{items::RestartItem, option_key::OptionsOf, problems::Problems},
};

use crate::support::{
    judged,
    passed::{LONGEST_KEY, Passed, copied, object, text},
};

/// Far more than any rule accepts.
fn huge() -> Rc<str> {
    "x".repeat(60_000).into()
}

/// So many list items or keys are read at most.
const MANY: usize = 9_999;

fn huge_names() -> Passed {
    object([("resetScope", Passed::List(vec![Passed::Text(huge()); MANY].into()))])
}

/// As many keys, none of which any rule knows.
fn huge_keys() -> Passed {
    let key = |index| format!("{index}{}", huge()).into();
    // A tenth of them is enough: they are copies, and these are the test's own.
    Passed::Object((0..MANY / 10).map(|index| (key(index), Passed::Null)).collect())
}

/// A hundred problems, and one that says how many more there are.
fn are_listed(problems: &[Problem], name: &str, count: usize) {
    assert_eq!(problems.len(), 101);
    let last = problems.last().unwrap();
    assert_eq!((&*last.path, &*last.message), (name, &*format!("has {} more problems", count - 100)));
    for Problem { path, message, .. } in problems {
        assert!(path.chars().count() <= LONGEST_KEY + 20, "{path}");
        assert!(message.chars().count() <= 80, "{message}");
    }
}

#[test]
fn ten_thousand_wrong_names_of_sixty_thousand_characters_are_judged_without_copying_them() {
    let passed = huge_names();
    let (judged, characters) = copied(|| judged::criteria(&passed));
    let problems = judged.unwrap_err();
    are_listed(&problems, "criteria", MANY);
    assert_eq!(problems[42].message, format!("\"{}…\" is no reset scope", "x".repeat(40)));
    assert!(characters <= MANY * 100 + 100, "{characters} characters were copied");
}

#[test]
fn criteria_of_an_item_are_judged_as_sparingly() {
    let passed = object([("criteria", huge_names())]);
    let (_, characters) = copied(|| RestartItem::read(&passed, 0, &mut Problems::default()));
    assert!(characters <= MANY * 100 + 100, "{characters} characters were copied");
}

#[test]
fn a_text_of_names_that_is_far_too_long_is_refused_for_its_length() {
    let passed = object([("resetScope", text(&"Watermark,".repeat(1_000_000)))]);
    let (judged, characters) = copied(|| judged::criteria(&passed));
    assert_eq!(judged.unwrap_err()[0].message, "is far too long; there are only seven scopes");
    assert!(characters <= 66_000, "{characters} characters were copied");
}

#[test]
fn ids_of_any_length_are_judged_by_their_beginning() {
    let long = Passed::Text(huge());
    for (judged, most) in [
        (copied(|| judged::principal(&long).unwrap_err()), 36),
        (copied(|| judged::principal(&object([("appId", long.clone())])).unwrap_err()), 36 + 5),
        (copied(|| judged::job(&long).unwrap_err()), 2 * 1024),
    ] {
        let (problems, characters) = judged;
        assert!(characters <= most, "{problems:?} took {characters} characters");
        assert!(problems.len() == 1 && problems[0].message.len() <= 80, "{problems:?}");
    }
}

#[test]
fn items_with_ids_of_any_length_are_judged_by_their_beginning() {
    let long = Passed::Text(huge());
    let passed = object([("spId", long.clone()), ("jobId", long)]);
    let mut problems = Problems::default();
    let (_, characters) = copied(|| {
        for index in 0..MANY {
            assert_eq!(RestartItem::read(&passed, index, &mut problems), None);
        }
    });
    assert!(characters <= MANY * (36 + 2 * 1024 + 9), "{characters} characters were copied");
    are_listed(&problems.into_list(Argument::Items).0, "items", 2 * MANY);
}

#[test]
fn no_more_is_copied_of_unknown_keys_than_names_them() {
    let (keys, count) = (huge_keys(), MANY / 10);
    let (judged, characters) = copied(|| judged::options(&keys, OptionsOf::Request));
    are_listed(&judged.unwrap_err(), "options", count);
    assert!(characters <= count * LONGEST_KEY, "{characters} characters were copied");

    let (judged, characters) = copied(|| judged::criteria(&keys));
    are_listed(&judged.unwrap_err(), "criteria", count);
    assert!(characters <= count * LONGEST_KEY, "{characters} characters were copied");

    let (judged, characters) = copied(|| judged::principal(&keys));
    are_listed(&judged.unwrap_err(), "spId", count + 1);
    assert!(characters <= count * LONGEST_KEY, "{characters} characters were copied");
}

#[test]
fn options_of_any_length_are_refused_and_not_quoted() {
    let long: Rc<str> = "x".repeat(1_000_000).into();
    for key in ["cloud", "apiVersion", "clientRequestId", "baseUrl"] {
        let passed = object([(key, Passed::Text(long.clone()))]);
        let (judged, characters) = copied(|| judged::options(&passed, OptionsOf::Request).unwrap_err());
        assert!(characters <= 66_000, "{key} took {characters} characters");
        assert!(judged.len() == 1 && judged[0].message.len() <= 80, "{judged:?}");
    }
}
