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

use lexopt::Parser;
use lexopt::prelude::*;

fn main() -> ExitCode {
    match dispatch(Parser::from_env()) {
        Ok(code) => code,
        Err(message) => {
            tell(&format!("aimaq: {message}\n"));
            ExitCode::from(2)
        }
    }
}

/// Runs the command that the first argument names. The exit code is the command's own; an error is a sentence about how
/// it was called or what it could not read, and exit code 2.
fn dispatch(mut args: Parser) -> Result<ExitCode, String> {
    let command = match args.next().map_err(|error| error.to_string())? {
        Some(Value(command)) => command.string().map_err(|error| error.to_string())?,
        Some(Long("help") | Short('h')) => {
            return said(&format!("{}\n", usage()));
        }
        Some(Long("version") | Short('V')) => {
            return said(concat!("aimaq ", env!("CARGO_PKG_VERSION"), "\n"));
        }
        Some(other) => return Err(format!("{}\n{}", other.unexpected(), usage())),
        None => return Err(format!("which command?\n{}", usage())),
    };
    let asks_for_help = |arg: &std::ffi::OsString| *arg == "--help" || *arg == "-h";
    if let (Some(usage), Some(raw)) = (usage_of(&command), args.try_raw_args())
        && raw.as_slice().first().is_some_and(asks_for_help)
    {
        return said(&format!("{usage}\n"));
    }
    match command.as_str() {
        "analyze" => analyze::run(args),
        "build" => build_command::run(args),
        "check" => check::run(args),
        "library" => library::run(args),
        "search" => search::run(args),
        "eval" => eval::run(&rest(args)?).map(|()| ExitCode::SUCCESS),
        _ => Err(format!("{command} is no command\n{}", usage())),
    }
}

/// How each command is called.
const USAGES: [&str; 6] = [
    build_command::USAGE,
    check::USAGE,
    library::USAGE,
    search::USAGE,
    analyze::USAGE,
    eval::USAGE,
];

/// How the commands are called, one a line.
fn usage() -> String {
    USAGES.join("\n")
}

/// How the command of this name is called.
fn usage_of(command: &str) -> Option<&'static str> {
    let of = |usage: &&str| usage.split_whitespace().nth(1) == Some(command);
    USAGES.into_iter().find(of)
}

/// The arguments after the command, for commands that read them themselves.
fn rest(mut args: Parser) -> Result<Vec<String>, String> {
    let args = args.raw_args().map_err(|error| error.to_string())?;
    args.map(|arg| {
        arg.into_string()
            .map_err(|arg| format!("{} is not UTF-8", arg.display()))
    })
    .collect()
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
