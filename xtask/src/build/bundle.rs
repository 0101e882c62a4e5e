//! The entries of the package, each bundled into one file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;
use xshell::{Shell, cmd};

use super::Edition;
use crate::{
    npm,
    step::{hush, step},
};

const SETTINGS: &[&str] = &[
    "--bundle",
    "--minify",
    "--target=es2022",
    "--sourcemap",
    "--sources-content=true",
    "--legal-comments=none",
    "--log-level=warning",
    // A name that is imported and not there: no browser would load the module.
    "--log-override:import-is-undefined=error",
];

/// Bundles `index.js`, and `slim.js` where there is one, as an ES module and as CommonJS.
pub fn entries(sh: &Shell) -> Result<()> {
    step("bundle the entries", || {
        let esbuild = npm::tool("xtask", "esbuild")?;
        let aliases = &aliases(sh, Edition::Whole)?;
        for (entry, ready) in [("index", "compiled"), ("slim", "initialized")] {
            let source = format!("pkg-template/{entry}.js");
            let ready = is_ready(ready)?;
            for (format, extension) in [("esm", "js"), ("cjs", "cjs")] {
                let output = format!("pkg/dist/{entry}.{extension}");
                hush(cmd!(sh, "{esbuild} {source} --format={format} --outfile={output} {SETTINGS...} {aliases...} {ready}"))
                    .context("a file of src/js that only JavaScript imports? wasm-bindgen copies what Rust names: add an extern block")?;
            }
        }
        Ok(())
    })
}

/// Bundles the entries of a restart alone, from the same sources.
pub fn restart(sh: &Shell) -> Result<()> {
    step("bundle a restart alone", || {
        let esbuild = npm::tool("xtask", "esbuild")?;
        let aliases = &aliases(sh, Edition::Restart)?;
        for (entry, ready) in [("index", "compiled"), ("slim", "initialized")] {
            let ready = is_ready(ready)?;
            let output = Edition::Restart.glue().join(format!("{entry}.js"));
            // The calls that it does not have are named in the sources, and left out of the bundle.
            let settings = ["--bundle", "--minify", "--target=es2022", "--format=esm", "--log-level=error"];
            let init = if entry == "slim" { ", init" } else { "" };
            let names = "SyncJobError, restartSyncJob, prepareRestart, checkCriteria, describeResetScopes";
            let source = format!("export {{ {names}{init} }} from './pkg-template/{entry}.js';");
            let bundle = cmd!(sh, "{esbuild} --outfile={output} {settings...} {aliases...} {ready}");
            hush(bundle.stdin(source))?;
        }
        Ok(())
    })
}

/// Which file makes the module ready for the calls of an entry.
fn is_ready(name: &str) -> Result<String> {
    Ok(format!("--alias:ready={}", std::path::absolute(format!("pkg-template/{name}.js"))?.display()))
}

/// The bytes as ASCII text, which survives every bundler, server and charset. Base64 is shorter, but three bytes in four
/// letters hide every repetition from brotli: compressed it is 3.5 KB longer.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The names by which `pkg-template/` imports what the build makes.
fn aliases(sh: &Shell, edition: Edition) -> Result<Vec<String>> {
    let glue = std::path::absolute(edition.glue())?;
    let wasm = sh.read_binary_file(glue.join("graph_sync_jobs.wasm"))?;
    sh.write_file(glue.join("bytes.js"), format!("export default \"{}\";\n", hex(&wasm)))?;
    let made = [
        ("glue", glue.join("graph_sync_jobs.js")),
        ("wasm-bytes", glue.join("bytes.js")),
        // The very files that the glue imports, or there would be two classes and `instanceof` would fail.
        ("sync-job-error", snippet(&glue, "sync_job_error.js")?),
        ("words", snippet(&glue, "words.js")?),
        ("platform", snippet(&glue, "platform.js")?),
        ("token", snippet(&glue, "token.js")?),
    ];
    Ok(made.map(|(name, file)| format!("--alias:{name}={}", file.display())).into())
}

/// wasm-bindgen copies the files that Rust imports into folders with a hash in their name.
fn snippet(glue: &Path, name: &str) -> Result<PathBuf> {
    let snippets = glue.join("snippets");
    let mut found = WalkDir::new(&snippets)
        .into_iter()
        .filter_map(Result::ok)
        .map(|entry| entry.into_path())
        .filter(|path| path.file_name().is_some_and(|file| file == name));
    let file = found.next().with_context(|| {
        format!("no {name} in {}: Rust must import it with #[wasm_bindgen(module = …)]", snippets.display())
    })?;
    if let Some(other) = found.next() {
        bail!("{} and {} would be two classes: import one of them only", file.display(), other.display());
    }
    Ok(file)
}
