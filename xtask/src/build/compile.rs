//! Rust to wasm.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{step, toolchain::WASM};

/// std once more, for size, and with panics that stop at once: their messages and the code that formats them weigh an
/// eighth of the wasm in brotli, and none is reachable.
const STD: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// Compiles the library, and returns the path of the wasm.
pub fn library(sh: &Shell, target: &Path) -> Result<PathBuf> {
    // The cdylib alone: with the manifest's rlib beside it, cargo leaves LTO out and the wasm is 29 % larger.
    let build = cmd!(
        sh,
        "cargo rustc --quiet --locked --release --lib --crate-type cdylib --target {WASM} -p graph-sync-jobs {STD...}"
    );
    let build = build
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(sh)?)
        // Lets a stable compiler take the two unstable settings. They are held to its version by `rust-version`.
        .env("RUSTC_BOOTSTRAP", "1");
    step::quiet("compile the package", build)?;
    Ok(target.join(WASM).join("release/graph_sync_jobs.wasm"))
}

/// The places of panics are in the wasm: without this they name, and its size depends on, the builder's home.
fn flags(sh: &Shell) -> Result<String> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| dirs::home_dir().map(|home| home.join(".cargo")))
        .context("cargo's folder is unknown: set CARGO_HOME")?;
    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
    // rustc writes std's places so by itself, unless the component rust-src is installed.
    let version = cmd!(sh, "rustc -vV").quiet().read()?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("std");
    let remap = |from: &str, to: &str| format!("--remap-path-prefix={from}={to}");
    let flags = [
        remap(&cargo_home.to_string_lossy(), "cargo"),
        remap(&format!("{sysroot}/lib/rustlib/src/rust"), &format!("/rustc/{commit}")),
        "-Zunstable-options".into(),
        "-Cpanic=immediate-abort".into(),
    ];
    // Cargo's separator for flags that may hold spaces.
    Ok(flags.join("\u{1f}"))
}
