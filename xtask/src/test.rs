//! The tests, part by part. A new part is a line in `Part`, a line in `run`, and a file in `test/`.

mod boundary;
mod consumers;
mod examples;
mod journey;
mod native;
mod package;
mod tenant;

use anyhow::Result;
use clap::ValueEnum;
use xshell::Shell;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The rules, as plain Rust
    Native,
    /// Where Rust and JavaScript meet: wasm-bindgen tests in Chromium and Firefox
    Boundary,
    /// The practice tenant's own rules
    Tenant,
    /// The packed npm package in Node and in the browsers, against the practice tenant
    Package,
    /// The packed npm package in every kind of project that would use it: named, in all; else in one for each kind of failure
    Consumers,
    /// The guides: every file compiled, and run against the practice tenant
    Examples,
    /// The demo page as an administrator uses it: sign-in, restart, watch, and everything that goes wrong
    Journey,
}

/// Runs the parts named, or all. `filter` leaves the tests whose name contains it.
pub fn run(sh: &Shell, parts: &[Part], filter: Option<&str>) -> Result<()> {
    let all = Part::value_variants();
    for part in all.iter().filter(|part| parts.is_empty() || parts.contains(part)) {
        match part {
            Part::Native => native::run(sh, filter)?,
            Part::Boundary => boundary::run(sh, filter)?,
            Part::Tenant => tenant::run(sh, filter)?,
            Part::Package => package::run(sh, filter)?,
            Part::Consumers => consumers::run(sh, parts.is_empty(), filter)?,
            Part::Examples => examples::run(sh, filter)?,
            Part::Journey => journey::run(sh, filter)?,
        }
    }
    Ok(())
}
