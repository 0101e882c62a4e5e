//! Known vulnerabilities, by RustSec's database and npm's. Both must be reached: silence is no proof.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::{deny::deny, npm};

/// A database could not be reached. The public CI must take that neither for a pass nor for a vulnerability.
const UNREACHABLE: u8 = 3;

enum Verdict {
    Clean,
    Vulnerable,
    Unreachable,
}

/// Checks every lockfile, prints each result, and returns the worst.
pub fn run(sh: &Shell) -> Result<ExitCode> {
    let mut worst = ExitCode::SUCCESS;
    let mut vulnerable = false;
    let locks = cmd!(sh, "git ls-files *package-lock.json").quiet().read()?;
    let folders = locks.lines().map(|lock| lock.trim_end_matches("package-lock.json"));
    let verdicts = std::iter::once(("Cargo.lock", crates(sh)?));
    for (what, (verdict, said)) in verdicts.chain(folders.map(|folder| (folder, packages(sh, folder)))) {
        match verdict {
            Verdict::Clean => println!("{what}: no known vulnerability"),
            Verdict::Vulnerable => {
                println!("{what}: vulnerable\n{said}");
                vulnerable = true;
            }
            Verdict::Unreachable => {
                let why = said.trim().lines().last().unwrap_or_default();
                println!("{what}: NOT AUDITED, the database cannot be reached ({why})");
                worst = ExitCode::from(UNREACHABLE);
            }
        }
    }
    Ok(if vulnerable { ExitCode::FAILURE } else { worst })
}

fn crates(sh: &Shell) -> Result<(Verdict, String)> {
    let fetched = deny(sh, &["fetch", "db"])?.quiet().ignore_status().output()?;
    if !fetched.status.success() {
        return Ok((Verdict::Unreachable, String::from_utf8_lossy(&fetched.stderr).into_owned()));
    }
    let checked = deny(sh, &["check", "--disable-fetch", "advisories"])?.quiet().ignore_status().output()?;
    let verdict = if checked.status.success() { Verdict::Clean } else { Verdict::Vulnerable };
    Ok((verdict, String::from_utf8_lossy(&checked.stderr).into_owned()))
}

fn packages(sh: &Shell, folder: &str) -> (Verdict, String) {
    let npm = npm::NPM;
    let asked = sh.push_dir(if folder.is_empty() { "." } else { folder });
    let answer = cmd!(sh, "{npm} audit --json --package-lock-only").quiet().ignore_status().ignore_stderr().read();
    drop(asked);
    let answer = answer.unwrap_or_default();
    let report: Value = serde_json::from_str(&answer).unwrap_or_default();
    match report.pointer("/metadata/vulnerabilities/total").and_then(Value::as_u64) {
        Some(0) => (Verdict::Clean, String::new()),
        Some(_) => (Verdict::Vulnerable, answer),
        // npm says an error in the same form.
        None => {
            let why = ["/message", "/error/summary"].iter().find_map(|place| report.pointer(place)?.as_str());
            (Verdict::Unreachable, why.unwrap_or("npm gave no report").to_owned())
        }
    }
}
