//! Packages from npm, as `package-lock.json` names them.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::paths;
use crate::run::{first_line, program, run};

/// The oldest Node that the packages work with.
const NODE: u32 = 20;

/// Installs the packages if those that are there are not the ones of the lock file.
pub fn install() -> Result<()> {
    let root = paths::root();
    let read = |path: &str| fs::read(root.join(path)).ok();
    if read("node_modules/.aimaq-lock") == read("package-lock.json") {
        return Ok(());
    }
    let node = first_line(program("node").arg("--version")).unwrap_or_default();
    let major = node
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap_or_default();
    if !major.parse().is_ok_and(|major: u32| major >= NODE) {
        bail!(
            "Node {NODE} or later is missing. Install it with npm, from nodejs.org or your system's packages."
        );
    }
    let mut npm = program("npm");
    npm.args(["ci", "--silent", "--no-audit", "--no-fund"]);
    run("Installing the packages of package.json", &mut npm)?;
    fs::copy(
        root.join("package-lock.json"),
        root.join("node_modules/.aimaq-lock"),
    )?;
    Ok(())
}

/// The folder of their programs.
pub fn programs() -> PathBuf {
    package(".bin")
}

/// A path in the folder of the packages.
pub fn package(path: &str) -> PathBuf {
    paths::root().join("node_modules").join(path)
}
