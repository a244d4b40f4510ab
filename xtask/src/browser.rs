//! The programs that drive a browser: the browser tests and the screenshots.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::run::{cargo, run as run_program};
use crate::{build, paths, sites, tools};

/// Runs the browser tests whose names contain one of the words, or all, on what is in `dist/`.
///
/// # Errors
/// If a test fails, or there is no site.
pub fn run(words: &[String]) -> Result<()> {
    ensure!(
        paths::dist().join("index.html").is_file() && paths::target("trunk/index.html").is_file(),
        "There is no site in dist/. Build it first: cargo xtask build"
    );
    let next = sites::next()?;
    let [large, large_next] = sites::large()?;
    let module = build::module::beside_a_library()?;
    let development = build::development()?;
    let mut tests = program("browser-tests")?;
    for (option, path) in [
        ("--site", &paths::dist()),
        ("--next", &next),
        ("--large", &large),
        ("--large-next", &large_next),
        ("--module", &module),
        ("--development", &development),
        ("--styleguide", &development),
        ("--axe", &tools::package("axe-core/axe.min.js")),
    ] {
        tests.arg(option).arg(path);
    }
    run_program("Running the browser tests", tests.args(words))
}

/// Builds the site and takes its pictures.
///
/// # Errors
/// If a tool is missing or fails.
pub fn screenshots() -> Result<()> {
    tools::fonts()?;
    build::site()?;
    let mut screenshots = program("screenshots")?;
    screenshots
        .arg("--site")
        .arg(paths::dist())
        .arg("--out")
        .arg(paths::root().join("docs/screenshots"))
        .arg("--icons")
        .arg(paths::root().join("static"));
    run_program("Taking the screenshots", &mut screenshots)
}

fn program(name: &str) -> Result<Command> {
    tools::browser()?;
    Ok(cargo(&[
        "run",
        "--quiet",
        "--package",
        "aimaq-browser-tests",
        "--bin",
        name,
        "--",
    ]))
}
