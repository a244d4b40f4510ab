//! `bench`: starts the benchmark, a workspace of its own in `bench/`.

use anyhow::Result;

use crate::run::{cargo, run as run_program};
use crate::tools;

/// Runs the benchmark with these arguments.
///
/// # Errors
/// If a tool is missing, or the benchmark fails.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut bench = cargo(&[
        "run",
        "--quiet",
        "--release",
        "--manifest-path",
        "bench/Cargo.toml",
        "--",
    ]);
    bench.args(arguments).env("PATH", tools::build()?);
    run_program("Measuring", &mut bench)
}
