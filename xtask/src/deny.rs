//! What may be depended on, by `deny.toml`.

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::{cargo_tool, step::quiet, toolchain::WASM};

/// cargo-deny with these arguments.
pub fn deny<'sh>(sh: &'sh Shell, arguments: &[&str]) -> Result<Cmd<'sh>> {
    // Its features are a git and a TLS of its own.
    let program = cargo_tool::get(sh, "cargo-deny", "0.20.2", &["--no-default-features"])?;
    Ok(cmd!(sh, "{program} --color never {arguments...}"))
}

/// Licences, bans and sources. It asks nobody: advisories are `cargo xtask audit`'s.
pub fn check(sh: &Shell) -> Result<()> {
    let all = ["--locked", "check", "-D", "warnings", "bans", "licenses", "sources"];
    quiet("check licences, bans and sources", deny(sh, &all)?)?;
    // What ships has no crate twice.
    let package = ["--locked", "--target", WASM, "--exclude-dev", "--exclude", "xtask", "check"];
    let twice = ["-D", "duplicate", "-A", "unused-wrapper", "bans"];
    quiet("check that the package has no crate twice", deny(sh, &[&package[..], &twice[..]].concat())?)
}
