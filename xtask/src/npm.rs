//! npm packages, from lockfiles only.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

use crate::{stamp::Stamp, step};

/// Windows finds scripts by their full name only.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Installs what `folder`'s lockfile names, unless it is installed already.
pub fn install(sh: &Shell, folder: &str) -> Result<()> {
    let manifests = ["package.json", "package-lock.json"].map(|name| Path::new(folder).join(name));
    if let Some(missing) = manifests.iter().find(|manifest| !manifest.exists()) {
        anyhow::bail!("{} is missing: run `npm install` in {folder} and commit what it writes", missing.display());
    }
    let stamp_file = Path::new(folder).join("node_modules/.installed-by-xtask");
    let stamp = Stamp::new(&stamp_file, &[&manifests[0], &manifests[1]], &[])?;
    if stamp.holds() {
        return Ok(());
    }
    let _folder = sh.push_dir(folder);
    step::quiet(
        &format!("npm packages of {folder}"),
        cmd!(sh, "{NPM} ci --loglevel=error --no-audit --no-fund --no-update-notifier"),
    )
    .with_context(|| format!("if {folder}/package.json changed, run `npm install` there and commit the lockfile"))?;
    // A package without dependencies leaves no folder behind.
    std::fs::create_dir_all(Path::new(folder).join("node_modules"))?;
    stamp.set()
}

/// A program of one of xtask's own npm packages.
pub fn tool(folder: &str, name: &str) -> Result<PathBuf> {
    let program = Path::new(folder).join("node_modules/.bin").join(name);
    let program = if cfg!(windows) { program.with_extension("cmd") } else { program };
    std::path::absolute(&program).with_context(|| format!("{} has no path", program.display()))
}

/// Node's test runner over these places in the current folder, or over all of it.
pub fn node_tests<'sh>(sh: &'sh Shell, places: &[&str], filter: Option<&str>) -> Cmd<'sh> {
    let filter = filter.map(|name| format!("--test-name-pattern={name}"));
    // One file at a time: a browser each is what two cores can carry.
    cmd!(sh, "node --test --test-concurrency=1 --test-timeout=300000 --test-reporter=spec {filter...} {places...}")
}
