//! Browsers from Debian's packages.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use anyhow::{Context, Result, anyhow};
use xshell::{Shell, cmd};

use crate::step::{self, captured};

/// Installs the packages if this is Debian and we are root; otherwise says false.
pub fn installs(sh: &Shell, packages: &[&str]) -> Result<bool> {
    if !is_debian() || cmd!(sh, "id -u").quiet().read()? != "0" {
        return Ok(false);
    }
    step::step(&format!("install {} from Debian", packages.join(", ")), || {
        update(sh)?;
        let install = cmd!(sh, "apt-get install -y --no-install-recommends {packages...}");
        captured(install.env("DEBIAN_FRONTEND", "noninteractive"))
    })
    .with_context(|| format!("install them yourself: apt-get install {}", packages.join(" ")))?;
    Ok(true)
}

/// The package is there and its program is not.
pub fn no_use(programs: &str) -> anyhow::Error {
    anyhow!("Debian's packages brought no {programs}: put them on PATH")
}

/// WebKitGTK's plain browser, which lies off PATH in a folder named by machine and version.
pub fn mini_browser() -> Option<PathBuf> {
    let libraries = fs::read_dir("/usr/lib").ok()?.filter_map(Result::ok).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = libraries
        .flat_map(|folder| ["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|webkit| folder.join(webkit).join("MiniBrowser")))
        .filter(|browser| browser.exists())
        .collect();
    found.sort();
    found.pop()
}

/// Ubuntu calls itself Debian-like, but its chromium and firefox are snaps, which no driver can start.
fn is_debian() -> bool {
    fs::read_to_string(Path::new("/etc/os-release")).is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

/// Once per run: without it apt knows no package, or an old one that is gone.
fn update(sh: &Shell) -> Result<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_none() {
        captured(cmd!(sh, "apt-get update"))?;
        UPDATED.get_or_init(|| ());
    }
    Ok(())
}
