//! The practice tenant's own tests: a test against a wrong Graph proves nothing.

use anyhow::Result;
use xshell::Shell;

use crate::{npm, step, toolchain};

pub fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    toolchain::node(sh)?;
    npm::install(sh, "www")?;
    let _folder = sh.push_dir("www");
    step::loud("test the practice tenant", npm::node_tests(sh, &["test/"], filter))
}
