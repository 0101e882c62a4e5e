//! The restart criteria: which scopes were asked for, and whether that can be sent.

use super::{
    input::{Input, InputKind, Text},
    path::Path,
    problems::{Problems, quote},
};
use crate::model::{reset_scope::ResetScope, results::RestartWarning, warning::Warning};

/// A text of names is read so far, in UTF-16 units.
const LONGEST_LIST: usize = 65_536;

/// An item of an array is one name, so no more of it is read than is quoted. In UTF-16 units.
const LONGEST_ITEM: usize = 100;

/// What to do instead of asking for nothing.
const INSTEAD: &str = "leave resetScope out for the service's default";

const BROKEN: &str = "holds a lone surrogate, which no scope's name does";

/// Valid criteria. No scope at all is the service's default, which is what the portal's *Restart provisioning* does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    /// Without duplicates and implied ones, in the caller's order.
    scopes: Vec<ResetScope>,
}

impl Criteria {
    /// Reads what the caller gave. A misspelt key or name must never become the service's default.
    pub fn read<I: Input>(input: &I, path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Option<Criteria> {
        let entries = problems.members(path, input)?;
        let mut scopes = Vec::new();
        for (key, value) in entries {
            let at = Path::Member(path, &key);
            match (key.as_str(), value.kind()) {
                (_, InputKind::Undefined) => {}
                ("resetScope", kind) => scopes = reset_scope(&value, kind, &at, problems),
                _ => {
                    let message = "is no key of criteria, which has only resetScope";
                    problems.add_misspelt(&at, message, &key, &["resetScope"]);
                }
            }
        }
        Some(Criteria { scopes: normalised(scopes) })
    }

    /// The scopes asked for, without duplicates and implied ones, in the caller's order.
    pub fn scopes(&self) -> &[ResetScope] {
        &self.scopes
    }

    /// The scopes as Graph's own sample has them: `Watermark, Escrows`. Nothing is the service's default.
    pub fn reset_scope(&self) -> Option<String> {
        let names: Vec<_> = self.scopes.iter().map(|scope| scope.name()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// What a careful person would say before this is sent.
    pub fn warnings(&self) -> Vec<RestartWarning> {
        let has = |scope| self.scopes.contains(&scope);
        let escrows_alone = has(ResetScope::Escrows) && !has(ResetScope::Watermark);
        [
            (has(ResetScope::Full), Warning::FullBreaksLinks),
            (has(ResetScope::ForceDeletes), Warning::ForceDeletesReleasesDeletions),
            (has(ResetScope::ConnectorDataStore), Warning::ConnectorDataStoreDiscouraged),
            (has(ResetScope::None), Warning::NoneDiscouraged),
            (escrows_alone, Warning::EscrowsWithoutWatermark),
        ]
        .into_iter()
        .filter(|(applies, _)| *applies)
        .map(|(_, code)| RestartWarning { code, message: code.message() })
        .collect()
    }
}

fn normalised(asked: Vec<ResetScope>) -> Vec<ResetScope> {
    let has_full = asked.contains(&ResetScope::Full);
    let mut kept = Vec::new();
    for scope in asked {
        let is_implied = has_full && ResetScope::Full.implies(scope);
        if !is_implied && !kept.contains(&scope) {
            kept.push(scope);
        }
    }
    kept
}

/// The scopes that the names stand for. What is no name is a problem, and left out.
fn reset_scope<I: Input>(
    value: &I,
    kind: InputKind<I>,
    path: &Path<'_>,
    problems: &mut Problems<I::Cause>,
) -> Vec<ResetScope> {
    let scopes = match kind {
        InputKind::Null => Vec::new(),
        InputKind::Text => in_text(value, path, problems),
        InputKind::List(items) => in_list(&items, path, problems),
        InputKind::TooMany(count) => {
            problems.add(path, &format!("has {count} items; there are only seven scopes"));
            Vec::new()
        }
        other => {
            problems.add_kind(path, "must be a string or an array of scope names", other);
            Vec::new()
        }
    };
    if scopes.contains(&ResetScope::None) && scopes.iter().any(|scope| *scope != ResetScope::None) {
        problems.add(path, "has None beside another scope");
    }
    scopes
}

fn in_text<I: Input>(value: &I, path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Vec<ResetScope> {
    let text = match value.read_text(LONGEST_LIST) {
        Text::Whole(text) => text,
        Text::Beginning(_) => {
            problems.add(path, "is far too long; there are only seven scopes");
            return Vec::new();
        }
        Text::Broken => {
            problems.add(path, BROKEN);
            return Vec::new();
        }
    };
    let names: Vec<&str> = text.split(',').map(trimmed).collect();
    let is_alone = names.len() == 1;
    let mut scopes = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let item = Path::Item(path, index);
        scopes.extend(named(name, if is_alone { path } else { &item }, problems));
    }
    scopes
}

/// Graph's own samples put a space after the comma.
fn trimmed(name: &str) -> &str {
    name.trim_matches([' ', '\t'])
}

fn in_list<I: Input>(items: &[I], path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Vec<ResetScope> {
    if items.is_empty() {
        problems.add(path, &format!("is an empty list; {INSTEAD}"));
    }
    let mut scopes = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let at = Path::Item(path, index);
        match item.kind() {
            InputKind::Text => match item.read_text(LONGEST_ITEM) {
                Text::Whole(name) | Text::Beginning(name) => scopes.extend(named(&name, &at, problems)),
                Text::Broken => problems.add(&at, BROKEN),
            },
            other => problems.add_kind(&at, "must be the name of a reset scope", other),
        }
    }
    scopes
}

fn named<C>(name: &str, path: &Path<'_>, problems: &mut Problems<C>) -> Option<ResetScope> {
    let scope = ResetScope::named(name);
    if scope.is_none() && name.is_empty() {
        problems.add(path, &format!("is empty; {INSTEAD}"));
    } else if scope.is_none() {
        problems.add_misspelt(path, &format!("{} is no reset scope", quote(name)), name, ResetScope::names());
    }
    scope
}
