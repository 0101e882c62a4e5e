//! Arguments: the first that is wrong decides, every fault in it is named, and a dry run shows what would be sent.

use graph_sync_jobs::{
    client::restart::prepare,
    error::{
        code::{
            ErrorCode::{self, *},
            Outcome,
        },
        failure::{Failure, Result},
    },
    model::{
        reset_scope::ResetScope,
        results::{PreparedRequest, ResetScopeInfo},
    },
    request::{
        arguments::{self, FindArguments, JobArguments, ListArguments, RestartArguments},
        criteria::CriteriaOf,
        option_key::OptionsOf,
        options::Options,
    },
};
use proptest::prelude::*;
use serde_json::{json, to_value};

use crate::support::{
    cases,
    given::{Given, list, object},
    scene::{JOBS, SP, Scene},
    script::{Cause, Reply, job},
};

/// The four arguments of a restart.
type Four = [Given; 4];

fn read([sp, job, criteria, options]: &Four) -> Result<RestartArguments<Given>, Cause> {
    RestartArguments::read(sp, job, criteria, options, CriteriaOf::Restart)
}

fn refused<T: std::fmt::Debug>(read: Result<T, Cause>) -> Failure<Cause> {
    *read.expect_err("it must be refused")
}

fn dry_run(arguments: &RestartArguments<Given>) -> PreparedRequest<String> {
    prepare(arguments, || "id-1".to_owned(), |body| serde_json::to_string(body).unwrap())
}

fn wrong() -> Given {
    Given::Number(1.0)
}

fn full() -> Given {
    object([("resetScope", "Full".into())])
}

#[test]
fn the_first_argument_that_is_wrong_decides() {
    for (arguments, code) in [
        ([wrong(), wrong(), wrong(), wrong()], InvalidServicePrincipalId),
        ([SP.into(), wrong(), wrong(), wrong()], InvalidJobId),
        ([SP.into(), "j".into(), wrong(), wrong()], InvalidCriteria),
        ([SP.into(), "j".into(), Given::Undefined, wrong()], InvalidOptions),
    ] {
        let failure = refused(read(&arguments));
        let fields = failure.fields();
        // Not sent, nothing told of any answer, no attempt made, no other detail.
        assert_eq!((fields.code, fields.outcome, fields.attempts), (code, Outcome::NotSent, 0));
        assert_eq!((fields.status, fields.request_id, fields.client_request_id), (None, None, None));
        assert_eq!((fields.date, fields.retry_after_ms, fields.claims, &failure.cause), (None, None, None, &None));
        assert!(fields.problems.len() == 1 && !fields.problems[0].message.is_empty(), "{failure:?}");
    }
}

#[test]
fn every_call_checks_its_own_arguments_in_their_order() {
    let code = |failure: Failure<Cause>| failure.kind.code();
    let list = |sp: Given, options| code(refused(ListArguments::read(&sp, &options)));
    assert_eq!(list(Given::Null, wrong()), InvalidServicePrincipalId);
    assert_eq!(list(SP.into(), wrong()), InvalidOptions);
    let find = |query, options| code(refused(FindArguments::read(&query, &options)));
    assert_eq!(find(wrong(), wrong()), InvalidQuery);
    assert_eq!(find(Given::Undefined, wrong()), InvalidOptions);
    for read in [JobArguments::read, JobArguments::read_wait] {
        let job = |sp, job, options| code(refused(read(&sp, &job, &options)));
        assert_eq!(job("".into(), wrong(), wrong()), InvalidServicePrincipalId);
        assert_eq!(job(SP.into(), "..".into(), wrong()), InvalidJobId);
        assert_eq!(job(SP.into(), "j".into(), wrong()), InvalidOptions);
    }
}

#[test]
fn every_fault_of_an_argument_is_named_with_what_was_meant() {
    let criteria = object([("resetscope", "Full".into()), ("resetScope", "Ful".into())]);
    let failure = refused(read(&[SP.into(), "j".into(), criteria, Given::Undefined]));
    let named: Vec<_> = failure.problems.iter().map(|problem| (problem.path.as_str(), problem.suggestion)).collect();
    assert_eq!(named, [("resetscope", Some("resetScope")), ("resetScope", Some("Full"))]);
}

#[test]
fn what_reading_an_argument_threw_is_the_cause() {
    for place in 0..4 {
        let mut arguments = [SP.into(), "j".into(), Given::Undefined, Given::Undefined];
        arguments[place] = Given::Unreadable;
        assert_eq!(refused(read(&arguments)).cause, Some(Cause::Getter));
    }
}

#[test]
fn options_of_a_wait_are_a_waits_alone_and_those_of_many_restarts_and_searches_theirs() {
    let id = arguments::job_id(&Given::from("job")).unwrap();
    let wait = OptionsOf::Wait(&id);
    let calls = [OptionsOf::Request, wait, OptionsOf::Bulk, OptionsOf::Find];
    for (key, value, owners) in [
        ("pollMs", Given::Number(5.0), vec![wait]),
        ("since", job("", "", "").into(), vec![wait]),
        ("until", Given::Function, vec![wait]),
        ("onUpdate", Given::Function, vec![wait]),
        ("concurrency", Given::Number(5.0), vec![OptionsOf::Bulk, OptionsOf::Find]),
        ("onProgress", Given::Function, vec![OptionsOf::Bulk, OptionsOf::Find]),
        ("onFound", Given::Function, vec![OptionsOf::Find]),
    ] {
        for call in calls {
            let read = arguments::options(&object([(key, value.clone())]), call);
            if owners.contains(&call) {
                assert!(read.is_ok(), "{key}");
            } else {
                assert_eq!(refused(read).problems[0].path, key);
            }
        }
    }
}

#[test]
fn limits_are_the_documented_ones_unless_they_are_given() {
    let limits = |given: Given, call| {
        let Options { timeout_ms, deadline_ms, max_retries, concurrency, poll_ms, .. } =
            *arguments::options(&given, call).unwrap();
        (timeout_ms, deadline_ms, max_retries, concurrency, poll_ms)
    };
    assert_eq!(limits(Given::Undefined, OptionsOf::Request), (30e3, 120e3, 3, 4, 30e3));
    let id = arguments::job_id(&Given::from("job")).unwrap();
    assert_eq!(limits(Given::Null, OptionsOf::Wait(&id)), (30e3, f64::INFINITY, 3, 4, 30e3));
    assert_eq!(limits(object([]), OptionsOf::Bulk), (30e3, f64::INFINITY, 3, 4, 30e3));
    let given = object([("timeoutMs", 5.0.into()), ("deadlineMs", 7.5.into()), ("maxRetries", 0.0.into())]);
    assert_eq!(limits(given, OptionsOf::Request), (5.0, 7.5, 0, 4, 30e3));
}

#[test]
fn a_dry_run_shows_exactly_what_would_be_sent() {
    let criteria = object([("resetScope", "Escrows, Full".into())]);
    let shown = dry_run(&read(&[SP.into(), "aws.1".into(), criteria, Given::Undefined]).unwrap());
    assert_eq!(
        to_value(&shown).unwrap(),
        json!({
            "method": "POST",
            "url": format!("{JOBS}/aws.1/restart"),
            "headers": { "Content-Type": "application/json", "client-request-id": "id-1" },
            "body": r#"{"criteria":{"resetScope":"Full"}}"#,
            "resetScope": ["Full"],
            "warnings": to_value(&shown.warnings).unwrap(),
        })
    );
    assert_eq!(shown.warnings.len(), 1);
}

#[test]
fn an_id_for_support_is_the_callers_own_or_a_new_one() {
    let id = |scene: Scene| scene.replies([Reply::job("", "", "")]).get().record.sent[0].client_request_id.clone();
    assert_eq!((id(Scene::new()), id(Scene::new().option("clientRequestId", "mine"))), ("id-1".into(), "mine".into()));
}

#[test]
fn a_check_says_all_at_once_and_warns_of_nothing_that_cannot_be_sent() {
    let check = |criteria: Given| to_value(arguments::check_criteria(&criteria)).unwrap();
    let valid = check(full());
    assert_eq!((&valid["valid"], &valid["resetScope"]), (&json!(true), &json!(["Full"])));
    assert_eq!(valid["warnings"][0]["code"], "FullBreaksLinks");
    let none = json!({ "valid": true, "resetScope": [], "warnings": [], "problems": [] });
    assert_eq!(check(Given::Undefined), none);
    let names = list(&["Full", "Watermrak"]);
    let refused = check(object([("resetScope", names), ("scope", Given::Undefined), ("mode", Given::Null)]));
    assert_eq!((&refused["valid"], &refused["resetScope"]), (&json!(false), &json!(null)));
    assert_eq!((&refused["warnings"], refused["problems"].as_array().unwrap().len()), (&json!([]), 2));
    assert_eq!(refused["problems"][0]["path"], "resetScope[1]");
    assert_eq!(refused["problems"][0]["suggestion"], "Watermark");
    assert_eq!(refused["problems"][1]["path"], "mode");
}

#[test]
fn a_description_has_every_scope_with_its_value_its_weight_and_what_it_implies() {
    let described: Vec<_> = ResetScope::all().iter().copied().map(ResetScopeInfo::from).collect();
    assert_eq!(described.len(), 7);
    for (scope, info) in ResetScope::all().iter().zip(&described) {
        let info = to_value(info).unwrap();
        assert_eq!((&info["name"], &info["value"]), (&json!(scope.name()), &json!(scope.value())));
        assert_eq!(info["implies"], to_value(scope.implied()).unwrap());
        assert!(info["effect"].as_str().is_some_and(|effect| !effect.is_empty()) && info["weight"].is_string());
    }
}

/// Any value whatsoever, with a bias to what almost passes.
fn anything() -> impl Strategy<Value = Given> {
    let texts =
        vec!["", "Full", "Watermark, Escrows", "watermark", "None", "job", "..", SP, "mine", "https://g.example/x"];
    let leaf = prop_oneof![
        2 => prop::sample::select(vec![Given::Undefined, Given::Null, Given::Function, Given::Signal]),
        1 => prop::sample::select(vec![Given::BrokenText, Given::Unreadable, Given::TooMany(20_000), Given::Other("a symbol")]),
        6 => prop::sample::select(texts).prop_map(Given::from),
        1 => any::<String>().prop_map(Given::Text),
        2 => prop::sample::select(vec![0.0, 1.0, 3.0, -1.0, 1.5, f64::NAN, f64::INFINITY, 10_000.0]).prop_map(Given::Number),
    ];
    let keys = vec![
        "resetScope",
        "resetScope",
        "appId",
        "maxRetries",
        "timeoutMs",
        "baseUrl",
        "cloud",
        "clientRequestId",
        "signal",
        "resetscope",
        "__proto__",
        "",
    ];
    leaf.prop_recursive(2, 10, 3, move |inner| {
        let entry = (prop::sample::select(keys.clone()).prop_map(String::from), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Given::List),
            prop::collection::btree_map(entry.0, entry.1, 0..3)
                .prop_map(|map| Given::Object(map.into_iter().collect())),
        ]
    })
}

/// Arguments of a restart, each right more often than not.
fn any_four() -> impl Strategy<Value = Four> {
    let app = object([("appId", SP.into())]);
    let scopes = object([("resetScope", list(&["Watermark", "Escrows"]))]);
    let options = [
        object([("cloud", "china".into()), ("apiVersion", "beta".into())]),
        object([("baseUrl", "https://g.example/x/".into())]),
        object([("clientRequestId", "mine".into())]),
    ];
    let or_anything = |right: Vec<Given>| prop_oneof![3 => prop::sample::select(right), 1 => anything()];
    [
        or_anything(vec![SP.into(), app]).boxed(),
        or_anything(vec!["job".into(), "é'!".into()]).boxed(),
        or_anything(vec![Given::Undefined, Given::Null, full(), scopes]).boxed(),
        or_anything([vec![Given::Undefined, Given::Null], options.to_vec()].concat()).boxed(),
    ]
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn whatever_the_arguments_are_they_are_refused_with_a_reason_or_sent_as_the_dry_run_shows(four in any_four()) {
        match read(&four) {
            Ok(arguments) => {
                let shown = dry_run(&arguments);
                let sent = Scene::new().sends(&arguments);
                prop_assert_eq!(&sent.url, &shown.url);
                prop_assert_eq!(&sent.client_request_id, &shown.headers.client_request_id);
                prop_assert_eq!(sent.body.as_ref(), Some(&shown.body));
            }
            Err(failure) => {
                let places: [ErrorCode; 4] = [InvalidServicePrincipalId, InvalidJobId, InvalidCriteria, InvalidOptions];
                prop_assert!(places.contains(&failure.kind.code()) && failure.outcome == Outcome::NotSent);
                prop_assert!(!failure.problems.is_empty() && failure.problems.len() <= 101);
                prop_assert!(failure.problems.iter().all(|problem| !problem.message.is_empty()), "{:?}", failure);
            }
        }
    }
}
