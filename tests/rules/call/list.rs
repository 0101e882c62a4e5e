//! Lists: page after page from one origin, no page twice, and never with a body.

use graph_sync_jobs::{
    call::{
        Wish,
        event::{FAILED, TIMED_OUT},
    },
    failure::{
        ErrorCode::{NotFound, Throttled, UnexpectedResponse},
        Outcome::{Refused, Unknown},
    },
};
use proptest::prelude::*;

use super::{ATTEMPTS, JOBS, ORIGIN, SILENCE, SP, TOLD, Talk, begin, list};
use crate::support::cases;

impl Talk {
    fn gets(self, url: &str) -> Talk {
        self.says(&["S", "GET", url, "new-id", ""])
    }
}

fn page(name: &str) -> String {
    format!("{ORIGIN}/{name}")
}

#[test]
fn a_list_is_read_page_after_page() {
    let (second, third) = (page("2"), page("3"));
    let talk = list().gets(JOBS).page(&[ORIGIN, &second]).gets(&second).page(&[ORIGIN, &third]).gets(&third);
    talk.page(&[]).says(&["F", "jobs"]);
    list().page(&[]).says(&["F", "jobs"]);
}

#[test]
fn a_page_elsewhere_is_never_read() {
    for (origin, next) in [
        ("https://graph.microsoft.us", "https://graph.microsoft.us/2"),
        ("http://graph.microsoft.com", "http://graph.microsoft.com/2"),
        ("https://graph.microsoft.com:444", "https://graph.microsoft.com:444/2"),
        ("https://graph.microsoft.com.evil.example", "https://graph.microsoft.com.evil.example/2"),
        ("null", "data:2"),
        ("", "none"),
    ] {
        list().page(&[origin, next]).fails(UnexpectedResponse, Unknown).with(ATTEMPTS, "1");
        let later = list().page(&[ORIGIN, &page("2")]).page(&[origin, next]);
        later.fails(UnexpectedResponse, Unknown).with(ATTEMPTS, "2");
    }
}

#[test]
fn behind_a_base_address_pages_stay_at_its_origin() {
    let gateway = "o\0baseUrl\0whttps://g.example/x\0https:\0https://g.example\0g.example\0/x";
    let list = || Talk::of(begin(Wish::List, "t", &[SP, gateway], &[1.0]).unwrap());
    list().page(&["https://g.example", "https://g.example/2"]).gets("https://g.example/2");
    // Graph's own addresses are what a gateway may pass on unchanged: the token was not meant for them.
    list().page(&[ORIGIN, &page("2")]).fails(UnexpectedResponse, Unknown);
}

#[test]
fn pages_that_lead_back_end_the_call() {
    list().page(&[ORIGIN, JOBS]).fails(UnexpectedResponse, Unknown);
    let (second, third) = (page("2"), page("3"));
    for back in [JOBS, &second, &third] {
        let talk = list().page(&[ORIGIN, &second]).page(&[ORIGIN, &third]);
        talk.page(&[ORIGIN, back]).fails(UnexpectedResponse, Unknown).with(ATTEMPTS, "3");
    }
}

#[test]
fn what_is_no_page_is_no_answer_of_graphs() {
    list().head(200.0, &[]).done(0.0, &[]).fails(UnexpectedResponse, Unknown).with(TOLD, "2");
    for status in [SILENCE, 0.0, 201.0, 202.0, 204.0, 304.0, 302.0] {
        list().head(status, &[]).fails(UnexpectedResponse, Unknown);
    }
    list().refused(404.0, &[], "x").fails(NotFound, Refused);
}

#[test]
fn a_page_that_is_asked_for_again_is_the_same_and_each_has_its_own_retries() {
    let options = "o\0maxRetries\0d";
    let mut talk = Talk::of(begin(Wish::List, "t", &[SP, options], &[1.0, 1.0]).unwrap());
    for number in 2..6 {
        let (url, next) = (talk.said[2].clone(), page(&number.to_string()));
        let again = talk.refused(503.0, &["1"], "x").hears(TIMED_OUT).gets(&url);
        talk = again.page(&[ORIGIN, &next]).gets(&next);
    }
    talk = talk.hears(FAILED).hears(TIMED_OUT).gets(&page("5"));
    talk.refused(429.0, &["1"], "x").fails(Throttled, Refused).with(ATTEMPTS, "10");
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn whatever_leads_on_the_token_stays_at_its_origin_and_no_page_is_read_twice(
        turns in prop::collection::vec((0_usize..8, 0..12), 1..20)
    ) {
        let mut talk = list();
        let mut asked = vec![JOBS.to_owned()];
        for (elsewhere, number) in turns {
            let origin = if elsewhere == 0 { "https://evil.example" } else { ORIGIN };
            let next = format!("{origin}/{number}");
            talk = talk.page(&[origin, &next]);
            if origin != ORIGIN || asked.contains(&next) {
                talk.fails(UnexpectedResponse, Unknown);
                break;
            }
            talk = talk.gets(&next);
            asked.push(next);
        }
    }
}
