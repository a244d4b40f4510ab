//! `aimaq library`: packs and inspects libraries without a site around them.

mod build;
mod folder;
mod inspect;

use std::process::ExitCode;

pub use folder::{LibraryFolder, MANIFEST_NAME, previous_files};

/// Packs or inspects a library without a site around it.
#[derive(Debug, clap::Subcommand)]
pub enum LibraryCommand {
    /// Packs a corpus into library files.
    Build(build::PackOptions),
    /// Shows the contents of a library, or of one of its files.
    Inspect(inspect::InspectOptions),
}

/// Runs a command.
pub fn run(command: &LibraryCommand) -> Result<ExitCode, String> {
    match command {
        LibraryCommand::Build(options) => build::run(options),
        LibraryCommand::Inspect(options) => inspect::run(options),
    }
}
