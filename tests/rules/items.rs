//! The items of many restarts: each judged like the arguments of one, named by its place, and no job named twice.

use graph_sync_jobs::{
    error::kind::Argument,
    model::problem::Problem,
    request::{
        items::{RestartItem, add_repeated},
        problems::Problems,
    },
};

use crate::support::{
    judged::body,
    passed::{Passed, THROWN, list, no_objects, object, text},
};

const GUID: &str = "8e881353-1735-45af-af21-ee1344582a4d";

fn read(passed: &Passed) -> Result<RestartItem, Vec<Problem>> {
    let mut problems = Problems::default();
    let item = RestartItem::read(passed, 3, &mut problems);
    problems.accept(Argument::Items, item).map_err(|failure| failure.problems)
}

fn item(sp_id: &str, job_id: &str) -> RestartItem {
    read(&object([("spId", text(sp_id)), ("jobId", text(job_id))])).unwrap()
}

fn named(passed: &Passed) -> Vec<(String, Option<&'static str>)> {
    read(passed).unwrap_err().into_iter().map(|problem| (problem.path, problem.suggestion)).collect()
}

#[test]
fn an_item_is_what_the_arguments_of_one_restart_are() {
    let criteria = object([("resetScope", list(&["Escrows", "Watermark"]))]);
    let app = object([("appId", text(GUID))]);
    let given = object([("jobId", text("aws.1")), ("criteria", criteria), ("spId", app), ("other", Passed::Undefined)]);
    let item = read(&given).unwrap();
    assert_eq!(item.principal.path(), format!("servicePrincipals(appId='{GUID}')"));
    assert_eq!(item.job.text(), "aws.1");
    assert_eq!(body(&item.criteria), r#"{"criteria":{"resetScope":"Escrows, Watermark"}}"#);
}

#[test]
fn criteria_may_be_left_out_for_the_services_default() {
    for absent in [Passed::Undefined, Passed::Null, object([])] {
        let given = object([("spId", text(GUID)), ("jobId", text("aws.1")), ("criteria", absent)]);
        assert_eq!(body(&read(&given).unwrap().criteria), r#"{"criteria":{}}"#);
    }
    assert_eq!(body(&item(GUID, "aws.1").criteria), r#"{"criteria":{}}"#);
}

#[test]
fn every_fault_of_an_item_is_named_by_its_place_in_the_list() {
    let criteria = object([("resetScope", list(&["Watermark", "Escrow"])), ("resetscope", Passed::Null)]);
    let given = object([
        ("spId", object([("appID", text(GUID))])),
        ("jobId", text("a/b")),
        ("criteria", criteria),
        ("spid", text(GUID)),
    ]);
    let expected = [
        ("items[3].spId.appID", Some("appId")),
        ("items[3].spId.appId", None),
        ("items[3].jobId", None),
        ("items[3].criteria.resetScope[1]", Some("Escrows")),
        ("items[3].criteria.resetscope", Some("resetScope")),
        ("items[3].spid", Some("spId")),
    ];
    assert_eq!(named(&given), expected.map(|(path, suggestion)| (String::from(path), suggestion)));
}

#[test]
fn what_an_item_must_have_is_missed_and_undefined_is_missing() {
    let missing = [(String::from("items[3].spId"), None), (String::from("items[3].jobId"), None)];
    for given in [object([]), object([("spId", Passed::Undefined), ("jobId", Passed::Undefined)])] {
        assert_eq!(named(&given), missing);
        assert!(read(&given).unwrap_err().iter().all(|problem| problem.message == "is missing"));
    }
    assert_eq!(named(&object([("spId", Passed::Null), ("jobId", Passed::Null)])), missing, "null is wrong");
}

#[test]
fn only_a_plain_object_is_an_item() {
    for given in no_objects().into_iter().chain([Passed::Undefined, Passed::Null]) {
        assert_eq!(named(&given), [(String::from("items[3]"), None)], "{given:?}");
    }
}

#[test]
fn what_reading_an_item_threw_is_the_cause() {
    let mut problems = Problems::default();
    assert_eq!(RestartItem::read(&Passed::Unreadable, 0, &mut problems), None);
    assert_eq!(problems.into_list(Argument::Items).1, Some(THROWN));
}

#[test]
fn the_same_job_is_recognised_in_any_case_of_the_service_principal_and_in_no_other_way() {
    let one = item(GUID, "aws.1").job_key();
    assert_eq!(item(&GUID.to_uppercase(), "aws.1").job_key(), one);
    for (sp_id, job_id) in [(GUID, "AWS.1"), (GUID, "aws.2"), ("8e881353-1735-45af-af21-ee1344582a4e", "aws.1")] {
        assert_ne!(item(sp_id, job_id).job_key(), one);
    }
    let app = read(&object([("spId", object([("appId", text(GUID))])), ("jobId", text("aws.1"))])).unwrap();
    assert_ne!(app.job_key(), one, "an application's id is no object id");
}

#[test]
fn a_repeated_item_is_named_with_the_earlier_one() {
    let mut problems = Problems::<()>::default();
    add_repeated(7, 2, &mut problems);
    let (listed, _) = problems.into_list(Argument::Items);
    assert_eq!(listed, [Problem::new("items[7]", "names the same job as items[2]")]);
}
