//! The JavaScript that wasm-bindgen writes around the wasm.

use std::path::Path;

use anyhow::{Context, Result};
use xshell::Shell;

use super::rename;
use crate::{stamp::Stamp, step::step};

/// `web` without a default path: the entries decide where the bytes come from, and no bundler sees an asset to lose.
/// The names stay until `forbidden` has read them; `optimize` drops them.
const SETTINGS: &[&str] = &[
    "--target=web",
    "--omit-default-module-path",
    "--encode-into=always",
    "--no-typescript",
    "--remove-producers-section",
    "--out-name=graph_sync_jobs",
];

/// Writes `graph_sync_jobs.js`, `graph_sync_jobs_bg.wasm` and the snippets.
pub fn glue(sh: &Shell, library: &Path, folder: &Path) -> Result<()> {
    // What is done to the glue afterwards counts like a setting.
    let settings = [SETTINGS, &[include_str!("rename.rs")]].concat();
    let stamp = Stamp::new(folder.join("glue.stamp"), &[library], &settings)?;
    if stamp.holds() {
        return Ok(());
    }
    step("write the glue", || {
        sh.remove_path(folder)?;
        let library = library.to_str().context("the repository's path must be plain text")?;
        let out = folder.to_str().context("the repository's path must be plain text")?;
        let args = ["wasm-bindgen", library, "--out-dir", out].into_iter().chain(SETTINGS.iter().copied());
        wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(args)?;
        rename::seams(&folder.join("graph_sync_jobs_bg.wasm"), &folder.join("graph_sync_jobs.js"))?;
        stamp.set()
    })
}
