//! The same sources make the same wasm, wherever they lie: whoever doubts the package can build it and compare.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;
use xshell::Shell;

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

/// What the wasm is made of. xtask belongs to the workspace, and cargo wants all of it.
const SOURCES: &[&str] = &["Cargo.toml", "Cargo.lock", "src", "xtask/Cargo.toml", "xtask/src"];

fn copy(sh: &Shell, to: &Path) -> Result<()> {
    sh.remove_path(to)?;
    for file in SOURCES.iter().flat_map(WalkDir::new) {
        let file = file?;
        if file.file_type().is_file() {
            let copy = to.join(file.path());
            sh.create_dir(copy.parent().context("a file in a folder")?)?;
            sh.copy_file(file.path(), copy)?;
        }
    }
    Ok(())
}
