//! `train`: fits the tables of the stemmer and then the weights of the ranking, and prints how good they are on words and
//! questions they were not fitted on.

use crate::cache::Cache;
use crate::commands::build::cargo;
use crate::options::Options;
use crate::problem::{Outcome, Problem};
use crate::run::shown;
use crate::target_dir::TargetDir;

/// The variable that names the folder of the development sets.
const DATA: &str = "AIMAQ_DEV_DATA";

/// Runs the example `train` of the language crate, which writes `crates/language/src/*/weights/*.rs`, and the example `tune`
/// of the search crate, which writes `crates/search/src/tuned.rs`, unless they are told to keep these.
///
/// # Errors
/// The variable is not set, or an example fails.
pub fn run(options: &Options) -> Outcome {
    if std::env::var_os(DATA).is_none() {
        return Err(Problem::Told(format!(
            "{DATA} is not set, so there is nothing to fit on. Set it to the folder of the development sets \
             (the one with eval/kk/stems.tsv) and run this again; what is in the repository stays as it is."
        )));
    }
    let target = TargetDir::claim(&Cache::find()?)?;
    for (what, package, example) in [
        ("Fitting the stemmer", "aimaq-language", &TRAIN[..]),
        ("Fitting the ranking", "aimaq-search", &TUNE[..]),
    ] {
        let mut cargo = cargo(&target);
        cargo.args(["run", "--quiet", "--profile", "tool", "--package", package]);
        cargo.args(example);
        if !options.has("--keep") {
            cargo.arg("--write");
        }
        if let Some(folds) = options.get("--folds") {
            cargo.args(["--folds", folds]);
        }
        shown(what, &mut cargo)?;
    }
    Ok(())
}

/// How cargo calls the two examples.
const TRAIN: [&str; 5] = ["--features", "train", "--example", "train", "--"];
const TUNE: [&str; 3] = ["--example", "tune", "--"];
