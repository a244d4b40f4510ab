//! The `aimaq` program. Each command has a module of its own.

mod analyze;
mod build;
mod build_command;
mod check;
mod check_fix;
mod check_style;
mod corpus_folder;
mod eval;
mod import;
mod join;
mod json_lines;
mod library;
mod new;
mod search;
mod site_settings;
mod visible;

use std::io::{self, Write as _};
use std::process::ExitCode;

use aimaq_language::Lang;
use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

/// A folder of Kazakh and Russian articles becomes a static site.
#[derive(Debug, Parser)]
#[command(name = "aimaq", version, max_term_width = 100)]
struct Aimaq {
    #[command(subcommand)]
    command: AimaqCommand,
}

#[derive(Debug, Subcommand)]
enum AimaqCommand {
    New(new::NewOptions),
    Import(import::ImportOptions),
    Join(join::JoinOptions),
    Check(check::CheckOptions),
    Search(search::QueryOptions),
    Build(build_command::BuildOptions),
    #[command(subcommand)]
    Library(library::LibraryCommand),
    Analyze(analyze::AnalyzeOptions),
    Eval(eval::EvalOptions),
    #[command(hide = true)]
    Develop(build_command::DevelopOptions),
    /// Writes a completion script for a shell to standard output.
    Completions {
        /// The shell.
        shell: Shell,
    },
}

fn main() -> ExitCode {
    match run(Aimaq::parse().command) {
        Ok(code) => code,
        Err(message) => {
            print_error(&format!("aimaq: {message}\n"));
            ExitCode::from(2)
        }
    }
}

/// Runs a command and returns its exit code.
///
/// # Errors
/// What could not be read or done, as a sentence. The program then ends with exit code 2, as it does for wrong arguments.
fn run(command: AimaqCommand) -> Result<ExitCode, String> {
    match command {
        AimaqCommand::New(options) => new::run(&options),
        AimaqCommand::Import(options) => import::run(&options),
        AimaqCommand::Join(options) => join::run(&options),
        AimaqCommand::Check(options) => check::run(&options),
        AimaqCommand::Search(options) => search::run(&options),
        AimaqCommand::Build(options) => build_command::run(options),
        AimaqCommand::Library(command) => library::run(&command),
        AimaqCommand::Analyze(options) => analyze::run(&options),
        AimaqCommand::Eval(options) => eval::run(&options).map(|()| ExitCode::SUCCESS),
        AimaqCommand::Develop(options) => build_command::develop(&options),
        AimaqCommand::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Aimaq::command(), "aimaq", &mut script);
            output_result(io::stdout().write_all(&script))
        }
    }
}

/// Parses the value of `--lang`.
fn lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| format!("{tag} is neither kk nor ru"))
}

/// Writes a text to standard output and returns the exit code of a command that ends with it.
fn print_and_succeed(text: &str) -> Result<ExitCode, String> {
    output_result(io::stdout().write_all(text.as_bytes()))
}

/// Writes a text to standard error. An error while writing is ignored: there is nowhere to report it.
fn print_error(text: &str) {
    drop(io::stderr().write_all(text.as_bytes()));
}

/// The exit code after writing to standard output. A closed pipe is no error: the program at its other end has read enough.
fn output_result(result: io::Result<()>) -> Result<ExitCode, String> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The number of threads to use: one per processor.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
