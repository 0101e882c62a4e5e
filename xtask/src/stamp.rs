//! Remembers what a step's outputs were made from, so that the same work is not done twice.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// A file beside the outputs, so that it is deleted with them.
pub struct Stamp {
    file: PathBuf,
    content: String,
}

impl Stamp {
    /// `inputs` are files or folders; `settings` is whatever else decides the outcome, such as arguments.
    pub fn new(file: impl Into<PathBuf>, inputs: &[&Path], settings: &[&str]) -> Result<Stamp> {
        let mut hasher = DefaultHasher::new();
        settings.hash(&mut hasher);
        for input in inputs {
            for entry in WalkDir::new(input).sort_by_file_name() {
                let entry = entry?;
                entry.path().hash(&mut hasher);
                if entry.file_type().is_file() {
                    fs::read(entry.path())?.hash(&mut hasher);
                }
            }
        }
        Ok(Stamp { file: file.into(), content: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the outputs beside it were made from these very inputs.
    pub fn holds(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|content| content == self.content)
    }

    /// To be called once the outputs are complete.
    pub fn set(&self) -> Result<()> {
        fs::write(&self.file, &self.content).with_context(|| format!("{} cannot be written", self.file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_until_an_input_or_a_setting_changes() {
        let folder = tempfile::tempdir().unwrap();
        let (input, file) = (folder.path().join("input"), folder.path().join("stamp"));
        fs::write(&input, "one").unwrap();
        let stamp = |settings: &[&str]| Stamp::new(&file, &[&input], settings).unwrap();

        assert!(!stamp(&["-O"]).holds());
        stamp(&["-O"]).set().unwrap();
        assert!(stamp(&["-O"]).holds());
        assert!(!stamp(&["-Oz"]).holds());
        fs::write(&input, "two").unwrap();
        assert!(!stamp(&["-O"]).holds());
    }
}
