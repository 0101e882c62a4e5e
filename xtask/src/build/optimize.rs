//! The wasm that ships: smaller, and without names.

use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{npm, stamp::Stamp, step};

/// The WebAssembly features that rustc uses. `--all-features` makes binaryen emit some that no browser supports.
const SETTINGS: &[&str] = &[
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    // In flat code it finds more repetitions.
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
    // The lockfile tells binaryen's version.
    let inputs = [input.as_path(), Path::new("xtask/package-lock.json")];
    let stamp = Stamp::new(glue.join("optimize.stamp"), &inputs, SETTINGS)?;
    if stamp.holds() {
        return Ok(());
    }
    let wasm_opt = npm::tool("xtask", "wasm-opt")?;
    step::quiet("optimize the wasm", cmd!(sh, "{wasm_opt} {SETTINGS...} {input} -o {output}"))?;
    stamp.set()
}
