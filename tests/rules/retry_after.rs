//! `Retry-After`: what is read as a wait, and that no wait is ever shorter than asked.

use graph_sync_jobs::response::retry_after::retry_after_ms;
use proptest::prelude::*;

use crate::support::{
    cases,
    dates::{NOVEMBER, SECONDS, asctime, imf, platform, rfc850},
    platform::Reading,
};

/// What a header asks for at this moment, on a platform with this for `Date.parse`.
fn parse(header: &str, wall_ms: f64, parse: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    retry_after_ms(header, &Reading { wall_ms, parse })
}

fn wait(header: &str) -> Option<u64> {
    parse(header, NOVEMBER, platform).map(|ms| ms as u64)
}

#[test]
fn seconds_and_decimals_are_waits() {
    for (header, ms) in [
        ("0", 0),
        ("1", 1000),
        ("007", 7000),
        ("10", 10_000),
        ("2.128", 2128),
        ("2.5", 2500),
        ("0.05", 50),
        ("1.0", 1000),
    ] {
        assert_eq!(wait(header), Some(ms), "{header}");
    }
}

#[test]
fn a_part_of_a_millisecond_counts_as_a_whole_one() {
    for (header, ms) in [
        ("7.84000000000000000000000000000000000001", 7841),
        ("0.0001", 1),
        ("2.1280000001", 2129),
        ("1.9999", 2000),
        ("2.12800000", 2128),
        ("0.0005555", 1),
    ] {
        assert_eq!(wait(header), Some(ms), "{header}");
    }
}

#[test]
fn a_number_beyond_counting_is_a_long_wait_and_not_a_short_one() {
    for header in ["99999999999999999999", &"9".repeat(10_000), "18446744073709551616.5"] {
        assert!(wait(header).unwrap() > 86_400_000, "{header}");
    }
}

#[test]
fn the_three_forms_of_an_http_date_are_waits_until_then() {
    for header in ["Sun, 01 Nov 2026 00:00:10 GMT", "Sunday, 01-Nov-26 00:00:10 GMT", "Sun Nov  1 00:00:10 2026"] {
        assert_eq!(wait(header), Some(10_000), "{header}");
        assert_eq!(parse(header, NOVEMBER + 0.5, platform), Some(10_000.0), "{header}");
    }
}

#[test]
fn a_date_that_has_passed_or_is_now_is_unreadable() {
    let header = imf(3600);
    assert_eq!(parse(&header, NOVEMBER + 3_599_999.0, platform), Some(1.0));
    for late in [0.0, 0.5, 1000.0, 1e12] {
        assert_eq!(parse(&header, NOVEMBER + 3_600_000.0 + late, platform), None);
    }
}

#[test]
fn everything_else_is_unreadable_even_where_the_platform_takes_it_for_a_date() {
    let credulous = |_: &str| Some(NOVEMBER + 5000.0);
    for header in [
        "",
        " ",
        ".",
        "5.",
        ".5",
        "-5",
        "+5",
        "-0",
        "1e9",
        "1E9",
        "0x10",
        "1_000",
        "5 s",
        "5s",
        "1.2.3",
        "1 2",
        "NaN",
        "Infinity",
        "inf",
        "٣",
        "５",
        "null",
        "hello 1",
        "2099-11-01",
        "2026-11-01T00:00:10Z",
        "1 Nov 2026",
        "Nov 1 2026 00:00:10",
        "Sun, 01 Nov 2026 00:00:10",
        "Sun, 01 Nov 2026 00:00:10 EST",
        "Sun, 1 Nov 2026 00:00:10 GMT",
        "Sun, 01-Nov-26 00:00:10 GMT",
        "-5 day, 01-Nov-26 00:00:10 GMT",
    ] {
        assert_eq!(parse(header, NOVEMBER, credulous), None, "{header:?}");
    }
}

#[test]
fn of_several_the_longest_that_can_be_read_counts() {
    for (header, ms) in [
        ("0,120", 120_000),
        ("0, 120", 120_000),
        ("30, 30", 30_000),
        ("120,0", 120_000),
        ("1,5", 5000),
        (" 5 ,\t10 ", 10_000),
        (",5,,", 5000),
        ("soon, 5", 5000),
        ("1e9, -1, 5, null", 5000),
        ("Sun, 01 Nov 2026 00:00:10 GMT, 5", 10_000),
        ("5, Sun, 01 Nov 2026 00:00:10 GMT", 10_000),
        ("Sunday, 01-Nov-26 00:00:10 GMT, 20", 20_000),
        ("Sun Nov  1 00:00:10 2026, Sun, 01 Nov 2026 00:00:12 GMT", 12_000),
        ("Sun, 01 Nov 2026 00:00:00 GMT, 5", 5000),
    ] {
        assert_eq!(wait(header), Some(ms), "{header}");
    }
    for header in [",", ", ,", "soon, later", "-1, 1e9", "Sun, Mon, Tue"] {
        assert_eq!(wait(header), None, "{header}");
    }
}

#[test]
fn a_date_that_the_platform_cannot_read_is_unreadable() {
    for nonsense in [None, Some(f64::NAN), Some(f64::NEG_INFINITY)] {
        assert_eq!(parse(&imf(10), NOVEMBER, |_| nonsense), None);
    }
}

fn any_form() -> impl Strategy<Value = fn(u64) -> String> {
    prop::sample::select(vec![imf as fn(u64) -> String, rfc850, asctime])
}

fn tricky() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "0",
        "9",
        ".",
        "-",
        "+",
        "e",
        " ",
        ",",
        ":",
        "Sun",
        "Sunday",
        "Wednesday, ",
        "Nov",
        "06",
        "-Nov-",
        "94",
        "9999",
        "GMT",
        "é",
        "\0",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat()),
        any::<String>(),
        "[ -~]{22,30}"
    ]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_wait_in_seconds_is_shorter_than_asked_nor_a_millisecond_too_long(
        whole in 0_u64..1_000_000, fraction in "[0-9]{0,12}"
    ) {
        let header = if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") };
        // Exactly, in units of 10⁻¹² seconds.
        let asked = u128::from(whole) * 1_000_000_000_000 + format!("{fraction:0<12}").parse::<u128>().unwrap();
        let waited = u128::from(wait(&header).unwrap()) * 1_000_000_000;
        prop_assert!(waited >= asked && waited - asked < 1_000_000_000, "{header}");
    }

    #[test]
    fn no_wait_for_a_date_ends_before_it(at in 0..SECONDS, now in 0..SECONDS, part in 0.0..1000.0, form in any_form()) {
        let (then_ms, now_ms) = (NOVEMBER + at as f64 * 1000.0, NOVEMBER + now as f64 * 1000.0 + part);
        match parse(&form(at), now_ms, platform) {
            Some(wait) => prop_assert!(now_ms + wait >= then_ms && now_ms + wait - then_ms < 1.0),
            None => prop_assert!(then_ms <= now_ms),
        }
    }

    #[test]
    fn joining_makes_no_wait_shorter(waits in prop::collection::vec(0_u32..100_000, 1..6), junk in "[ a-z:-]{0,8}") {
        let longest = waits.iter().max().copied().unwrap();
        let header = waits.iter().map(u32::to_string).collect::<Vec<_>>().join(&format!(",{junk},"));
        prop_assert_eq!(wait(&header), Some(u64::from(longest) * 1000), "{}", header);
    }

    #[test]
    fn no_text_no_clock_and_no_platform_makes_it_panic(header in tricky(), now in any::<f64>(), at in any::<f64>()) {
        let _ = parse(&header, now, |_| Some(at));
    }
}
