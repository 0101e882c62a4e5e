//! The entries of the package, each bundled into one file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;
use xshell::{Shell, cmd};

use super::GLUE;
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
        let wasm = sh.read_binary_file(Path::new(GLUE).join("graph_sync_jobs.wasm"))?;
        sh.write_file(Path::new(GLUE).join("bytes.js"), format!("export default \"{}\";\n", hex(&wasm)))?;
        let aliases = &aliases()?;
        for entry in ["index", "slim"] {
            let source = format!("pkg-template/{entry}.js");
            if entry == "slim" && !sh.path_exists(&source) {
                continue;
            }
            for (format, extension) in [("esm", "js"), ("cjs", "cjs")] {
                let output = format!("pkg/dist/{entry}.{extension}");
                hush(cmd!(sh, "{esbuild} {source} --format={format} --outfile={output} {SETTINGS...} {aliases...}"))
                    .context("a file of src/js that only JavaScript imports? wasm-bindgen copies what Rust names: add an extern block")?;
            }
        }
        Ok(())
    })
}

/// The bytes as ASCII text, which survives every bundler, server and charset. Base64 is shorter, but three bytes in four
/// letters hide every repetition from brotli: compressed it is 3.5 KB longer.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The names by which `pkg-template/` imports what the build makes.
fn aliases() -> Result<Vec<String>> {
    let glue = std::path::absolute(GLUE)?;
    let made = [
        ("glue", glue.join("graph_sync_jobs.js")),
        ("wasm-bytes", glue.join("bytes.js")),
        // The very files that the glue imports, or there would be two classes and `instanceof` would fail.
        ("sync-job-error", snippet("sync_job_error.js")?),
        ("words", snippet("words.js")?),
        ("platform", snippet("platform.js")?),
        ("token", snippet("token.js")?),
    ];
    Ok(made.map(|(name, file)| format!("--alias:{name}={}", file.display())).into())
}

/// wasm-bindgen copies the files that Rust imports into folders with a hash in their name.
fn snippet(name: &str) -> Result<PathBuf> {
    let snippets = std::path::absolute(Path::new(GLUE).join("snippets"))?;
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
