//! `build`: the site in `dist/`. Trunk compiles the app, `aimaq build` makes the site of it and of the corpus.

pub mod module;

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::paths;
use crate::run::{cargo, program, run, say};
use crate::tools;

/// Builds the site.
///
/// # Errors
/// If a tool is missing or fails.
pub fn site() -> Result<()> {
    let app = app()?;
    let mut build = aimaq(&["build"]);
    build.arg("--app").arg(app).arg("--out").arg(paths::dist());
    run("Rendering the pages and packing the library", &mut build)?;
    say(&format!("The site is in {}", paths::dist().display()));
    Ok(())
}

/// Builds the app for a site, and returns its folder.
///
/// # Errors
/// If a tool is missing or fails.
pub fn app() -> Result<PathBuf> {
    let folder = paths::target("trunk");
    let mut trunk = trunk(&tools::build()?, &["build", "--release", "--dist"]);
    trunk.arg(&folder).env("CARGO_ENCODED_RUSTFLAGS", flags());
    run("Compiling the app", &mut trunk)?;
    Ok(folder)
}

/// Builds what `trunk serve` serves, and returns its folder.
///
/// # Errors
/// If a tool is missing or fails.
pub fn development() -> Result<PathBuf> {
    let folder = paths::target("trunk-development");
    let mut trunk = trunk(&tools::build()?, &["build", "--dist"]);
    // What the tests have compiled serves here, too.
    trunk
        .arg(&folder)
        .env("CARGO_TARGET_DIR", paths::target(""));
    run("Compiling the app for development", &mut trunk)?;
    Ok(folder)
}

/// Trunk with the tools on `path`.
pub fn trunk(path: &OsStr, arguments: &[&str]) -> Command {
    let mut trunk = program("trunk");
    // Trunk accepts only `true` and `false` in NO_COLOR.
    trunk
        .args(arguments)
        .env("PATH", path)
        .env_remove("NO_COLOR");
    trunk
}

/// `aimaq`, compiled to run fast.
pub fn aimaq(arguments: &[&str]) -> Command {
    let mut aimaq = cargo(&[
        "run",
        "--quiet",
        "--profile",
        "tool",
        "--package",
        "aimaq-cli",
        "--",
    ]);
    aimaq.args(arguments);
    aimaq
}

/// Compiler flags that keep the folders of this machine out of the Wasm, so that it is the same wherever it is built.
pub fn flags() -> String {
    let set = |name| {
        env::var_os(name)
            .filter(|folder| !folder.is_empty())
            .map(PathBuf::from)
    };
    let home = set("CARGO_HOME").or_else(|| set("HOME").map(|home| home.join(".cargo")));
    let sources = home.as_deref().map(|home: &Path| home.join("registry/src"));
    sources.map_or_else(String::new, |sources| {
        format!("--remap-path-prefix={}=.", sources.display())
    })
}
