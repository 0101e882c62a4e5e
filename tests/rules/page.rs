//! A page of a list: its objects, and where the next one is.

use graph_sync_jobs::response::page::{NextPage, Page};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{
    cases,
    json::{Parsed, TOKEN, any_json},
};

fn read(body: Value) -> Option<Page<Parsed>> {
    Page::of(&Parsed(body))
}

fn next(link: Value) -> NextPage {
    read(json!({ "value": [], "@odata.nextLink": link })).unwrap().next
}

#[test]
fn a_page_has_its_objects_in_their_order_with_all_that_is_in_them() {
    let jobs = [json!({ "id": "b", "unknown": [1] }), json!({ "id": "a" })];
    let page = read(json!({ "@odata.context": "x", "value": jobs })).unwrap();
    assert_eq!(page.items, jobs.map(Parsed));
    assert_eq!(page.next, NextPage::None);
    assert_eq!(read(json!({ "value": [] })).unwrap().items, []);
}

#[test]
fn what_is_no_list_of_objects_is_no_page() {
    for other in [
        json!(null),
        json!("text"),
        json!([]),
        json!({}),
        json!({ "value": null }),
        json!({ "value": {} }),
        json!({ "value": "text" }),
        json!({ "value": [{}, null] }),
        json!({ "value": [{}, "text"] }),
        json!({ "value": [[]] }),
        json!({ "error": { "code": "x" } }),
    ] {
        assert_eq!(read(other.clone()), None, "{other}");
    }
}

#[test]
fn a_link_is_told_as_the_platform_writes_it() {
    // So that no spelling of an address passes for another.
    let link = "HTTPS://Graph.Microsoft.com:443/v1.0/a/../b?$skiptoken=x";
    assert_eq!(next(json!(link)), NextPage::At(String::from("https://graph.microsoft.com/v1.0/b?$skiptoken=x")));
}

#[test]
fn without_a_link_the_list_is_over_and_a_link_that_is_none_leads_nowhere() {
    assert_eq!(next(Value::Null), NextPage::None);
    let echo = json!(format!("https://graph.microsoft.com/{TOKEN}"));
    for nowhere in
        [json!(""), json!("/v1.0/x"), json!("?$skiptoken=x"), json!(5), json!({}), json!([]), json!(false), echo]
    {
        assert_eq!(next(nowhere.clone()), NextPage::Invalid, "{nowhere}");
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_body_makes_it_panic_and_every_item_is_an_object(body in any_json(), link in any_json()) {
        for body in [body.clone(), json!({ "value": body, "@odata.nextLink": link }), json!({ "value": [body] })] {
            if let Some(page) = read(body) {
                prop_assert!(page.items.iter().all(|item| item.0.is_object()));
            }
        }
    }
}
