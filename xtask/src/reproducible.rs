//! The same sources make the same wasm, wherever they lie: whoever doubts the package can build it and compare.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{build, step::step};

/// Builds once more in another folder, and compares.
pub fn check(sh: &Shell) -> Result<()> {
    build::package(sh)?;
    let elsewhere = std::path::absolute("target/elsewhere")?;
    let sources = elsewhere.join("of/another/name");
    step("copy the sources elsewhere", || copy(sh, &sources))?;
    let again = build::elsewhere(sh, &sources, &elsewhere)?;
    if fs::read(build::shipped())? != fs::read(&again)? {
        bail!("{} and {} differ: something of the folder is in the wasm", build::shipped().display(), again.display());
    }
    Ok(())
}

/// Everything that git knows or would take.
fn copy(sh: &Shell, to: &Path) -> Result<()> {
    sh.remove_path(to)?;
    let files =
        cmd!(sh, "git ls-files --cached --others --exclude-standard -- Cargo.toml Cargo.lock src xtask").quiet();
    for file in files.read()?.lines().filter(|file| sh.path_exists(file)) {
        let copy = to.join(file);
        sh.create_dir(copy.parent().context("a file in a folder")?)?;
        sh.copy_file(file, copy)?;
    }
    Ok(())
}
