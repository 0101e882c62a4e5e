//! Whole calls: what they say to what happens, from their arguments to their end.

use graph_sync_jobs::{
    call::{Arguments, Call, Said, Wish, event::*},
    failure::{ErrorCode, Outcome},
};
use proptest::prelude::*;

use crate::support::{cases, platform::Still};

const SP: &str = "t8e881353-1735-45af-af21-ee1344582a4d";
const JOBS: &str =
    "https://graph.microsoft.com/v1.0/servicePrincipals/8e881353-1735-45af-af21-ee1344582a4d/synchronization/jobs";
const CHALLENGE: &str = r#"Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#;

/// A call with these arguments, as `mirror.js` writes them; numbers come in turn.
fn begin(wish: Wish, token: &str, arguments: &[&str], numbers: &[f64]) -> Result<Call, String> {
    let text = [&["new-id", token], arguments].concat().join("\0");
    let mut left = numbers.iter().copied();
    let mut number = || left.next().unwrap_or(f64::NAN);
    Call::begin(wish, &mut Arguments::new(&text, &mut number)).map_err(|Said(said)| said)
}

fn restart(token: &str) -> Call {
    begin(Wish::Restart, token, &[SP, "tjob", "o\0resetScope\0tWatermark", "u"], &[1.0]).unwrap()
}

/// A conversation: what the call says, entry by entry.
struct Talk {
    call: Call,
    said: Vec<String>,
    left_ms: f64,
}

impl Talk {
    fn of(mut call: Call) -> Talk {
        let said = split(&call.first());
        Talk { left_ms: call.deadline_ms, call, said }
    }

    fn hears(&mut self, event: u32, number: f64, text: &[&str]) -> &mut Talk {
        self.said = split(&self.call.step::<Still>(event, number, &text.join("\0"), true, self.left_ms));
        self
    }

    fn done(&mut self, number: f64, text: &[&str]) -> &mut Talk {
        self.hears(DONE, number, text)
    }

    /// An error status with its headers and `error.code`.
    fn refused(&mut self, status: f64, headers: &[&str], code: &str) -> &mut Talk {
        self.done(status, headers).says(&["R"]).done(f64::NAN, &["coded", code, ""])
    }

    fn says(&mut self, expected: &[&str]) -> &mut Talk {
        assert_eq!(self.said, expected);
        self
    }

    fn fails(&mut self, code: ErrorCode, outcome: Outcome) -> &mut Talk {
        let expected = ["E".to_owned(), (code as u32).to_string(), (outcome as u32).to_string()];
        assert_eq!(self.said[..3], expected, "{code:?} {outcome:?}");
        self
    }
}

fn split(said: &str) -> Vec<String> {
    said.split('\0').map(str::to_owned).collect()
}

const BODY: &str = r#"{"criteria":{"resetScope":"Watermark"}}"#;

fn send() -> [String; 5] {
    ["S", "POST", &format!("{JOBS}/job/restart"), "new-id", BODY].map(str::to_owned)
}

#[test]
fn a_restart_is_sent_and_204_is_its_receipt() {
    let mut talk = Talk::of(restart("t"));
    assert_eq!(talk.said, send());
    talk.done(204.0, &[]).says(&["F", "receipt", "Watermark", "", "1"]);
}

#[test]
fn a_token_function_is_asked_first_and_again_when_the_token_is_stale_or_challenged() {
    let mut talk = Talk::of(restart("f"));
    let scope = "https://graph.microsoft.com/Synchronization.ReadWrite.All";
    talk.says(&["A", scope, ""]).done(f64::NAN, &[]);
    assert_eq!(talk.said, send());
    talk.refused(401.0, &[], "InvalidAuthenticationToken").says(&["A", scope, ""]).done(f64::NAN, &[]);
    talk.refused(401.0, &["", CHALLENGE], "InvalidAuthenticationToken");
    talk.says(&["A", scope, r#"{"access_token":{}}"#]).done(f64::NAN, &[]);
    talk.refused(401.0, &[], "InvalidAuthenticationToken").fails(ErrorCode::Unauthenticated, Outcome::Refused);
    assert_eq!(talk.said[4], "3", "attempts");
}

#[test]
fn a_token_that_is_not_to_be_had_says_what_was_refused_before() {
    let mut talk = Talk::of(restart("f"));
    talk.hears(FAILED, f64::NAN, &[]).fails(ErrorCode::TokenUnavailable, Outcome::NotSent);
    let mut talk = Talk::of(restart("f"));
    talk.done(f64::NAN, &[]).refused(401.0, &[], "InvalidAuthenticationToken");
    talk.hears(FAILED, f64::NAN, &[]).fails(ErrorCode::TokenUnavailable, Outcome::Refused);
}

#[test]
fn a_throttled_restart_waits_as_asked_and_goes_again_the_same() {
    let mut talk = Talk::of(restart("t"));
    talk.refused(429.0, &["2.5"], "TooManyRequests").says(&["W", "2500", "1"]);
    talk.hears(TIMED_OUT, f64::NAN, &[]);
    assert_eq!(talk.said, send());
    talk.done(204.0, &[]).says(&["F", "receipt", "Watermark", "", "2"]);
}

#[test]
fn what_may_have_happened_is_not_sent_again() {
    for status in [500.0, 502.0, 503.0, 504.0] {
        let mut talk = Talk::of(restart("t"));
        talk.refused(status, &[], "x");
        assert_eq!((talk.said[0].as_str(), talk.said[2].as_str()), ("E", "2"), "{status}");
    }
    let ends = [(FAILED, ErrorCode::Network), (TIMED_OUT, ErrorCode::Timeout), (ABORTED, ErrorCode::Aborted)];
    for (event, code) in ends {
        Talk::of(restart("t")).hears(event, f64::NAN, &[]).fails(code, Outcome::Unknown);
    }
    for status in [f64::NAN, 0.0, 200.0, 302.0, -1.0, 1e9] {
        Talk::of(restart("t")).done(status, &[]).fails(ErrorCode::UnexpectedResponse, Outcome::Unknown);
    }
}

#[test]
fn an_error_status_decides_whatever_becomes_of_its_body() {
    for event in [FAILED, TIMED_OUT, DEADLINE] {
        Talk::of(restart("t"))
            .done(404.0, &[])
            .hears(event, f64::NAN, &[])
            .fails(ErrorCode::NotFound, Outcome::Refused);
    }
    Talk::of(restart("t")).done(404.0, &[]).hears(ABORTED, f64::NAN, &[]).fails(ErrorCode::Aborted, Outcome::Refused);
    Talk::of(restart("t"))
        .done(401.0, &[])
        .done(f64::NAN, &["empty"])
        .fails(ErrorCode::PermissionDenied, Outcome::Refused);
    Talk::of(restart("t"))
        .done(401.0, &[])
        .done(f64::NAN, &["unreadable"])
        .fails(ErrorCode::Unauthenticated, Outcome::Refused);
}

#[test]
fn a_dry_run_and_a_check_say_all_at_once() {
    let criteria = "o\0resetScope\0tFull";
    let said = begin(Wish::Prepare, "t", &[SP, "tjob", criteria, "u"], &[1.0]).err().unwrap();
    let full = r#"{"criteria":{"resetScope":"Full"}}"#;
    assert_eq!(
        split(&said),
        ["F", "prepared", &format!("{JOBS}/job/restart"), "new-id", full, "Full", "FullBreaksLinks"]
    );
    let said = begin(Wish::Check, "t", &[criteria], &[1.0]).err().unwrap();
    assert_eq!(split(&said), ["F", "report", "1", "Full", "FullBreaksLinks", ""]);
    let said = begin(Wish::Check, "t", &["o\0resetScope\0tFul"], &[1.0]).err().unwrap();
    assert_eq!(split(&said)[..6], ["F", "report", "", "", "", "resetScope"]);
    assert_eq!(split(&said)[7..], ["Full"]);
    let said = begin(Wish::Describe, "t", &[], &[]).err().unwrap();
    assert_eq!(split(&said).len(), 2 + 7 * 4);
}

#[test]
fn the_first_argument_that_is_wrong_decides() {
    for (arguments, code) in [
        (["d", "d", "d", "d"], ErrorCode::InvalidServicePrincipalId),
        ([SP, "d", "d", "d"], ErrorCode::InvalidJobId),
        ([SP, "tj", "d", "d"], ErrorCode::InvalidCriteria),
        ([SP, "tj", "u", "d"], ErrorCode::InvalidOptions),
    ] {
        let said = split(&begin(Wish::Restart, "t", &arguments, &[]).err().unwrap());
        assert_eq!(said[..3], ["E", &(code as u32).to_string(), "0"]);
        assert!(said.len() >= 12 && !said[9].is_empty(), "{said:?}");
    }
}

fn list() -> Talk {
    Talk::of(begin(Wish::List, "t", &[SP, "u"], &[]).unwrap())
}

#[test]
fn a_list_is_read_page_after_page_from_one_origin() {
    let mut talk = list();
    talk.says(&["S", "GET", JOBS, "new-id", ""]).done(200.0, &[]).says(&["R", "jobs"]);
    talk.done(1.0, &["https://graph.microsoft.com", "https://graph.microsoft.com/2"]);
    talk.says(&["S", "GET", "https://graph.microsoft.com/2", "new-id", ""]).done(200.0, &[]);
    talk.done(1.0, &[]).says(&["F", "jobs"]);
    for (origin, next) in [
        ("https://graph.microsoft.us", "https://graph.microsoft.us/2"),
        ("", "none"),
        ("https://graph.microsoft.com", JOBS),
    ] {
        let mut talk = list();
        talk.done(200.0, &[]).done(1.0, &[origin, next]).fails(ErrorCode::UnexpectedResponse, Outcome::Unknown);
    }
    list().done(200.0, &[]).done(0.0, &[]).fails(ErrorCode::UnexpectedResponse, Outcome::Unknown);
    list().done(204.0, &[]).fails(ErrorCode::UnexpectedResponse, Outcome::Unknown);
}

#[test]
fn a_reading_that_gets_no_answer_is_repeated() {
    for status in [502.0, 503.0, 504.0] {
        let mut talk = list();
        talk.refused(status, &[], "x");
        assert_eq!(talk.said[0], "W", "{status}");
    }
    let mut talk = list();
    talk.hears(FAILED, f64::NAN, &[]);
    assert_eq!(talk.said[0], "W");
    let mut talk = list();
    talk.done(200.0, &[]).hears(FAILED, f64::NAN, &[]);
    assert_eq!(talk.said[0], "W", "an answer that breaks off");
    list().refused(500.0, &[], "x").fails(ErrorCode::ServerError, Outcome::Unknown);
    list().hears(TIMED_OUT, f64::NAN, &[]).fails(ErrorCode::Timeout, Outcome::Unknown);
}

fn wait(options: &str, numbers: &[f64]) -> Talk {
    Talk::of(begin(Wish::Wait, "t", &[SP, "tjob", options], numbers).unwrap())
}

const ENDED: &str = "2026-11-24T01:00:00Z";

#[test]
fn a_wait_looks_until_a_new_execution_has_ended() {
    let mut talk = wait("o\0since\0j1", &[1.0]);
    for (activity, ended) in [("1", ENDED), ("2", "0001-01-01T00:00:00Z")] {
        talk.done(200.0, &[]).says(&["R", "job"]).done(1.0, &[activity, ended, "Active"]).says(&["W", "30000"]);
        talk.hears(TIMED_OUT, f64::NAN, &[]);
        assert_eq!(talk.said[..2], ["S", "GET"]);
    }
    talk.done(200.0, &[]).done(1.0, &["2", ENDED, "Active"]).says(&["F", "job"]);
}

#[test]
fn a_wait_asks_the_caller_where_he_decides() {
    let mut talk = wait("o\0until\0f", &[1.0]);
    talk.done(200.0, &[]).done(1.0, &["2", ENDED, "Active"]).says(&["U"]).done(0.0, &[]).says(&["W", "30000"]);
    talk.hears(TIMED_OUT, f64::NAN, &[]).done(200.0, &[]).done(1.0, &["", "", ""]).done(1.0, &[]).says(&["F", "job"]);
    let mut talk = wait("o\0until\0f", &[1.0]);
    talk.done(200.0, &[]).done(1.0, &[]).hears(FAILED, f64::NAN, &[]).fails(ErrorCode::Aborted, Outcome::Unknown);
}

#[test]
fn a_wait_between_looks_never_passes_the_deadline_and_an_abort_in_it_leaves_nothing_unsent() {
    let mut talk = wait("o\0deadlineMs\0d", &[1.0, 30_000.0]);
    talk.done(200.0, &[]).done(1.0, &["1", ENDED, "Active"]).fails(ErrorCode::Timeout, Outcome::Unknown);
    assert_eq!(talk.said[8], "deadlineMs");
    let mut talk = wait("u", &[]);
    talk.done(200.0, &[]).done(1.0, &[]).says(&["W", "30000"]).hears(ABORTED, f64::NAN, &[]);
    talk.fails(ErrorCode::Aborted, Outcome::Unknown);
}

#[test]
fn each_look_has_its_own_retries() {
    let mut talk = wait("o\0maxRetries\0d", &[1.0, 1.0]);
    for _ in 0..5 {
        talk.refused(429.0, &["1"], "x");
        assert_eq!(talk.said[..2], ["W", "1000"]);
        talk.hears(TIMED_OUT, f64::NAN, &[]).done(200.0, &[]).done(1.0, &[]).hears(TIMED_OUT, f64::NAN, &[]);
    }
}

#[derive(Clone, Debug)]
struct Happening {
    event: u32,
    number: f64,
    text: String,
    started: bool,
    left_ms: f64,
}

fn happening() -> impl Strategy<Value = Happening> {
    let number = prop_oneof![
        Just(f64::NAN),
        prop::sample::select(vec![0.0, 1.0, 2.0, 3.0, 200.0, 204.0, 401.0, 404.0, 429.0, 500.0, 503.0, 1e300, -5.0]),
        any::<f64>()
    ];
    let entry = prop_oneof![
        Just(String::new()),
        Just(String::from("1")),
        Just(String::from("coded")),
        Just(String::from(CHALLENGE)),
        Just(String::from("InvalidAuthenticationToken")),
        Just(String::from("https://graph.microsoft.com")),
        "[^\0]{0,6}"
    ];
    let text = prop::collection::vec(entry, 0..4).prop_map(|entries| entries.join("\0"));
    (0_u32..6, number, text, any::<bool>(), prop_oneof![Just(1e6), any::<f64>()])
        .prop_map(|(event, number, text, started, left_ms)| Happening { event, number, text, started, left_ms })
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn whatever_happens_a_call_says_something_and_never_repeats_what_may_have_happened(
        wish in prop::sample::select(vec![Wish::Restart, Wish::List, Wish::Get, Wish::Wait]),
        token in prop::sample::select(vec!["t", "f"]),
        happenings in prop::collection::vec(happening(), 1..12)
    ) {
        let mut arguments = vec![SP];
        if wish != Wish::List {
            arguments.push("tjob");
        }
        if wish == Wish::Restart {
            arguments.push("u");
        }
        arguments.push("u");
        let mut call = begin(wish, token, &arguments, &[]).unwrap();
        let mut said = call.first();
        let mut answers = Vec::new();
        for Happening { event, number, text, started, left_ms } in happenings {
            let before = said.clone();
            said = call.step::<Still>(event, number, &text, started, left_ms);
            prop_assert!("ASRWUFE".contains(&said[..1]), "{said:?}");
            if before.starts_with('S') {
                answers.push((event, number));
            }
            if wish == Wish::Restart && (said.starts_with('S') || said.starts_with('A')) && !answers.is_empty() {
                let (event, status) = *answers.last().unwrap();
                prop_assert!(event == DONE && [401.0, 429.0, 503.0].contains(&status), "sent again after {event} {status}");
            }
            if said.starts_with('F') || said.starts_with('E') {
                break;
            }
        }
    }
}
