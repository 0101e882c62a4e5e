//! The browsers and drivers that tests need: found on this machine, or installed.

mod debian;
mod download;
mod geckodriver;

use std::path::PathBuf;

use anyhow::Result;
use xshell::Shell;

use crate::step;

pub use geckodriver::geckodriver;

pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

pub struct WebKit {
    pub driver: PathBuf,
    pub mini_browser: PathBuf,
    pub xvfb: PathBuf,
}

/// Browser and driver come as a pair: they refuse each other when their versions differ by two.
pub fn chromium(sh: &Shell) -> Result<Chromium> {
    let find = || {
        let browser = on_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?;
        Some(Chromium { browser, driver: on_path(&["chromedriver"])? })
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    if debian::installs(sh, &["chromium", "chromium-driver"])? {
        return find().ok_or_else(|| debian::no_use("chromium and chromedriver"));
    }
    let browser = download::get(sh, "chrome", "stable")?;
    let driver = download::get(sh, "chromedriver", &browser.version)?;
    Ok(Chromium { browser: browser.program, driver: driver.program })
}

pub fn firefox(sh: &Shell) -> Result<PathBuf> {
    let find = || on_path(&["firefox-esr", "firefox"]);
    if let Some(found) = find() {
        return Ok(found);
    }
    if debian::installs(sh, &["firefox-esr"])? {
        return find().ok_or_else(|| debian::no_use("firefox-esr"));
    }
    Ok(download::get(sh, "firefox", "stable")?.program)
}

/// Debian alone packages a WebKit that can be driven.
pub fn webkit(sh: &Shell) -> Result<Option<WebKit>> {
    let find = || {
        Some(WebKit {
            driver: on_path(&["WebKitWebDriver"])?,
            mini_browser: debian::mini_browser()?,
            xvfb: on_path(&["Xvfb"])?,
        })
    };
    if let Some(found) = find() {
        return Ok(Some(found));
    }
    let packages = ["webkit2gtk-driver", "xvfb"];
    if debian::installs(sh, &packages)? {
        return find().map(Some).ok_or_else(|| debian::no_use("WebKitWebDriver, MiniBrowser and Xvfb"));
    }
    step::skip("WebKit", &format!("it needs Debian's {}, and root to install them", packages.join(" and ")))?;
    Ok(None)
}

/// What the Node tests read. A browser that this machine cannot have has no variable.
pub fn environment(sh: &Shell) -> Result<Vec<(&'static str, PathBuf)>> {
    let mut variables = vec![("CHROMIUM", chromium(sh)?.browser), ("FIREFOX", firefox(sh)?)];
    if let Some(webkit) = webkit(sh)? {
        variables.push(("WEBKIT_DRIVER", webkit.driver));
        variables.push(("WEBKIT_MINIBROWSER", webkit.mini_browser));
        variables.push(("XVFB", webkit.xvfb));
    }
    Ok(variables)
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which::which(name).ok())
}

/// Per user, not in `target/`: hundreds of megabytes and minutes that every clone and every `cargo clean` would repeat.
pub fn cache() -> Result<PathBuf> {
    let cache = dirs::cache_dir().ok_or_else(|| anyhow::anyhow!("this user has no cache folder: set HOME"))?;
    Ok(cache.join("graph-sync-jobs"))
}
