//! Runs every kept input, those that once crashed among them, through its target.

use std::{
    collections::BTreeSet,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use crate::TARGETS;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/corpus");

fn replay(name: &str) {
    let (_, check) = TARGETS.into_iter().find(|(known, _)| *known == name).expect("a target");
    let mut broken = Vec::new();
    let mut inputs = 0;
    for entry in fs::read_dir(Path::new(CORPUS).join(name)).expect("a corpus") {
        let path = entry.unwrap().path();
        let input = fs::read(&path).unwrap();
        inputs += 1;
        if catch_unwind(AssertUnwindSafe(|| check(&input))).is_err() {
            broken.push(path);
        }
    }
    assert!(inputs > 0, "{name} has no corpus");
    assert!(broken.is_empty(), "{name} breaks its promise over {broken:#?}");
}

#[test]
fn every_target_has_a_corpus_and_every_corpus_a_target() {
    let folders = fs::read_dir(CORPUS).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(folders.collect::<BTreeSet<_>>(), TARGETS.map(|(name, _)| name.to_owned()).into());
}

// A test each, so that a failure names its target.

#[test]
fn answer() {
    replay("answer");
}

#[test]
fn arguments() {
    replay("arguments");
}

#[test]
fn base_url() {
    replay("base_url");
}

#[test]
fn challenge() {
    replay("challenge");
}

#[test]
fn criteria() {
    replay("criteria");
}

#[test]
fn graph_date() {
    replay("graph_date");
}

#[test]
fn job_id() {
    replay("job_id");
}

#[test]
fn retry_after() {
    replay("retry_after");
}
