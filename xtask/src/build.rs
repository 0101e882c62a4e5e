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

/// What is built: the package, or no more of it than one restart needs, to be weighed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// Every call.
    Whole,
    /// A restart, its dry run, its criteria and scopes.
    Restart,
}

impl Edition {
    fn name(self) -> &'static str {
        match self {
            Edition::Whole => "package",
            Edition::Restart => "restart",
        }
    }

    /// What lies between cargo's output and the bundles.
    fn glue(self) -> PathBuf {
        Path::new("target/npm").join(self.name())
    }
}

/// Makes the package and holds it to its budgets.
pub fn run(sh: &Shell) -> Result<()> {
    package(sh)?;
    glue(sh, Edition::Restart)?;
    bundle::restart(sh)?;
    sizes::report()
}

/// Makes the package, of whatever size: a demo must not fail over ten bytes.
pub fn package(sh: &Shell) -> Result<()> {
    toolchain::node(sh)?;
    toolchain::wasm_target(sh)?;
    toolchain::std_sources(sh)?;
    npm::install(sh, "xtask")?;
    glue(sh, Edition::Whole)?;
    assemble::clear(sh)?;
    bundle::entries(sh)?;
    assemble::files(sh)
}

fn glue(sh: &Shell, edition: Edition) -> Result<()> {
    // A folder of its own: other flags than the tests' would make the two throw out each other's work.
    let xtask = std::env::current_exe()?;
    let target = xtask.ancestors().nth(2).context("xtask must be run as `cargo xtask`")?.join(edition.name());
    let library = compile::library(sh, edition, &target)?;
    let glue = edition.glue();
    bindgen::glue(sh, &library, &glue)?;
    forbidden::look(&glue)?;
    optimize::wasm(sh, &glue)
}

/// The wasm of every call from these sources, built in another folder. Everything that is made lies in `folder`; its own path comes back.
pub fn elsewhere(sh: &Shell, sources: &Path, folder: &Path) -> Result<PathBuf> {
    let glue = folder.join("glue");
    let library = {
        let _sources = sh.push_dir(sources);
        compile::library(sh, Edition::Whole, &folder.join("target"))?
    };
    bindgen::glue(sh, &library, &glue)?;
    optimize::wasm(sh, &glue)?;
    Ok(glue.join("graph_sync_jobs.wasm"))
}

/// The wasm that ships.
pub fn shipped() -> PathBuf {
    Edition::Whole.glue().join("graph_sync_jobs.wasm")
}
