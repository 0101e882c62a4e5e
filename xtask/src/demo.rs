//! The demo page and the practice tenant it talks to.

use std::process::Command;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::{build, npm, step};

/// What `npm run demo` in `www/` does, without npm and its shell in between: they keep signals from the servers.
pub fn run(sh: &Shell, large: bool) -> Result<()> {
    build::package(sh)?;
    npm::install(sh, "www")?;
    page(sh)?;
    let _folder = sh.push_dir("www");
    println!("serve the demo, until Ctrl-C:");
    let mut demo = Command::new("node");
    demo.arg("demo/run.js").args(large.then_some("--large")).current_dir(sh.current_dir());
    become_it(demo).context("the demo did not start: `npm run demo` in www/ shows why")
}

/// Builds the page, of whatever the package is now.
pub fn page(sh: &Shell) -> Result<()> {
    let _folder = sh.push_dir("www");
    let npm = npm::NPM;
    step::quiet("build the page", cmd!(sh, "{npm} run --silent build"))
}

/// Builds the extension.
pub fn extension(sh: &Shell) -> Result<()> {
    let _folder = sh.push_dir("www");
    let npm = npm::NPM;
    step::quiet("build the extension", cmd!(sh, "{npm} run --silent extension"))
}

/// xtask gives its place to the servers, so that Ctrl-C and every other signal reaches them.
#[cfg(unix)]
fn become_it(mut command: Command) -> Result<()> {
    Err(std::os::unix::process::CommandExt::exec(&mut command).into())
}

/// Windows sends Ctrl-C to everything in the console, and has no exec.
#[cfg(not(unix))]
fn become_it(mut command: Command) -> Result<()> {
    command.status().map(drop).map_err(Into::into)
}
