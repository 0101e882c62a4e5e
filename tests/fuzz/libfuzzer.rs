//! What libFuzzer calls. It is linked in by `cargo xtask fuzz` alone.
#![allow(unsafe_code, reason = "libFuzzer calls C functions")]

use std::sync::OnceLock;

use crate::{TARGETS, Target};

libfuzzer_sys::fuzz_target!(|input: &[u8]| target()(input));

/// One program for all targets: linking is most of the work.
fn target() -> Target {
    static TARGET: OnceLock<Target> = OnceLock::new();
    *TARGET.get_or_init(|| {
        let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
        let named = TARGETS.into_iter().find(|(known, _)| *known == name);
        named.expect("FUZZ_TARGET names a fuzz target").1
    })
}
