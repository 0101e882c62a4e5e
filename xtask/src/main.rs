//! `cargo xtask`: everything a developer runs. Each command has a file of its own name.

mod audit;
mod bench;
mod browsers;
mod build;
mod cargo_tool;
mod check;
mod demo;
mod deny;
mod docs;
mod fuzz;
mod npm;
mod reproducible;
mod sbom;
mod sizes;
mod stamp;
mod step;
mod test;
mod toolchain;
mod wasm_test_runner;

use std::{ffi::OsString, path::Path, process::ExitCode};

use clap::{Parser, Subcommand};
use xshell::Shell;

/// Builds, tests, checks and demonstrates graph-sync-jobs. Rust and Node are all it needs; the rest it gets itself.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Ask for known vulnerabilities of everything in the lockfiles: 1 where there are some, 3 where nobody could be asked
    Audit,
    /// Make the npm package in pkg/ and hold it to its size budgets
    Build,
    /// Measure the package beside its peers: all, or the parts named
    Bench(bench::Options),
    /// Build, then serve the demo page with its practice tenant
    Demo {
        /// A tenant of 2,000 applications and 300 jobs more
        #[arg(long)]
        large: bool,
    },
    /// Run the tests: all of them, or the parts named
    Test {
        /// What to test
        #[arg(value_name = "PART")]
        parts: Vec<test::Part>,
        /// Only tests whose name contains this
        #[arg(last = true)]
        filter: Option<String>,
    },
    /// Look for faults without running anything: format, lints, docs, types
    Check {
        /// Repair what can be repaired: format and safe lint fixes
        #[arg(long)]
        fix: bool,
    },
    /// Make the API reference in target/docs from the types
    Docs,
    /// Write what is compiled into the package as a CycloneDX bill of materials
    Sbom,
    /// Look for inputs that break a promise of tests/fuzz: every target, or those named
    Fuzz {
        /// How long each target runs
        #[arg(long, default_value_t = 30)]
        seconds: u64,
        /// What to fuzz: the name of a folder in tests/fuzz/corpus
        #[arg(value_name = "TARGET")]
        targets: Vec<String>,
    },
    /// What cargo calls to run a wasm test binary
    #[command(hide = true, disable_help_flag = true)]
    WasmTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match Xtask::parse().command.run() {
        Ok(code) => code,
        Err(error) => {
            step::print_error(&error);
            ExitCode::FAILURE
        }
    }
}

impl Command {
    fn run(self) -> anyhow::Result<ExitCode> {
        if let Command::WasmTestRunner { args } = self {
            wasm_test_runner::run(args)?;
            return Ok(ExitCode::SUCCESS);
        }
        let sh = Shell::new()?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
        // Both, so that every path in xtask is relative to the repository, whoever reads it.
        std::env::set_current_dir(&root)?;
        sh.change_dir(&root);
        match self {
            Command::Audit => return audit::run(&sh),
            Command::Bench(options) => bench::run(&sh, &options),
            Command::Build => build::run(&sh),
            Command::Demo { large } => demo::run(&sh, large),
            Command::Docs => docs::run(&sh),
            Command::Sbom => sbom::run(&sh),
            Command::Test { parts, filter } => test::run(&sh, &parts, filter.as_deref()),
            Command::Fuzz { seconds, targets } => fuzz::run(&sh, seconds, &targets),
            Command::Check { fix } => check::run(&sh, fix),
            Command::WasmTestRunner { .. } => Ok(()),
        }?;
        Ok(ExitCode::SUCCESS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of code blocks in the pages, from `cargo xtask` to the comment behind it.
    fn shown() -> Vec<String> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let texts = check::pages(&repository).unwrap().into_iter().map(|page| std::fs::read_to_string(page).unwrap());
        let blocks = texts.flat_map(|text| text.split("```").skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>());
        let lines = blocks.flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>());
        lines.filter(|line| line.starts_with("cargo xtask ")).collect()
    }

    #[test]
    fn every_command_that_a_page_shows_is_one() {
        let shown = shown();
        assert!(shown.len() > 10, "only {shown:?}");
        for line in shown {
            let command = line.split('#').next().unwrap_or_default().trim();
            let words = command.split_whitespace().skip(1);
            assert!(Xtask::try_parse_from(words).is_ok(), "{command}");
        }
    }
}
