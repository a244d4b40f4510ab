//! `aimaq library`: a library without a site around it.

mod build;
mod folder;
mod inspect;

use std::process::ExitCode;

use lexopt::Parser;
use lexopt::prelude::*;

pub use folder::{Folder, MANIFEST_NAME, previous_files};

/// How `aimaq library` is called.
pub const USAGE: &str = "aimaq library build --corpus FILE.jsonl|DIR --out DIR\n\
                         aimaq library inspect FILE|DIR";

/// Runs the command that the first argument names.
pub fn run(mut args: Parser) -> Result<ExitCode, String> {
    match args.next().map_err(|error| error.to_string())? {
        Some(Value(command)) if command == "build" => build::run(args),
        Some(Value(command)) if command == "inspect" => inspect::run(args),
        _ => Err(format!("build or inspect?\n{USAGE}")),
    }
}
