//! Tools that are compiled here, once per machine and version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cache::Cache;
use crate::problem::{About, Outcome, Problem};
use crate::run::run_logged;

/// Sees that a tool is in the cache, and says in which folder its programs are.
///
/// `cargo` is the `cargo install` that builds it, but for `--root`. What is built goes to its folder in one step, so a
/// folder that exists is whole.
///
/// # Errors
/// Cargo fails, or the cache can't be written.
pub fn ensure(
    cache: &Cache,
    name: &str,
    version: &str,
    hint: &str,
    cargo: &mut Command,
) -> Outcome<PathBuf> {
    let folder = cache.tool(name, version);
    let bin = folder.join("bin");
    if bin.is_dir() {
        return Ok(bin);
    }
    let _lock = cache.lock(name)?;
    if bin.is_dir() {
        return Ok(bin);
    }
    // Built outside the checkout, whose profiles and settings are none of the tool's business.
    let building = cache.building(name);
    let (root, target) = (building.join("root"), building.join("target"));
    fs::create_dir_all(&building).about(&building)?;
    cargo
        .args(["--force", "--root"])
        .arg(&root)
        .env("CARGO_TARGET_DIR", target)
        .current_dir(&building);
    run_logged(
        &format!("Building {name} {version} ({hint})"),
        &cache.log(name),
        cargo,
    )
    .map_err(Problem::of_the_network)?;
    move_whole(&root, &folder)?;
    fs::remove_dir_all(&building).about(&building)?;
    Ok(bin)
}

/// Moves a finished folder to its place in the cache, where nothing whole is.
pub fn move_whole(from: &Path, to: &Path) -> Outcome {
    if to.exists() {
        fs::remove_dir_all(to).about(to)?;
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).about(parent)?;
    }
    fs::rename(from, to).about(to)
}
