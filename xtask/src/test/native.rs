//! The rules, as plain Rust: no browser, no wasm.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::step;

pub fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    step::loud("test the rules", cmd!(sh, "cargo test --locked -p graph-sync-jobs -- {filter...}"))?;
    step::loud("test xtask", cmd!(sh, "cargo test --locked -p xtask -- {filter...}"))
}
