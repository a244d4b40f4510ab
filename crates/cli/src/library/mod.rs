//! `aimaq library`: a library without a site around it.

mod build;
mod folder;
mod inspect;

use std::process::ExitCode;

pub use folder::{LibraryFolder, MANIFEST_NAME, previous_files};

/// A library without a site around it.
#[derive(Debug, clap::Subcommand)]
pub enum LibraryCommand {
    /// Packs a corpus.
    Build(build::PackOptions),
    /// Shows what is in a library, or in one of its files.
    Inspect(inspect::InspectOptions),
}

/// Runs a command.
pub fn run(command: &LibraryCommand) -> Result<ExitCode, String> {
    match command {
        LibraryCommand::Build(options) => build::run(options),
        LibraryCommand::Inspect(options) => inspect::run(options),
    }
}
