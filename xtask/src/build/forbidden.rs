//! Keeps out code that costs kilobytes and comes back unnoticed.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// Formatting of floats and of escaped text: 30 KB that a single `{:?}`, or serde's `from_value`, links in.
const FORBIDDEN: &[&str] = &["flt2dec", "float_to_decimal", "escape_debug"];

/// Looks through the wasm while it still has its names.
pub fn look(glue: &Path) -> Result<()> {
    let file = glue.join("graph_sync_jobs_bg.wasm");
    let wasm = fs::read(&file)
        .with_context(|| format!("{} is missing: delete {} and build again", file.display(), glue.display()))?;
    let found: Vec<&str> = FORBIDDEN.iter().copied().filter(|name| mentions(&wasm, name)).collect();
    if !found.is_empty() {
        bail!(
            "the wasm holds {}: something formats a float or uses {{:?}}; find it with `twiggy paths {}`",
            found.join(", "),
            file.display()
        );
    }
    Ok(())
}

fn mentions(wasm: &[u8], name: &str) -> bool {
    wasm.windows(name.len()).any(|window| window == name.as_bytes())
}
