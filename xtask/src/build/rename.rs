//! Short names for what the wasm and its glue call each other by: a kilobyte less on either side.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use regex::Regex;
use walrus::Module;

/// What wasm-bindgen calls the glue itself.
const GLUE_MODULE: &str = "./graph_sync_jobs_bg.js";

/// Renames the glue's imports and all exports, in the wasm and in the JavaScript beside it.
pub fn seams(wasm: &Path, glue: &Path) -> Result<()> {
    let mut module = Module::from_file(wasm)?;
    let mut script = fs::read_to_string(glue)?;
    let mut replace = |pattern: String, replacement: String| -> Result<()> {
        let replaced = Regex::new(&pattern)?.replace_all(&script, replacement.as_str()).into_owned();
        (replaced != script).then_some(()).with_context(|| format!("the glue has nothing like {pattern}"))?;
        script = replaced;
        Ok(())
    };
    replace(format!(r#""{}""#, regex::escape(GLUE_MODULE)), "\"_\"".into())?;
    for (number, import) in module.imports.iter_mut().filter(|import| import.module == GLUE_MODULE).enumerate() {
        let name = std::mem::replace(&mut import.name, short(number));
        import.module = "_".into();
        replace(format!(r"(?m)^(\s+){name}: "), format!("${{1}}{}: ", import.name))?;
    }
    // The snippets keep their paths, hashes included: the bundler follows the glue's own import lines.
    let mut snippets = Vec::new();
    for import in module.imports.iter_mut().filter(|import| import.module.starts_with("./snippets/")) {
        let path = import.module.clone();
        let number = snippets.iter().position(|known| *known == path).unwrap_or_else(|| {
            snippets.push(path.clone());
            snippets.len() - 1
        });
        import.module = short(number);
        // Each import has a line of its own, even when another has the same path.
        replace(format!(r#""{}": import"#, regex::escape(&path)), format!("\"{}\": import", import.module)).ok();
    }
    for (number, export) in module.exports.iter_mut().enumerate() {
        let name = std::mem::replace(&mut export.name, short(number));
        // Some exports are for other hosts than JavaScript, and no glue speaks of them.
        let _ = replace(format!(r"\bwasm\.{name}\b"), format!("wasm.{}", export.name));
    }
    // The entries load the bytes themselves: the glue's own loader fetches, warns and compiles at once, for a kilobyte.
    script.push_str("export { __wbg_get_imports as imports, __wbg_finalize_init as finish };\n");
    fs::write(glue, script)?;
    module.emit_wasm_file(wasm)
}

/// a … z, ba, bb …
fn short(number: usize) -> String {
    let digit = char::from(b'a' + (number % 26) as u8);
    if number < 26 { digit.into() } else { short(number / 26) + &digit.to_string() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::HashSet<_> = (0..2000).map(super::short).collect();
        assert_eq!(names.len(), 2000);
    }
}
