//! Where Rust and JavaScript meet: wasm-bindgen's tests, once per browser.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
};

use anyhow::Result;
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use crate::{
    browsers, step,
    toolchain::{self, WASM},
    wasm_test_runner::ADDRESS,
};

/// For the page to load, in milliseconds. The drivers' own five minutes help nobody.
const PAGE_LOAD: u32 = 20_000;

/// A browser and how the test runner is told of it.
struct Target {
    name: &'static str,
    driver_variable: &'static str,
    driver: PathBuf,
    capabilities: Value,
}

pub fn run(sh: &Shell, filter: Option<&str>) -> Result<()> {
    toolchain::wasm_target(sh)?;
    let tests = ["test", "--locked", "-p", "graph-sync-jobs", "--target", WASM, "--test", "*"];
    step::quiet("compile the boundary tests", cmd!(sh, "cargo {tests...} --quiet --no-run"))?;
    // Given as an array, because a path in the environment variable would be split at its spaces.
    let runner = [std::env::current_exe()?.to_string_lossy().into_owned(), "wasm-test-runner".into()];
    let runner = format!("target.{WASM}.runner={}", json!(runner));
    for target in [chromium(sh)?, firefox(sh)?] {
        let capabilities = capabilities_file(sh, &target)?;
        let test = cmd!(sh, "cargo --config {runner} {tests...} -- {filter...}")
            // The runner takes the first driver it finds.
            .env_remove("CHROMEDRIVER")
            .env_remove("GECKODRIVER")
            .env(target.driver_variable, &target.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
            .env(ADDRESS, free_address()?)
            // The runner's 20 seconds are for all tests of a binary together, and its 5 for a driver on an idle machine.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
        step::loud(&format!("test the boundary in {}", target.name), test)?;
    }
    Ok(())
}

/// A port that nobody listens on at the moment.
fn free_address() -> Result<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

fn chromium(sh: &Shell) -> Result<Target> {
    let chromium = browsers::chromium(sh)?;
    let quiet_and_alone = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];
    Ok(Target {
        name: "Chromium",
        driver_variable: "CHROMEDRIVER",
        driver: chromium.driver,
        capabilities: json!({
            "goog:chromeOptions": { "binary": chromium.browser, "args": quiet_and_alone },
            "timeouts": { "pageLoad": PAGE_LOAD },
        }),
    })
}

fn firefox(sh: &Shell) -> Result<Target> {
    let browser = browsers::firefox(sh)?;
    Ok(Target {
        name: "Firefox",
        driver_variable: "GECKODRIVER",
        driver: browsers::geckodriver(sh)?,
        capabilities: json!({
            "moz:firefoxOptions": { "binary": browser, "args": ["-headless"] },
            "timeouts": { "pageLoad": PAGE_LOAD },
        }),
    })
}

/// Written each time, because it names the browser of this machine.
fn capabilities_file(sh: &Shell, target: &Target) -> Result<PathBuf> {
    let file = Path::new("target/webdriver").join(target.name).with_extension("json");
    sh.write_file(&file, target.capabilities.to_string())?;
    Ok(std::path::absolute(file)?)
}
