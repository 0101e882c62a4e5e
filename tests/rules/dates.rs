//! Dates as HTTP and Graph write them: their forms alone are read, and always as UTC.

use graph_sync_jobs::dates::graph_date;
use proptest::prelude::*;

use crate::support::cases;

/// The text that a platform would be asked to read.
fn asked(text: &str) -> Option<String> {
    let asked = std::cell::RefCell::new(None);
    graph_date(text, |text| {
        asked.replace(Some(text.to_owned()));
        Some(0.0)
    });
    asked.into_inner()
}

#[test]
fn a_date_without_a_zone_is_utc_and_one_with_a_zone_keeps_it() {
    assert_eq!(asked("2023-11-08T15:01:03").as_deref(), Some("2023-11-08T15:01:03Z"));
    for zoned in ["2023-11-08T15:01:03Z", "2023-11-08T15:01:03.123+01:00", "2023-11-08T15:01-08:00"] {
        assert_eq!(asked(zoned).as_deref(), Some(zoned));
    }
}

#[test]
fn what_is_no_date_of_graph_is_shown_to_no_platform() {
    let long = format!("2023-11-08T15:01:03.{}", "0".repeat(40));
    for other in ["", "5", "-5", "hello 1", "8 Nov 2023", "2023-11-08", "2023/11/08T15:01", "２023-11-08T15:01", &long]
    {
        assert_eq!(asked(other), None, "{other}");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        asked(&text);
    }
}
