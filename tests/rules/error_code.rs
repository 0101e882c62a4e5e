//! A failure's stable names: the codes and outcomes that callers branch on, and that every place lists the same.

use std::{collections::BTreeSet, fs, path::Path};

use graph_sync_jobs::error::code::{ErrorCode, Outcome};
use strum::VariantArray;

/// What JavaScript tells where WebAssembly cannot: it does not run, it is not there yet, it stopped.
const TOLD_BY_JAVASCRIPT: [&str; 3] = ["WasmBlocked", "NotInitialized", "Internal"];

#[test]
fn every_code_has_its_documented_name() {
    let documented = [
        "InvalidToken",
        "InvalidServicePrincipalId",
        "InvalidJobId",
        "InvalidCriteria",
        "InvalidOptions",
        "InvalidItems",
        "InvalidQuery",
        "TokenUnavailable",
        "Unauthenticated",
        "ClaimsChallenge",
        "PermissionDenied",
        "NotFound",
        "Conflict",
        "BadRequest",
        "Throttled",
        "ServiceUnavailable",
        "ServerError",
        "UnexpectedResponse",
        "Network",
        "Timeout",
        "Aborted",
    ];
    let codes: Vec<&str> = ErrorCode::VARIANTS.iter().map(Into::into).collect();
    assert_eq!(codes, documented);
    let sent = serde_json::to_value(ErrorCode::VARIANTS).unwrap();
    assert_eq!(sent, serde_json::json!(documented));
}

#[test]
fn the_three_outcomes_have_their_documented_names() {
    let outcomes = [Outcome::NotSent, Outcome::Refused, Outcome::Unknown];
    assert_eq!(outcomes.map(<&str>::from), ["notSent", "refused", "unknown"]);
    assert_eq!(serde_json::to_value(outcomes).unwrap(), serde_json::json!(["notSent", "refused", "unknown"]));
}

#[test]
fn the_declarations_and_the_error_table_list_the_codes_that_are_told_and_no_others() {
    let told: BTreeSet<_> =
        ErrorCode::VARIANTS.iter().map(<&str>::from).chain(TOLD_BY_JAVASCRIPT).map(str::to_owned).collect();
    assert_eq!(told.len(), ErrorCode::VARIANTS.len() + TOLD_BY_JAVASCRIPT.len(), "each is told in one place");
    let javascript = read("pkg-template/failures.js");
    let own: BTreeSet<_> =
        javascript.split("failure(\n    \"").skip(1).filter_map(|told| told.split('"').next()).collect();
    assert_eq!(own, BTreeSet::from(TOLD_BY_JAVASCRIPT));

    // All of them at once, so that one run shows every list that is to be mended.
    let declared = (String::from("error.d.ts"), declared(&read("pkg-template/types/error.d.ts")));
    let readme = (String::from("pkg-template/README.md"), in_table(&read("pkg-template/README.md")));
    let mut wrong = Vec::new();
    for (file, listed) in [declared, readme] {
        let (missing, foreign): (Vec<_>, Vec<_>) =
            (told.difference(&listed).collect(), listed.difference(&told).collect());
        if !(missing.is_empty() && foreign.is_empty()) {
            wrong.push(format!("{file} lacks {missing:?} and has {foreign:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn section<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, after) = text.split_once(start).unwrap_or_else(|| panic!("{start:?} is nowhere"));
    after.split_once(end).unwrap_or_else(|| panic!("{end:?} is nowhere behind {start:?}")).0
}

/// The codes of the union of all failures. Outcomes, its other names, begin with small letters.
fn declared(declarations: &str) -> BTreeSet<String> {
    let union = section(declarations, "export type SyncJobError =\n", "\n\n");
    let names = union.split('"').skip(1).step_by(2).filter(|name| name.starts_with(char::is_uppercase));
    names.map(str::to_owned).collect()
}

/// The codes in the first column of the table of errors.
fn in_table(readme: &str) -> BTreeSet<String> {
    let rows = section(readme, "| `code` | when | `outcome` |\n", "\n\n");
    let cells = rows.lines().filter_map(|row| row.strip_prefix("| ")?.split(" | ").next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}
