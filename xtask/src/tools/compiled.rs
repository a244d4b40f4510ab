//! Tools that `cargo install` compiles, once per machine.

use std::ffi::OsStr;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::paths;
use crate::run::{first_line, program, run};

/// The last Trunk that compiles with this toolchain.
const TRUNK: &str = "0.21.14";
/// The version of the library in Cargo.lock: the two must be the same.
const WASM_BINDGEN: &str = "0.2.130";
/// The crates in which wasm-bindgen spends its time. It runs after each edit, so they are optimized.
const BUSY_CRATES: [&str; 5] = [
    "gimli",
    "walrus",
    "wasm-bindgen-cli-support",
    "wasm-encoder",
    "wasmparser",
];

/// Installs Trunk.
pub fn trunk(path: &OsStr) -> Result<()> {
    let features = ["--locked", "--no-default-features"];
    install("trunk", "trunk", TRUNK, &features, path)
}

/// Installs the program of wasm-bindgen.
pub fn wasm_bindgen(path: &OsStr) -> Result<()> {
    // Without --locked: its lock file names a version of a crate that is no longer served.
    let optimized =
        BUSY_CRATES.map(|name| format!("--config=profile.release.package.{name}.opt-level=1"));
    let mut options = vec!["--bin", "wasm-bindgen"];
    options.extend(optimized.iter().map(String::as_str));
    install(
        "wasm-bindgen-cli",
        "wasm-bindgen",
        WASM_BINDGEN,
        &options,
        path,
    )
}

fn install(package: &str, name: &str, version: &str, more: &[&str], path: &OsStr) -> Result<()> {
    let found = first_line(program(name).arg("--version").env("PATH", path));
    if found.is_some_and(|line| line == format!("{name} {version}")) {
        return Ok(());
    }
    let cache = paths::cache()?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["install", "--quiet", package, "--version", version])
        .args(more)
        .arg("--root")
        .arg(&cache)
        .env("CARGO_TARGET_DIR", cache.join("target"))
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Quick to compile rather than quick to run: they mostly start other programs.
    for (setting, value) in [
        ("OPT_LEVEL", "0"),
        ("LTO", "off"),
        ("CODEGEN_UNITS", "16"),
        ("STRIP", "debuginfo"),
    ] {
        cargo.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    run(
        &format!("Compiling {name} {version}, once per machine, some two minutes"),
        &mut cargo,
    )
    .context("This step needs the network. If it was away, run the same command again.")
}

#[cfg(test)]
mod tests {
    use super::WASM_BINDGEN;

    #[test]
    fn the_program_and_the_library_have_the_same_version() {
        let cargo = include_str!("../../../Cargo.toml");
        assert!(cargo.contains(&format!("wasm-bindgen = \"={WASM_BINDGEN}\"")));
        let trunk = include_str!("../../../Trunk.toml");
        assert!(trunk.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
    }
}
