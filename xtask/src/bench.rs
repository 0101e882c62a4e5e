//! Measures the package beside its peers: all of it in one run, or the parts named.

use anyhow::Result;
use clap::{Args, ValueEnum};
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
    /// A call in Chromium and Firefox, to a service of another origin
    Page,
    /// From opening a page to a restart on the wire
    ColdPage,
    /// From a program's first line to a restart on the wire, in Node
    Cold,
    /// A thousand restarts at once, in a page
    BulkPage,
    /// A thousand restarts at once, in Node
    Bulk,
    /// Every job of a large tenant, in Node and in a page
    Find,
    /// Ten thousand restarts in a page: whether it stands still
    LongTasks,
    /// How late an aborted wait ends
    Abort,
    /// What 100,000 calls leave behind
    Memory,
}

impl Part {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn needs_browsers(self) -> bool {
        matches!(self, Part::Page | Part::ColdPage | Part::BulkPage | Part::Find | Part::LongTasks | Part::Abort)
    }
}

/// How much is measured, and what becomes of it.
#[derive(Args)]
pub struct Options {
    /// What to measure
    #[arg(value_name = "PART")]
    parts: Vec<Part>,
    /// Put the tables into tests/bench/RESULTS.md and README.md. They must be of one run
    #[arg(long, conflicts_with_all = ["parts", "quick"])]
    write: bool,
    /// A few rounds only, to see that everything works: the figures are good for nothing
    #[arg(long)]
    quick: bool,
}

pub fn run(sh: &Shell, options: &Options) -> Result<()> {
    let Options { parts, write, quick } = options;
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
    let write = write.then_some("--write");
    if *quick {
        measure.push(("BENCH", "quick".into()));
    }
    let _folder = sh.push_dir("tests/bench");
    step::loud("measure", cmd!(sh, "node run.js {names...} {write...}").envs(measure))
}
