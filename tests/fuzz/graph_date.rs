//! Dates of inner errors: a platform is shown the text itself, or the text in UTC, and nothing that is no date.

use std::{cell::RefCell, str};

use graph_sync_jobs::response::dates::graph_date;

use crate::support::platform::Reading;

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let Some(date) = shown(text) else { return };
    assert!(date == text || date == format!("{text}Z"), "{date:?} is not {text:?} in UTC");
    assert!(date.len() <= 41 && date.starts_with(|first: char| first.is_ascii_digit()), "{date:?}");
    let time = date.split_once('T').expect("a time").1;
    assert!(time.contains(['Z', '+', '-']), "{date:?} has no zone");
    assert_eq!(shown(&date), (date.len() <= 40).then_some(date), "what has a zone keeps it");
}

/// What a platform is asked to read.
fn shown(text: &str) -> Option<String> {
    let shown = RefCell::new(None);
    let parse = |text: &str| {
        shown.replace(Some(text.to_owned()));
        None
    };
    graph_date(text, &Reading { wall_ms: 0.0, parse });
    shown.into_inner()
}
