//! `test`: everything that must hold before a change is done.

use std::env;
use std::path::Path;

use anyhow::{Result, bail};

use crate::run::{cargo, run as run_program, say};
use crate::{browser, build, check};

/// How often the index is compared with a scan of the articles.
const COMPARISONS: &str = "100000";
/// The variable that names the folder of development data.
const DEV_DATA: &str = "AIMAQ_DEV_DATA";

/// Runs all checks and tests, also after one of them has failed. Each runner prints its own totals.
///
/// # Errors
/// If anything failed. The error lists what.
pub fn run(words: &[String]) -> Result<()> {
    let mut failures = Vec::new();
    check::collect(&mut failures)?;
    let mut step = |result: Result<()>| {
        if let Err(error) = result {
            failures.push(format!("{error:#}"));
        }
    };
    let mut tests = cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]);
    step(run_program(
        "Running unit, property and documentation tests",
        &mut tests,
    ));
    let mut bench = cargo(&[
        "test",
        "--quiet",
        "--manifest-path",
        "bench/Cargo.toml",
        "--locked",
    ]);
    step(run_program(
        "Running the tests of the benchmark",
        &mut bench,
    ));
    let mut scan = cargo(&[
        "test",
        "--profile",
        "tool",
        "--package",
        "aimaq-search",
        "--locked",
    ]);
    let slow = ["against_a_naive_scan", "every_hit_has_a_reason"];
    scan.args(slow.iter().flat_map(|test| ["--test", test]))
        .env("AIMAQ_PAIRS", COMPARISONS);
    step(run_program(
        "Comparing the index with a naive scan, 100,000 times, and each hit with its reason",
        &mut scan,
    ));
    step(build::site().and_then(|()| browser::run(words)));
    say_whether_data_was_skipped();
    if failures.is_empty() {
        say("Everything passed.");
        return Ok(());
    }
    bail!("Failed:\n{}", failures.join("\n"))
}

fn say_whether_data_was_skipped() {
    let data = env::var_os(DEV_DATA).filter(|folder| !folder.is_empty());
    match data.filter(|folder| Path::new(folder).is_dir()) {
        Some(_) => {}
        None => say(&format!(
            "Skipped: {DEV_DATA} names no folder, so nothing was measured on development data."
        )),
    }
}
