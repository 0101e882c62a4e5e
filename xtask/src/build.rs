//! From Rust to the npm package in `pkg/`.

mod assemble;
mod bindgen;
mod bundle;
mod compile;
mod forbidden;
mod optimize;
mod rename;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::Shell;

pub use assemble::pack;

use crate::{npm, sizes, toolchain};

/// The glue and the optimized wasm, which the bundles are made of.
const GLUE: &str = "target/npm/package";

/// Makes the package and holds it to its budgets.
pub fn run(sh: &Shell) -> Result<()> {
    package(sh)?;
    sizes::report()
}

/// Makes the package without its budgets: a demo must not fail over ten bytes.
pub fn package(sh: &Shell) -> Result<()> {
    toolchain::node(sh)?;
    toolchain::wasm_target(sh)?;
    toolchain::std_sources(sh)?;
    npm::install(sh, "xtask")?;
    // A folder of its own: the tests use other flags, and in one folder each build would discard the other's.
    let xtask = std::env::current_exe()?;
    let target = xtask.ancestors().nth(2).context("xtask must be run as `cargo xtask`")?.join("package");
    wasm(sh, &target, Path::new(GLUE))?;
    assemble::clear(sh)?;
    bundle::entries(sh)?;
    assemble::files(sh)
}

/// The wasm and its glue, from the sources in the shell's folder.
fn wasm(sh: &Shell, target: &Path, glue: &Path) -> Result<()> {
    let library = compile::library(sh, target)?;
    bindgen::glue(sh, &library, glue)?;
    forbidden::look(glue)?;
    optimize::wasm(sh, glue)
}

/// The wasm from these sources, built in another folder. Everything that is made lies in `folder`; its own path comes back.
pub fn elsewhere(sh: &Shell, sources: &Path, folder: &Path) -> Result<PathBuf> {
    let glue = folder.join("glue");
    let library = {
        let _sources = sh.push_dir(sources);
        compile::library(sh, &folder.join("target"))?
    };
    bindgen::glue(sh, &library, &glue)?;
    optimize::wasm(sh, &glue)?;
    Ok(glue.join("graph_sync_jobs.wasm"))
}

/// The wasm that ships.
pub fn shipped() -> PathBuf {
    Path::new(GLUE).join("graph_sync_jobs.wasm")
}
