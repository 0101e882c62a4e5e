//! Arguments in any order and shape: refused with a reason, or sent as the dry run shows.
//!
//! The first line has the numbers among the values, each further line is an entry as `mirror.js` writes it.

use std::str;

use graph_sync_jobs::{
    call::{Arguments, Call, Said, Wish},
    problem::LISTED,
};

use crate::support::{
    platform::{Still, numbered},
    witness::Witness,
};

/// `mirror.js` promises no more entries.
const MOST: f64 = 10_000.0;

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let (numbers, entries) = text.split_once('\n').unwrap_or((text, ""));
    let numbers: Vec<f64> =
        numbers.split(' ').map(|number| number.parse().map_or(f64::NAN, |number: f64| number.min(MOST))).collect();
    let written = numbered(&format!("new-id\0t\0{}", entries.replace('\n', "\0")), &numbers);
    let count = |entry: &str| entry.strip_prefix(['a', 'o']).and_then(|count| count.parse().ok()).unwrap_or(0.0);
    if written.split('\0').any(|entry| count(entry) > MOST) {
        return;
    }
    let begin = |wish| Call::begin::<Still>(wish, &mut Arguments::new(&written));
    for wish in [Wish::Restart, Wish::Check, Wish::List, Wish::Get, Wish::Wait] {
        match begin(wish) {
            Ok(mut call) => {
                assert!(call.timeout_ms > 0.0 && call.deadline_ms > 0.0);
                let first = call.first();
                Witness::of(wish, &first);
                if wish == Wish::Restart {
                    let Err(Said(shown)) = begin(Wish::Prepare) else { panic!("a dry run was begun") };
                    let (sent, shown): (Vec<_>, Vec<_>) = (first.split('\0').collect(), shown.split('\0').collect());
                    assert_eq!(sent[2..], shown[2..5]);
                }
            }
            Err(Said(said)) => refused(wish, &said.split('\0').collect::<Vec<_>>()),
        }
    }
}

fn refused(wish: Wish, said: &[&str]) {
    let problems = match said {
        ["F", "report", valid, _, _, problems @ ..] if wish == Wish::Check => {
            assert_eq!(*valid == "1", problems == [""]);
            if *valid == "1" { return } else { problems }
        }
        ["E", code, "0", "0", "0", "", "", "", "", problems @ ..] => {
            assert!(["1", "2", "3", "4"].contains(code));
            problems
        }
        _ => panic!("{said:?}"),
    };
    assert!(
        !problems.is_empty() && problems.len() % 3 == 0 && problems.len() as u64 <= (LISTED + 1) * 3,
        "{problems:?}"
    );
    assert!(problems.chunks(3).all(|problem| !problem[1].is_empty()), "{problems:?}");
}
