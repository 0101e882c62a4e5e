//! The public CI runs code that was looked at, and may do no more than it needs.

use std::{fs, path::Path};

fn workflows() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.map(|file| (file.display().to_string(), fs::read_to_string(file).unwrap())).collect()
}

#[test]
fn every_action_is_pinned_to_a_commit_and_says_its_version() {
    let mut pinned = 0;
    for (file, text) in workflows() {
        for line in text.lines().filter(|line| line.contains("uses:")) {
            let (action, version) = line.split_once(" # ").unwrap_or((line, ""));
            let commit = action.rsplit('@').next().unwrap();
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit && version.starts_with('v'), "{file}: {line}");
            pinned += 1;
        }
    }
    assert!(pinned > 4, "only {pinned} actions were found");
}

#[test]
fn nothing_is_permitted_but_what_a_job_names_and_no_token_is_left_in_a_checkout() {
    for (file, text) in workflows() {
        assert!(text.contains("\npermissions: {}\n"), "{file} has permissions that no job asks for");
        let (jobs, own) = (text.matches("runs-on:").count(), text.matches("\n    permissions:\n").count());
        assert_eq!(jobs, own, "{file}: each job names its own");
        let (checkouts, kept) =
            (text.matches("actions/checkout@").count(), text.matches("persist-credentials: false").count());
        assert_eq!(checkouts, kept, "{file}");
        assert_eq!(jobs, text.matches("timeout-minutes:").count(), "{file}: each job ends some day");
    }
}
