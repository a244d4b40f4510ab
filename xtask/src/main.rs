//! How the project is run, tested, measured and released: `cargo xtask COMMAND`.

mod cache;
mod commands;
mod options;
mod problem;
mod project;
mod run;
mod tally;
mod target_dir;
mod tools;

use std::process::ExitCode;

use options::Options;
use problem::Problem;

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    let mut arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    let name = arguments.next().unwrap_or_default();
    let Some(command) = commands::ALL.iter().find(|command| command.name == name) else {
        print!("{}", commands::help());
        if matches!(name.as_str(), "" | "help" | "--help" | "-h") {
            return ExitCode::SUCCESS;
        }
        eprintln!("\nThere is no command `{name}`.");
        return ExitCode::FAILURE;
    };
    let options = Options::parse(arguments, command.options);
    match options.and_then(|options| command.start(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Problem::Counted) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
