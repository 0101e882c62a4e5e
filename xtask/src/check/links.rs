//! A link to a file of the repository leads to that file, and one to a heading to that heading.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use xshell::Shell;

use super::pages;
use crate::step::step;

pub fn check(_: &Shell) -> Result<()> {
    step("follow the links of the pages", || {
        let own = own_files()?;
        let mut dead = Vec::new();
        for page in pages::all()? {
            let text = fs::read_to_string(&page)?;
            for link in links(&text) {
                if let Some(why) = fault(&page, &text, link, &own)? {
                    dead.push(format!("{}: {link}: {why}", page.display()));
                }
            }
        }
        if !dead.is_empty() {
            bail!("{}", dead.join("\n"));
        }
        Ok(())
    })
}

/// Where files of the repository are seen on the web: what npm shows of the package's README cannot link beside itself.
fn own_files() -> Result<String> {
    let manifest = fs::read_to_string("Cargo.toml")?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("repository = "));
    Ok(format!("{}/blob/main/", line.context("Cargo.toml names no repository")?.trim_matches('"')))
}

/// What stands in `](…)`, outside of code.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let prose = text.split("```").step_by(2);
    prose.flat_map(|part| part.split("](").skip(1).filter_map(|rest| rest.split(')').next()))
}

fn fault(page: &Path, text: &str, link: &str, own: &str) -> Result<Option<String>> {
    let (address, heading) = link.split_once('#').map_or((link, None), |(address, heading)| (address, Some(heading)));
    // GitHub shows files under `blob` and folders under `tree`.
    let address = address.replace("/tree/main/", "/blob/main/");
    let target = match address.strip_prefix(own) {
        Some(file) => PathBuf::from(file),
        None if address.contains("/blob/main/") => return Ok(Some(format!("files of this repository are at {own}"))),
        None if address.contains("://") => return Ok(None),
        None if address.is_empty() => page.to_path_buf(),
        None => page.parent().unwrap_or(Path::new("")).join(&address),
    };
    if !address.is_empty() && !target.exists() {
        return Ok(Some("there is no such file".to_owned()));
    }
    let Some(heading) = heading else { return Ok(None) };
    let there = if address.is_empty() { text.to_owned() } else { fs::read_to_string(&target)? };
    let found = there
        .lines()
        .filter_map(|line| line.trim_start_matches('#').strip_prefix(' '))
        .any(|line| anchor(line) == heading);
    Ok((!found).then(|| "there is no such heading".to_owned()))
}

/// As GitHub makes it of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_code_are_none_and_headings_become_anchors() {
        let text = "[a](b.md) and ![c](d.png)\n```js\n[x](y)\n```\n[e](#f)";
        assert_eq!(links(text).collect::<Vec<_>>(), ["b.md", "d.png", "#f"]);
        assert_eq!(anchor("A page's `Content-Security-Policy`"), "a-pages-content-security-policy");
    }

    #[test]
    fn a_dead_link_is_found_wherever_it_leads() {
        let own = "https://example.org/us/blob/main/";
        let dead = |link: &str| fault(Path::new("pages/one.md"), "# One\n", link, own).unwrap().is_some();
        assert!(!dead("#one") && dead("#two"));
        assert!(dead("no-such-file.md") && dead(&format!("{own}no-such-file.md")));
        assert!(dead("https://example.org/others/blob/main/README.md"));
        assert!(!dead("https://example.org/"));
    }
}
