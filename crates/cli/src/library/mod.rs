//! `aimaq library`: a library without a site around it.

mod build;
mod folder;
mod inspect;

use std::process::ExitCode;

pub use folder::{Folder, MANIFEST_NAME, previous_files};

/// A library without a site around it.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Packs a corpus.
    Build(build::Options),
    /// Shows what is in a library, or in one of its files.
    Inspect(inspect::Options),
}

/// Runs a command.
pub fn run(command: &Command) -> Result<ExitCode, String> {
    match command {
        Command::Build(options) => build::run(options),
        Command::Inspect(options) => inspect::run(options),
    }
}
