//! Measures the package beside its peers: all of it in one run, or the parts named.

use anyhow::Result;
use clap::ValueEnum;
use xshell::{Shell, cmd};

use crate::{browsers, build, npm, step};

/// By the names that `tests/bench/run.js` knows.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// What each client does when something goes wrong
    Conduct,
    /// What a page downloads
    Sizes,
    /// A call in Node, beside the network
    PerCall,
    /// A call in Chromium and Firefox, to a server on this computer
    Page,
    /// From nothing to a restart on the wire
    Cold,
    /// How late an aborted wait ends
    Abort,
    /// Many restarts at once
    Bulk,
    /// Ten thousand of them in a page
    BulkPage,
    /// What 100,000 calls leave behind
    Memory,
}

impl Part {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn needs_browsers(self) -> bool {
        matches!(self, Part::Page | Part::Cold | Part::Abort | Part::BulkPage)
    }
}

pub fn run(sh: &Shell, parts: &[Part], readme: bool) -> Result<()> {
    build::run(sh)?;
    let tarball = build::pack(sh)?;
    for folder in ["tests", "tests/bench", "www"] {
        npm::install(sh, folder)?;
    }
    let chosen = if parts.is_empty() { Part::value_variants() } else { parts };
    let mut measure = vec![("TARBALL", tarball)];
    if chosen.iter().any(|part| part.needs_browsers()) {
        measure.push(("CHROMIUM", browsers::chromium(sh)?.browser));
        measure.push(("FIREFOX", browsers::firefox(sh)?));
    }
    let names = chosen.iter().map(|part| part.name());
    let readme: &[&str] = if readme { &["--readme"] } else { &[] };
    let _folder = sh.push_dir("tests/bench");
    step::loud("measure", cmd!(sh, "node run.js {names...} {readme...}").envs(measure))
}
