//! Cutting and joining texts: the hand-written helpers do what the standard library's do.

use graph_sync_jobs::text::{Entries, cut, decimal, entries, joined, trim_blanks};
use proptest::prelude::*;

use crate::support::cases;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn joined_parts_are_one_text(parts in prop::collection::vec(any::<String>(), 0..5)) {
        let parts: Vec<_> = parts.iter().map(String::as_str).collect();
        prop_assert_eq!(joined(&parts), parts.concat());
    }

    #[test]
    fn a_text_is_cut_at_its_first_mark(text in "[a,é💥 ]{0,8}") {
        let expected = text.split_once(',').map_or((text.as_str(), None), |(before, after)| (before, Some(after)));
        prop_assert_eq!(cut(&text, b','), expected);
    }

    #[test]
    fn only_spaces_and_tabs_are_trimmed_and_only_at_the_ends(text in "[a \t\n\u{a0}é]{0,8}") {
        prop_assert_eq!(trim_blanks(&text), text.trim_matches([' ', '\t']));
    }

    #[test]
    fn a_number_reads_as_rust_writes_it(number in any::<u64>()) {
        prop_assert_eq!(decimal(number), number.to_string());
    }

    #[test]
    fn entries_come_out_as_they_went_in(parts in prop::collection::vec("[^\0]{0,5}", 1..6)) {
        let parts: Vec<_> = parts.iter().map(String::as_str).collect();
        let text = entries(&parts);
        let mut out = Entries::of(&text);
        for part in parts {
            prop_assert_eq!(out.take(), part);
        }
        prop_assert_eq!((out.take(), out.take()), ("", ""));
    }
}
