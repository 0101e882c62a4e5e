//! Refused arguments name the way out, where one can be seen: what to pass instead, and where.

use graph_sync_jobs::{
    error::kind::Argument,
    request::{
        criteria::CriteriaOf,
        items::RestartItem,
        option_key::{OptionKey, OptionsOf},
        problems::Problems,
    },
};
use strum::VariantArray;

use crate::support::{
    judged,
    passed::{Passed, list, object, text},
};

const GUID: &str = "8e881353-1735-45af-af21-ee1344582a4d";

/// Where criteria stand, and where the options of that call do.
const PLACES: [(CriteriaOf, &str); 4] = [
    (CriteriaOf::Restart, "the fifth argument of restartSyncJob"),
    (CriteriaOf::Preparation, "the fourth argument of prepareRestart"),
    (CriteriaOf::Check, "the fifth argument of restartSyncJob, and checkCriteria takes none"),
    (CriteriaOf::Item, "the third argument of restartSyncJobs, and an item has none"),
];

/// The only problem, as `path message`.
fn only(problems: Vec<graph_sync_jobs::model::problem::Problem>) -> String {
    assert_eq!(problems.len(), 1, "{problems:?}");
    format!("{} {}", problems[0].path, problems[0].message)
}

fn criteria(passed: &Passed) -> String {
    only(judged::criteria(passed).unwrap_err())
}

/// All problems of an item, as `path message`.
fn item<const N: usize>(entries: [(&str, Passed); N]) -> Vec<String> {
    let mut problems = Problems::default();
    assert!(RestartItem::read(&object(entries), 3, &mut problems).is_none() || !problems.is_empty());
    let listed = problems.into_list(Argument::Items).0;
    listed.into_iter().map(|problem| format!("{} {}", problem.path, problem.message)).collect()
}

#[test]
fn the_whole_body_of_graphs_request_is_to_be_unwrapped() {
    let inner = object([("resetScope", text("Full"))]);
    let wrapped = object([("criteria", inner.clone())]);
    assert_eq!(criteria(&wrapped), "criteria is the whole body of Graph's request: pass what is inside it");
    // It is never taken for the default, whatever is inside or beside it.
    for inside in [object([]), Passed::Null, text("Full")] {
        assert!(criteria(&object([("criteria", inside)])).contains("pass what is inside it"));
    }
    assert!(judged::criteria(&object([("criteria", Passed::Undefined), ("resetScope", text("Full"))])).is_ok());
    let in_item = item([("spId", text(GUID)), ("jobId", text("job")), ("criteria", wrapped)]);
    assert_eq!(in_item, ["items[3].criteria.criteria is the whole body of Graph's request: pass what is inside it"]);
}

#[test]
fn scopes_that_stand_alone_are_to_be_put_into_an_object() {
    let message = |scope: &str| format!("criteria must be an object: pass {{ resetScope: \"{scope}\" }}");
    for (bare, scope) in [
        (text("Full"), "Full"),
        (list(&["Full"]), "Full"),
        (text("Watermark, Escrows"), "Watermark, Escrows"),
        // One thing at a time: the case is told next.
        (text("full"), "full"),
    ] {
        for (place, _) in PLACES {
            assert_eq!(only(judged::criteria_of(&bare, place).unwrap_err()), message(scope));
        }
    }
    // What names nothing is no scope: nobody is told to pass it.
    for nothing in
        [text(""), text(" \t"), Passed::Broken, list(&[]), list(&["", ""]), Passed::List([Passed::Null].into())]
    {
        assert!(!criteria(&nothing).contains("pass {"), "{nothing:?}: {}", criteria(&nothing));
    }
}

#[test]
fn an_option_among_the_criteria_is_shown_its_place_in_every_call() {
    for (place, options) in PLACES {
        for key in OptionKey::VARIANTS.iter().map(<&str>::from) {
            let given = object([(key, Passed::Number(1.0)), ("resetScope", text("Full"))]);
            let told = only(judged::criteria_of(&given, place).unwrap_err());
            assert_eq!(told, format!("{key} is an option: options are {options}"));
            let absent = object([(key, Passed::Undefined)]);
            assert!(judged::criteria_of(&absent, place).is_ok());
        }
    }
    let (_, options) = PLACES[3];
    for given in [
        item([("spId", text(GUID)), ("jobId", text("job")), ("timeoutMs", Passed::Number(1.0))]),
        item([
            ("spId", text(GUID)),
            ("jobId", text("job")),
            ("criteria", object([("timeoutMs", Passed::Number(1.0))])),
        ]),
    ] {
        assert!(
            given.len() == 1 && given[0].ends_with(&format!("timeoutMs is an option: options are {options}")),
            "{given:?}"
        );
    }
}

#[test]
fn names_with_anything_but_commas_between_them_are_told_to_use_commas() {
    for separator in [" ", "  ", ";", "; ", "|", " | ", "/", "+", " & ", "\n", "\t", "\u{a0}", "\u{ff0c}", ":", "."] {
        let joined = format!("Watermark{separator}Escrows");
        let told = criteria(&object([("resetScope", text(&joined))]));
        assert_eq!(told, "resetScope has several names: put commas between them", "{joined:?}");
        let told = criteria(&object([("resetScope", text(&format!("Full, {joined}")))]));
        assert_eq!(told, "resetScope[1] has several names: put commas between them", "{joined:?}");
        let told = criteria(&object([("resetScope", list(&["Full", &joined]))]));
        assert_eq!(told, "resetScope[1] has several names: make each an item of its own", "{joined:?}");
    }
    let told = criteria(&object([("resetScope", list(&["Watermark, Escrows"]))]));
    assert_eq!(told, "resetScope[0] has several names: make each an item of its own");
    // One name is not several, whatever stands around it, nor are names that run together.
    for one in ["Watermark;", "Water mark", "WatermarkEscrows", "Watermark and Escrows", "Watermark Escrow"] {
        assert!(criteria(&object([("resetScope", text(one))])).contains("is no reset scope"), "{one}");
    }
}

#[test]
fn the_keys_of_an_item_are_told_under_their_names_here() {
    let told = item([
        ("servicePrincipalId", text(GUID)),
        ("synchronizationJobId", text("job")),
        ("resetScope", text("Full")),
        ("spId", text(GUID)),
        ("jobId", text("job")),
    ]);
    assert_eq!(
        told,
        [
            "items[3].servicePrincipalId is called spId here",
            "items[3].synchronizationJobId is called jobId here",
            "items[3].resetScope belongs into criteria: { resetScope }",
        ]
    );
    // Without them the ones that are meant are missing as well.
    let told = item([("servicePrincipalId", text(GUID)), ("synchronizationJobId", text("job"))]);
    assert_eq!(told[2..], ["items[3].spId is missing", "items[3].jobId is missing"]);
}

#[test]
fn a_whole_job_or_service_principal_is_told_which_part_of_it_is_meant() {
    let job = object([("id", text("job")), ("status", object([])), ("schedule", object([]))]);
    let told = "must be a string, and not the whole job: pass its id";
    assert_eq!(only(judged::job(&job).unwrap_err()), format!("jobId {told}"));
    assert_eq!(item([("spId", text(GUID)), ("jobId", job)]), [format!("items[3].jobId {told}")]);
    // What has no id is no job.
    assert!(!only(judged::job(&object([("status", object([]))])).unwrap_err()).contains("whole job"));
    let principal = judged::principal(&object([("id", text(GUID))])).unwrap_err();
    assert_eq!(
        (&*principal[0].path, &*principal[0].message),
        ("spId.id", "is the object id: pass it alone, as a string")
    );
}

#[test]
fn a_signal_in_the_place_of_the_options_is_to_be_put_into_them() {
    let job = judged::job(&text("job")).unwrap();
    for call in [OptionsOf::Request, OptionsOf::Wait(&job), OptionsOf::Bulk, OptionsOf::Find] {
        let told = only(judged::options(&Passed::Signal, call).unwrap_err());
        assert_eq!(told, "options is an AbortSignal: pass { signal }");
        assert!(!only(judged::options(&Passed::Function, call).unwrap_err()).contains("signal"));
    }
}
