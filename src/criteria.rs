//! The restart criteria: which scopes were asked for, and whether that can be sent.

use crate::{
    given::Given,
    problem::{Problem, Problems, quote},
    reset_scope::ResetScope,
    text::{append, cut, decimal, joined, trim_blanks},
    warning::Warning,
};

/// Valid criteria. No scope at all is the service's default, which is what the portal's *Restart provisioning* does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    scopes: Vec<ResetScope>,
}

impl Criteria {
    /// Reads what the caller gave. A misspelt key or name must never become the service's default.
    pub fn read(given: &Given) -> Result<Criteria, Vec<Problem>> {
        let mut problems = Problems::default();
        let mut scopes = Vec::new();
        match given {
            Given::Undefined | Given::Null => {}
            Given::Object(entries) => {
                for (key, value) in entries {
                    match (key.as_str(), value) {
                        (_, Given::Undefined) => {}
                        ("resetScope", value) => read_scopes(value, &mut scopes, &mut problems),
                        (key, _) => problems.add_like(
                            key,
                            &["is no key of criteria, which has only resetScope"],
                            key,
                            &["resetScope"],
                        ),
                    }
                }
            }
            other => problems.add("criteria", &["must be a plain object, null or undefined, not ", other.noun()]),
        }
        if scopes.contains(&ResetScope::None) && scopes.iter().any(|&scope| scope != ResetScope::None) {
            problems.add("resetScope", &["has None beside another scope"]);
        }
        problems.or(Criteria { scopes: normalised(&scopes) }, "criteria")
    }

    /// The scopes asked for, without duplicates and implied ones, in the caller's order, as Graph's own sample has them:
    /// `"Watermark, Escrows"`. Empty is the service's default.
    pub fn reset_scope(&self) -> String {
        let mut names = String::new();
        for scope in &self.scopes {
            append(&mut names, scope.name());
        }
        names
    }

    /// The body to send.
    pub fn body(&self) -> String {
        if self.scopes.is_empty() {
            return String::from(r#"{"criteria":{}}"#);
        }
        joined(&[r#"{"criteria":{"resetScope":""#, &self.reset_scope(), r#""}}"#])
    }

    /// The names of what a careful person would say before this is sent, in the same form.
    pub fn warnings(&self) -> String {
        let has = |scope| self.scopes.contains(&scope);
        let full = has(ResetScope::Full);
        let mut warnings = String::new();
        for (applies, warning) in [
            (full, Warning::FullBreaksLinks),
            (has(ResetScope::ForceDeletes), Warning::ForceDeletesReleasesDeletions),
            (has(ResetScope::ConnectorDataStore), Warning::ConnectorDataStoreDiscouraged),
            (has(ResetScope::None), Warning::NoneDiscouraged),
            (has(ResetScope::Escrows) && !has(ResetScope::Watermark) && !full, Warning::EscrowsWithoutWatermark),
        ] {
            if applies {
                append(&mut warnings, warning.name());
            }
        }
        warnings
    }
}

/// What to do instead of asking for nothing.
const DEFAULT: &str = "; leave resetScope out for the service's default";

fn read_scopes(given: &Given, scopes: &mut Vec<ResetScope>, problems: &mut Problems) {
    match given {
        Given::Null => {}
        Given::Text(text) => {
            let (mut name, mut rest) = cut(text, b',');
            let alone = rest.is_none();
            for index in 0.. {
                // Graph's own samples put a space after the comma.
                read_name(alone, index, trim_blanks(name), scopes, problems);
                let Some(more) = rest else { break };
                (name, rest) = cut(more, b',');
            }
        }
        Given::List(items) => {
            if items.is_empty() {
                problems.add("resetScope", &["is an empty list", DEFAULT]);
            }
            for (index, item) in items.iter().enumerate() {
                match item {
                    Given::Text(name) => read_name(false, index, name, scopes, problems),
                    other => {
                        problems.add(&place(index), &["must be the name of a reset scope, not ", other.noun()]);
                    }
                }
            }
        }
        Given::Crowd(count) => {
            problems.add("resetScope", &["has ", &decimal(*count as usize), " items; there are only seven scopes"]);
        }
        other => problems.add("resetScope", &["must be a string or an array of scope names, not ", other.noun()]),
    }
}

fn read_name(alone: bool, index: usize, name: &str, scopes: &mut Vec<ResetScope>, problems: &mut Problems) {
    if let Some(scope) = ResetScope::named(name) {
        // Seven names exist, so this list stays short however often they are repeated.
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
        return;
    }
    let path = if alone { String::from("resetScope") } else { place(index) };
    if name.is_empty() {
        problems.add(&path, &["is empty", DEFAULT]);
    } else {
        problems.add_like(&path, &[&quote(name), " is no reset scope"], name, &ResetScope::NAMES);
    }
}

fn place(index: usize) -> String {
    joined(&["resetScope[", &decimal(index), "]"])
}

fn normalised(scopes: &[ResetScope]) -> Vec<ResetScope> {
    let mut kept = Vec::new();
    for &scope in scopes {
        if !scopes.iter().any(|other| other.implies(scope)) {
            kept.push(scope);
        }
    }
    kept
}
