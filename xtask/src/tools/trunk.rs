//! Trunk, which drives the compiler, wasm-bindgen and wasm-opt.

use std::path::PathBuf;
use std::process::Command;

use crate::cache::Cache;
use crate::problem::Outcome;
use crate::tools::cargo_tool;

/// The last version that builds with this compiler.
pub const VERSION: &str = "0.21.14";

/// Sees that Trunk is there, and says in which folder.
///
/// # Errors
/// It could not be built.
pub fn ensure(cache: &Cache) -> Outcome<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args([
        "install",
        "trunk",
        "--locked",
        "--version",
        VERSION,
        "--no-default-features",
    ]);
    // Quick to build rather than quick to run: it only starts other programs.
    cargo
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo");
    cargo_tool::ensure(
        cache,
        "trunk",
        VERSION,
        "once per machine, some 2 to 4 minutes",
        &mut cargo,
    )
}
