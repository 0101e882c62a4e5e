//! The practice tenant's own tests, for a test against a wrong Graph proves nothing, and the page's rules.

use anyhow::Result;
use xshell::Shell;

use crate::{build, npm, step};

pub fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    // The page's own rules are tested beside it, and ask the library.
    build::package(sh)?;
    npm::install(sh, "www")?;
    let _folder = sh.push_dir("www");
    step::loud("test the practice tenant", npm::node_tests(sh, &["test/"], filter))
}
