//! What a caller passed: the noun that a message has for each kind, and that it never holds the value.

use std::rc::Rc;

use graph_sync_jobs::request::{
    input::{Input, InputKind, Text},
    option_key::OptionsOf,
};

use crate::support::{
    judged::{criteria, job, options, principal},
    passed::{Passed, list, object, text},
};

#[test]
fn every_kind_has_its_noun() {
    for (passed, noun) in [
        (Passed::Undefined, "undefined"),
        (Passed::Null, "null"),
        (text("hello"), "a string"),
        (text(""), "a string"),
        (Passed::Broken, "a string"),
        (Passed::Number(7.0), "a number"),
        (list(&["hello"]), "an array"),
        (object([("hello", Passed::Null)]), "an object"),
        (Passed::Crowd(1_000_000), "a value with too many entries"),
        (Passed::Function, "a function"),
        (Passed::Other("a symbol"), "a symbol"),
        (Passed::Unreadable, "an object that throws when read"),
    ] {
        assert_eq!(passed.kind().noun(), noun);
    }
}

#[test]
fn a_refusal_names_the_kind_that_was_found() {
    for (problem, noun) in [
        (principal(&Passed::Function).unwrap_err(), "not a function"),
        (principal(&object([("appId", Passed::Number(1.0))])).unwrap_err(), "not a number"),
        (job(&Passed::Undefined).unwrap_err(), "not undefined"),
        (criteria(&list(&[])).unwrap_err(), "not an array"),
        (criteria(&object([("resetScope", Passed::Other("a boolean"))])).unwrap_err(), "not a boolean"),
        (options(&text("beta"), OptionsOf::Request).unwrap_err(), "not a string"),
    ] {
        assert!(problem[0].message.ends_with(noun), "{problem:?}");
    }
}

#[test]
fn what_is_passed_in_the_wrong_place_is_not_quoted_back() {
    // Somebody may have mixed up the arguments, and this is the token.
    let secret = "a-secret-token";
    let wrong = [text(secret), list(&[secret]), object([(secret, text(secret))]), object([("appId", text(secret))])];
    for passed in wrong {
        for problem in principal(&passed).unwrap_err() {
            assert!(!problem.message.contains(secret), "{problem:?}");
        }
    }
    for problem in job(&text(&format!("{secret}/"))).unwrap_err() {
        assert!(!problem.message.contains(secret), "{problem:?}");
    }
    for key in ["cloud", "apiVersion", "baseUrl", "signal", "timeoutMs"] {
        for problem in options(&object([(key, text(secret))]), OptionsOf::Request).unwrap_err() {
            assert!(!problem.message.contains(secret), "{problem:?}");
        }
    }
}

#[test]
fn more_entries_than_any_rule_accepts_are_not_even_read() {
    let many = |count| Passed::List(vec![text("Watermark"); count].into());
    let scopes = |count| criteria(&object([("resetScope", many(count))]));
    assert!(scopes(10_000).is_ok());
    let problems = scopes(10_001).unwrap_err();
    assert!(problems[0].message.contains("10001 items"), "{problems:?}");
    let keys: Rc<[_]> = (0..10_001).map(|key| (key.to_string().into(), Passed::Undefined)).collect();
    assert!(matches!(Passed::Object(keys).kind(), InputKind::TooMany(10_001)));
}

#[test]
fn a_text_is_cut_as_javascript_cuts_it() {
    // The tests' own stand-in for a JavaScript string: the promises about copying rest on it.
    assert_eq!(text("héllo").read_text(5), Text::Whole("héllo".into()));
    assert_eq!(text("héllo").read_text(4), Text::Beginning("héll".into()));
    assert_eq!(text("a💥").read_text(3), Text::Whole("a💥".into()));
    assert_eq!(text("a💥").read_text(2), Text::Beginning("a\u{FFFD}".into()));
    assert_eq!(text("a💥b").read_text(3), Text::Beginning("a💥".into()));
    assert_eq!(Passed::Broken.read_text(5), Text::IllFormed);
}
