//! Arguments as `mirror.js` writes them: each letter is its kind, and nothing that is written makes reading go wrong.

use graph_sync_jobs::{endpoint::UrlParts, given::Given, text::Entries};
use proptest::prelude::*;

use crate::support::{
    cases,
    platform::{Still, numbered},
};

fn read(text: &str, numbers: &[f64]) -> Given<'static> {
    Given::read::<Still>(&mut Entries::of(numbered(text, numbers).leak()))
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
    let parts = UrlParts { protocol: "https:", origin: "https://b.example", hostname: "b.example", pathname: "/" };
    assert_eq!(
        read("whttps://b.example\0https:\0https://b.example\0b.example\0/", &[]),
        Given::Url("https://b.example", Some(parts))
    );
}

#[test]
fn lists_and_objects_hold_what_follows() {
    let inner = Given::List(vec![Given::Text("x"), Given::Number(5.0)]);
    let object = Given::Object(vec![("key", inner), ("", Given::Null)]);
    assert_eq!(read("o\0key\0a\0tx\0d\0\0n", &[2.0, 2.0, 5.0]), object);
}

#[test]
fn what_mirror_js_writes_of_a_whole_call_is_read_argument_by_argument() {
    let text = "t8e88\0tjob\0o1\0resetScope\0a2\0tFull\0u\0o4\0timeoutMs\0d30\0signal\0s\0since\0jA-1\0fetch\0f";
    let mut entries = Entries::of(text);
    assert_eq!(Given::read::<Still>(&mut entries), Given::Text("8e88"));
    assert_eq!(Given::read::<Still>(&mut entries), Given::Text("job"));
    let scopes = Given::List(vec![Given::Text("Full"), Given::Undefined]);
    assert_eq!(Given::read::<Still>(&mut entries), Given::Object(vec![("resetScope", scopes)]));
    let options = vec![
        ("timeoutMs", Given::Number(30.0)),
        ("signal", Given::Signal),
        ("since", Given::Job("A-1")),
        ("fetch", Given::Function),
    ];
    assert_eq!(Given::read::<Still>(&mut entries), Given::Object(options));
    assert_eq!(Given::read::<Still>(&mut entries), Given::Unreadable, "nothing is left");
}

#[test]
fn a_text_is_taken_as_it_is_whatever_it_begins_with() {
    for text in ["o", "a", "u", "!", " x ", "é", "\u{1}", "Watermark, Escrows"] {
        assert_eq!(read(&format!("t{text}"), &[]), Given::Text(text));
    }
}

#[test]
fn a_count_that_is_none_holds_nothing() {
    for count in [0.0, -0.0, -1.0, -1e300, 0.9, f64::NAN, f64::NEG_INFINITY] {
        assert_eq!(read("a\0tx", &[count]), Given::List(Vec::new()), "{count}");
        assert_eq!(read("o\0key\0tx", &[count]), Given::Object(Vec::new()), "{count}");
        assert_eq!(read("c", &[count]), Given::Crowd(0), "{count}");
    }
    assert_eq!(read("a\0tx", &[]), Given::List(Vec::new()), "no count at all");
}

#[test]
fn a_crowd_beyond_counting_is_a_very_large_one() {
    for count in [4_294_967_295.0, 4_294_967_296.0, 1e300, f64::INFINITY] {
        assert_eq!(read("c", &[count]), Given::Crowd(u32::MAX), "{count}");
    }
}

#[test]
fn entries_that_were_promised_and_are_missing_are_unreadable_and_so_refused() {
    // As many as mirror.js ever promises.
    let Given::List(items) = read("a\0tFull", &[10_000.0]) else { panic!("no list") };
    assert_eq!((items.len(), &items[0], items.last()), (10_000, &Given::Text("Full"), Some(&Given::Unreadable)));
    let missing = Given::Object(vec![("resetScope", Given::Null), ("", Given::Unreadable)]);
    assert_eq!(read("o\0resetScope\0n", &[2.0]), missing);
}

#[test]
fn a_noun_never_holds_the_value() {
    let secret = "a-secret-token";
    for text in [format!("t{secret}"), format!("j{secret}"), format!("w{secret}\0"), format!("o\0{secret}\0t{secret}")]
    {
        let noun = read(&text, &[1.0]).noun();
        assert!(!noun.is_empty() && !noun.contains(secret), "{noun}");
    }
}

/// What `mirror.js` writes for a value, and the value.
fn written() -> impl Strategy<Value = (Vec<String>, Given<'static>)> {
    let leaf = |letter: &'static str, given: Given<'static>| Just((vec![letter.to_owned()], given));
    let text = "[^\0]{0,6}".prop_map(|text| {
        let given = Given::Text(text.clone().leak());
        (vec![format!("t{text}")], given)
    });
    let number = any::<f64>().prop_filter("NaN is not itself", |number| !number.is_nan());
    let leaves = prop_oneof![
        4 => text,
        2 => number.prop_map(|number| (vec![format!("d{number}")], Given::Number(number))),
        1 => leaf("u", Given::Undefined),
        1 => leaf("n", Given::Null),
        1 => leaf("f", Given::Function),
        1 => leaf("!", Given::Unreadable),
        1 => leaf("wx\0", Given::Url("x", None)),
    ];
    leaves.prop_recursive(3, 30, 5, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..5).prop_map(|items| {
            let mut all = (vec![format!("a{}", items.len())], Vec::new());
            for (texts, given) in items {
                all.0.extend(texts);
                all.1.push(given);
            }
            (all.0, Given::List(all.1))
        });
        let object = prop::collection::vec(("[^\0]{0,3}", inner), 0..5).prop_map(|entries| {
            let mut all = (vec![format!("o{}", entries.len())], Vec::new());
            for (key, (texts, given)) in entries {
                all.0.push(key.clone());
                all.0.extend(texts);
                all.1.push((&*key.leak(), given));
            }
            (all.0, Given::Object(all.1))
        });
        prop_oneof![list, object]
    })
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_is_written_is_what_is_read((texts, given) in written()) {
        let text = texts.join("\0");
        prop_assert_eq!(Given::read::<Still>(&mut Entries::of(&text)), given);
    }

    #[test]
    fn any_text_and_any_counts_are_read_as_something(
        text in "[untbldfsjcaow!x\0é]{0,24}",
        numbers in prop::collection::vec(prop_oneof![
            -1.0..5.0, prop::sample::select(vec![f64::NAN, f64::NEG_INFINITY, -1e300, 1.5, 10_000.0])
        ], 0..6)
    ) {
        read(&text, &numbers).noun();
    }
}
