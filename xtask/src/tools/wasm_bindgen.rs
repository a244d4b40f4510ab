//! wasm-bindgen's command, in the version of the library the app is linked against.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::cache::Cache;
use crate::problem::{About, Outcome};
use crate::project;
use crate::tools::cargo_tool;

/// The version in the workspace's Cargo.toml: the two have to be the same.
pub const VERSION: &str = "0.2.130";

/// The package that builds it, as seen from the checkout.
pub const MANIFEST: &str = "xtask/wasm-bindgen-tool/Cargo.toml";

/// Sees that wasm-bindgen is there, and says in which folder.
///
/// # Errors
/// It could not be built.
pub fn ensure(cache: &Cache) -> Outcome<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["install", "--locked", "--path"])
        .arg(project::root().join("xtask/wasm-bindgen-tool"));
    let bin = cargo_tool::ensure(
        cache,
        "wasm-bindgen",
        VERSION,
        "once per machine, about a minute",
        &mut cargo,
    )?;
    // Trunk looks for it under its official name, which ours may not carry in its package.
    let (ours, official) = (bin.join("aimaq-bindgen"), bin.join("wasm-bindgen"));
    if !official.exists() {
        // In one step: what exists is whole.
        let copied = bin.join(format!("wasm-bindgen.{}", std::process::id()));
        fs::copy(&ours, &copied).about(&copied)?;
        fs::rename(&copied, &official).about(&official)?;
    }
    Ok(bin)
}

#[cfg(test)]
mod tests {
    use super::VERSION;
    use crate::project;

    #[test]
    fn the_command_and_the_library_have_the_same_version() {
        for (file, line) in [
            ("Cargo.toml", format!("wasm-bindgen = \"={VERSION}\"")),
            (
                "xtask/wasm-bindgen-tool/Cargo.toml",
                format!("wasm-bindgen-cli-support = \"={VERSION}\""),
            ),
            (
                "xtask/wasm-bindgen-tool/Cargo.toml",
                format!("version = \"{VERSION}\""),
            ),
            ("Trunk.toml", format!("wasm_bindgen = \"{VERSION}\"")),
        ] {
            let text = std::fs::read_to_string(project::root().join(file)).unwrap();
            assert!(text.lines().any(|l| l == line), "{file} has no line {line}");
        }
    }
}
