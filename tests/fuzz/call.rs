//! Whole calls: whatever happens, they say what a call may say, and repeat nothing that may have happened.
//!
//! The first line is the kind of the call, `f` where the token is a function, and the retries: `Rf3`. Each further line is
//! something that happens: a digit of `call::event`, `-` where it was not begun, a number, and entries after it: `0 429|2.5`.

use std::str;

use graph_sync_jobs::call::{Arguments, Call, Wish};

use crate::support::{
    platform::{Still, numbered},
    witness::Witness,
};

const SP_ID: &str = "00000000-0000-0000-0000-000000000000";

pub fn check(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let mut lines = text.split('\n');
    let kind = lines.next().unwrap_or_default();
    let (wish, arguments) = match kind.as_bytes().first() {
        Some(b'R') => (Wish::Restart, "tjob\0u\0"),
        Some(b'L') => (Wish::List, ""),
        Some(b'G') => (Wish::Get, "tjob\0"),
        Some(b'W') => (Wish::Wait, "tjob\0"),
        _ => return,
    };
    let token = if kind.contains('f') { "f" } else { "t" };
    let until = kind.contains('u') && wish == Wish::Wait;
    let options = if until { "o\0maxRetries\0d\0until\0f" } else { "o\0maxRetries\0d" };
    let retries = kind.bytes().find(u8::is_ascii_digit).map_or(3, |digit| digit - b'0');
    let numbers = [if until { 2.0 } else { 1.0 }, retries.into()];
    let written = numbered(&format!("new-id\0{token}\0t{SP_ID}\0{arguments}{options}"), &numbers);
    let begun = Call::begin::<Still>(wish, &mut Arguments::new(&written));
    let mut call = begun.map_err(|said| said.0).expect("valid arguments");

    let mut witness = Witness::of(wish, &call.first());
    for line in lines {
        let Some(event) = line.bytes().next().filter(u8::is_ascii_digit) else { return };
        let rest = &line[1..];
        let (rest, started) = rest.strip_prefix('-').map_or((rest, true), |rest| (rest, false));
        let (number, text) = rest.split_once('|').unwrap_or((rest, ""));
        let number = number.trim().parse().unwrap_or(f64::NAN);
        let (event, text) = (u32::from(event - b'0'), text.replace('|', "\0"));
        let said = call.step::<Still>(event, number, &text, started, 1e6);
        witness.hears(event, number, &text, started, &said);
    }
}
