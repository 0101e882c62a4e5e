//! Options: defaults, ranges, unknown keys, and what excludes what.

use graph_sync_jobs::{
    model::{cloud::Cloud, problem::Problem},
    request::{
        endpoint::{ApiVersion, Endpoint},
        job_id::JobId,
        option_key::{OptionKey, OptionsOf},
        options::{Options, is_client_request_id},
    },
};

use crate::support::{
    judged,
    passed::{Passed, no_objects, object, text},
};

type Read = Result<Box<Options<Passed>>, Vec<Problem>>;

fn read(passed: &Passed) -> Read {
    judged::options(passed, OptionsOf::Request)
}

fn with(key: &str, value: Passed) -> Read {
    read(&object([(key, value)]))
}

fn paths(read: Read) -> Vec<String> {
    read.expect_err("invalid options").into_iter().map(|problem| problem.path).collect()
}

fn gateway() -> Passed {
    text("https://gateway.example")
}

fn job() -> JobId {
    judged::job(&text("aws.1")).unwrap()
}

/// The names of the options that a call knows.
fn known(call: OptionsOf<'_>) -> Vec<&'static str> {
    OptionKey::known(call).map(Into::into).collect()
}

#[test]
fn without_options_the_documented_defaults_hold() {
    for passed in [Passed::Undefined, Passed::Null, object([]), object([("timeoutMs", Passed::Undefined)])] {
        let options = read(&passed).unwrap();
        assert_eq!((options.timeout_ms, options.deadline_ms, options.max_retries), (30_000.0, 120_000.0, 3));
        assert_eq!(options.endpoint, Endpoint::cloud(Cloud::Global, ApiVersion::V1));
        assert_eq!(options.client_request_id, None);
    }
}

#[test]
fn a_restart_knows_exactly_these_options() {
    let mut keys = known(OptionsOf::Request);
    keys.sort_unstable();
    let expected = "apiVersion baseUrl clientRequestId cloud deadlineMs fetch maxRetries onRetry signal timeoutMs";
    assert_eq!(keys.join(" "), expected);
}

#[test]
fn limits_are_numbers_above_zero_and_infinity_is_one() {
    for key in ["timeoutMs", "deadlineMs"] {
        for ms in [f64::MIN_POSITIVE, 0.5, 1.0, 2_147_483_648.0, f64::MAX, f64::INFINITY] {
            let options = with(key, Passed::Number(ms)).unwrap();
            let limit = if key == "timeoutMs" { options.timeout_ms } else { options.deadline_ms };
            assert_eq!(limit, ms, "{key}");
        }
        for ms in [0.0, -0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
            assert_eq!(paths(with(key, Passed::Number(ms))), [key], "{ms}");
        }
        assert_eq!(paths(with(key, text("1000"))), [key]);
    }
}

#[test]
fn retries_are_a_whole_number_from_0_to_10() {
    for count in 0..=10 {
        assert_eq!(with("maxRetries", Passed::Number(f64::from(count))).unwrap().max_retries, count);
    }
    for bad in [-1.0, 0.5, 10.5, 11.0, f64::NAN, f64::INFINITY, 4_294_967_296.0] {
        assert_eq!(paths(with("maxRetries", Passed::Number(bad))), ["maxRetries"], "{bad}");
    }
}

#[test]
fn clouds_and_versions_are_chosen_by_name() {
    let both = object([("cloud", text("china")), ("apiVersion", text("beta"))]);
    assert_eq!(read(&both).unwrap().endpoint, Endpoint::cloud(Cloud::China, ApiVersion::Beta));
    assert_eq!(with("cloud", text("usgov")).unwrap_err()[0].suggestion, Some("usGov"));
    assert_eq!(paths(with("apiVersion", text("v2.0"))), ["apiVersion"]);
}

#[test]
fn a_base_address_excludes_a_cloud_even_the_default_one() {
    assert!(with("baseUrl", gateway()).is_ok());
    for cloud in ["global", "china"] {
        assert_eq!(paths(read(&object([("baseUrl", gateway()), ("cloud", text(cloud))]))), ["baseUrl"]);
    }
    assert!(read(&object([("baseUrl", gateway()), ("cloud", Passed::Undefined)])).is_ok());
}

#[test]
fn a_base_address_that_is_refused_is_never_replaced_by_a_cloud() {
    assert_eq!(paths(with("baseUrl", text("nonsense"))), ["baseUrl"]);
    assert_eq!(paths(with("baseUrl", Passed::Number(1.0))), ["baseUrl"]);
}

#[test]
fn a_client_request_id_is_kept_as_given_and_checked() {
    let options = with("clientRequestId", text("mine-1")).unwrap();
    assert_eq!(options.client_request_id.as_deref(), Some("mine-1"));
    for bad in [text(""), text("two words"), text(&"a".repeat(129)), Passed::Number(1.0)] {
        assert_eq!(paths(with("clientRequestId", bad)), ["clientRequestId"]);
    }
}

#[test]
fn signals_are_signals_and_functions_are_functions() {
    for key in ["fetch", "onRetry"] {
        assert!(with(key, Passed::Function).is_ok());
        assert_eq!(paths(with(key, Passed::Signal)), [key]);
    }
    assert!(with("signal", Passed::Signal).is_ok());
    assert_eq!(paths(with("signal", Passed::Function)), ["signal"]);
}

#[test]
fn undefined_is_absent_for_every_key_and_null_and_junk_are_wrong() {
    for key in known(OptionsOf::Request) {
        assert!(with(key, Passed::Undefined).is_ok(), "{key}");
        for wrong in [Passed::Null, Passed::Other("a boolean"), Passed::Unreadable, Passed::Broken, object([])] {
            assert_eq!(paths(with(key, wrong.clone())), [key], "{wrong:?}");
        }
    }
}

#[test]
fn misspelt_keys_and_keys_of_other_calls_are_refused() {
    assert_eq!(with("timeoutMS", Passed::Number(1.0)).unwrap_err()[0].suggestion, Some("timeoutMs"));
    for key in ["pollMs", "since", "until", "onUpdate", "concurrency", "onProgress", "", "__proto__"] {
        assert_eq!(paths(with(key, Passed::Number(1.0))), [key]);
    }
}

#[test]
fn every_fault_is_named_at_once() {
    let passed = object([
        ("timeoutMs", Passed::Number(0.0)),
        ("retries", Passed::Number(1.0)),
        ("baseUrl", gateway()),
        ("cloud", text("global")),
        ("signal", Passed::Null),
    ]);
    let mut paths = paths(read(&passed));
    paths.sort_unstable();
    assert_eq!(paths, ["baseUrl", "retries", "signal", "timeoutMs"]);
}

#[test]
fn only_a_plain_object_holds_options() {
    for passed in no_objects() {
        assert_eq!(paths(read(&passed)), ["options"], "{passed:?}");
    }
}

#[test]
fn a_wait_knows_four_more_options_and_has_no_deadline() {
    let (common, job) = (known(OptionsOf::Request), job());
    let wait = OptionsOf::Wait(&job);
    let more: Vec<_> = known(wait).into_iter().filter(|name| !common.contains(name)).collect();
    assert_eq!(more, ["pollMs", "since", "until", "onUpdate"]);
    let options = judged::options(&Passed::Undefined, wait).unwrap();
    assert_eq!((options.deadline_ms, options.poll_ms, options.asks_until), (f64::INFINITY, 30_000.0, false));
    assert_eq!((options.hooks.since, options.hooks.until), (None, None));
    let before = object([("id", text("aws.1")), ("status", object([]))]);
    let passed = object([("pollMs", Passed::Number(0.5)), ("since", before.clone()), ("until", Passed::Function)]);
    let options = judged::options(&passed, wait).unwrap();
    assert_eq!((options.poll_ms, options.hooks.since, options.asks_until), (0.5, Some(before), true));
    for (key, wrong) in [
        ("pollMs", Passed::Number(0.0)),
        ("pollMs", Passed::Number(f64::INFINITY)),
        ("pollMs", Passed::Number(f64::NAN)),
        ("since", text("aws.1")),
        ("since", Passed::Signal),
        ("since", object([("id", text("aws.2")), ("status", object([]))])),
        ("since", object([("id", text("aws.1")), ("status", Passed::Null)])),
        ("until", Passed::Signal),
        ("onUpdate", Passed::Null),
        ("concurrency", Passed::Number(4.0)),
    ] {
        assert_eq!(paths(judged::options(&object([(key, wrong.clone())]), wait)), [key], "{wrong:?}");
    }
}

#[test]
fn many_restarts_know_two_more_options_and_have_no_deadline() {
    let common = known(OptionsOf::Request);
    let more: Vec<_> = known(OptionsOf::Bulk).into_iter().filter(|name| !common.contains(name)).collect();
    assert_eq!(more, ["concurrency", "onProgress"]);
    let options = judged::options(&Passed::Undefined, OptionsOf::Bulk).unwrap();
    assert_eq!((options.deadline_ms, options.concurrency), (f64::INFINITY, 4));
    for count in 1..=16 {
        let passed = object([("concurrency", Passed::Number(f64::from(count)))]);
        assert_eq!(judged::options(&passed, OptionsOf::Bulk).unwrap().concurrency, count);
    }
    for (key, wrong) in [
        ("concurrency", Passed::Number(0.0)),
        ("concurrency", Passed::Number(17.0)),
        ("concurrency", Passed::Number(1.5)),
        ("concurrency", text("4")),
        ("onProgress", Passed::Null),
        ("until", Passed::Function),
    ] {
        assert_eq!(paths(judged::options(&object([(key, wrong.clone())]), OptionsOf::Bulk)), [key], "{wrong:?}");
    }
}

#[test]
fn a_search_knows_one_more_than_many_restarts() {
    let bulk = known(OptionsOf::Bulk);
    let more: Vec<_> = known(OptionsOf::Find).into_iter().filter(|name| !bulk.contains(name)).collect();
    assert_eq!(more, ["onFound"]);
    let options = judged::options(&object([("onFound", Passed::Function)]), OptionsOf::Find).unwrap();
    assert_eq!((options.deadline_ms, options.hooks.on_found), (f64::INFINITY, Some(Passed::Function)));
    assert_eq!(paths(judged::options(&object([("onFound", Passed::Null)]), OptionsOf::Find)), ["onFound"]);
    assert_eq!(paths(judged::options(&object([("onFound", Passed::Function)]), OptionsOf::Bulk)), ["onFound"]);
}

#[test]
fn what_is_called_or_listened_to_is_kept_as_it_was_passed() {
    let passed = object([("signal", Passed::Signal), ("fetch", Passed::Function), ("onRetry", Passed::Function)]);
    let hooks = read(&passed).unwrap().hooks;
    assert_eq!(
        (hooks.signal, hooks.fetch, hooks.on_retry),
        (Some(Passed::Signal), Some(Passed::Function), Some(Passed::Function))
    );
}

#[test]
fn a_client_request_id_is_1_to_128_visible_ascii_characters() {
    assert!(is_client_request_id("!"));
    assert!(is_client_request_id(&"~".repeat(128)));
    for bad in ["", &"a".repeat(129), "a b", "a\n", "\t", "é", "\u{7f}", "\0"] {
        assert!(!is_client_request_id(bad), "{bad:?}");
    }
}
