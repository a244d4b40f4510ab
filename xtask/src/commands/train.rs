//! `train`: fits the tables of the stemmer and prints how good they are on words they were not fitted on.

use crate::cache::Cache;
use crate::commands::build::cargo;
use crate::options::Options;
use crate::problem::{Outcome, Problem};
use crate::run::shown;
use crate::target_dir::TargetDir;

/// The variable that names the folder of the development sets.
const DATA: &str = "AIMAQ_DEV_DATA";

/// Runs the example `train` of the language crate, which writes `crates/language/src/*/weights/*.rs` unless it is told
/// to keep them.
///
/// # Errors
/// The variable is not set, or the example fails.
pub fn run(options: &Options) -> Outcome {
    if std::env::var_os(DATA).is_none() {
        return Err(Problem::Told(format!(
            "{DATA} is not set, so there is nothing to fit the stemmer on. Set it to the folder of the development sets \
             (the one with eval/kk/stems.tsv) and run this again; the tables in the repository stay as they are."
        )));
    }
    let target = TargetDir::claim(&Cache::find()?)?;
    let mut cargo = cargo(&target);
    cargo.args([
        "run",
        "--quiet",
        "--profile",
        "tool",
        "--package",
        "aimaq-language",
    ]);
    cargo.args(["--features", "train", "--example", "train", "--"]);
    if !options.has("--keep") {
        cargo.arg("--write");
    }
    if let Some(folds) = options.get("--folds") {
        cargo.args(["--folds", folds]);
    }
    shown("Fitting the stemmer", &mut cargo)
}
