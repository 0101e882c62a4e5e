//! Says what is being done, and how long it took.

use std::{
    io::{Write, stdout},
    time::Instant,
};

use anyhow::{Context, Error, Result, bail};
use xshell::Cmd;

/// One line: what, then the time.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("{what} … ");
    stdout().flush()?;
    let start = Instant::now();
    let result = work();
    println!("{}{:.1} s", if result.is_ok() { "" } else { "failed after " }, start.elapsed().as_secs_f32());
    result
}

/// A step that is one child process. Its output is shown only when it fails.
pub fn quiet(what: &str, command: Cmd) -> Result<()> {
    step(what, || captured(command)).map(drop)
}

/// A step whose child process prints something of interest, such as test results.
pub fn loud(what: &str, command: Cmd) -> Result<()> {
    println!("{what}:");
    let start = Instant::now();
    let result = command.quiet().run().with_context(|| format!("{what}: failed, see above"));
    println!("{what} … {}{:.1} s", if result.is_ok() { "" } else { "failed after " }, start.elapsed().as_secs_f32());
    result
}

/// Skips what this machine cannot run, and says why. In CI nothing may be skipped.
pub fn skip(what: &str, why: &str) -> Result<()> {
    if std::env::var_os("CI").is_some() {
        bail!("{what} cannot be skipped in CI: {why}");
    }
    println!("{what} … skipped: {why}");
    Ok(())
}

/// Runs a child process, shows its output only when it fails, and returns its standard output.
pub fn captured(command: Cmd) -> Result<String> {
    let line = command.to_string();
    let output = command.quiet().ignore_status().output().with_context(|| format!("`{line}` did not start"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let printed = [output.stdout, output.stderr].concat();
    bail!("{}\n`{line}` failed ({})", String::from_utf8_lossy(&printed).trim_end(), output.status)
}

/// Prints the first cause first and the advice last: people read the end of the output.
pub fn print_error(error: &Error) {
    for cause in error.chain().rev() {
        eprintln!("{cause}");
    }
}
