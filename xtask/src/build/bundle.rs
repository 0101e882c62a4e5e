//! The entries of the package, each bundled into one file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use walkdir::WalkDir;
use xshell::{Shell, cmd};

use super::GLUE;
use crate::{
    npm,
    step::{captured, step},
};

const SETTINGS: &[&str] = &[
    "--bundle",
    "--minify",
    "--target=es2022",
    "--sourcemap",
    "--sources-content=true",
    "--legal-comments=none",
    // An engine prints the whole line that threw, and without this the bytes would be one line.
    "--line-limit=1000",
    "--inject:pkg-template/text_coding.js",
    "--log-level=warning",
    // An import of a name that does not exist: no browser would load the module.
    "--log-override:import-is-undefined=error",
];

/// Bundles `index.js`, and `slim.js` where there is one, as an ES module and as CommonJS.
pub fn entries(sh: &Shell) -> Result<()> {
    step("bundle the entries", || {
        let esbuild = npm::tool("xtask", "esbuild")?;
        let aliases = &aliases(sh)?;
        for (entry, ready) in [("index", "compiled"), ("slim", "initialized")] {
            let source = format!("pkg-template/{entry}.js");
            let ready = is_ready(ready)?;
            for (format, extension) in [("esm", "js"), ("cjs", "cjs")] {
                let output = format!("pkg/dist/{entry}.{extension}");
                captured(cmd!(
                    sh,
                    "{esbuild} {source} --format={format} --outfile={output} {SETTINGS...} {aliases...} {ready}"
                ))
                .with_context(|| format!("{source} cannot be bundled"))?;
                tidy_map(sh, &format!("{output}.map"))?;
            }
        }
        Ok(())
    })
}

/// Takes the inlined bytes out of a source map, which are in the bundle already, and has its sources lie below the package.
fn tidy_map(sh: &Shell, path: &str) -> Result<()> {
    let mut map: Value = serde_json::from_str(&sh.read_file(path)?)?;
    let sources = map["sources"].as_array().cloned().unwrap_or_default();
    for (index, source) in sources.iter().enumerate() {
        let source = source.as_str().unwrap_or_default();
        if source.ends_with("/text.js") {
            map["sourcesContent"][index] = "// The bytes of the WebAssembly.\n".into();
        }
        map["sources"][index] = source.replacen("../../", "../", 1).into();
    }
    Ok(sh.write_file(path, map.to_string())?)
}

/// Which file makes the module ready for the calls of an entry.
fn is_ready(name: &str) -> Result<String> {
    Ok(format!("--alias:ready={}", std::path::absolute(format!("pkg-template/{name}.js"))?.display()))
}

/// The bytes as lines of ASCII text, which survives every bundler, server and charset: a letter for each of 90 values, from `#`
/// to `}` without the backslash, and a `~` before it for each 90 more. `pkg-template/bytes.js` reads it.
///
/// Most bytes of WebAssembly are small, so this is little longer than they are: 1.5 KB less in brotli than hexadecimal digits,
/// and 84 KB less to parse. Base64 hides every repetition from brotli, and is 10 KB more.
fn text(bytes: &[u8]) -> String {
    const LETTERS: u8 = 90;
    let letter = |value: u8| char::from(b'#' + value + u8::from(value >= b'\\' - b'#'));
    bytes.iter().map(|byte| format!("{}{}", "~".repeat(usize::from(byte / LETTERS)), letter(byte % LETTERS))).collect()
}

/// The names by which `pkg-template/` imports what the build makes.
fn aliases(sh: &Shell) -> Result<Vec<String>> {
    let glue = std::path::absolute(GLUE)?;
    let wasm = sh.read_binary_file(glue.join("graph_sync_jobs.wasm"))?;
    sh.write_file(glue.join("text.js"), format!("export default {:?};\n", text(&wasm)))?;
    let made = [
        ("glue", glue.join("graph_sync_jobs.js")),
        ("wasm-text", glue.join("text.js")),
        // The very files that the glue imports, or there would be two classes and `instanceof` would fail.
        ("sync-job-error", snippet(&glue, "sync_job_error.js")?),
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
