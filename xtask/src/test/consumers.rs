//! The package in every kind of project that would use it: packed, unpacked in each, called once, under default settings.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{browsers, build, npm, step};

/// `everyday` leaves out those that fail only if another fails too: they run when somebody asks for them, and every week.
pub fn run(sh: &Shell, everyday: bool, filter: Option<&str>) -> Result<()> {
    build::run(sh)?;
    let tarball = build::pack(sh)?;
    npm::install(sh, "tests")?;
    let environment = browsers::environment(sh)?;
    let _folder = sh.push_dir("tests");
    let everyday = everyday.then_some("--everyday");
    let consumers =
        cmd!(sh, "node consumers/run.js {everyday...} {filter...}").env("TARBALL", tarball).envs(environment);
    step::loud("test the consumers", consumers)
}
