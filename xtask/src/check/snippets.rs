//! A code block of a page under a line that names a file is that file: what readers copy is what the tests run.

use std::fs;

use anyhow::{Context, Result, bail};
use xshell::Shell;

use super::pages;
use crate::step::step;

const FENCE: &str = "```";

pub fn check(sh: &Shell) -> Result<()> {
    step("compare the pages with the examples", || {
        for page in pages::all()? {
            let (shown, name) = (sh.read_file(&page)?, page.display());
            if filled(&shown, read).with_context(|| name.to_string())? != shown {
                bail!("{name}: a code block differs from the file that the line above it names\n{}", super::REPAIR);
            }
        }
        Ok(())
    })
}

pub fn repair(sh: &Shell) -> Result<()> {
    step("copy the examples into the pages", || {
        for page in pages::all()? {
            let shown = sh.read_file(&page)?;
            let filled = filled(&shown, read).with_context(|| page.display().to_string())?;
            if filled != shown {
                sh.write_file(&page, filled)?;
            }
        }
        Ok(())
    })
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("there is no {file}"))
}

/// The text with the files in their blocks, each of which follows a comment that is nothing but a path.
fn filled(text: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut filled = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        filled.push_str(line);
        let Some(file) = line.trim().strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")) else { continue };
        let Some(opening) = lines.next().filter(|line| line.starts_with(FENCE)) else {
            bail!("no code block follows the line that names {file}")
        };
        let Some(closing) = lines.find(|line| line.starts_with(FENCE)) else {
            bail!("the code block of {file} has no end")
        };
        let content = read(file)?;
        filled.extend([opening, content.trim_end(), "\n", closing]);
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(text: &str) -> Result<String> {
        filled(text, |file| Ok(format!("the text of {file}\n")))
    }

    #[test]
    fn a_block_under_a_path_becomes_the_file_and_nothing_else_changes() {
        let text = "# Title\n\n```js\nkept\n```\n<!-- a.js -->\n```js\nold\n\nolder\n```\nkept too\n";
        let expected = "# Title\n\n```js\nkept\n```\n<!-- a.js -->\n```js\nthe text of a.js\n```\nkept too\n";
        assert_eq!(fill(text).unwrap(), expected);
        assert_eq!(fill(expected).unwrap(), expected);
    }

    #[test]
    fn a_path_without_a_block_is_a_fault() {
        assert!(fill("<!-- a.js -->\ntext\n").is_err());
        assert!(fill("<!-- a.js -->\n```js\nwithout end\n").is_err());
    }
}
