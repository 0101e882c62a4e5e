//! Tokens: asked for first, asked for again when the service wants another, each way once.

use graph_sync_jobs::{
    call::{
        Wish,
        event::{FAILED, TIMED_OUT},
    },
    failure::{
        ErrorCode::*,
        Outcome::{NotSent, Refused},
    },
};

use super::{ATTEMPTS, CHALLENGE, CLAIMS, CLAIMS_OF, SCOPE, SILENCE, SP, TOLD, Talk, begin, restart, restart_with};

const STALE: &str = "InvalidAuthenticationToken";

impl Talk {
    /// The token function gives one.
    fn gives(self) -> Talk {
        self.done(SILENCE, &[])
    }

    fn asks(self, claims: &str) -> Talk {
        self.says(&["A", SCOPE, claims])
    }

    fn challenged(self, code: &str) -> Talk {
        self.refused(401.0, &["", CHALLENGE], code)
    }
}

#[test]
fn a_token_function_is_asked_first_and_again_when_the_token_is_stale_or_challenged() {
    let talk = restart("f").asks("").gives().sends_the_restart();
    let talk = talk.refused(401.0, &[], STALE).asks("").gives().sends_the_restart();
    let talk = talk.challenged(STALE).asks(CLAIMS).gives().sends_the_restart();
    talk.head(204.0, &[]).says(&["F", "receipt", "Watermark", "", "3"]);
}

#[test]
fn each_way_once_in_either_order() {
    let renewed = restart("f").gives().refused(401.0, &[], STALE).gives();
    renewed.refused(401.0, &[], STALE).fails(Unauthenticated, Refused).with(ATTEMPTS, "2");
    let challenged = restart("f").gives().challenged("x").gives();
    challenged.challenged("x").fails(ClaimsChallenge, Refused).with(ATTEMPTS, "2").with(CLAIMS_OF, CLAIMS);
    let both = restart("f").gives().challenged("x").gives().refused(401.0, &[], STALE).asks("").gives();
    both.refused(401.0, &[], STALE).fails(Unauthenticated, Refused).with(ATTEMPTS, "3");
    let both = restart("f").gives().refused(401.0, &[], STALE).gives().challenged(STALE).asks(CLAIMS).gives();
    both.challenged(STALE).fails(ClaimsChallenge, Refused).with(ATTEMPTS, "3");
}

#[test]
fn a_token_without_a_function_is_never_renewed() {
    restart("t").refused(401.0, &[], STALE).fails(Unauthenticated, Refused).with(ATTEMPTS, "1");
    restart("t").challenged("x").fails(ClaimsChallenge, Refused).with(CLAIMS_OF, CLAIMS);
}

#[test]
fn a_401_that_names_no_stale_token_starts_no_loop() {
    for (code, error) in [("UnknownError", PermissionDenied), ("", PermissionDenied), ("Other", Unauthenticated)] {
        restart("f").gives().refused(401.0, &[], code).fails(error, Refused).with(ATTEMPTS, "1");
    }
    for body in [&["empty"][..], &["silent"], &["unreadable"]] {
        let talk = restart("f").gives().head(401.0, &[]).body(body);
        assert_eq!(talk.said[0], "E", "{body:?}");
    }
}

#[test]
fn claims_win_over_the_body_and_those_that_cannot_be_read_decide_nothing() {
    for code in [STALE, "UnknownError", ""] {
        restart("f").gives().challenged(code).asks(CLAIMS);
    }
    restart("f").gives().head(401.0, &["", CHALLENGE]).hears(FAILED).asks(CLAIMS);
    for header in [&CHALLENGE.replace("eyJ", "!!!"), "Bearer", r#"Bearer error="invalid_token""#] {
        restart("f").gives().refused(401.0, &["", header], STALE).asks("");
        restart("f").gives().refused(401.0, &["", header], "UnknownError").fails(PermissionDenied, Refused);
    }
}

#[test]
fn renewals_count_as_attempts_but_not_as_retries() {
    let talk = restart_with("f", "o\0maxRetries\0d", &[1.0, 1.0]).gives().refused(401.0, &[], STALE).gives();
    let talk = talk.challenged("x").gives().refused(429.0, &["1"], "x").waits(1000.0, "3").hears(TIMED_OUT);
    talk.sends_the_restart().refused(429.0, &["1"], "x").fails(Throttled, Refused).with(ATTEMPTS, "4");
}

#[test]
fn a_token_that_is_not_to_be_had_says_what_was_refused_before() {
    restart("f").hears(FAILED).fails(TokenUnavailable, NotSent).with(TOLD, "0").with(ATTEMPTS, "0");
    let stale = restart("f").gives().refused(401.0, &[], STALE).hears(FAILED).fails(TokenUnavailable, Refused);
    // Status and ids of that 401 are told, its words are not.
    stale.with(TOLD, "1").with(ATTEMPTS, "1").with(CLAIMS_OF, "");
    let challenged = restart("f").gives().challenged("x").hears(FAILED).fails(TokenUnavailable, Refused);
    challenged.with(TOLD, "1").with(CLAIMS_OF, CLAIMS);
}

#[test]
fn a_token_is_asked_for_the_host_that_it_is_sent_to() {
    for (cloud, host) in [("usGov", "https://graph.microsoft.us"), ("china", "https://microsoftgraph.chinacloudapi.cn")]
    {
        let options = format!("o\0cloud\0t{cloud}");
        let talk = Talk::of(begin(Wish::Get, "f", &[SP, "tjob", &options], &[1.0]).unwrap());
        let talk = talk.says(&["A", &format!("{host}/Synchronization.ReadWrite.All"), ""]).gives();
        assert!(talk.said[2].starts_with(&format!("{host}/v1.0/")), "{:?}", talk.said);
    }
}
