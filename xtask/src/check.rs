//! `lint` and `fmt`: formatting and lints.

use std::process::Command;

use anyhow::{Result, bail};

use crate::run::{cargo, first_line, program, run as run_program, say};
use crate::tools::{self, WASM};

/// The crates that become Wasm.
const IN_WASM: [&str; 2] = ["aimaq-app", "aimaq-module"];

/// Checks everything, and fails at the end if there was a finding.
///
/// # Errors
/// If there was a finding, or a tool is missing.
pub fn run() -> Result<()> {
    let mut failures = Vec::new();
    collect(&mut failures)?;
    if failures.is_empty() {
        return Ok(());
    }
    bail!("{}", failures.join("\n"))
}

/// Checks everything, and adds what failed to `failures`.
///
/// # Errors
/// If a tool cannot be installed.
pub fn collect(failures: &mut Vec<String>) -> Result<()> {
    tools::components()?;
    tools::build()?;
    let mut check = |what: &str, command: &mut Command| {
        if let Err(error) = run_program(what, command) {
            failures.push(format!("{error:#}"));
        }
    };
    check(
        "Checking the formatting",
        &mut cargo(&["fmt", "--all", "--check"]),
    );
    let mut bench = cargo(&[
        "fmt",
        "--all",
        "--check",
        "--manifest-path",
        "bench/Cargo.toml",
    ]);
    check("Checking the formatting of the benchmark", &mut bench);
    let deny = ["--", "-D", "warnings"];
    let mut lints = cargo(&[
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--locked",
    ]);
    check("Checking the lints", lints.args(deny));
    let mut wasm = cargo(&["clippy", "--quiet", "--target", WASM, "--locked"]);
    wasm.args(IN_WASM.iter().flat_map(|name| ["--package", name]));
    check("Checking the lints of what becomes Wasm", wasm.args(deny));
    let mut docs = cargo(&["doc", "--quiet", "--workspace", "--no-deps", "--locked"]);
    check(
        "Checking the documentation",
        docs.env("RUSTDOCFLAGS", "-D warnings"),
    );
    let mut scripts = program("npm");
    check(
        "Checking the scripts",
        scripts.args(["run", "--silent", "check"]),
    );
    check(
        "Testing the service worker",
        program("npm").args(["test", "--silent"]),
    );
    for (name, arguments) in [("cargo-deny", &["check"][..]), ("typos", &[])] {
        match first_line(program(name).arg("--version")) {
            Some(_) => check(&format!("Running {name}"), program(name).args(arguments)),
            None => say(&format!(
                "Skipped: {name} is not installed. The workflow runs it."
            )),
        }
    }
    Ok(())
}

/// Formats code and scripts.
///
/// # Errors
/// If a tool is missing.
pub fn format() -> Result<()> {
    tools::components()?;
    tools::build()?;
    run_program("Formatting", &mut cargo(&["fmt", "--all"]))?;
    let mut bench = cargo(&["fmt", "--all", "--manifest-path", "bench/Cargo.toml"]);
    run_program("Formatting the benchmark", &mut bench)?;
    let mut scripts = program("npm");
    run_program(
        "Formatting the scripts",
        scripts.args(["run", "--silent", "format"]),
    )
}
