//! `train`: fits the tables of the stemmers and the weights of the ranking.

use std::env;

use anyhow::{Result, ensure};

use crate::run::{cargo, run as run_program};

/// What `train` may be told.
#[derive(Debug, clap::Args)]
pub struct TrainOptions {
    /// Print the figures and change no file
    #[arg(long)]
    keep: bool,
    /// How many parts words and questions are cut into for cross-validation; 0 leaves it out
    #[arg(long, value_name = "N")]
    folds: Option<u32>,
}

/// Runs the examples `train` of the language crate and `tune` of the search crate.
///
/// # Errors
/// If `AIMAQ_DEV_DATA` is not set, or an example fails.
pub fn run(options: &TrainOptions) -> Result<()> {
    ensure!(
        env::var_os("AIMAQ_DEV_DATA").is_some(),
        "AIMAQ_DEV_DATA is not set. Set it to the folder of the development sets, the one with eval/kk/stems.tsv."
    );
    for (what, example) in [
        (
            "Fitting the stemmers",
            &[
                "aimaq-language",
                "--features",
                "train",
                "--example",
                "train",
            ][..],
        ),
        (
            "Fitting the ranking",
            &["aimaq-search", "--example", "tune"],
        ),
    ] {
        let mut fit = cargo(&["run", "--quiet", "--profile", "tool", "--package"]);
        fit.args(example).arg("--");
        if !options.keep {
            fit.arg("--write");
        }
        if let Some(folds) = options.folds {
            fit.arg("--folds").arg(folds.to_string());
        }
        run_program(what, &mut fit)?;
    }
    Ok(())
}
