//! Where things are.

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

/// The folder of the checkout.
pub fn root() -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    own.parent().map(PathBuf::from).unwrap_or(own)
}

/// A path below the folder that Cargo compiles to.
pub fn target(path: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty());
    root()
        .join(target.map_or_else(|| "target".into(), PathBuf::from))
        .join(path)
}

/// The built site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder for tools that are compiled once per machine.
///
/// # Errors
/// If neither `AIMAQ_CACHE` nor `HOME` is set.
pub fn cache() -> Result<PathBuf> {
    let set = |name| {
        env::var_os(name)
            .filter(|folder| !folder.is_empty())
            .map(PathBuf::from)
    };
    set("AIMAQ_CACHE")
        .or_else(|| set("HOME").map(|home| home.join(".cache/aimaq")))
        .context("There is no folder for tools. Set AIMAQ_CACHE to one that may be written.")
}
