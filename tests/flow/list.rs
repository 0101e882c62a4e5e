//! Lists: page after page from one origin, no page twice, and never with a body.

use graph_sync_jobs::error::code::{
    ErrorCode::{NotFound, Throttled, UnexpectedResponse},
    Outcome::{Refused, Unknown},
};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{
    cases,
    scene::{JOBS, ORIGIN, Scene},
    script::{Body, Reply},
};

fn page(name: &str) -> String {
    format!("{ORIGIN}/{name}")
}

/// A list whose pages lead on so.
fn pages<const N: usize>(next: [Option<&str>; N]) -> Scene {
    Scene::new().replies(next.map(Reply::page))
}

#[test]
fn a_list_is_read_page_after_page() {
    let (second, third) = (page("2"), page("3"));
    let seen = pages([Some(&second), Some(&third), None]).list();
    let urls: Vec<_> = seen.record.sent.iter().map(|sent| sent.url.as_str()).collect();
    assert_eq!((urls, seen.jobs().len()), (vec![JOBS, &second, &third], 3));
    assert_eq!(pages([None]).list().jobs(), [json!({ "id": "job" })]);
    let empty = Scene::new().replies([Reply::json(json!({ "value": [] }))]).list();
    assert!(empty.jobs().is_empty());
}

#[test]
fn a_page_elsewhere_is_never_read() {
    for next in [
        "https://graph.microsoft.us/2",
        "http://graph.microsoft.com/2",
        "https://graph.microsoft.com:444/2",
        "https://graph.microsoft.com.evil.example/2",
        "https://graph.microsoft.com@evil.example/2",
        "https://somebody@graph.microsoft.com/2",
        "data:2",
        "none",
        "/v1.0/2",
        "",
    ] {
        pages([Some(next)]).list().fails(UnexpectedResponse, Unknown, 1).tells_of(Some(0));
        pages([Some(&page("2")), Some(next)]).list().fails(UnexpectedResponse, Unknown, 2).tells_of(Some(1));
    }
    for next in [json!(2), json!({}), json!([]), json!(false)] {
        let reply = Reply::json(json!({ "value": [], "@odata.nextLink": next }));
        Scene::new().replies([reply]).list().fails(UnexpectedResponse, Unknown, 1);
    }
}

#[test]
fn the_same_origin_counts_however_it_is_written() {
    let seen = pages([Some("HTTPS://Graph.Microsoft.COM:443/a/../2"), None]).list();
    assert_eq!(seen.record.sent[1].url, page("2"));
}

#[test]
fn behind_a_base_address_pages_stay_at_its_origin() {
    let gateway = |next| pages([Some(next), None]).option("baseUrl", "https://g.example/x").list();
    assert_eq!(gateway("https://g.example/2").record.sent[1].url, "https://g.example/2");
    // Graph's own addresses are what a gateway may pass on unchanged: the token was not meant for them.
    gateway(&page("2")).fails(UnexpectedResponse, Unknown, 1);
}

#[test]
fn pages_that_lead_back_end_the_call() {
    pages([Some(JOBS)]).list().fails(UnexpectedResponse, Unknown, 1);
    let (second, third) = (page("2"), page("3"));
    for back in [JOBS, &second, &third] {
        pages([Some(&second), Some(&third), Some(back)]).list().fails(UnexpectedResponse, Unknown, 3);
    }
}

#[test]
fn a_fragment_makes_no_other_page() {
    pages([Some(&format!("{JOBS}#2"))]).list().fails(UnexpectedResponse, Unknown, 1);
    let (second, again) = (page("2#a"), page("2#b"));
    pages([Some(&second), Some(&again)]).list().fails(UnexpectedResponse, Unknown, 2);
}

#[test]
fn what_is_no_page_is_no_answer_of_graphs() {
    let list = |reply| Scene::new().replies([reply]).list();
    for value in [json!({}), json!([]), json!({ "value": 1 }), json!({ "value": [1] }), json!({ "value": [null] })] {
        list(Reply::json(value)).fails(UnexpectedResponse, Unknown, 1).tells_of(Some(0));
    }
    for body in [Body::Empty, Body::Unreadable] {
        list(Reply::status(200).body(body)).fails(UnexpectedResponse, Unknown, 1);
    }
    for status in [0, 201, 202, 204, 304, 302] {
        list(Reply::status(status)).fails(UnexpectedResponse, Unknown, 1);
    }
    list(Reply::status(404).code("x")).fails(NotFound, Refused, 1);
}

#[test]
fn a_page_that_is_asked_for_again_is_the_same_and_each_has_its_own_retries() {
    let service = |sent: &crate::support::record::Sent| match sent.number {
        8 => Reply::breaks(),
        9 => Reply::status(429).retry_after("1"),
        even if even % 2 == 0 => Reply::status(503).retry_after("1"),
        odd => Reply::page(Some(&page(&odd.to_string()))),
    };
    let seen = Scene::new().option("maxRetries", 1.0).service(service).list();
    seen.fails(Throttled, Refused, 10).tells_of(Some(9));
    for pair in seen.record.sent.chunks(2) {
        assert_eq!(pair[0].url, pair[1].url);
    }
}

/// Where a page leads: somewhere near, back, or elsewhere.
fn any_link() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..12_u32, 0..3_u32).prop_map(|(name, fragment)| match fragment {
            0 => page(&name.to_string()),
            1 => page(&format!("{name}?$skiptoken=x")),
            _ => page(&format!("{name}#x")),
        }),
        1 => Just(JOBS.to_owned()),
        1 => (0..12_u32).prop_map(|name| format!("https://evil.example/{name}")),
        1 => "\\PC{0,20}".prop_map(|tail| format!("https://graph.microsoft.com{tail}")),
    ]
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn whatever_leads_on_the_token_stays_at_its_origin_and_no_page_is_read_twice(
        links in prop::collection::vec(any_link(), 1..20)
    ) {
        let replies: Vec<_> = links.iter().map(|link| Reply::page(Some(link))).collect();
        let end = || Reply::page(None);
        let seen = Scene::new().service(move |sent| replies.get(sent.number).cloned().unwrap_or_else(end)).list();
        let mut read = Vec::new();
        for sent in &seen.record.sent {
            let url = url::Url::parse(&sent.url).unwrap();
            prop_assert_eq!(url.origin().ascii_serialization(), ORIGIN);
            prop_assert_eq!((url.username(), url.password()), ("", None));
            // What is read is told by what reaches the service: a fragment does not.
            let page = url[..url::Position::AfterQuery].to_owned();
            prop_assert!(!read.contains(&page), "{} was read twice", page);
            read.push(page);
        }
        if seen.done().is_err() {
            seen.fails(UnexpectedResponse, Unknown, read.len() as u32);
        } else {
            prop_assert_eq!(read.len(), links.len() + 1);
        }
    }
}
