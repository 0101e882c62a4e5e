//! The demo page as an administrator uses it: signed in through the real form; and the extension.

use anyhow::Result;
use xshell::Shell;

use crate::{browsers, build, demo, npm, step};

pub fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    build::package(sh)?;
    npm::install(sh, "www")?;
    // Whose engines it uses.
    npm::install(sh, "tests")?;
    let environment = browsers::environment(sh)?;
    demo::page(sh)?;
    demo::extension(sh)?;
    let _folder = sh.push_dir("www");
    step::loud("test the journeys", npm::node_tests(sh, &["journey/"], filter).envs(environment))
}
