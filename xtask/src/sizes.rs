//! What the package weighs, and what it may weigh.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use ssri::{Algorithm, IntegrityOpts};

const PACKAGE: &str = "pkg/dist";

/// What ships, and what there would be of it with the calls about one restart alone.
const EDITIONS: &[(&str, &str, &[&str])] = &[
    ("", PACKAGE, &["graph_sync_jobs.wasm", "index.cjs", "index.js", "slim.cjs", "slim.js"]),
    ("restart: ", "target/npm/restart", &["graph_sync_jobs.wasm", "index.js", "slim.js"]),
];

/// The most that may ship, in bytes.
struct Budget {
    file: &'static str,
    raw: usize,
    brotli: usize,
}

const BUDGETS: &[Budget] = &[
    // What a page downloads that just imports the package, with every call in it. Kiota's leanest import is 23,492.
    Budget { file: "index.js", raw: usize::MAX, brotli: 28_000 },
    // With every call in it. The aim is 22,000; it was not reached. A formatter for floats alone would be 30 KB raw.
    Budget { file: "slim.js + wasm", raw: 62_000, brotli: 26_100 },
    Budget { file: "restart: index.js", raw: usize::MAX, brotli: 23_000 },
    Budget { file: "restart: slim.js + wasm", raw: usize::MAX, brotli: 18_000 },
];

#[derive(Clone, Copy)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints a line for every file that a browser may download, and fails where one is over its budget.
pub fn report() -> Result<()> {
    let mut sizes: Vec<(String, Size)> = Vec::new();
    for (edition, folder, files) in EDITIONS {
        for file in *files {
            sizes.push((format!("{edition}{file}"), weigh(&Path::new(folder).join(file))?));
        }
        let of = |file: &str| sizes.iter().find(|(name, _)| *name == format!("{edition}{file}")).map(|(_, size)| *size);
        if let (Some(slim), Some(wasm)) = (of("slim.js"), of("graph_sync_jobs.wasm")) {
            sizes.push((format!("{edition}slim.js + wasm"), slim.and(wasm)));
        }
    }

    println!("{:<30}{:>9}{:>9}{:>9}", "bytes", "raw", "gzip -9", "brotli");
    for (name, size) in &sizes {
        println!("{name:<30}{:>9}{:>9}{:>9}", size.raw, size.gzip, size.brotli);
    }
    println!("\nintegrity");
    for file in ["graph_sync_jobs.wasm", "index.js", "slim.js"] {
        let hash = IntegrityOpts::new().algorithm(Algorithm::Sha384).chain(fs::read(Path::new(PACKAGE).join(file))?);
        println!("{file:<24} {}", hash.result());
    }
    let complaints: Vec<String> = BUDGETS
        .iter()
        .filter_map(|budget| budget.complaint(sizes.iter().find(|(file, _)| file == budget.file)?.1))
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
        let over: Vec<String> = [("raw", size.raw, self.raw), ("in brotli", size.brotli, self.brotli)]
            .into_iter()
            .filter(|(_, is, may_be)| is > may_be)
            .map(|(how, is, may_be)| format!("{} is {is} bytes {how}, {} over its budget", self.file, is - may_be))
            .collect();
        (!over.is_empty()).then(|| over.join("\n"))
    }
}

fn weigh(path: &Path) -> Result<Size> {
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
    fn a_budget_complains_about_each_excess_and_nothing_else() {
        let budget = Budget { file: "index.js", raw: 100, brotli: 50 };
        let complaint = |raw, brotli| budget.complaint(Size { raw, gzip: 0, brotli });
        assert_eq!(complaint(100, 50), None);
        assert_eq!(complaint(101, 50).unwrap(), "index.js is 101 bytes raw, 1 over its budget");
        assert_eq!(complaint(101, 52).unwrap().lines().count(), 2);
    }
}
