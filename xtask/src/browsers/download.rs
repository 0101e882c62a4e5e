//! Browsers downloaded by `@puppeteer/browsers`, where Debian's packages are not to be had.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::cache;
use crate::{
    npm,
    step::{captured, step},
};

pub struct Download {
    pub version: String,
    pub program: PathBuf,
}

/// Downloads a browser or a driver once, and keeps it: later runs need no network.
pub fn get(sh: &Shell, name: &str, version: &str) -> Result<Download> {
    let folder = cache()?.join("browsers");
    let note = folder.join(format!("{name}-{version}.txt"));
    if let Some(known) = read(&note).filter(|download| download.program.exists()) {
        return Ok(known);
    }
    npm::install(sh, "xtask/browsers")?;
    step(&format!("download {name} {version}"), || {
        let browsers = npm::tool("xtask/browsers", "browsers")?;
        let format = "{{buildId}}\n{{path}}";
        let said = captured(cmd!(sh, "{browsers} install {name}@{version} --path {folder} --format {format}"))?;
        sh.write_file(&note, said)?;
        read(&note).context("@puppeteer/browsers did not say where it put the browser")
    })
    .with_context(|| format!("install {name} yourself and put it on PATH"))
}

/// The last two lines: the version and the path.
fn read(note: &PathBuf) -> Option<Download> {
    let text = fs::read_to_string(note).ok()?;
    let mut lines = text.trim_end().lines().rev();
    let program = PathBuf::from(lines.next()?);
    Some(Download { version: lines.next()?.to_owned(), program })
}
