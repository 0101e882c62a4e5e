//! Listens to a whole call, and holds every word of it against what a call may say at all.

use graph_sync_jobs::{
    call::{
        Wish,
        event::{DONE, FAILED, TIMED_OUT},
    },
    retry_after,
};

use super::dates::{NOVEMBER, platform};

/// What the end of a request leaves true.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    /// Nobody knows whether it happened.
    Unknown,
    /// The service said no, with this status.
    Refused(u16),
}

pub struct Witness {
    wish: Wish,
    said: Vec<String>,
    /// What was sent first.
    request: Option<Vec<String>>,
    attempts: u64,
    /// How the last request ended.
    answer: Option<Answer>,
    over: bool,
}

impl Witness {
    /// A call of this kind begins with these words.
    pub fn of(wish: Wish, first: &str) -> Witness {
        let mut witness = Witness { wish, said: Vec::new(), request: None, attempts: 0, answer: None, over: false };
        witness.says(first);
        assert!(["A", "S"].contains(&witness.letter()), "{first:?} is no beginning");
        witness
    }

    /// The letter of what was said last.
    pub fn letter(&self) -> &str {
        &self.said[0]
    }

    /// This happened to what the call had asked for, and the call says so to it.
    pub fn hears(&mut self, event: u32, number: f64, text: &str, started: bool, said: &str) {
        let asked = self.letter().to_owned();
        // What was not begun has neither come to its end nor failed, whatever is said of it.
        if asked == "S" && (started || [DONE, FAILED].contains(&event)) {
            self.attempts += u64::from(started);
            self.answer = Some(if event == DONE { judged(number, text) } else { Answer::Unknown });
        }
        self.says(said);
        if self.over {
            return;
        }
        let goes_on = matches!((asked.as_str(), event), ("A", DONE) | ("W", TIMED_OUT));
        match self.letter() {
            // A page of a list leads to the next.
            "S" => assert!(goes_on || self.wish == Wish::List && asked == "R", "sent after {asked} and {event}"),
            "A" if self.attempts > 0 => assert_eq!(self.answer, Some(Answer::Refused(401)), "a token is asked for"),
            _ => {}
        }
        if self.wish == Wish::Restart && ["A", "S", "W"].contains(&self.letter()) {
            assert!(
                matches!(self.answer, None | Some(Answer::Refused(401 | 429 | 503))),
                "again after {:?}",
                self.answer
            );
        }
    }

    fn says(&mut self, said: &str) {
        self.said = said.split('\0').map(str::to_owned).collect();
        assert!(["A", "S", "R", "W", "U", "F", "E"].contains(&self.letter()), "{said:?}");
        // What is said after the end is heard by nobody.
        if !self.over {
            self.is_well_said();
            self.over = ["F", "E"].contains(&self.letter());
        }
    }

    fn is_well_said(&mut self) {
        let (restarts, waits) = (self.wish == Wish::Restart, self.wish == Wish::Wait);
        let said: Vec<_> = self.said.iter().map(String::as_str).collect();
        match said[..] {
            ["A", scope, claims] => {
                assert!(scope.ends_with("/Synchronization.ReadWrite.All"), "{scope:?}");
                assert!(claims.is_empty() || claims.trim_start().starts_with('{'), "{claims:?}");
            }
            ["S", "POST", _, _, body] => assert!(restarts && body.starts_with(r#"{"criteria":{"#), "{body:?}"),
            ["S", "GET", _, _, body] => assert!(!restarts && body.is_empty(), "{body:?}"),
            ["R"] => {}
            ["R", "jobs"] => assert_eq!(self.wish, Wish::List),
            ["R", "job"] => assert!([Wish::Get, Wish::Wait].contains(&self.wish)),
            ["W", ms] => assert!(waits && ms.parse::<u64>().is_ok(), "{ms:?}"),
            ["W", ms, attempt] => {
                assert!(ms.parse::<u64>().is_ok_and(|ms| ms <= 86_400_000), "{ms:?}");
                assert_eq!(attempt, self.attempts.to_string());
            }
            ["U"] => assert!(waits),
            ["F", "receipt", _, _, attempts] => assert!(restarts && attempts == self.attempts.to_string()),
            ["F", "jobs"] => assert_eq!(self.wish, Wish::List),
            ["F", "job"] => assert!([Wish::Get, Wish::Wait].contains(&self.wish)),
            ["E", code, outcome, told, attempts, wait, date, _, limit, ""] => {
                assert!(code.parse::<u32>().is_ok() && ["0", "1", "2"].contains(&told), "{said:?}");
                assert!([wait, date].iter().all(|ms| ms.is_empty() || ms.parse::<u64>().is_ok()), "{said:?}");
                assert!(["", "timeoutMs", "deadlineMs"].contains(&limit), "{limit:?}");
                assert_eq!(attempts, self.attempts.to_string());
                let expected = match self.answer {
                    None => "0",
                    Some(Answer::Refused(_)) => "1",
                    Some(Answer::Unknown) => "2",
                };
                assert!(outcome == expected, "{said:?}");
            }
            _ => panic!("{said:?} is nothing that a call says"),
        }
        if said[0] == "S" {
            let request = self.request.get_or_insert_with(|| self.said.clone());
            // The pages of a list have each its address; all else is the same in every attempt.
            let same = if self.wish == Wish::List { [&said[..2], &said[3..]] } else { [&said[..], &[]] };
            assert!(same.concat().iter().all(|entry| request.iter().any(|first| first == entry)), "{said:?}");
        }
    }
}

/// What this answer to a restart leaves true.
fn judged(status: f64, text: &str) -> Answer {
    let status = if (0.0..1000.0).contains(&status) { status as u16 } else { 0 };
    let asks_to_wait = || retry_after::parse(text.split('\0').next().unwrap_or_default(), NOVEMBER, platform).is_some();
    match status {
        400..=499 => Answer::Refused(status),
        503 if asks_to_wait() => Answer::Refused(status),
        _ => Answer::Unknown,
    }
}
