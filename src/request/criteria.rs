//! The restart criteria: the reset scopes requested, and whether they can be sent.

use super::{
    input::{Input, InputKind, Text},
    option_key::OptionKey,
    path::Path,
    problems::{Problems, quote},
};
use crate::model::{reset_scope::ResetScope, results::RestartWarning, warning::Warning};

/// The longest text of scope names, in UTF-16 units.
const LONGEST_LIST: usize = 65_536;

/// How much of an array's item is read, in UTF-16 units: more than any name has, and enough to quote it.
const LONGEST_ITEM: usize = 100;

/// The advice for an empty `resetScope`.
const LEAVE_OUT: &str = "leave resetScope out for the service's default";

const ILL_FORMED: &str = "holds a lone surrogate, which no scope's name does";

/// The call that the criteria are an argument of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriteriaOf {
    /// In `restartSyncJob`.
    Restart,
    /// In `prepareRestart`.
    Preparation,
    /// In `checkCriteria`.
    Check,
    /// In an item of `restartSyncJobs`.
    Item,
}

impl CriteriaOf {
    /// The message for an option among the criteria.
    pub const fn options(self) -> &'static str {
        match self {
            CriteriaOf::Restart => "is an option: options are the fifth argument of restartSyncJob",
            CriteriaOf::Preparation => "is an option: options are the fourth argument of prepareRestart",
            CriteriaOf::Check => {
                "is an option: options are the fifth argument of restartSyncJob, and checkCriteria takes none"
            }
            CriteriaOf::Item => "is an option: options are the third argument of restartSyncJobs, and an item has none",
        }
    }
}

/// Valid criteria. Without a scope the service uses its default: what *Restart provisioning* in the Entra admin center does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    /// The scopes in the caller's order, without duplicates and implied ones.
    scopes: Vec<ResetScope>,
}

impl Criteria {
    /// Reads criteria, and adds every problem. A misspelt key or name must never become the service's default.
    pub fn read<I: Input>(
        input: &I,
        place: CriteriaOf,
        path: &Path<'_>,
        problems: &mut Problems<I::Cause>,
    ) -> Option<Criteria> {
        let kind = input.kind();
        if let Some(scope) = bare_scope(input, &kind) {
            problems.add(path, &format!("must be an object: pass {{ resetScope: {} }}", quote(&scope)));
            return None;
        }
        let entries = problems.members(path, kind)?;
        let mut scopes = Vec::new();
        for (key, value) in entries {
            let at = Path::Member(path, &key);
            match (key.as_str(), value.kind()) {
                (_, InputKind::Undefined) => {}
                ("resetScope", kind) => scopes = reset_scope(&value, kind, &at, problems),
                ("criteria", _) => problems.add(&at, "is the whole body of Graph's request: pass what is inside it"),
                (name, _) if OptionKey::named(name).is_some() => problems.add(&at, place.options()),
                _ => {
                    let message = "is no key of criteria, which has only resetScope";
                    problems.add_misspelt(&at, message, &key, &["resetScope"]);
                }
            }
        }
        Some(Criteria { scopes: normalised(scopes) })
    }

    /// The scopes requested, in the caller's order, without duplicates and implied ones.
    pub fn scopes(&self) -> &[ResetScope] {
        &self.scopes
    }

    /// The value of `resetScope` as in Graph's own sample: `Watermark, Escrows`. `None` for the service's default.
    pub fn reset_scope(&self) -> Option<String> {
        let names: Vec<_> = self.scopes.iter().map(|scope| scope.name()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The warnings about the scopes.
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

fn normalised(requested: Vec<ResetScope>) -> Vec<ResetScope> {
    let has_full = requested.contains(&ResetScope::Full);
    let mut kept = Vec::new();
    for scope in requested {
        let is_implied = has_full && ResetScope::Full.implies(scope);
        if !is_implied && !kept.contains(&scope) {
            kept.push(scope);
        }
    }
    kept
}

/// The scope of a caller who passed `"Full"` or `["Full"]` in place of the criteria.
fn bare_scope<I: Input>(input: &I, kind: &InputKind<I>) -> Option<String> {
    let scope = match kind {
        InputKind::Text => input.read_text(LONGEST_ITEM),
        InputKind::List(items) => match items.as_slice() {
            [only] if matches!(only.kind(), InputKind::Text) => only.read_text(LONGEST_ITEM),
            _ => return None,
        },
        _ => return None,
    };
    // A text without letters or digits is no scope, so moving it under `resetScope` is no advice.
    Some(scope.beginning()).filter(|scope| scope.contains(|char: char| char.is_ascii_alphanumeric()))
}

/// The scopes with these names. Every other name is added as a problem.
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
        Text::IllFormed => {
            problems.add(path, ILL_FORMED);
            return Vec::new();
        }
    };
    let names: Vec<&str> = text.split(',').map(trimmed).collect();
    let is_alone = names.len() == 1;
    let mut scopes = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let item = Path::Item(path, index);
        let at = if is_alone { path } else { &item };
        scopes.extend(named(name, "has several names: put commas between them", at, problems));
    }
    scopes
}

/// A name without the spaces and tabs around it: Graph's own samples have a space after the comma.
fn trimmed(name: &str) -> &str {
    name.trim_matches([' ', '\t'])
}

fn in_list<I: Input>(items: &[I], path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Vec<ResetScope> {
    if items.is_empty() {
        problems.add(path, &format!("is an empty list; {LEAVE_OUT}"));
    }
    let mut scopes = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let at = Path::Item(path, index);
        match item.kind() {
            InputKind::Text => match item.read_text(LONGEST_ITEM) {
                Text::Whole(name) | Text::Beginning(name) => {
                    scopes.extend(named(&name, "has several names: make each an item of its own", &at, problems));
                }
                Text::IllFormed => problems.add(&at, ILL_FORMED),
            },
            other => problems.add_kind(&at, "must be the name of a reset scope", other),
        }
    }
    scopes
}

fn named<C>(name: &str, several: &str, path: &Path<'_>, problems: &mut Problems<C>) -> Option<ResetScope> {
    let scope = ResetScope::named(name);
    if scope.is_none() && name.is_empty() {
        problems.add(path, &format!("is empty; {LEAVE_OUT}"));
    } else if scope.is_none() && are_several(name) {
        problems.add(path, several);
    } else if scope.is_none() {
        problems.add_misspelt(path, &format!("{} is no reset scope", quote(name)), name, ResetScope::names());
    }
    scope
}

/// Whether a text consists of several scope names with any separators.
fn are_several(text: &str) -> bool {
    let mut names = text.split(|char: char| !char.is_ascii_alphabetic()).filter(|name| !name.is_empty());
    names.clone().count() > 1 && names.all(|name| ResetScope::named(name).is_some())
}
