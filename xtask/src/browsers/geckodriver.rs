//! Firefox's driver, which neither Debian nor npm has in a form that works.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::Shell;

use super::on_path;
use crate::cargo_tool;

const VERSION: &str = "0.37.1";

pub fn geckodriver(sh: &Shell) -> Result<PathBuf> {
    if let Some(found) = on_path(&["geckodriver"]) {
        return Ok(found);
    }
    cargo_tool::get(sh, "geckodriver", VERSION, &[])
        .context("put a geckodriver on PATH: https://github.com/mozilla/geckodriver/releases")
}
