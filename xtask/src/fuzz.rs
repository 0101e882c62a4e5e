//! Looks for inputs that break the promises in `tests/fuzz/`: libFuzzer, which tries what reaches new code.

use std::{
    fs,
    io::{Write, stdout},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::step::{captured, step};

/// What the tests replay: a folder for each target.
const KEPT: &str = "tests/fuzz/corpus";

/// Inputs that reached new code in earlier runs. The next run starts from them.
const FOUND: &str = "target/fuzz/corpus";

/// What cargo-fuzz tells rustc, short of its sanitizers: those need a nightly compiler, and there is no unsafe code to watch.
const FLAGS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// Runs each target for so many seconds, or those named.
pub fn run(sh: &Shell, seconds: u64, names: &[String]) -> Result<()> {
    let targets = targets(names)?;
    let program = compile(sh)?;
    // All of them, so that one run shows everything that is wrong.
    let mut broken = Vec::new();
    for target in targets {
        broken.extend(fuzz(sh, &program, &target, seconds)?);
    }
    if !broken.is_empty() {
        bail!("{}\n`cargo test --test fuzz` replays what was found", broken.join("\n"));
    }
    Ok(())
}

fn targets(names: &[String]) -> Result<Vec<String>> {
    let folders = fs::read_dir(KEPT).with_context(|| format!("{KEPT} cannot be read"))?;
    let mut known: Vec<_> =
        folders.map(|folder| Ok(folder?.file_name().to_string_lossy().into_owned())).collect::<Result<_>>()?;
    known.sort();
    match names.iter().find(|name| !known.contains(name)) {
        Some(unknown) => bail!("there is no fuzz target {unknown}, only {}", known.join(", ")),
        None if names.is_empty() => Ok(known),
        None => Ok(names.to_vec()),
    }
}

fn compile(sh: &Shell) -> Result<PathBuf> {
    let version = cmd!(sh, "rustc -vV").quiet().read()?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    // With the host named, build scripts and macros are compiled without the flags: they could not be linked.
    let build = cmd!(
        sh,
        "cargo build --quiet --locked -p graph-sync-jobs --test fuzz --target {host} --message-format=json-render-diagnostics"
    );
    let build = build
        // A folder of its own: the tests use other flags, and in one folder each build would discard the other's.
        .env("CARGO_TARGET_DIR", "target/fuzz")
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"))
        // The dev profile checks for overflow. Optimized, because a slower target tries fewer inputs.
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "3");
    let messages = step("compile the fuzz targets", || captured(build))
        .context("libFuzzer is C++ and needs a compiler: on Debian, apt-get install g++")?;
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter_map(|message| Some(PathBuf::from(message["executable"].as_str()?)));
    programs.next().context("cargo built no fuzz targets")
}

/// Prints a line about the run, and returns the input that broke a promise.
fn fuzz(sh: &Shell, program: &Path, target: &str, seconds: u64) -> Result<Option<String>> {
    let (found, kept) = (Path::new(FOUND).join(target), Path::new(KEPT).join(target));
    sh.create_dir(&found)?;
    print!("fuzz {target} … ");
    stdout().flush()?;
    let limits = [format!("-max_total_time={seconds}"), "-timeout=10".into(), "-rss_limit_mb=2048".into()];
    // What breaks a promise goes to the kept ones at once: forgetting it takes a decision.
    let prefix = format!("-artifact_prefix={}{}", kept.display(), std::path::MAIN_SEPARATOR);
    let run = cmd!(sh, "{program} {limits...} {prefix} -print_final_stats=1 {found} {kept}")
        .env("FUZZ_TARGET", target)
        .env("RUST_BACKTRACE", "0");
    let output = run.quiet().ignore_status().output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    let number = |label| last_number(&report, label).unwrap_or_default();
    println!(
        "{} runs, {} a second, {} edges of code",
        number("stat::number_of_executed_units:"),
        number("stat::average_exec_per_sec:"),
        number(" cov:"),
    );
    Ok((!output.status.success()).then(|| format!("{target}: {}", complaint(&report))))
}

/// What the target said, and where its input lies.
fn complaint(report: &str) -> String {
    let from_panic = report.lines().skip_while(|line| !line.contains("panicked at"));
    let panic = from_panic.take_while(|line| !line.contains("libFuzzer") && !line.starts_with("note:"));
    let other = report.lines().filter(|line| line.contains("ERROR: libFuzzer"));
    let said: Vec<_> = if report.contains("panicked at") { panic.collect() } else { other.collect() };
    let file = report.lines().find_map(|line| line.split("Test unit written to ").nth(1));
    format!("{}\nits input is kept in {}", said.join("\n").trim(), file.unwrap_or("no file"))
}

fn last_number(report: &str, label: &str) -> Option<u64> {
    let after = report.rsplit_once(label)?.1;
    after.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_libfuzzer_says() {
        let report = "#2\tINITED cov: 29 ft: 29\n#9\tDONE   cov: 271 ft: 638\nstat::number_of_executed_units: 823667\n";
        assert_eq!(last_number(report, " cov:"), Some(271));
        assert_eq!(last_number(report, "stat::number_of_executed_units:"), Some(823_667));
        assert_eq!(last_number(report, "stat::peak_rss_mb:"), None);
    }

    #[test]
    fn a_complaint_is_the_panic_and_the_file() {
        let panic = "thread '<unnamed>' (7) panicked at tests/fuzz/criteria.rs:1:2:\nnames became the default\n";
        let rest = "note: run with `RUST_BACKTRACE=1`\n==7== ERROR: libFuzzer: deadly signal\n";
        let file = "artifact_prefix='kept/'; Test unit written to kept/crash-00\n";
        let expected = format!("{}\nits input is kept in kept/crash-00", panic.trim());
        assert_eq!(complaint(&format!("#2\tNEW cov: 1\n{panic}{rest}{file}")), expected);
        assert_eq!(
            complaint(&format!("==7== ERROR: libFuzzer: timeout after 10 seconds\n{file}")),
            "==7== ERROR: libFuzzer: timeout after 10 seconds\nits input is kept in kept/crash-00"
        );
    }
}
