//! Whole calls, from their arguments to their end: what they say to what happens.

use graph_sync_jobs::{
    call::{Arguments, Call, Said, Wish, event::DONE},
    failure::{ErrorCode, Outcome},
};

use crate::support::platform::{Still, numbered};

mod anything;
mod arguments;
mod ends;
mod list;
mod reading;
mod renewal;
mod restart;
mod wait;

const SP: &str = "t8e881353-1735-45af-af21-ee1344582a4d";
const ORIGIN: &str = "https://graph.microsoft.com";
const JOBS: &str =
    "https://graph.microsoft.com/v1.0/servicePrincipals/8e881353-1735-45af-af21-ee1344582a4d/synchronization/jobs";
const SCOPE: &str = "https://graph.microsoft.com/Synchronization.ReadWrite.All";
const CHALLENGE: &str = r#"Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#;
const CLAIMS: &str = r#"{"access_token":{}}"#;
/// Nothing to tell of.
const SILENCE: f64 = f64::NAN;

// Where a failure's details stand among what is said of it.
const TOLD: usize = 3;
const ATTEMPTS: usize = 4;
const RETRY_AFTER: usize = 5;
const DATE: usize = 6;
const CLAIMS_OF: usize = 7;
const LIMIT: usize = 8;
const PROBLEMS: usize = 9;

/// A call with these arguments, as `mirror.js` writes them; numbers come in turn. Or what is said instead.
fn begin(wish: Wish, token: &str, arguments: &[&str], numbers: &[f64]) -> Result<Call, Vec<String>> {
    let text = [&["new-id", token], arguments].concat().join("\0");
    Call::begin::<Still>(wish, &mut Arguments::new(&numbered(&text, numbers))).map_err(|Said(said)| split(&said))
}

fn split(said: &str) -> Vec<String> {
    said.split('\0').map(str::to_owned).collect()
}

/// A restart with these options and their numbers.
fn restart_with(token: &str, options: &str, numbers: &[f64]) -> Talk {
    let arguments = [SP, "tjob", "o\0resetScope\0tWatermark", options];
    Talk::of(begin(Wish::Restart, token, &arguments, &[&[1.0], numbers].concat()).expect("valid arguments"))
}

fn restart(token: &str) -> Talk {
    restart_with(token, "u", &[])
}

/// What a restart says when it sends.
fn sent() -> [String; 5] {
    let body = r#"{"criteria":{"resetScope":"Watermark"}}"#;
    ["S", "POST", &format!("{JOBS}/job/restart"), "new-id", body].map(str::to_owned)
}

fn list() -> Talk {
    Talk::of(begin(Wish::List, "t", &[SP, "u"], &[]).expect("valid arguments"))
}

fn get() -> Talk {
    Talk::of(begin(Wish::Get, "t", &[SP, "tjob", "u"], &[]).expect("valid arguments"))
}

fn wait(options: &str, numbers: &[f64]) -> Talk {
    Talk::of(begin(Wish::Wait, "t", &[SP, "tjob", options], numbers).expect("valid arguments"))
}

/// A conversation: what the call said last, entry by entry.
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

    fn left(self, left_ms: f64) -> Talk {
        Talk { left_ms, ..self }
    }

    fn happens(mut self, event: u32, number: f64, text: &[&str], started: bool) -> Talk {
        self.said = split(&self.call.step::<Still>(event, number, &text.join("\0"), started, self.left_ms));
        self
    }

    /// The thing that is under way comes to this end.
    fn hears(self, event: u32) -> Talk {
        self.happens(event, SILENCE, &[], true)
    }

    fn done(self, number: f64, text: &[&str]) -> Talk {
        self.happens(DONE, number, text, true)
    }

    /// A status with its headers arrives.
    fn head(self, status: f64, headers: &[&str]) -> Talk {
        self.done(status, headers)
    }

    /// The body of an error has been read: its kind, `error.code`, inner date.
    fn body(self, body: &[&str]) -> Talk {
        self.says(&["R"]).done(SILENCE, body)
    }

    /// An error status with its headers and `error.code`.
    fn refused(self, status: f64, headers: &[&str], code: &str) -> Talk {
        self.head(status, headers).body(&["coded", code, ""])
    }

    /// A job arrives: its last execution's activity and end, and its schedule's state.
    fn job(self, activity: &str, ended: &str, state: &str) -> Talk {
        self.head(200.0, &[]).says(&["R", "job"]).done(1.0, &[activity, ended, state])
    }

    /// A page of jobs arrives: the next page's origin and address, if there is one.
    fn page(self, next: &[&str]) -> Talk {
        self.head(200.0, &[]).says(&["R", "jobs"]).done(1.0, next)
    }

    fn says(self, expected: &[&str]) -> Talk {
        assert_eq!(self.said, expected);
        self
    }

    fn sends_the_restart(self) -> Talk {
        assert_eq!(self.said, sent());
        self
    }

    /// It waits at least so long, and tells the observer of this attempt.
    fn waits(self, ms: f64, attempt: &str) -> Talk {
        assert_eq!((self.said[0].as_str(), self.said[2].as_str()), ("W", attempt), "{:?}", self.said);
        assert_eq!(self.said[1].parse::<f64>().unwrap(), ms);
        self
    }

    fn fails(self, code: ErrorCode, outcome: Outcome) -> Talk {
        let expected = ["E".to_owned(), (code as u32).to_string(), (outcome as u32).to_string()];
        assert_eq!(self.said[..3], expected, "{code:?} {outcome:?} was expected");
        self
    }

    /// A detail of the failure.
    fn with(self, detail: usize, expected: &str) -> Talk {
        assert_eq!(self.said[detail], expected, "{:?}", self.said);
        self
    }
}
