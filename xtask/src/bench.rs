//! Measures the package beside its peers, all in one run.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{browsers, build, npm, step};

pub fn run(sh: &Shell, parts: &[String]) -> Result<()> {
    build::run(sh)?;
    let tarball = build::pack(sh)?;
    for folder in ["tests", "tests/bench", "www"] {
        npm::install(sh, folder)?;
    }
    let environment = browsers::environment(sh)?;
    let _folder = sh.push_dir("tests/bench");
    step::loud("measure", cmd!(sh, "node run.js {parts...}").env("TARBALL", tarball).envs(environment))
}
