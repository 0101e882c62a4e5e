//! Looks for faults without running anything. Warnings are faults.

mod links;
mod pages;
mod snippets;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{
    deny, docs, npm, reproducible, sbom,
    step::{print_error, quiet, step},
    toolchain::{self, WASM},
};

#[cfg(test)]
pub use pages::below as pages;

const REPAIR: &str = "`cargo xtask check --fix` repairs what can be repaired";

pub fn run(sh: &Shell, fix: bool) -> Result<()> {
    toolchain::node(sh)?;
    toolchain::wasm_target(sh)?;
    npm::install(sh, "xtask")?;
    if fix {
        repair(sh)?;
    }
    // All of them, so that one run shows everything that is wrong.
    let checks = [
        rust_format,
        rust_lints,
        rust_lints_for_wasm,
        rust_docs,
        javascript,
        types,
        snippets::check,
        links::check,
        docs::reference,
        deny::check,
        sbom::check,
        reproducible::check,
    ];
    let failed = checks.iter().filter_map(|check| check(sh).err()).inspect(print_error).count();
    if failed > 0 {
        bail!("{failed} of {} checks failed, see above", checks.len());
    }
    Ok(())
}

fn repair(sh: &Shell) -> Result<()> {
    let biome = npm::tool("xtask", "biome")?;
    quiet("format Rust", cmd!(sh, "cargo fmt --all"))?;
    // It fails over what it cannot repair. The check that follows tells about that.
    let repair = cmd!(sh, "{biome} check --write").quiet().ignore_status();
    step("format and repair JavaScript, JSON and CSS", || Ok(repair.output()?))?;
    // Last, as the examples are formatted now.
    snippets::repair(sh)
}

fn rust_format(sh: &Shell) -> Result<()> {
    quiet("check the format of Rust", cmd!(sh, "cargo fmt --all --check -- --color=never")).context(REPAIR)
}

fn rust_lints(sh: &Shell) -> Result<()> {
    quiet("lint Rust", cmd!(sh, "cargo clippy --quiet --locked --workspace --all-targets -- -D warnings"))
}

/// Half of the library exists for wasm alone.
fn rust_lints_for_wasm(sh: &Shell) -> Result<()> {
    let library = ["--locked", "-p", "graph-sync-jobs", "--target", WASM, "--lib", "--test", "*"];
    quiet("lint Rust for wasm", cmd!(sh, "cargo clippy --quiet {library...} -- -D warnings"))
}

fn rust_docs(sh: &Shell) -> Result<()> {
    let docs = cmd!(sh, "cargo doc --quiet --locked -p graph-sync-jobs --target {WASM} --no-deps");
    quiet("check the docs of Rust", docs.env("RUSTDOCFLAGS", "-D warnings"))
}

fn javascript(sh: &Shell) -> Result<()> {
    let biome = npm::tool("xtask", "biome")?;
    quiet("check JavaScript, JSON and CSS", cmd!(sh, "{biome} ci --error-on-warnings --colors=off")).context(REPAIR)
}

/// Hand-written types must at least be TypeScript.
fn types(sh: &Shell) -> Result<()> {
    let written = ["pkg-template/index.d.ts", "pkg-template/slim.d.ts"];
    let tsc = npm::tool("xtask", "tsc")?;
    let strict =
        ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "--types", ""];
    quiet("check the types", cmd!(sh, "{tsc} {strict...} {written...}"))
}
