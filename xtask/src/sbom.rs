//! What is compiled into the package, as a CycloneDX bill of materials: the crates of the wasm, and Rust's own.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use cyclonedx_bom::models::{
    component::{Classification, Component, Components},
    license::{LicenseChoice, Licenses},
    metadata::Metadata,
};
use cyclonedx_bom::prelude::*;
use xshell::{Shell, cmd};

use crate::{step::step, toolchain::WASM};

const FILE: &str = "target/npm/graph-sync-jobs.cdx.json";

/// Writes it, and says where.
pub fn run(sh: &Shell) -> Result<()> {
    step("write the bill of materials", || write(sh))?;
    println!("{FILE}");
    Ok(())
}

/// One lockfile and one compiler give one file: it has no date and no serial number.
fn write(sh: &Shell) -> Result<()> {
    let (own, others): (Vec<_>, Vec<_>) = crates(sh)?.into_iter().partition(|krate| krate.name == "graph-sync-jobs");
    let own = own.first().context("cargo tree does not begin with the library")?;
    let mut components: Vec<Component> = others.iter().map(|krate| krate.component(Classification::Library)).collect();
    components.push(rust(sh)?.component(Classification::Library));
    let bom = Bom {
        serial_number: None,
        metadata: Some(Metadata { component: Some(own.component(Classification::Library)), ..Metadata::default() }),
        components: Some(Components(components)),
        ..Bom::default()
    };
    if !bom.validate_version(SpecVersion::V1_5).passed() {
        bail!("the bill of materials is no valid CycloneDX: {:?}", bom.validate_version(SpecVersion::V1_5));
    }
    fs::create_dir_all(Path::new(FILE).parent().context("a file in a folder")?)?;
    bom.output_as_json_v1_5(&mut fs::File::create(FILE)?)?;
    Ok(())
}

/// The same from the same sources, with what is compiled in and nothing that only tests or builds need.
pub fn check(sh: &Shell) -> Result<()> {
    step("check the bill of materials", || {
        write(sh)?;
        let first = fs::read_to_string(FILE)?;
        write(sh)?;
        if first != fs::read_to_string(FILE)? {
            bail!("two bills of the same package differ");
        }
        let has = |name: &str| first.contains(&format!("\"name\": \"{name}\""));
        let wrong: Vec<&str> =
            ["wasm-bindgen", "js-sys", "web-sys", "serde", "serde-wasm-bindgen", "gloo-net", "talc", "std"]
                .into_iter()
                .filter(|name| !has(name))
                .chain(["wasm-bindgen-test", "proptest", "syn", "xtask"].into_iter().filter(|name| has(name)))
                .collect();
        if !wrong.is_empty() {
            bail!("missing from {FILE}, or there for no reason: {}", wrong.join(", "));
        }
        Ok(())
    })
}

struct Crate {
    name: String,
    version: String,
    license: String,
    purl: String,
}

impl Crate {
    fn component(&self, kind: Classification) -> Component {
        let mut component = Component::new(kind, &self.name, &self.version, Some(self.purl.clone()));
        component.purl = self.purl.parse().ok();
        let license = SpdxExpression::new(&self.license);
        component.licenses = Some(Licenses(vec![LicenseChoice::Expression(license)]));
        component
    }
}

/// The crates whose code is in the wasm. Procedural macros are not: they only generate code of other crates.
fn crates(sh: &Shell) -> Result<Vec<Crate>> {
    let format = "{p}|{l}";
    let edges = ["-e", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe"];
    let tree = cmd!(sh, "cargo tree --locked -p graph-sync-jobs --target {WASM} {edges...} --format {format}");
    let tree = tree.quiet().read()?;
    let mut lines: Vec<&str> = tree.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    lines.into_iter().map(|line| krate(line).with_context(|| format!("cargo tree said {line}"))).collect()
}

fn krate(line: &str) -> Option<Crate> {
    let (package, license) = line.split_once('|')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?.to_owned(), words.next()?.trim_start_matches('v').to_owned());
    let purl = format!("pkg:cargo/{name}@{version}");
    Some(Crate { name, version, license: license.to_owned(), purl })
}

/// The standard library, which is compiled with the package.
fn rust(sh: &Shell) -> Result<Crate> {
    let said = cmd!(sh, "rustc --version").quiet().read()?;
    let version = said.split(' ').nth(1).context("rustc says no version")?.to_owned();
    let purl = format!("pkg:github/rust-lang/rust@{version}");
    Ok(Crate { name: "std".into(), version, license: "MIT OR Apache-2.0".into(), purl })
}
