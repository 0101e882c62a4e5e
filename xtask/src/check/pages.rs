//! The pages that people read: every Markdown file of the repository.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Result;

/// Folders that hold what tools made.
const MADE: [&str; 5] = ["dist", "dist-extension", "node_modules", "pkg", "target"];

/// By their paths from here, in order.
pub fn all() -> Result<Vec<PathBuf>> {
    let mut found = below(Path::new("."))?;
    for path in &mut found {
        *path = path.strip_prefix(".")?.to_path_buf();
    }
    Ok(found)
}

/// Those below a folder.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(folder, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = folder.join(&name);
        if entry.file_type()?.is_dir() {
            if !name.starts_with('.') && !MADE.contains(&name.as_str()) {
                collect(&path, found)?;
            }
        } else if name.ends_with(".md") {
            found.push(path);
        }
    }
    Ok(())
}
