//! Arguments as `mirror.js` writes them: each letter is its kind, and nothing that is written makes reading go wrong.

use graph_sync_jobs::{endpoint::UrlParts, given::Given, text::Entries};
use proptest::prelude::*;

use crate::support::cases;

fn read<'a>(text: &'a str, numbers: &[f64]) -> Given<'a> {
    let mut left = numbers.iter().copied();
    Given::read(&mut Entries::of(text), &mut || left.next().unwrap_or(f64::NAN))
}

#[test]
fn every_letter_is_its_kind() {
    for (text, given) in [
        ("u", Given::Undefined),
        ("n", Given::Null),
        ("thello", Given::Text("hello")),
        ("t", Given::Text("")),
        ("b", Given::BrokenText),
        ("l", Given::LongText),
        ("d", Given::Number(7.0)),
        ("f", Given::Function),
        ("s", Given::Signal),
        ("j1", Given::Job("1")),
        ("c", Given::Crowd(7)),
        ("xa symbol", Given::Other("a symbol")),
        ("!", Given::Unreadable),
        ("", Given::Unreadable),
        ("wnonsense\0", Given::Url("nonsense", None)),
    ] {
        assert_eq!(read(text, &[7.0]), given, "{text}");
    }
    let parts = UrlParts { protocol: "https:", origin: "https://a", hostname: "a", pathname: "/" };
    assert_eq!(read("whttps://a\0https:\0https://a\0a\0/", &[]), Given::Url("https://a", Some(parts)));
}

#[test]
fn lists_and_objects_hold_what_follows() {
    let inner = Given::List(vec![Given::Text("x"), Given::Number(5.0)]);
    let object = Given::Object(vec![("key", inner), ("", Given::Null)]);
    assert_eq!(read("o\0key\0a\0tx\0d\0\0n", &[2.0, 2.0, 5.0]), object);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_and_any_numbers_are_read_as_something(text in "[untbldfsjcaow!x\0é]{0,12}", numbers in prop::collection::vec(-1.0..5.0, 0..4)) {
        read(&text, &numbers).noun();
    }
}
