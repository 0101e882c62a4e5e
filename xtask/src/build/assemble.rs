//! Everything in `pkg/` that is not bundled, and the tarball of it all.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use regex::Regex;
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::{
    npm,
    step::{captured, step},
};

const DIST: &str = "pkg/dist";

/// Where declarations lie, below `pkg-template` and below `dist`: the entries', and those of each concept.
const TYPES: [&str; 2] = [".", "types"];

const SLIM: &str = r#"{
  "main": "../dist/slim.cjs",
  "module": "../dist/slim.js",
  "types": "../dist/slim.d.cts",
  "sideEffects": false
}
"#;

/// Nothing of an older build may ship.
pub fn clear(sh: &Shell) -> Result<()> {
    sh.remove_path("pkg")?;
    sh.create_dir(DIST)?;
    Ok(())
}

/// Puts the wasm, the types, the manifest and the texts beside the bundles.
pub fn files(sh: &Shell) -> Result<()> {
    step("assemble pkg/", || {
        sh.copy_file(super::shipped(), DIST)?;
        for folder in TYPES {
            types(sh, &Path::new("pkg-template").join(folder), &Path::new(DIST).join(folder))?;
        }
        // For resolvers that know no `exports`: TypeScript's node10, eslint-plugin-import, older bundlers.
        if sh.path_exists("pkg-template/slim.js") {
            sh.write_file("pkg/slim/package.json", SLIM)?;
        }
        for text in ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"] {
            let own = Path::new("pkg-template").join(text);
            let source = if own.exists() { own } else { PathBuf::from(text) };
            if source.exists() {
                sh.copy_file(source, "pkg")?;
            }
        }
        sh.write_file("pkg/package.json", manifest(sh)?)?;
        Ok(())
    })
}

/// Puts every declaration there twice: for modules, and for CommonJS.
fn types(sh: &Shell, from: &Path, to: &Path) -> Result<()> {
    sh.create_dir(to)?;
    for source in sh.read_dir(from)? {
        let Some(name) = source.file_name().and_then(|name| name.to_str()?.strip_suffix(".d.ts")) else { continue };
        let declarations = sh.read_file(&source)?;
        sh.write_file(to.join(format!("{name}.d.cts")), commonjs(&declarations)?)?;
        sh.write_file(to.join(format!("{name}.d.ts")), declarations)?;
    }
    Ok(())
}

/// TypeScript tells CommonJS by the name of the file, and a CommonJS file may import only its kind.
fn commonjs(declarations: &str) -> Result<String> {
    let relative = Regex::new(r#"(?m)^((?:import|export|\}).* from "\./[^"]+)\.js""#)?;
    Ok(relative.replace_all(declarations, r#"$1.cjs""#).into_owned())
}

/// Packs `pkg/` as npm would publish it.
pub fn pack(sh: &Shell) -> Result<PathBuf> {
    step("pack the tarball", || {
        let (npm, folder) = (npm::NPM, "target/npm/tarball");
        sh.remove_path(folder)?;
        sh.create_dir(folder)?;
        captured(cmd!(sh, "{npm} pack ./pkg --pack-destination {folder} --loglevel=error"))?;
        let tarball = fs::read_dir(folder)?.next().context("npm pack wrote no tarball")??;
        Ok(fs::canonicalize(tarball.path())?)
    })
}

/// One version for the crate and the package, said in Cargo.toml.
fn manifest(sh: &Shell) -> Result<String> {
    let id = cmd!(sh, "cargo pkgid --locked -p graph-sync-jobs").quiet().read()?;
    let version = id.rsplit(['@', '#']).next().context("cargo knows no version of graph-sync-jobs")?;
    let template = sh.read_file("pkg-template/package.json")?;
    let mut manifest: Value = serde_json::from_str(&template).context("pkg-template/package.json is not JSON")?;
    manifest["version"] = version.into();
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    fn read(file: &str) -> String {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)).unwrap()
    }

    #[test]
    fn the_changelog_begins_with_the_version_of_the_manifest() {
        let manifest = read("Cargo.toml");
        let version = manifest.lines().find_map(|line| line.strip_prefix("version = ")).unwrap();
        let changelog = read("CHANGELOG.md");
        let newest = changelog.lines().find_map(|line| line.strip_prefix("## ")).unwrap();
        assert_eq!(newest, version.trim_matches('"'));
    }

    #[test]
    fn the_repository_is_the_same_for_cargo_and_npm() {
        let manifest = read("Cargo.toml");
        let address = manifest.lines().find_map(|line| line.strip_prefix("repository = ")).unwrap().trim_matches('"');
        let package: serde_json::Value = serde_json::from_str(&read("pkg-template/package.json")).unwrap();
        assert_eq!(package["repository"]["url"], format!("git+{address}.git"));
        assert_eq!(package["homepage"], format!("{address}#readme"));
        assert_eq!(package["bugs"], format!("{address}/issues"));
    }
}
