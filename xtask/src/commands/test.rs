//! `test`: everything that has to hold before a change is done.

use std::path::Path;

use crate::cache::Cache;
use crate::commands::build::cargo;
use crate::commands::{browser, build, lint};
use crate::options::Options;
use crate::problem::{Outcome, Problem};
use crate::project;
use crate::run::say;
use crate::tally::Tally;
use crate::target_dir::TargetDir;
use crate::tools::{BuildTools, rust};

/// The variable that names the folder of development data.
const DEV_DATA: &str = "AIMAQ_DEV_DATA";

/// Runs all checks and tests, to the end also where something fails, and prints the totals last.
pub fn run(options: &Options) -> Outcome {
    let cache = Cache::find()?;
    let kind = browser::kind(options)?;
    rust::ensure_components()?;
    rust::ensure_wasm_target()?;
    let target = TargetDir::claim(&cache)?;
    let mut tally = Tally::default();
    lint::checks(&target, &mut tally);
    tell_of_dev_data();
    let units = ["test", "--workspace", "--locked", "--no-fail-fast"];
    tally.tests(
        "Unit, property and documentation tests",
        cargo(&target).args(units),
    );
    // Against a scan that knows nothing of indexes, often enough to mean something: compiled to be quick.
    let pairs = [
        "test",
        "--package",
        "aimaq-search",
        "--profile",
        "tool",
        "--locked",
    ];
    tally.tests(
        "The index against a naive scan, 100,000 times",
        cargo(&target)
            .args(pairs)
            .args(["--test", "against_a_naive_scan"])
            .env("AIMAQ_PAIRS", "100000"),
    );
    let built = tally.step("Build", || {
        let tools = BuildTools::ensure(&cache)?;
        build::site(&tools, &target, &project::dist())?;
        Ok(())
    });
    if built {
        browser::tests(&cache, &target, kind, &options.rest, &mut tally);
    } else {
        tally.not_run("Browser tests", "because the site was not built");
    }
    tell_of_dev_data();
    println!("\n{tally}");
    // The totals stay the last line: what failed has been said.
    if tally.is_good() {
        Ok(())
    } else {
        Err(Problem::Counted)
    }
}

/// Says where what is measured on development data stands.
fn tell_of_dev_data() {
    match std::env::var_os(DEV_DATA).filter(|path| !path.is_empty()) {
        Some(path) if Path::new(&path).is_dir() => {}
        Some(path) => say(&format!(
            "{DEV_DATA} is {}, which is no folder: what is held against development data is skipped.",
            path.display()
        )),
        None => say(&format!(
            "{DEV_DATA} is not set: what is held against development data (other people's texts, measuring sets) is skipped."
        )),
    }
}
