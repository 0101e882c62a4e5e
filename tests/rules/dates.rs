//! Dates as HTTP and Graph write them: their forms alone are read, and always as UTC.

use std::cell::RefCell;

use graph_sync_jobs::{
    model::platform::Platform,
    response::dates::{graph_date, http_date},
};
use proptest::prelude::*;

use crate::support::{
    cases,
    dates::{NOVEMBER, SECONDS, asctime, imf, rfc850},
    platform::{NOVEMBER_1ST, Reading},
};

/// The text that a platform would be asked to read, by one of the two readers.
fn asked(read: impl Fn(&str, &dyn Platform) -> Option<f64>, text: &str) -> Option<String> {
    let asked = RefCell::new(None);
    let parse = |text: &str| {
        asked.replace(Some(text.to_owned()));
        Some(7.0)
    };
    let read = read(text, &Reading { wall_ms: NOVEMBER, parse });
    assert_eq!(read.is_some(), asked.borrow().is_some(), "only a platform knows dates");
    asked.into_inner()
}

fn of_http(text: &str) -> Option<String> {
    asked(http_date, text)
}

fn of_graph(text: &str) -> Option<String> {
    asked(graph_date, text)
}

#[test]
fn the_three_forms_of_an_http_date_are_read() {
    for text in ["Sun, 01 Nov 2026 00:00:10 GMT", "Sunday, 01-Nov-26 00:00:10 GMT", "Sun Nov  1 00:00:10 2026"] {
        assert_eq!(http_date(text, &NOVEMBER_1ST), Some(NOVEMBER + 10_000.0), "{text}");
    }
}

#[test]
fn an_http_date_without_a_zone_is_utc() {
    assert_eq!(of_http("Sun Nov  1 00:00:10 2026").as_deref(), Some("Sun Nov  1 00:00:10 2026 GMT"));
    for zoned in
        ["Sun, 01 Nov 2026 00:00:10 GMT", "Wednesday, 04-Nov-26 00:00:10 GMT", "Friday, 06-Nov-26 00:00:10 GMT"]
    {
        assert_eq!(of_http(zoned).as_deref(), Some(zoned));
    }
}

#[test]
fn what_is_no_http_date_is_shown_to_no_platform() {
    for other in [
        "",
        "5",
        "-5",
        "hello 1",
        "2026-11-01T00:00:10Z",
        "1 Nov 2026",
        "Sun, 01 Nov 2026 00:00:10",
        "Sun, 01 Nov 2026 00:00:10 EST",
        "Sun, 1 Nov 2026 00:00:10 GMT",
        " Sun, 01 Nov 2026 00:00:10 GMT",
        "Sun, 01 Nov 2026 00:00:10 GMT ",
        "Sun, 01-Nov-26 00:00:10 GMT",
        "Sunday, 01-Nov-2026 00:00:10 GMT",
        "-5 day, 01-Nov-26 00:00:10 GMT",
        "Suday, 01-Nov-26 00:00:10 GMT",
        "Mittwocday, 04-Nov-26 00:00:10 GMT",
        "Mittwochsday, 04-Nov-26 00:00:10 GMT",
        "Sun Nov  1 00:00:10 2026 GMT",
        "Sün, 01 Nov 2026 00:00:10 GMT",
        "Sun, ０１ Nov 2026 00:00:10 GMT",
    ] {
        assert_eq!(of_http(other), None, "{other}");
    }
}

#[test]
fn graphs_date_without_a_zone_is_utc_and_one_with_a_zone_keeps_it() {
    for bare in ["2023-11-08T15:01:03", "2023-11-08T15:01:03.1234567", "2023-11-08T15:01"] {
        assert_eq!(of_graph(bare), Some(format!("{bare}Z")));
    }
    for zoned in [
        "2023-11-08T15:01:03Z",
        "2023-11-08T15:01:03+01:00",
        "2023-11-08T15:01:03-08:00",
        "2023-11-08T15:01:03.123+01:00",
        "2023-11-08T15:01-08:00",
    ] {
        assert_eq!(of_graph(zoned).as_deref(), Some(zoned));
    }
    assert_eq!(graph_date("2026-11-01T00:00:20", &NOVEMBER_1ST), Some(NOVEMBER + 20_000.0));
}

#[test]
fn what_is_no_date_of_graph_is_shown_to_no_platform() {
    let long = format!("2023-11-08T15:01:03.{}", "0".repeat(40));
    for other in [
        "",
        "5",
        "-5",
        "hello 1",
        "yesterday",
        "8 Nov 2023",
        "2023-11-08",
        "2023/11/08T15:01",
        "11/8/2023 3:01:03 PM",
        "Wed, 08 Nov 2023 15:01:03 GMT",
        "２023-11-08T15:01",
        "２０２３-11-08T15:01:03",
        "2023-11-08T15:0é:03",
        &long,
    ] {
        assert_eq!(of_graph(other), None, "{other}");
    }
}

#[test]
fn what_a_platform_cannot_read_is_no_date() {
    let blind = Reading { wall_ms: NOVEMBER, parse: |_: &str| None };
    assert_eq!(http_date(&imf(10), &blind), None);
    assert_eq!(graph_date("2026-11-01T00:00:20", &blind), None);
}

fn tricky() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Sun, ",
        "Sunday, ",
        "Sun ",
        "01 Nov 2026",
        "01-Nov-26",
        "Nov  1 ",
        "2026-11-01T",
        "00:00:10",
        "00:00",
        " GMT",
        " 2026",
        "Z",
        "+01:00",
        ".5",
        "é",
        "\0",
    ]);
    prop_oneof![
        3 => prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => "[ -~]{22,33}"
    ]
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn every_moment_is_read_in_every_form(second in 0..SECONDS) {
        let moment = Some(NOVEMBER + second as f64 * 1000.0);
        for text in [imf(second), rfc850(second), asctime(second)] {
            prop_assert_eq!(http_date(&text, &NOVEMBER_1ST), moment, "{}", text);
        }
    }

    #[test]
    fn a_platform_is_shown_the_text_itself_or_the_text_in_utc(text in tricky()) {
        if let Some(shown) = of_http(&text) {
            let in_utc = format!("{text} GMT");
            prop_assert!(shown.ends_with(" GMT") && (shown == text || shown == in_utc));
        }
        if let Some(shown) = of_graph(&text) {
            let in_utc = format!("{text}Z");
            prop_assert!(shown == text && text.contains(['Z', '+', '-']) || shown == in_utc);
        }
    }
}
