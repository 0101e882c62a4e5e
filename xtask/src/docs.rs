//! The API reference, made from the types: HTML in `target/docs`.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{npm, step::quiet, toolchain};

/// A folder of its own: TypeDoc needs TypeScript 6, whose compiler it reads types with; the checks use 7.
const FOLDER: &str = "xtask/typedoc";

pub fn run(sh: &Shell) -> Result<()> {
    toolchain::node(sh)?;
    reference(sh)?;
    println!("target/docs/index.html");
    Ok(())
}

/// Warnings are errors: a broken link, or something exported that nothing is said about.
pub fn reference(sh: &Shell) -> Result<()> {
    npm::install(sh, FOLDER)?;
    let typedoc = npm::tool(FOLDER, "typedoc")?;
    quiet("make the API reference", cmd!(sh, "{typedoc} --options {FOLDER}/typedoc.json --logLevel Warn"))
}
