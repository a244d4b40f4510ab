//! Aimaq at a terminal. Each command is a file; this one only finds it.

mod analyze;
mod build;
mod build_command;
mod check;
mod corpus_folder;
mod eval;
mod json_lines;
mod library;
mod search;

use std::io::{self, Write as _};
use std::process::ExitCode;

use aimaq_language::Lang;
use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

/// A folder of Kazakh and Russian articles becomes a static site.
#[derive(Debug, Parser)]
#[command(name = "aimaq", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Options),
    Search(search::Options),
    Build(build_command::Options),
    #[command(subcommand)]
    Library(library::Command),
    Analyze(analyze::Options),
    Eval(eval::Options),
    #[command(hide = true)]
    Develop(build_command::DevelopOptions),
    /// Writes a completion script for a shell to standard output.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(message) => {
            tell(&format!("aimaq: {message}\n"));
            ExitCode::from(2)
        }
    }
}

/// Runs a command. The exit code is the command's own; an error is a sentence about what it could not read or do, and
/// ends the program with exit code 2, as wrong arguments do.
fn run(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Check(options) => check::run(&options),
        Command::Search(options) => search::run(&options),
        Command::Build(options) => build_command::run(options),
        Command::Library(command) => library::run(&command),
        Command::Analyze(options) => analyze::run(&options),
        Command::Eval(options) => eval::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Develop(options) => build_command::develop(&options),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "aimaq", &mut script);
            written(io::stdout().write_all(&script))
        }
    }
}

/// Reads a language as a command line names it.
fn lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| format!("{tag} is neither kk nor ru"))
}

/// Writes a text to standard output; what becomes of the command then.
fn said(text: &str) -> Result<ExitCode, String> {
    written(io::stdout().write_all(text.as_bytes()))
}

/// Writes a text to standard error, where somebody reads it.
fn tell(text: &str) {
    drop(io::stderr().write_all(text.as_bytes()));
}

/// What becomes of a command whose output was written: whoever reads may have read enough.
fn written(result: io::Result<()>) -> Result<ExitCode, String> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// How many threads to work on.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
