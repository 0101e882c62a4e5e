//! Firefox's driver, which neither Debian nor npm has in a form that works.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use super::{cache, on_path};
use crate::step;

const VERSION: &str = "0.37.1";

pub fn geckodriver(sh: &Shell) -> Result<PathBuf> {
    if let Some(found) = on_path(&["geckodriver"]) {
        return Ok(found);
    }
    let root = cache()?.join("tools");
    let driver = root.join("bin").join(format!("geckodriver{}", std::env::consts::EXE_SUFFIX));
    if !driver.exists() {
        // Unoptimized: it compiles in a third of the time and only passes messages on.
        let install = cmd!(sh, "cargo install geckodriver --version {VERSION} --locked --debug --root {root}");
        step::quiet("compile geckodriver, once for this user (a few minutes)", install)
            .context("put a geckodriver on PATH: https://github.com/mozilla/geckodriver/releases")?;
    }
    Ok(driver)
}
