//! The restart criteria: which scopes were asked for, and whether that can be sent.

use crate::{
    given::Given,
    problem::{Problems, quote},
    reset_scope::ResetScope,
    text::{append, cut, decimal, joined, trim_blanks},
    warning::Warning,
};

/// Valid criteria. No scope at all is the service's default, which is what the portal's *Restart provisioning* does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    /// A bit for each scope that was asked for.
    set: u32,
    /// Four bits for each, the first lowest: in the caller's order.
    order: u32,
}

impl Criteria {
    /// Reads what the caller gave. A misspelt key or name must never become the service's default. `path` is where it
    /// stands in the arguments, with a dot behind it, or empty.
    pub fn read(given: &Given<'_>, path: &str, problems: &mut Problems) -> Criteria {
        let mut reading = Reading { path: joined![path, "resetScope"], criteria: Criteria::default(), problems };
        match given.entries() {
            Some(entries) => {
                for (key, value) in entries {
                    match (*key, value) {
                        (_, Given::Undefined) => {}
                        ("resetScope", value) => reading.all(value),
                        (key, _) => reading.problems.add_like(
                            &joined![path, key],
                            "is no key of criteria, which has only resetScope",
                            "",
                            key,
                            &["resetScope"],
                        ),
                    }
                }
            }
            None => reading.problems.add_found(
                path.strip_suffix('.').unwrap_or("criteria"),
                "must be a plain object, null or undefined, not ",
                given.noun(),
            ),
        }
        let Reading { path, criteria, problems } = reading;
        if criteria.has(ResetScope::None) && criteria.set != bit(ResetScope::None) {
            problems.add(&path, "has None beside another scope");
        }
        criteria
    }

    fn add(&mut self, scope: ResetScope) {
        if !self.has(scope) {
            self.order |= (scope as u32) << self.set.count_ones().saturating_mul(4);
            self.set |= bit(scope);
        }
    }

    fn has(self, scope: ResetScope) -> bool {
        self.set & bit(scope) != 0
    }

    /// The scopes asked for, without duplicates and implied ones, in the caller's order, as Graph's own sample has them:
    /// `"Watermark, Escrows"`. Empty is the service's default.
    pub fn reset_scope(&self) -> String {
        let mut names = String::new();
        let mut order = self.order;
        for _ in 0..self.set.count_ones() {
            let scope = ResetScope::ALL.get((order & 0xF) as usize);
            let is_implied = |scope| self.has(ResetScope::Full) && ResetScope::Full.implies(scope);
            if let Some(scope) = scope.filter(|scope| !is_implied(**scope)) {
                append(&mut names, ", ", scope.name());
            }
            order >>= 4;
        }
        names
    }

    /// The body to send.
    pub fn body(&self) -> String {
        if self.set == 0 {
            return String::from(r#"{"criteria":{}}"#);
        }
        joined![r#"{"criteria":{"resetScope":""#, &self.reset_scope(), r#""}}"#]
    }

    /// The names of what a careful person would say before this is sent, in the same form.
    pub fn warnings(&self) -> String {
        let has = |scope| self.has(scope);
        let full = has(ResetScope::Full);
        let mut warnings = String::new();
        for (applies, warning) in [
            (full, Warning::FullBreaksLinks),
            (has(ResetScope::ForceDeletes), Warning::ForceDeletesReleasesDeletions),
            (has(ResetScope::ConnectorDataStore) && !full, Warning::ConnectorDataStoreDiscouraged),
            (has(ResetScope::None), Warning::NoneDiscouraged),
            (has(ResetScope::Escrows) && !has(ResetScope::Watermark) && !full, Warning::EscrowsWithoutWatermark),
        ] {
            if applies {
                append(&mut warnings, ", ", warning.name());
            }
        }
        warnings
    }
}

const fn bit(scope: ResetScope) -> u32 {
    1 << scope as u32
}

/// What to do instead of asking for nothing.
const DEFAULT: &str = "; leave resetScope out for the service's default";

/// The reading of `resetScope`: where it stands, what was found so far.
struct Reading<'a> {
    path: String,
    criteria: Criteria,
    problems: &'a mut Problems,
}

impl Reading<'_> {
    fn all(&mut self, given: &Given<'_>) {
        match given {
            Given::Null => {}
            Given::Text(text) => {
                let (mut name, mut rest) = cut(text, b',');
                let alone = rest.is_none();
                for index in 0.. {
                    // Graph's own samples put a space after the comma.
                    self.name(Some(index).filter(|_| !alone), trim_blanks(name));
                    let Some(more) = rest else { break };
                    (name, rest) = cut(more, b',');
                }
            }
            Given::List(items) => {
                if items.is_empty() {
                    self.problem(None, "is an empty list", DEFAULT, "");
                }
                for (index, item) in items.iter().enumerate() {
                    match item {
                        Given::Text(name) => self.name(Some(index), name),
                        other => {
                            self.problem(Some(index), "must be the name of a reset scope, not ", other.noun(), "");
                        }
                    }
                }
            }
            Given::Crowd(count) => {
                self.problem(
                    None,
                    &joined!["has ", &decimal((*count).into())],
                    " items; there are only seven scopes",
                    "",
                );
            }
            other => self.problem(None, "must be a string or an array of scope names, not ", other.noun(), ""),
        }
    }

    fn name(&mut self, index: Option<usize>, name: &str) {
        if let Some(scope) = ResetScope::named(name) {
            self.criteria.add(scope);
        } else if name.is_empty() {
            self.problem(index, "is empty", DEFAULT, "");
        } else {
            self.problem(index, &quote(name), " is no reset scope", name);
        }
    }

    fn problem(&mut self, index: Option<usize>, message: &str, found: &str, name: &str) {
        let place = index.map(|index| joined!["[", &decimal(index as u64), "]"]).unwrap_or_default();
        self.problems.add_like(&joined![&self.path, &place], message, found, name, &ResetScope::NAMES);
    }
}
