//! Answers that are not how Graph answers: who may have given each, and what the hint says of it.

use graph_sync_jobs::error::{
    code::{ErrorCode::UnexpectedResponse, Outcome::Unknown},
    kind::{Kind, Unexpected},
};
use serde_json::json;

use crate::support::{
    batch::{Own, answers},
    record::Sent,
    scene::{Called, JOBS, ORIGIN, Scene},
    script::{Body, Reply},
    seen::Played,
};

fn call(called: Called, reply: Reply) -> Played {
    Scene::new().replies([reply]).call(called)
}

/// It is this kind of surprise, and its hint has this in it and nothing of the others.
fn is(seen: &Played, unexpected: Unexpected) {
    let failure = seen.failure();
    assert_eq!((failure.kind, failure.outcome), (Kind::UnexpectedResponse(unexpected), Unknown));
    explains(&failure.hint(), unexpected);
}

fn explains(hint: &str, unexpected: Unexpected) {
    for (other, word) in [
        (Unexpected::Page, "captive portal"),
        (Unexpected::Status, "does not document this status"),
        (Unexpected::Unreadable, "is no JSON"),
        (Unexpected::NextPage, "The next page"),
        (Unexpected::NoResponse, "headers with a get function"),
    ] {
        assert_eq!(hint.contains(word), unexpected == other, "{hint}");
    }
}

#[test]
fn a_page_without_anything_of_graph_in_it_is_a_captive_portals() {
    for called in Called::ALL {
        for status in [200, 203, 302, 0] {
            is(&call(called, Reply::portal(status)), Unexpected::Page);
        }
        // An error says by its status what it is, whatever stands in it.
        assert!(!call(called, Reply::portal(404)).failure().hint().contains("portal"));
    }
    for content_type in ["text/html", "TEXT/HTML", " text/html ; charset=utf-8"] {
        let page = Reply::status(200).header("content-type", content_type).header("request-id", "");
        is(&call(Called::Get, page), Unexpected::Page);
    }
}

#[test]
fn an_answer_of_graphs_that_cannot_be_read_is_called_that() {
    for called in Called::READINGS {
        for body in [Body::Unreadable, Body::Empty, Body::Json(json!([])), Body::Json(json!(null))] {
            let seen = call(called, Reply::status(200).body(body));
            is(&seen, Unexpected::Unreadable);
            assert!(seen.failure().message().starts_with("Graph's answer could not be read"));
        }
        // Graph's own id is in it.
        let html = Reply::status(200).header("content-type", "text/html").body(Body::Unreadable);
        is(&call(called, html), Unexpected::Unreadable);
        // Nothing says that it is a page.
        let bare = Reply::status(200).header("request-id", "").body(Body::Unreadable);
        is(&call(called, bare), Unexpected::Unreadable);
    }
}

#[test]
fn a_status_that_graph_does_not_give_is_named_and_no_portal_is_made_up() {
    for called in Called::ALL {
        for status in [0, 100, 202, 302, 600] {
            is(&call(called, Reply::status(status)), Unexpected::Status);
        }
    }
    is(&call(Called::Restart, Reply::json(json!({}))), Unexpected::Status);
    is(&call(Called::Get, Reply::status(204)), Unexpected::Status);
}

#[test]
fn what_is_no_response_names_what_a_response_must_have() {
    for called in Called::ALL {
        is(&call(called, Reply::no_response()), Unexpected::NoResponse);
    }
}

#[test]
fn a_next_page_elsewhere_or_read_already_says_where_the_token_did_not_go() {
    for next in ["https://evil.example/2", JOBS, "none"] {
        let seen = call(Called::List, Reply::page(Some(next)));
        is(&seen, Unexpected::NextPage);
        assert!(seen.failure().hint().contains("The token was not sent there."), "{next}");
    }
    let seen = Scene::new().replies([Reply::page(Some(&format!("{ORIGIN}/2"))), Reply::portal(200)]).list();
    seen.fails(UnexpectedResponse, Unknown, 2);
    is(&seen, Unexpected::Page);
}

#[test]
fn the_items_of_a_batch_are_told_the_same_of_its_answer() {
    let unreadable = || Reply::status(200).body(Body::Unreadable);
    for (reply, unexpected) in [
        (Reply::portal(200), Unexpected::Page),
        (unreadable(), Unexpected::Unreadable),
        (Reply::json(json!({ "responses": {} })), Unexpected::Unreadable),
        (Reply::json(json!({ "responses": [] })), Unexpected::Unreadable),
        (Reply::status(302), Unexpected::Status),
        (Reply::no_response(), Unexpected::NoResponse),
    ] {
        let seen = Scene::new().service(move |_| reply.clone()).restart_many(3);
        for index in 0..3 {
            let failure = seen.items().end(index).failure();
            assert_eq!((failure.kind, failure.outcome), (Kind::UnexpectedResponse(unexpected), Unknown));
            explains(&failure.hint(), unexpected);
        }
    }
    // An id without an answer: the others' are none of its business.
    let service = |sent: &Sent| answers(sent, |index| if index == 1 { Own::Missing } else { Own::Accepted });
    let seen = Scene::new().service(service).restart_many(3);
    let failure = seen.items().end(1).failure();
    assert_eq!(failure.kind, Kind::UnexpectedResponse(Unexpected::Unreadable));
    explains(&failure.hint(), Unexpected::Unreadable);
}
