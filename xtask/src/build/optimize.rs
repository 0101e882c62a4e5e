//! The wasm that ships: smaller, and without names.

use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{npm, stamp::Stamp, step};

/// What rustc uses, named one by one: `--all-features` makes binaryen emit what no browser takes.
const SETTINGS: &[&str] = &[
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    // Flat code is found to have more in common.
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    "--strip-producers",
    "--strip-target-features",
];

/// Writes `graph_sync_jobs.wasm` beside the glue.
pub fn wasm(sh: &Shell, glue: &Path) -> Result<()> {
    let (input, output) = (glue.join("graph_sync_jobs_bg.wasm"), glue.join("graph_sync_jobs.wasm"));
    // The lockfile stands for binaryen's version.
    let inputs = [input.as_path(), Path::new("xtask/package-lock.json")];
    let stamp = Stamp::new(glue.join("optimize.stamp"), &inputs, SETTINGS)?;
    if stamp.holds() {
        return Ok(());
    }
    let wasm_opt = npm::tool("xtask", "wasm-opt")?;
    step::quiet("optimize the wasm", cmd!(sh, "{wasm_opt} {SETTINGS...} {input} -o {output}"))?;
    stamp.set()
}
