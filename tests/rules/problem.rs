//! Problems: how faults are quoted, guessed at and counted.

use graph_sync_jobs::problem::{Problems, nearest, quote};
use proptest::prelude::*;

use crate::support::{cases, reading::listed};

#[test]
fn a_quoted_value_is_cut_at_forty_characters() {
    assert_eq!(quote(&"é".repeat(40)), format!("\"{}\"", "é".repeat(40)));
    let cut = quote(&"é".repeat(41));
    assert!(cut.contains(&"é".repeat(40)) && !cut.contains(&"é".repeat(41)), "{cut}");
}

#[test]
fn a_suggestion_is_near_or_missing() {
    let names = ["Watermark", "None", "Full"];
    assert_eq!(nearest("Watermrak", &names), Some("Watermark"));
    assert_eq!(nearest("full", &names), Some("Full"));
    for far in ["", "banana", "Nothing", "x", &"Watermark".repeat(100_000)] {
        assert_eq!(nearest(far, &names), None);
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_quote_is_short_and_holds_the_beginning(text in any::<String>()) {
        let quoted = quote(&text);
        prop_assert!(quoted.chars().count() <= 43);
        let beginning: String = text.chars().take(40).collect();
        let begins = quoted[1..].starts_with(&beginning);
        prop_assert!(begins);
    }

    #[test]
    fn a_value_is_given_only_without_problems_and_no_problem_is_lost(count in 0_usize..300) {
        let mut problems = Problems::default();
        for _ in 0..count {
            problems.add("x", "is wrong");
        }
        prop_assert_eq!(problems.is_empty(), count == 0);
        if count > 0 {
            let listed = listed(&problems);
            prop_assert_eq!(listed.len(), count.min(101));
            if count > 100 {
                prop_assert!(listed[100].message.contains(&(count - 100).to_string()));
            }
        }
    }
}
