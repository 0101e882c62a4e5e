//! The package as its users get it: packed, installed in an empty project, run in Node and in the browsers.

use anyhow::Result;
use xshell::Shell;

use crate::{browsers, build, npm, step};

pub fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    build::run(sh)?;
    let tarball = build::pack(sh)?;
    npm::install(sh, "tests")?;
    // The tests start its practice tenant.
    npm::install(sh, "www")?;
    let environment = browsers::environment(sh)?;
    let _folder = sh.push_dir("tests");
    let tests = npm::node_tests(sh, &[], filter).env("TARBALL", tarball).envs(environment);
    step::loud("test the package", tests)
}
