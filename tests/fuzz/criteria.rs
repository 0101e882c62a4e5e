//! Criteria as a text, as a list and as any JSON: what is accepted travels as asked, and nothing becomes the default silently.

use std::str;

use graph_sync_jobs::{
    model::{problem::Problem, reset_scope::ResetScope},
    request::{
        criteria::Criteria,
        problems::{LISTED, QUOTED},
    },
};
use serde_json::Value;

use crate::support::{
    judged::{self, body},
    passed::{self, Passed, object},
};

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let items: Vec<_> = text.split(',').map(|item| item.trim_matches([' ', '\t'])).collect();
    judge(passed::text(text), &items);

    let items: Vec<_> = text.split('\n').collect();
    judge(passed::list(&items), &items);

    if let Ok(value) = serde_json::from_str(text) {
        anything(&value);
    }
}

/// Reads a reset scope that asks for these items, and holds the answer against the words of the interface.
fn judge(reset_scope: Passed, items: &[&str]) {
    let asked: Option<Vec<_>> = items.iter().map(|item| ResetScope::named(item)).collect();
    let fit = asked.filter(|asked| {
        let none = asked.contains(&ResetScope::None);
        !none || asked.iter().all(|scope| *scope == ResetScope::None)
    });
    match (judged::criteria(&within(reset_scope)), fit) {
        (Ok(criteria), Some(asked)) => {
            assert!(!criteria.scopes().is_empty(), "names became the default");
            travels(&criteria);
            // The flags are what the service acts on: as many as asked for, no more and no fewer.
            assert_eq!(flags(criteria.scopes()), flags(&asked));
            let order: Vec<_> = criteria.scopes().iter().map(|one| asked.iter().position(|two| one == two)).collect();
            assert!(order.is_sorted(), "the caller's order is lost");
        }
        (Err(problems), None) => {
            explained(&problems);
            // The last may say how many more there are.
            assert!(problems.iter().take(LISTED).all(|problem| problem.path.starts_with("resetScope")));
        }
        (read, fit) => panic!("{items:?} was read as {read:?}, and the interface says {fit:?}"),
    }
}

/// Criteria of any shape.
fn anything(value: &Value) {
    match judged::criteria(&Passed::from(value)) {
        Ok(criteria) => {
            travels(&criteria);
            let asks = value.get("resetScope").is_some_and(|scope| !scope.is_null());
            assert_eq!(!criteria.scopes().is_empty(), asks, "{value}");
            assert!(value.as_object().is_none_or(|object| object.keys().all(|key| key == "resetScope")), "{value}");
        }
        Err(problems) => explained(&problems),
    }
}

fn travels(criteria: &Criteria) {
    let scopes = criteria.scopes();
    let Some(reset_scope) = criteria.reset_scope() else {
        assert!(scopes.is_empty());
        assert_eq!(body(criteria), r#"{"criteria":{}}"#);
        return;
    };
    let sent: Value = serde_json::from_str(&body(criteria)).expect("the body is JSON");
    assert_eq!(sent, serde_json::json!({ "criteria": { "resetScope": reset_scope } }));
    for (index, one) in scopes.iter().enumerate() {
        let others = || scopes.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, scope)| scope);
        assert!(others().all(|other| other != one && !other.implies(*one)), "{reset_scope}");
    }
    // The normal form is its own normal form.
    let again = judged::criteria(&within(passed::text(&reset_scope))).expect("what travels can be asked for");
    assert_eq!((&again, again.warnings()), (criteria, criteria.warnings()));
}

fn explained(problems: &[Problem]) {
    assert!((1..=LISTED + 1).contains(&problems.len()), "{} problems", problems.len());
    for Problem { message, suggestion, .. } in problems {
        assert!(!message.is_empty());
        assert!(message.chars().count() <= QUOTED + 80, "{message:?} quotes too much");
        assert!(suggestion.is_none_or(|name| name == "resetScope" || ResetScope::named(name).is_some()));
    }
}

fn flags(scopes: &[ResetScope]) -> u8 {
    scopes.iter().fold(0, |flags, scope| flags | scope.value())
}

fn within(reset_scope: Passed) -> Passed {
    object([("resetScope", reset_scope)])
}
