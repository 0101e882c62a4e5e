//! The package in every kind of project that would use it: packed, unpacked in each, called once, under default settings.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{browsers, build, npm, step};

pub fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    build::run(sh)?;
    let tarball = build::pack(sh)?;
    npm::install(sh, "tests")?;
    let environment = browsers::environment(sh)?;
    let _folder = sh.push_dir("tests");
    let consumers = cmd!(sh, "node consumers/run.js {filter...}").env("TARBALL", tarball).envs(environment);
    step::loud("test the consumers", consumers)
}
