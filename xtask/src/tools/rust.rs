//! Parts of the Rust toolchain.

use std::path::Path;
use std::process::Command;

use crate::problem::{Outcome, Problem};
use crate::project;
use crate::run::{output_of, say, shown, works};

/// The target the app is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Sees that the standard library for Wasm is there.
///
/// # Errors
/// It is not, and rustup could not add it.
pub fn ensure_wasm_target() -> Outcome {
    let sysroot = output_of(
        "Asking rustc for its folder",
        rustc().args(["--print", "sysroot"]),
    )?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .join("lib")
        .is_dir()
    {
        return Ok(());
    }
    say(&format!("Adding the Rust target {WASM} …"));
    rustup(&["target", "add", WASM], "The Rust target for Wasm")
}

/// Sees that `cargo fmt` and `cargo clippy` are there.
///
/// # Errors
/// They are not, and rustup could not add them.
pub fn ensure_components() -> Outcome {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !works(
            Command::new("cargo")
                .args([command, "--version"])
                .current_dir(project::root()),
        ) {
            say(&format!("Adding the Rust component {component} …"));
            rustup(&["component", "add", component], component)?;
        }
    }
    Ok(())
}

/// The machine's own target, as rustc names it.
///
/// # Errors
/// rustc does not say.
pub fn host() -> Outcome<String> {
    let version = output_of("Asking rustc for the machine's kind", rustc().arg("-vV"))?;
    version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| Problem::Told("rustc -vV names no host".to_owned()))
}

/// rustc in the version the checkout asks for.
fn rustc() -> Command {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(project::root());
    rustc
}

/// Runs rustup for the checkout's toolchain.
fn rustup(arguments: &[&str], what: &str) -> Outcome {
    let installed = shown(
        what,
        Command::new("rustup")
            .args(arguments)
            .current_dir(project::root()),
    );
    installed.map_err(|problem| Problem::Missing {
        what: what.to_owned(),
        why: format!("rustup did not add it ({problem})"),
        cure: format!(
            "with rustup: `rustup {}` in the checkout; else install your Rust's package for it",
            arguments.join(" ")
        ),
    })
}
