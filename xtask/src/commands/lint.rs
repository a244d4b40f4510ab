//! `lint`: formatting and lints, without changing anything.

use crate::cache::Cache;
use crate::commands::build::cargo;
use crate::options::Options;
use crate::problem::{Outcome, Problem};
use crate::tally::Tally;
use crate::target_dir::TargetDir;
use crate::tools::{rust, wasm_bindgen};

/// Looks at everything and says what there is.
pub fn run(_: &Options) -> Outcome {
    rust::ensure_components()?;
    rust::ensure_wasm_target()?;
    let target = TargetDir::claim(&Cache::find()?)?;
    let mut tally = Tally::default();
    checks(&target, &mut tally);
    println!("\n{tally}");
    if tally.is_good() {
        Ok(())
    } else {
        Err(Problem::Told("There is something to mend.".to_owned()))
    }
}

/// The checks, each counted as one.
pub fn checks(target: &TargetDir, tally: &mut Tally) {
    tally.check(
        "Formatting",
        cargo(target).args(["fmt", "--all", "--check"]),
    );
    let beside = ["fmt", "--check", "--manifest-path", wasm_bindgen::MANIFEST];
    tally.check(
        "Formatting of the wasm-bindgen tool",
        cargo(target).args(beside),
    );
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    tally.check("Lints", cargo(target).args(clippy));
    let wasm = [
        "clippy",
        "--package",
        "aimaq-app",
        "--target",
        rust::WASM,
        "--",
        "-D",
        "warnings",
    ];
    tally.check("Lints of the app as Wasm", cargo(target).args(wasm));
}
