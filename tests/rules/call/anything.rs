//! Whatever the arguments are and whatever happens: a call says what a call may say, and repeats nothing that may have happened.

use graph_sync_jobs::{
    call::{
        Call, Wish,
        event::{ABORTED, DEADLINE, DONE, FAILED, TIMED_OUT},
    },
    retry_after,
};
use proptest::prelude::*;

use super::{CHALLENGE, ORIGIN, PROBLEMS, SP, begin, split};
use crate::support::{
    cases,
    dates::{NOVEMBER, platform},
    platform::Still,
    witness::Witness,
};

/// One thing that happens.
#[derive(Clone, Debug)]
enum Happening {
    /// What is to be expected: the number of a choice.
    Likely(prop::sample::Index, f64),
    /// Anything.
    Hostile(u32, f64, String, bool, f64),
}

const HEADS: [(f64, &[&str]); 16] = [
    (200.0, &[]),
    (204.0, &[]),
    (401.0, &[]),
    (401.0, &["", CHALLENGE]),
    (401.0, &["", CHALLENGE]),
    (404.0, &["5"]),
    (429.0, &["2.5"]),
    (429.0, &["2.5"]),
    (429.0, &[]),
    (429.0, &["1e9"]),
    (429.0, &["86401"]),
    (500.0, &["1"]),
    (502.0, &["1"]),
    (503.0, &["1"]),
    (503.0, &["Sun, 01 Nov 2026 00:00:10 GMT"]),
    (503.0, &["x"]),
];

const BODIES: [&[&str]; 7] = [
    &["coded", "InvalidAuthenticationToken"],
    &["coded", "InvalidAuthenticationToken"],
    &["coded", "UnknownError", "2026-11-01T00:00:20"],
    &["coded", ""],
    &["silent"],
    &["empty"],
    &[],
];

const RESULTS: [(f64, &[&str]); 6] = [
    (1.0, &["1", "2026-11-24T01:00:00Z", "Active"]),
    (1.0, &["2", "2026-11-24T01:00:00Z", "Active"]),
    (1.0, &["", "", "Paused"]),
    (1.0, &[ORIGIN, "https://graph.microsoft.com/2"]),
    (1.0, &[]),
    (0.0, &[]),
];

impl Happening {
    /// What happens to a call that said this: event, number, text, whether it was begun, time left.
    fn to(&self, said: &[String]) -> (u32, f64, String, bool, f64) {
        let (choice, left_ms) = match self {
            Happening::Hostile(event, number, text, started, left_ms) => {
                return (*event, *number, text.clone(), *started, *left_ms);
            }
            Happening::Likely(choice, left_ms) => (choice, *left_ms),
        };
        let none = (f64::NAN, &[][..]);
        let (event, (number, text)) = match said[0].as_str() {
            "S" => match choice.index(HEADS.len() + 4) {
                last if last >= HEADS.len() => ([FAILED, TIMED_OUT, ABORTED, DEADLINE][last - HEADS.len()], none),
                index => (DONE, HEADS[index]),
            },
            "R" if said.len() == 1 => match choice.index(BODIES.len() + 1) {
                last if last == BODIES.len() => (TIMED_OUT, none),
                index => (DONE, (f64::NAN, BODIES[index])),
            },
            "R" => match choice.index(RESULTS.len() + 1) {
                last if last == RESULTS.len() => (FAILED, none),
                index => (DONE, RESULTS[index]),
            },
            "U" => (DONE, (choice.index(2) as f64, &[][..])),
            "A" => (DONE, none),
            _ => (TIMED_OUT, none),
        };
        (event, number, text.join("\0"), true, left_ms)
    }
}

fn happening() -> impl Strategy<Value = Happening> {
    let number = prop_oneof![
        Just(f64::NAN),
        prop::sample::select(vec![0.0, 1.0, 2.0, 200.0, 204.0, 401.0, 404.5, 429.0, 500.0, 503.0, 1e300, -5.0]),
        any::<f64>()
    ];
    let entry = prop_oneof![
        prop::sample::select(vec![
            "",
            "1",
            "coded",
            "empty",
            CHALLENGE,
            "InvalidAuthenticationToken",
            ORIGIN,
            "Active"
        ])
        .prop_map(String::from),
        "[^\0]{0,6}"
    ];
    let text = prop::collection::vec(entry, 0..5).prop_map(|entries| entries.join("\0"));
    let left_ms = || prop_oneof![3 => Just(1e6), 1 => Just(f64::INFINITY), 1 => any::<f64>()];
    prop_oneof![
        8 => (any::<prop::sample::Index>(), left_ms()).prop_map(|(choice, left_ms)| Happening::Likely(choice, left_ms)),
        1 => (0_u32..7, number, text, any::<bool>(), left_ms())
            .prop_map(|(event, number, text, started, left_ms)| Happening::Hostile(event, number, text, started, left_ms)),
    ]
}

fn any_call() -> impl Strategy<Value = (Wish, bool, f64, bool)> {
    let wish =
        prop_oneof![3 => Just(Wish::Restart), 1 => Just(Wish::List), 1 => Just(Wish::Get), 1 => Just(Wish::Wait)];
    (wish, any::<bool>(), 0.0..=10.0, any::<bool>())
}

fn begun((wish, asks, retries, until): (Wish, bool, f64, bool)) -> Call {
    let options = if wish == Wish::Wait && until { "o\0maxRetries\0d\0until\0f" } else { "o\0maxRetries\0d" };
    let count = if options.ends_with('f') { 2.0 } else { 1.0 };
    let mut arguments = vec![SP];
    arguments.extend((wish != Wish::List).then_some("tjob"));
    arguments.extend((wish == Wish::Restart).then_some("u"));
    arguments.push(options);
    begin(wish, if asks { "f" } else { "t" }, &arguments, &[count, f64::floor(retries)]).expect("valid arguments")
}

/// Entries as `mirror.js` writes them, in any order.
fn any_entries() -> impl Strategy<Value = Vec<String>> {
    let letter = prop::sample::select(vec![
        "u",
        "n",
        "t",
        "tFull",
        "tjob",
        "tWatermark,Full",
        SP,
        "b",
        "l",
        "d",
        "f",
        "s",
        "a",
        "o",
        "c",
        "w",
        "j1",
        "x",
        "!",
        "",
        "resetScope",
        "resetScope",
        "appId",
        "maxRetries",
        "timeoutMs",
        "since",
        "baseUrl",
        "https:",
    ]);
    prop::collection::vec(prop_oneof![8 => letter.prop_map(String::from), 1 => "[^\0]{0,4}"], 0..14)
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn whatever_happens_a_call_says_what_it_may_and_never_repeats_what_may_have_happened(
        kind in any_call(), happenings in prop::collection::vec(happening(), 1..40)
    ) {
        let mut call = begun(kind);
        let first = call.first();
        let (mut witness, mut said) = (Witness::of(kind.0, &first), split(&first));
        for happening in happenings {
            let (event, number, text, started, left_ms) = happening.to(&said);
            let words = call.step::<Still>(event, number, &text, started, left_ms);
            witness.hears(event, number, &text, started, &words);
            said = split(&words);
        }
    }

    #[test]
    fn no_wait_is_shorter_than_asked_or_passes_the_deadline(
        kind in any_call(), happenings in prop::collection::vec(happening(), 1..40), deadline_ms in 1.0..200_000.0
    ) {
        let mut call = begun(kind);
        let mut said = split(&call.first());
        let mut left_ms: f64 = deadline_ms;
        let mut asked = None;
        for happening in happenings {
            let Happening::Likely(..) = happening else { continue };
            let sent = said[0] == "S";
            let (event, number, text, started, _) = happening.to(&said);
            if sent {
                let header = text.split('\0').next().unwrap_or_default();
                asked = retry_after::parse(header, NOVEMBER, platform).filter(|_| event == DONE);
            }
            said = split(&call.step::<Still>(event, number, &text, started, left_ms));
            if said[0] == "W" {
                let delay_ms: f64 = said[1].parse().unwrap();
                prop_assert!(said.len() == 2 || asked.is_none_or(|asked| delay_ms >= asked), "{delay_ms} of {asked:?}");
                // A part of a millisecond is waited for as a whole one.
                prop_assert!(delay_ms < left_ms + 1.0, "{delay_ms} of {left_ms}");
                left_ms -= delay_ms;
            }
            if ["F", "E"].contains(&said[0].as_str()) {
                break;
            }
        }
    }

    #[test]
    fn whatever_the_arguments_are_they_are_refused_with_a_reason_or_sent_as_the_dry_run_shows(
        wish in prop::sample::select(vec![Wish::Restart, Wish::Check, Wish::Describe, Wish::List, Wish::Get, Wish::Wait]),
        entries in any_entries(),
        numbers in prop::collection::vec(prop::sample::select(vec![0.0, 1.0, 2.0, 3.0, -1.0, 1.5, f64::NAN, 10_000.0]), 0..8)
    ) {
        let texts: Vec<_> = entries.iter().map(String::as_str).collect();
        match begin(wish, "t", &texts, &numbers) {
            Ok(mut call) => {
                let first = call.first();
                Witness::of(wish, &first);
                if wish == Wish::Restart {
                    let shown = begin(Wish::Prepare, "t", &texts, &numbers).err().unwrap();
                    prop_assert_eq!(&split(&first)[2..], &shown[2..5]);
                }
            }
            Err(said) if said[0] == "F" => prop_assert!([Wish::Check, Wish::Describe].contains(&wish)),
            Err(said) => {
                prop_assert_eq!((said[0].as_str(), said[2].as_str()), ("E", "0"));
                let problems = &said[PROBLEMS..];
                prop_assert!(!problems.is_empty() && problems.len() % 3 == 0 && problems.len() <= 101 * 3);
                prop_assert!(problems.chunks(3).all(|problem| !problem[1].is_empty()), "{:?}", problems);
            }
        }
    }
}
