//! Cutting and joining texts: the hand-written helpers do what the standard library's do.

use graph_sync_jobs::text::{Entries, characters, cut, decimal, has_blank, then, trim_blanks};
use proptest::prelude::*;

use crate::support::cases;

proptest! {
    #![proptest_config(cases(256))]

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
    fn characters_are_counted_as_rust_counts_them(text in any::<String>()) {
        prop_assert_eq!(characters(&text), text.chars().count());
    }

    #[test]
    fn a_blank_is_what_unicode_or_javascript_calls_white_space_and_what_unicode_calls_control(char in any::<char>()) {
        let expected = char.is_whitespace() || char.is_control() || char == '\u{FEFF}';
        prop_assert_eq!(has_blank(&format!("é{char}é")), expected);
    }

    #[test]
    fn entries_come_out_as_they_went_in(parts in prop::collection::vec("[^\0]{0,5}", 1..6)) {
        let mut text = parts[0].clone();
        for part in &parts[1..] {
            then(&mut text, part);
        }
        let mut out = Entries::of(&text);
        for part in parts {
            prop_assert_eq!(out.take(), &part);
        }
        prop_assert_eq!((out.take(), out.take()), ("", ""));
    }
}
