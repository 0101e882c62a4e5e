//! Criteria as a text, as a list and as any JSON: what is accepted travels as asked, and nothing becomes the default silently.

use std::str;

use graph_sync_jobs::{
    criteria::Criteria,
    given::Given,
    problem::{LISTED, QUOTED},
    reset_scope::ResetScope,
};
use serde_json::Value;

use crate::support::reading::{self, Problem};

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let items: Vec<_> = text.split(',').map(|item| item.trim_matches([' ', '\t'])).collect();
    judge(Given::Text(text), &items);

    let items: Vec<_> = text.split('\n').collect();
    judge(Given::List(items.iter().map(|item| Given::Text(item)).collect()), &items);

    if let Ok(value) = serde_json::from_str(text) {
        anything(&value);
    }
}

/// Reads a reset scope that asks for these items, and holds the answer against the words of the interface.
fn judge(reset_scope: Given<'_>, items: &[&str]) {
    let asked: Option<Vec<_>> = items.iter().map(|item| ResetScope::named(item)).collect();
    let fit = asked.filter(|asked| {
        let none = asked.contains(&ResetScope::None);
        !none || asked.iter().all(|scope| *scope == ResetScope::None)
    });
    match (reading::criteria(&within(reset_scope)), fit) {
        (Ok(criteria), Some(asked)) => {
            assert!(!criteria.reset_scope().is_empty(), "names became the default");
            travels(&criteria);
            // The flags are what the service acts on: as many as asked for, no more and no fewer.
            assert_eq!(flags(&scopes(&criteria)), flags(&asked));
            let order: Vec<_> = scopes(&criteria).iter().map(|one| asked.iter().position(|two| one == two)).collect();
            assert!(order.is_sorted(), "the caller's order is lost");
        }
        (Err(problems), None) => {
            explained(&problems);
            // The last may say how many more there are.
            assert!(problems.iter().take(LISTED as usize).all(|problem| problem.path.starts_with("resetScope")));
        }
        (read, fit) => panic!("{items:?} was read as {read:?}, and the interface says {fit:?}"),
    }
}

/// Criteria of any shape.
fn anything(value: &Value) {
    match reading::criteria(&given(value)) {
        Ok(criteria) => {
            travels(&criteria);
            let asks = value.get("resetScope").is_some_and(|scope| !scope.is_null());
            assert_eq!(!criteria.reset_scope().is_empty(), asks, "{value}");
            assert!(value.as_object().is_none_or(|object| object.keys().all(|key| key == "resetScope")), "{value}");
        }
        Err(problems) => explained(&problems),
    }
}

fn travels(criteria: &Criteria) {
    let sent: Value = serde_json::from_str(&criteria.body()).expect("the body is JSON");
    let reset_scope = criteria.reset_scope();
    if reset_scope.is_empty() {
        assert_eq!(criteria.body(), r#"{"criteria":{}}"#);
        return;
    }
    assert_eq!(sent, serde_json::json!({ "criteria": { "resetScope": reset_scope } }));
    let scopes = scopes(criteria);
    for (index, one) in scopes.iter().enumerate() {
        let others = || scopes.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, scope)| scope);
        assert!(others().all(|other| other != one && !other.implies(*one)), "{reset_scope}");
    }
    // The normal form is its own normal form.
    let again = reading::criteria(&within(Given::Text(&reset_scope))).expect("what travels can be asked for");
    assert_eq!(again.reset_scope(), reset_scope);
    assert_eq!((again.body(), again.warnings()), (criteria.body(), criteria.warnings()));
}

fn explained(problems: &[Problem]) {
    assert!((1..=LISTED as usize + 1).contains(&problems.len()), "{} problems", problems.len());
    for Problem { message, suggestion, .. } in problems {
        assert!(!message.is_empty());
        assert!(message.chars().count() <= QUOTED + 80, "{message:?} quotes too much");
        assert!(suggestion.is_none_or(|name| name == "resetScope" || ResetScope::named(name).is_some()));
    }
}

fn scopes(criteria: &Criteria) -> Vec<ResetScope> {
    let names = criteria.reset_scope();
    names.split(", ").map(|name| ResetScope::named(name).expect("only known names travel")).collect()
}

fn flags(scopes: &[ResetScope]) -> u8 {
    scopes.iter().fold(0, |flags, scope| flags | scope.value())
}

fn within(reset_scope: Given<'_>) -> Given<'_> {
    Given::Object(vec![("resetScope", reset_scope)])
}

fn given(value: &Value) -> Given<'_> {
    match value {
        Value::Null => Given::Null,
        Value::Bool(_) => Given::Other("a boolean"),
        Value::Number(number) => Given::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Given::Text(text),
        Value::Array(items) => Given::List(items.iter().map(given).collect()),
        Value::Object(entries) => {
            Given::Object(entries.iter().map(|(key, value)| (key.as_str(), given(value))).collect())
        }
    }
}
