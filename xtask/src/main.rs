//! `cargo xtask`: how the project is run, tested, measured and released. Each command installs what it needs and says so.

mod bench;
mod browser;
mod build;
mod check;
mod paths;
mod run;
mod serve;
mod sites;
mod test;
mod tools;
mod train;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Runs, tests, measures and builds Aimaq.
///
/// Tools are kept in $AIMAQ_CACHE (default: ~/.cache/aimaq).
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Shows the reader with the corpus on 127.0.0.1 and reloads it when a file changes
    Serve(serve::ServeOptions),
    /// Runs everything that must hold: formatting, lints, unit, property and browser tests
    Test {
        /// Run only browser tests whose names contain one of these words
        words: Vec<String>,
    },
    /// Leaves the site in dist/, for any static host and path
    Build {
        /// Build the search module for other sites instead, into dist-module/
        #[arg(long)]
        module: bool,
    },
    /// Runs the browser tests alone, on what is in dist/
    Browser {
        /// Run only tests whose names contain one of these words
        words: Vec<String>,
    },
    /// Checks formatting and lints, and changes nothing
    Lint,
    /// Formats the code
    Fmt,
    /// Measures the site and the search; `cargo xtask bench --help` lists what
    #[command(disable_help_flag = true)]
    Bench {
        /// The words and options of the benchmark
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Fits the stemmer and the ranking anew, from the folder that AIMAQ_DEV_DATA names
    Train(train::TrainOptions),
    /// Takes the pictures of every kind of page, and draws the icon for iOS
    Screenshots,
    /// Installs everything that any command needs
    Setup,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve(options) => serve::run(&options),
        Command::Test { words } => test::run(&words),
        Command::Build { module: true } => build::module::build(),
        Command::Build { module: false } => build::site(),
        Command::Browser { words } => browser::run(&words),
        Command::Lint => check::run(),
        Command::Fmt => check::format(),
        Command::Bench { arguments } => bench::run(&arguments),
        Command::Train(options) => train::run(&options),
        Command::Screenshots => browser::screenshots(),
        Command::Setup => tools::install_all(),
    }
}
