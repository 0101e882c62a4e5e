//! The guides, as their readers have them: compiled and run against the packed package.

use anyhow::Result;
use xshell::Shell;

use crate::{browsers, build, npm, step};

pub fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    build::package(sh)?;
    let tarball = build::pack(sh)?;
    // Its engines, and its practice tenant with the sign-in.
    for folder in ["tests", "www"] {
        npm::install(sh, folder)?;
    }
    let chromium = browsers::chromium(sh)?.browser;
    let _folder = sh.push_dir("tests");
    let tests = npm::node_tests(sh, &["examples/run.js"], filter).env("TARBALL", tarball).env("CHROMIUM", chromium);
    step::loud("test the examples", tests)
}
