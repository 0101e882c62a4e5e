//! Programs from crates.io, compiled once for this user.

use std::path::PathBuf;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{browsers::cache, step};

/// A program of this version. Unoptimized: it compiles in a third of the time, and none of them has much to do.
pub fn get(sh: &Shell, name: &str, version: &str, features: &[&str]) -> Result<PathBuf> {
    let root = cache()?.join(format!("tools/{name}-{version}"));
    let program = root.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        let install = cmd!(sh, "cargo install {name} --version {version} --locked --debug {features...} --root {root}");
        step::quiet(&format!("compile {name}, once for this user (a minute or more)"), install)?;
    }
    Ok(program)
}
