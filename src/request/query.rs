//! `query`: which jobs `findSyncJobs` finds.

use super::{
    input::{Input, InputKind, Text},
    option_key::OptionKey,
    path::Path,
    problems::Problems,
};

/// The longest name to search for, in UTF-16 units: the limit of Graph's `displayName` property.
const LONGEST_NAME: usize = 256;

/// The longest status code, in UTF-16 units. Graph's own have at most 13.
const LONGEST_CODE: usize = 256;

const KEYS: &[&str] = &["displayName", "statusCode"];

const NAME: &str = "must be a string of 1 to 256 characters, and not blank";

const CODE: &str = "must be a status code as a string, such as Quarantine, or an array of them";

/// Which jobs to find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words of the application's display name.
    pub display_name: Option<String>,
    /// The `status.code` of the job is one of these.
    pub status_codes: Option<Vec<String>>,
}

impl Query {
    /// Reads a query, and adds every problem. A misspelt key must not find every job.
    pub fn read<I: Input>(input: &I, path: &Path<'_>, problems: &mut Problems<I::Cause>) -> Option<Query> {
        let kind = input.kind();
        if matches!(kind, InputKind::Text) {
            problems.add(path, "is a string: pass { displayName } or { statusCode }");
            return None;
        }
        let mut query = Query::default();
        for (key, value) in problems.members(path, kind)? {
            let at = Path::Member(path, &key);
            match (key.as_str(), value.kind()) {
                (_, InputKind::Undefined) => {}
                ("displayName", kind) => query.display_name = text(&value, kind, LONGEST_NAME, NAME, &at, problems),
                ("statusCode", kind) => query.status_codes = codes(&value, kind, &at, problems),
                (name, _) if OptionKey::named(name).is_some() => {
                    problems.add(&at, "is an option: options are the third argument of findSyncJobs");
                }
                _ => problems.add_misspelt(&at, "is no key of a query", &key, KEYS),
            }
        }
        Some(query)
    }

    /// Whether a job with this `status.code` matches.
    pub fn matches(&self, status_code: Option<&str>) -> bool {
        match &self.status_codes {
            None => true,
            Some(codes) => status_code.is_some_and(|code| codes.iter().any(|expected| expected == code)),
        }
    }

    /// The query parameters that list the service principals. 999 is the largest page that Graph returns.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = vec![("$select", String::from("id,appId,displayName")), ("$top", String::from("999"))];
        if let Some(name) = &self.display_name {
            parameters.push(("$search", format!("\"displayName:{}\"", escaped(name))));
            parameters.push(("$count", String::from("true")));
        }
        parameters
    }

    /// Whether the query uses `$search`, which needs the header `ConsistencyLevel: eventual`.
    pub fn is_search(&self) -> bool {
        self.display_name.is_some()
    }
}

/// A name with `"` and `\` escaped by a backslash (Graph, "Use the $search query parameter").
fn escaped(name: &str) -> String {
    name.replace('\\', "\\\\").replace('"', "\\\"")
}

fn codes<I: Input>(
    value: &I,
    kind: InputKind<I>,
    at: &Path<'_>,
    problems: &mut Problems<I::Cause>,
) -> Option<Vec<String>> {
    let mut one = |value: &I, kind, at: &Path<'_>| text(value, kind, LONGEST_CODE, CODE, at, problems);
    match kind {
        InputKind::List(items) if !items.is_empty() => {
            let read = |(index, item): (usize, &I)| one(item, item.kind(), &Path::Item(at, index));
            Some(items.iter().enumerate().filter_map(read).collect())
        }
        other => one(value, other, at).map(|code| vec![code]),
    }
}

fn text<I: Input>(
    value: &I,
    kind: InputKind<I>,
    most: usize,
    requirement: &str,
    at: &Path<'_>,
    problems: &mut Problems<I::Cause>,
) -> Option<String> {
    match kind {
        InputKind::Text => match value.read_text(most) {
            Text::Whole(text) if !text.trim().is_empty() => return Some(text),
            _ => problems.add(at, requirement),
        },
        other => problems.add_refused(at, requirement, other),
    }
    None
}
