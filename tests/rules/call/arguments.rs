//! Arguments: the first that is wrong decides, every fault in it is named, and a dry run shows what would be sent.

use graph_sync_jobs::{
    call::{Call, Wish},
    failure::ErrorCode,
    reset_scope::ResetScope,
};

use super::{JOBS, PROBLEMS, SP, begin, split};

const FULL: &str = "o\0resetScope\0tFull";

fn said(begun: Result<Call, Vec<String>>) -> Vec<String> {
    begun.err().expect("nothing is sent")
}

#[test]
fn the_first_argument_that_is_wrong_decides() {
    for (arguments, code) in [
        (["d", "d", "d", "d"], ErrorCode::InvalidServicePrincipalId),
        ([SP, "d", "d", "d"], ErrorCode::InvalidJobId),
        ([SP, "tj", "d", "d"], ErrorCode::InvalidCriteria),
        ([SP, "tj", "u", "d"], ErrorCode::InvalidOptions),
    ] {
        for wish in [Wish::Restart, Wish::Prepare] {
            let said = said(begin(wish, "t", &arguments, &[]));
            // Not sent, nothing told of any answer, no attempt made, no other detail.
            let head = ["E", &(code as u32).to_string(), "0", "0", "0", "", "", "", ""];
            assert_eq!(said[..PROBLEMS], head, "{wish:?}");
            assert_eq!(said[PROBLEMS..].len(), 3);
            assert!(!said[PROBLEMS].is_empty() && !said[PROBLEMS + 1].is_empty(), "{said:?}");
        }
    }
}

#[test]
fn every_call_checks_its_own_arguments_in_their_order() {
    for (wish, arguments, code) in [
        (Wish::List, ["n", "d", "u"], ErrorCode::InvalidServicePrincipalId),
        (Wish::List, [SP, "d", "u"], ErrorCode::InvalidOptions),
        (Wish::Get, [SP, "t..", "d"], ErrorCode::InvalidJobId),
        (Wish::Get, [SP, "tj", "d"], ErrorCode::InvalidOptions),
        (Wish::Wait, ["t", "d", "d"], ErrorCode::InvalidServicePrincipalId),
        (Wish::Wait, [SP, "d", "d"], ErrorCode::InvalidJobId),
        (Wish::Wait, [SP, "tj", "d"], ErrorCode::InvalidOptions),
    ] {
        let said = said(begin(wish, "t", &arguments, &[]));
        assert_eq!(said[..3], ["E", &(code as u32).to_string(), "0"], "{wish:?} {arguments:?}");
    }
}

#[test]
fn every_fault_of_an_argument_is_named_with_what_was_meant() {
    let said = said(begin(Wish::Restart, "t", &[SP, "tj", "o\0resetscope\0tFull\0resetScope\0tFul", "u"], &[2.0]));
    let (paths, meant): (Vec<_>, Vec<_>) =
        said[PROBLEMS..].chunks(3).map(|problem| (problem[0].as_str(), problem[2].as_str())).unzip();
    assert_eq!((paths, meant), (vec!["resetscope", "resetScope"], vec!["resetScope", "Full"]));
}

#[test]
fn options_of_a_wait_are_a_waits_alone() {
    let options = "o\0pollMs\0d";
    assert!(begin(Wish::Wait, "t", &[SP, "tj", options], &[1.0, 5.0]).is_ok());
    for (wish, arguments) in [
        (Wish::Restart, &[SP, "tj", "u", options][..]),
        (Wish::Prepare, &[SP, "tj", "u", options]),
        (Wish::Get, &[SP, "tj", options]),
        (Wish::List, &[SP, options]),
    ] {
        let said = said(begin(wish, "t", arguments, &[1.0, 5.0]));
        assert_eq!(said[1], (ErrorCode::InvalidOptions as u32).to_string());
        assert_eq!(said[PROBLEMS], "pollMs", "{wish:?}");
    }
}

#[test]
fn limits_are_the_documented_ones_unless_they_are_given() {
    let limits = |begun: Result<Call, Vec<String>>| begun.map(|call| (call.timeout_ms, call.deadline_ms)).unwrap();
    let given = "o\0timeoutMs\0d\0deadlineMs\0d";
    assert_eq!(limits(begin(Wish::Restart, "t", &[SP, "tj", "u", "u"], &[])), (30_000.0, 120_000.0));
    assert_eq!(limits(begin(Wish::List, "t", &[SP, "n"], &[])), (30_000.0, 120_000.0));
    assert_eq!(limits(begin(Wish::Wait, "t", &[SP, "tj", "u"], &[])), (30_000.0, f64::INFINITY));
    assert_eq!(limits(begin(Wish::Get, "t", &[SP, "tj", given], &[2.0, 5.0, 7.5])), (5.0, 7.5));
}

#[test]
fn a_dry_run_shows_exactly_what_would_be_sent() {
    let said = said(begin(Wish::Prepare, "t", &[SP, "taws.1", "o\0resetScope\0tEscrows, Full", "u"], &[1.0]));
    let (url, body) = (format!("{JOBS}/aws.1/restart"), r#"{"criteria":{"resetScope":"Full"}}"#);
    assert_eq!(said, ["F", "prepared", &url, "new-id", body, "Full", "FullBreaksLinks"]);
}

#[test]
fn what_a_dry_run_shows_a_restart_sends() {
    let app = "o\0appId\0t8e881353-1735-45af-af21-ee1344582a4d";
    let gateway = "o\0baseUrl\0whttps://g.example/x/\0https:\0https://g.example\0g.example\0/x/";
    for (arguments, numbers) in [
        ([SP, "tjob", "u", "u"], &[][..]),
        ([SP, "tjob", "n", "n"], &[]),
        ([SP, "té'!", "o\0resetScope\0a\0tWatermark\0tEscrows", "o"], &[1.0, 2.0, 0.0]),
        ([app, "tjob", FULL, "o\0cloud\0tchina\0apiVersion\0tbeta"], &[1.0, 1.0, 2.0]),
        ([SP, "tjob", "o\0resetScope\0tForceDeletes", gateway], &[1.0, 1.0]),
        ([SP, "tjob", "u", "o\0clientRequestId\0tmine"], &[1.0]),
    ] {
        let shown = said(begin(Wish::Prepare, "t", &arguments, numbers));
        let sent = split(&begin(Wish::Restart, "t", &arguments, numbers).unwrap().first());
        assert_eq!(sent[..2], ["S", "POST"]);
        assert_eq!(sent[2..], shown[2..5], "{arguments:?}");
    }
}

#[test]
fn an_id_for_support_is_the_callers_own_or_a_new_one() {
    let id = |options, numbers: &[f64]| {
        let mut call = begin(Wish::Get, "t", &[SP, "tjob", options], numbers).unwrap();
        split(&call.first())[3].clone()
    };
    assert_eq!((id("u", &[]), id("o\0clientRequestId\0tmine", &[1.0])), ("new-id".to_owned(), "mine".to_owned()));
}

#[test]
fn a_check_says_all_at_once_and_warns_of_nothing_that_cannot_be_sent() {
    let check = |criteria, numbers: &[f64]| said(begin(Wish::Check, "t", &[criteria], numbers));
    assert_eq!(check(FULL, &[1.0]), ["F", "report", "1", "Full", "FullBreaksLinks", ""]);
    assert_eq!(check("u", &[]), ["F", "report", "1", "", "", ""]);
    let refused = check("o\0resetScope\0tFull, Watermrak\0scope\0u\0mode\0n", &[3.0]);
    assert_eq!(refused[..5], ["F", "report", "", "", ""]);
    assert_eq!((refused[5].as_str(), refused[7].as_str()), ("resetScope[1]", "Watermark"));
    assert_eq!((refused[8].as_str(), refused.len()), ("mode", 5 + 2 * 3));
}

#[test]
fn a_description_has_every_scope_with_its_value_its_weight_and_what_it_implies() {
    let said = said(begin(Wish::Describe, "t", &[], &[]));
    assert_eq!(said[..2], ["F", "scopes"]);
    assert_eq!(said[2..].len(), 7 * 4);
    for (scope, described) in ResetScope::ALL.into_iter().zip(said[2..].chunks(4)) {
        let value = scope.value().to_string();
        assert_eq!(described, [scope.name(), &value, scope.weight().name(), scope.implied()]);
    }
}
