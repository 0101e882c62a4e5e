//! From Rust to the npm package in `pkg/`.

mod assemble;
mod bindgen;
mod bundle;
mod compile;
mod forbidden;
mod optimize;
mod rename;

use anyhow::Result;
use xshell::Shell;

pub use assemble::pack;

use crate::{npm, sizes, toolchain};

/// What lies between cargo's output and `pkg/`.
const GLUE: &str = "target/npm/glue";

/// Makes the package and holds it to its budgets.
pub fn run(sh: &Shell) -> Result<()> {
    package(sh)?;
    sizes::report()
}

/// Makes the package, of whatever size: a demo must not fail over ten bytes.
pub fn package(sh: &Shell) -> Result<()> {
    toolchain::node(sh)?;
    toolchain::wasm_target(sh)?;
    toolchain::std_sources(sh)?;
    npm::install(sh, "xtask")?;
    let library = compile::library(sh)?;
    bindgen::glue(sh, &library)?;
    forbidden::look()?;
    optimize::wasm(sh)?;
    assemble::clear(sh)?;
    bundle::entries(sh)?;
    assemble::files(sh)
}
