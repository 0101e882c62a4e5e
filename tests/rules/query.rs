//! Queries: what a search asks Graph for, and that a misspelt one never finds everything.

use graph_sync_jobs::{model::problem::Problem, request::query::Query};
use proptest::prelude::*;

use crate::support::{
    cases,
    judged::query,
    passed::{Passed, list, object, text},
};

const NAME: &str = "must be a string of 1 to 256 characters, and not blank";
const CODE: &str = "must be a status code as a string, such as Quarantine, or an array of them";

fn by_name(name: Passed) -> Result<Query, Vec<Problem>> {
    query(&object([("displayName", name)]))
}

fn by_code(codes: Passed) -> Result<Query, Vec<Problem>> {
    query(&object([("statusCode", codes)]))
}

fn told(problems: Vec<Problem>) -> Vec<(String, String)> {
    problems.into_iter().map(|problem| (problem.path, problem.message)).collect()
}

fn one(path: &str, message: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), message.to_owned())]
}

/// The text that is searched for, as Graph reads it: what is between the quotation marks, without the backslashes before them.
fn read_by_graph(search: &str) -> String {
    let inside =
        search.strip_prefix("\"displayName:").and_then(|rest| rest.strip_suffix('"')).expect("it is in quotes");
    let (mut name, mut chars) = (String::new(), inside.chars());
    while let Some(char) = chars.next() {
        assert_ne!(char, '"', "it leaves its quotes: {search}");
        name.push(if char == '\\' { chars.next().expect("a backslash stands before something") } else { char });
    }
    name
}

#[test]
fn without_a_query_everything_is_found() {
    let absent = |key| object([(key, Passed::Undefined)]);
    for passed in [Passed::Undefined, Passed::Null, object([]), absent("displayName"), absent("of another call")] {
        let query = query(&passed).unwrap();
        assert!(query.matches(None) && query.matches(Some("Quarantine")) && !query.is_search());
        let names: Vec<_> = query.parameters().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["$select", "$top"]);
    }
}

#[test]
fn a_name_has_1_to_256_characters_and_is_not_blank() {
    for name in ["x", "Größe 😀", &"x".repeat(256), " x "] {
        assert_eq!(by_name(text(name)).unwrap().display_name.as_deref(), Some(name));
    }
    for wrong in
        [text(""), text(" \t"), text(&"x".repeat(257)), Passed::Broken, Passed::Null, Passed::Number(1.0), list(&["x"])]
    {
        assert_eq!(told(by_name(wrong).unwrap_err()), one("displayName", NAME));
    }
}

#[test]
fn status_codes_are_taken_as_written_one_or_several() {
    let one = by_code(text("Quarantine")).unwrap();
    assert!(one.matches(Some("Quarantine")) && !one.matches(Some("quarantine")) && !one.matches(Some("Active")));
    assert!(!one.matches(None), "a job without a status has none of them");
    let two = by_code(list(&["Active", "SomethingNew"])).unwrap();
    assert!(two.matches(Some("Active")) && two.matches(Some("SomethingNew")) && !two.matches(Some("Quarantine")));
}

#[test]
fn what_is_no_status_code_is_refused_at_its_place() {
    for wrong in [text(""), text(&"x".repeat(257)), list(&[]), Passed::Null, Passed::Number(3.0), object([])] {
        assert_eq!(told(by_code(wrong).unwrap_err()), one("statusCode", CODE));
    }
    let wrong = Passed::List(vec![text("Active"), Passed::Null, text(" ")].into());
    let expected = [one("statusCode[1]", CODE), one("statusCode[2]", CODE)].concat();
    assert_eq!(told(by_code(wrong).unwrap_err()), expected);
}

#[test]
fn a_misspelt_query_is_never_taken_for_none() {
    let problems = query(&object([("displayname", text("x")), ("status", text("x"))])).unwrap_err();
    let suggestions: Vec<_> = problems.iter().map(|problem| (&*problem.path, problem.suggestion)).collect();
    assert_eq!(suggestions, [("displayname", Some("displayName")), ("status", None)]);
    assert!(problems.iter().all(|problem| problem.message == "is no key of a query"));
    for wrong in [Passed::Number(1.0), Passed::Function, list(&["x"]), Passed::Other("a symbol"), Passed::Unreadable] {
        assert_eq!(query(&wrong).unwrap_err().len(), 1);
    }
}

#[test]
fn a_query_names_the_way_out_where_one_can_be_seen() {
    let bare = "is a string: pass { displayName } or { statusCode }";
    assert_eq!(told(query(&text("Salesforce")).unwrap_err()), one("query", bare));
    let option = "is an option: options are the third argument of findSyncJobs";
    for key in ["signal", "onFound", "concurrency"] {
        assert_eq!(told(query(&object([(key, Passed::Function)])).unwrap_err()), one(key, option));
    }
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn no_name_leaves_its_quotes(name in prop_oneof![r#"["\\\\a :]{1,40}"#, ".{1,60}"]) {
        let Ok(query) = by_name(text(&name)) else { return Ok(()) };
        let parameters = query.parameters();
        let (_, search) = parameters.iter().find(|(key, _)| *key == "$search").unwrap();
        prop_assert_eq!(read_by_graph(search), name);
    }
}
