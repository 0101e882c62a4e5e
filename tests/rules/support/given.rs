//! Values as a caller gives them.

use graph_sync_jobs::given::Given;
use proptest::prelude::*;

pub fn text(text: &str) -> Given<'static> {
    Given::Text(text.to_owned().leak())
}

pub fn list(items: &[&str]) -> Given<'static> {
    Given::List(items.iter().map(|item| text(item)).collect())
}

pub fn object<const N: usize>(entries: [(&str, Given<'static>); N]) -> Given<'static> {
    Given::Object(entries.into_iter().map(|(key, value)| (&*key.to_owned().leak(), value)).collect())
}

/// One of each kind that is neither absent nor a plain object.
pub fn no_objects() -> Vec<Given<'static>> {
    let mut kinds = wrong_kinds();
    kinds.extend([text(""), text("Watermark"), list(&[]), list(&["Watermark"])]);
    kinds
}

/// One of each kind that is never text, list, plain object or absent.
pub fn wrong_kinds() -> Vec<Given<'static>> {
    vec![
        Given::BrokenText,
        Given::LongText,
        Given::Number(0.0),
        Given::Number(f64::NAN),
        Given::Crowd(1_000_000),
        Given::Function,
        Given::Signal,
        Given::Other("a symbol"),
        Given::Unreadable,
    ]
}

/// Any value whatsoever, with a bias to what almost passes for criteria.
pub fn anything() -> impl Strategy<Value = Given<'static>> {
    let near_text = prop_oneof![
        Just(String::new()),
        "[ \t\u{a0}\u{feff}]{0,3}",
        "(Watermark|Full|None|Escrows|watermark|,| ){0,4}",
        any::<String>(),
    ];
    let leaf = prop_oneof![
        3 => Just(Given::Undefined),
        3 => Just(Given::Null),
        4 => near_text.prop_map(|near| text(&near)),
        2 => prop::sample::select(wrong_kinds()),
    ];
    let key = prop_oneof![
        4 => Just(String::from("resetScope")),
        2 => prop::sample::select(vec!["resetscope", "ResetScope", "resetScopes", "criteria", "", "__proto__"]).prop_map(String::from),
        1 => any::<String>(),
    ];
    leaf.prop_recursive(3, 12, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Given::List),
            prop::collection::btree_map(key.clone(), inner, 0..3).prop_map(|entries| Given::Object(
                entries.into_iter().map(|(key, value)| (&*key.leak(), value)).collect()
            )),
        ]
    })
}
