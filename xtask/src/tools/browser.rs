//! Chromium and its driver.

use std::process::Command;

use crate::cache::Cache;
use crate::problem::Outcome;
use crate::run::works;
use crate::tools::apt;

/// Sees that Chromium and ChromeDriver are there.
///
/// # Errors
/// They are not, and can't be installed from here.
pub fn ensure(cache: &Cache) -> Outcome {
    let there = |program: &str| works(Command::new(program).arg("--version"));
    if there("chromium") && there("chromedriver") {
        return Ok(());
    }
    apt::install(
        cache,
        "The browser for the tests (Chromium with ChromeDriver)",
        &["chromium", "chromium-driver"],
        "Chromium and the ChromeDriver of the same version, as `chromium` and `chromedriver` on PATH",
    )
}
