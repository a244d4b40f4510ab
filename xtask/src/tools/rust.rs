//! Parts of the Rust toolchain, in case rustup does not install them by itself.

use std::path::Path;

use anyhow::Result;

use crate::run::{cargo, first_line, program, run};

/// The target of the app.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Installs the standard library for Wasm.
pub fn wasm_target() -> Result<()> {
    let libraries =
        first_line(program("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    let mut rustup = program("rustup");
    run(
        "Adding the Rust target for Wasm",
        rustup.args(["target", "add", WASM]),
    )
}

/// Installs rustfmt and clippy.
///
/// # Errors
/// If rustup cannot add them.
pub fn components() -> Result<()> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if first_line(&mut cargo(&[command, "--version"])).is_none() {
            let mut rustup = program("rustup");
            run(
                &format!("Adding {component}"),
                rustup.args(["component", "add", component]),
            )?;
        }
    }
    Ok(())
}
