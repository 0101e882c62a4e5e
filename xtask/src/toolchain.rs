//! What must be there before anything can be built: Node, and Rust's wasm target.

use std::path::Path;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::step;

pub const WASM: &str = "wasm32-unknown-unknown";

const OLDEST_NODE: u32 = 20;

/// Node is not installed for people: each has a way of their own.
pub fn node(sh: &Shell) -> Result<()> {
    let version = cmd!(sh, "node --version")
        .quiet()
        .read()
        .with_context(|| format!("Node is missing: install version {OLDEST_NODE} or newer from https://nodejs.org"))?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node {version} is too old: install version {OLDEST_NODE} or newer from https://nodejs.org");
    }
    Ok(())
}

/// Adds the wasm target to the toolchain in use.
pub fn wasm_target(sh: &Shell) -> Result<()> {
    let folder = cmd!(sh, "rustc --print target-libdir --target {WASM}").quiet().read()?;
    if Path::new(&folder).exists() {
        return Ok(());
    }
    step::quiet(&format!("add the Rust target {WASM}"), cmd!(sh, "rustup target add {WASM}")).with_context(|| {
        format!("Rust lacks the target {WASM}: install Rust with https://rustup.rs, or add it your way")
    })
}

/// Adds the sources of std, which is compiled for size.
pub fn std_sources(sh: &Shell) -> Result<()> {
    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml").exists() {
        return Ok(());
    }
    step::quiet("add the sources of std", cmd!(sh, "rustup component add rust-src"))
        .context("Rust lacks the component rust-src: install Rust with https://rustup.rs, or add it your way")
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_the_major_version_of_node() {
        assert_eq!(super::major("v20.20.2"), Some(20));
        assert_eq!(super::major("system"), None);
    }
}
