//! The sizes of the files that a browser may download, and their budgets.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use ssri::{Algorithm, IntegrityOpts};

const PACKAGE: &str = "pkg/dist";

/// Hashes for subresource integrity. A release has them beside the files.
const HASHES: &str = "target/npm/integrity.txt";

const FILES: &[&str] = &["graph_sync_jobs.wasm", "index.cjs", "index.js", "slim.cjs", "slim.js"];

/// The most that a download may have, in bytes of brotli.
struct Budget {
    file: &'static str,
    most: usize,
    /// The next target, by simpler code.
    target: usize,
}

const BUDGETS: &[Budget] = &[
    // What a page downloads that just imports the package. The first budgets were 52,000 and 49,000; start, pause and the words and rules
    // for what real services do have cost 3,500, names, stacks and runtimes that lack something 400, and findSyncJobs 5,900
    // (measured): its query 1,000, its pages, results and order 3,100, a runner for more than one operation 1,400, and its words.
    Budget { file: "index.js", most: 61_500, target: 40_000 },
    Budget { file: "slim.js + wasm", most: 59_000, target: 40_000 },
];

#[derive(Clone, Copy)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints a line for every file that a browser may download, and fails where one is over its budget.
pub fn report() -> Result<()> {
    let mut sizes = Vec::new();
    for file in FILES {
        sizes.push((*file, measure(&Path::new(PACKAGE).join(file))?));
    }
    let of = |file: &str| sizes.iter().find(|(name, _)| *name == file).map(|(_, size)| *size);
    if let (Some(slim), Some(wasm)) = (of("slim.js"), of("graph_sync_jobs.wasm")) {
        sizes.push(("slim.js + wasm", slim.and(wasm)));
    }

    println!("{:<24}{:>9}{:>9}{:>9}{:>9}{:>9}", "bytes", "raw", "gzip -9", "brotli", "at most", "target");
    for (file, size) in &sizes {
        let budget = BUDGETS.iter().find(|budget| budget.file == *file);
        let limits = budget.map_or_else(String::new, |budget| format!("{:>9}{:>9}", budget.most, budget.target));
        println!("{file:<24}{:>9}{:>9}{:>9}{limits}", size.raw, size.gzip, size.brotli);
    }
    println!("\nintegrity");
    let mut hashes = String::new();
    for file in ["graph_sync_jobs.wasm", "index.js", "slim.js"] {
        let hash = IntegrityOpts::new().algorithm(Algorithm::Sha384).chain(fs::read(Path::new(PACKAGE).join(file))?);
        hashes += &format!("{file:<24} {}\n", hash.result());
    }
    print!("{hashes}");
    fs::write(HASHES, hashes)?;
    let complaints: Vec<String> = BUDGETS
        .iter()
        .filter_map(|budget| budget.complaint(sizes.iter().find(|(file, _)| *file == budget.file)?.1))
        .collect();
    if !complaints.is_empty() {
        bail!("{}\nMake it smaller, or argue for a larger budget in xtask/src/sizes.rs.", complaints.join("\n"));
    }
    Ok(())
}

impl Size {
    /// Two downloads, compressed each on its own.
    fn and(self, other: Size) -> Size {
        Size { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

impl Budget {
    fn complaint(&self, size: Size) -> Option<String> {
        let excess = size.brotli.checked_sub(self.most).filter(|excess| *excess > 0)?;
        Some(format!("{} is {} bytes in brotli, {excess} over its budget", self.file, size.brotli))
    }
}

fn measure(path: &Path) -> Result<Size> {
    let bytes = fs::read(path).with_context(|| format!("{} is missing: run `cargo xtask build`", path.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = Vec::new();
    let params = BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &params)?;
    Ok(Size { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_complains_about_excess_and_nothing_else() {
        let budget = Budget { file: "index.js", most: 50, target: 40 };
        let complaint = |brotli| budget.complaint(Size { raw: 100, gzip: 60, brotli });
        assert_eq!(complaint(50), None);
        assert_eq!(complaint(51).unwrap(), "index.js is 51 bytes in brotli, 1 over its budget");
    }

    #[test]
    fn the_packages_readme_names_the_budgets() {
        let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../pkg-template/README.md")).unwrap();
        let [default, slim] = BUDGETS else { panic!("a budget for each entry") };
        let said =
            format!("at most {} KB in brotli, {} KB with", default.most.div_ceil(1000), slim.most.div_ceil(1000));
        assert!(readme.contains(&said), "pkg-template/README.md does not say: {said}");
    }
}
