//! Options: defaults, ranges, unknown keys, and what excludes what.

use graph_sync_jobs::{
    endpoint::{ApiVersion, Cloud, Endpoint, UrlParts},
    given::Given,
    options::{Options, REQUEST, WAIT},
};

use crate::support::{
    given::{no_objects, object, text, wrong_kinds},
    reading::{self, Problem},
};

fn read<'a>(given: &Given<'a>) -> Result<Options<'a>, Vec<Problem>> {
    reading::options(given, REQUEST)
}

fn with(key: &str, value: Given<'static>) -> Result<Options<'static>, Vec<Problem>> {
    read(&object([(key, value)]))
}

fn paths(read: Result<Options<'_>, Vec<Problem>>) -> Vec<String> {
    read.expect_err("invalid options").into_iter().map(|problem| problem.path).collect()
}

fn gateway() -> Given<'static> {
    let parts =
        UrlParts { protocol: "https:", origin: "https://gateway.example", hostname: "gateway.example", pathname: "/" };
    Given::Url("https://gateway.example", Some(parts))
}

#[test]
fn without_options_the_documented_defaults_hold() {
    for given in [Given::Undefined, Given::Null, object([]), object([("timeoutMs", Given::Undefined)])] {
        let options = read(&given).unwrap();
        assert_eq!((options.timeout_ms, options.deadline_ms, options.max_retries), (30_000.0, 120_000.0, 3.0));
        assert_eq!(options.endpoint, Endpoint::cloud(Cloud::Global, ApiVersion::V1));
        assert_eq!(options.client_request_id, None);
    }
}

#[test]
fn a_restart_knows_exactly_these_options() {
    let mut keys = REQUEST.names.to_vec();
    keys.sort_unstable();
    let known = "apiVersion baseUrl clientRequestId cloud deadlineMs fetch maxRetries onRetry signal timeoutMs";
    assert_eq!(keys.join(" "), known);
}

#[test]
fn limits_are_numbers_above_zero_and_infinity_is_one() {
    for key in ["timeoutMs", "deadlineMs"] {
        for ms in [f64::MIN_POSITIVE, 0.5, 1.0, 2_147_483_648.0, f64::MAX, f64::INFINITY] {
            let options = with(key, Given::Number(ms)).unwrap();
            let limit = if key == "timeoutMs" { options.timeout_ms } else { options.deadline_ms };
            assert_eq!(limit, ms, "{key}");
        }
        for ms in [0.0, -0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
            assert_eq!(paths(with(key, Given::Number(ms))), [key], "{ms}");
        }
        assert_eq!(paths(with(key, text("1000"))), [key]);
    }
}

#[test]
fn retries_are_a_whole_number_from_0_to_10() {
    for count in 0..=10 {
        assert_eq!(with("maxRetries", Given::Number(f64::from(count))).unwrap().max_retries, f64::from(count));
    }
    for bad in [-1.0, 0.5, 10.5, 11.0, f64::NAN, f64::INFINITY, 4_294_967_296.0] {
        assert_eq!(paths(with("maxRetries", Given::Number(bad))), ["maxRetries"], "{bad}");
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
    assert!(read(&object([("baseUrl", gateway()), ("cloud", Given::Undefined)])).is_ok());
}

#[test]
fn a_base_address_that_is_refused_is_never_replaced_by_a_cloud() {
    assert_eq!(paths(with("baseUrl", Given::Url("nonsense", None))), ["baseUrl"]);
    assert_eq!(paths(with("baseUrl", Given::Number(1.0))), ["baseUrl"]);
}

#[test]
fn a_client_request_id_is_kept_as_given_and_checked() {
    assert_eq!(with("clientRequestId", text("mine-1")).unwrap().client_request_id, Some("mine-1"));
    for bad in [text(""), text("two words"), text(&"a".repeat(129)), Given::Number(1.0)] {
        assert_eq!(paths(with("clientRequestId", bad)), ["clientRequestId"]);
    }
}

#[test]
fn signals_are_signals_and_functions_are_functions() {
    for key in ["fetch", "onRetry"] {
        assert!(with(key, Given::Function).is_ok());
        assert_eq!(paths(with(key, Given::Signal)), [key]);
    }
    assert!(with("signal", Given::Signal).is_ok());
    assert_eq!(paths(with("signal", Given::Function)), ["signal"]);
}

#[test]
fn undefined_is_absent_for_every_key_and_null_and_junk_are_wrong() {
    for &key in REQUEST.names {
        assert!(with(key, Given::Undefined).is_ok(), "{key}");
        for wrong in [Given::Null, Given::Other("a boolean"), Given::Unreadable, Given::BrokenText, object([])] {
            assert_eq!(paths(with(key, wrong.clone())), [key], "{wrong:?}");
        }
    }
}

#[test]
fn misspelt_keys_and_keys_of_other_calls_are_refused() {
    assert_eq!(with("timeoutMS", Given::Number(1.0)).unwrap_err()[0].suggestion, Some("timeoutMs"));
    for key in ["pollMs", "since", "until", "onUpdate", "concurrency", "onProgress", "", "__proto__"] {
        assert_eq!(paths(with(key, Given::Number(1.0))), [key]);
    }
}

#[test]
fn every_fault_is_named_at_once() {
    let given = object([
        ("timeoutMs", Given::Number(0.0)),
        ("retries", Given::Number(1.0)),
        ("baseUrl", gateway()),
        ("cloud", text("global")),
        ("signal", Given::Null),
    ]);
    let mut paths = paths(read(&given));
    paths.sort_unstable();
    assert_eq!(paths, ["baseUrl", "retries", "signal", "timeoutMs"]);
}

#[test]
fn only_a_plain_object_holds_options() {
    for given in no_objects().into_iter().chain(wrong_kinds()) {
        assert_eq!(paths(read(&given)), ["options"], "{given:?}");
    }
}

#[test]
fn a_wait_knows_four_more_options_and_has_no_deadline() {
    let more: Vec<_> = WAIT.names.iter().copied().filter(|name| !REQUEST.names.contains(name)).collect();
    assert_eq!(more, ["pollMs", "since", "until", "onUpdate"]);
    let options = reading::options(&Given::Undefined, WAIT).unwrap();
    assert_eq!(
        (options.deadline_ms, options.poll_ms, options.since, options.until),
        (f64::INFINITY, 30_000.0, None, false)
    );
    let given = object([("pollMs", Given::Number(0.5)), ("since", Given::Job("1")), ("until", Given::Function)]);
    let options = reading::options(&given, WAIT).unwrap();
    assert_eq!((options.poll_ms, options.since, options.until), (0.5, Some("1"), true));
    for (key, wrong) in [
        ("pollMs", Given::Number(0.0)),
        ("pollMs", Given::Number(f64::INFINITY)),
        ("pollMs", Given::Number(f64::NAN)),
        ("since", text("1")),
        ("since", object([])),
        ("until", Given::Signal),
        ("onUpdate", Given::Null),
    ] {
        assert_eq!(paths(reading::options(&object([(key, wrong.clone())]), WAIT)), [key], "{wrong:?}");
    }
}
