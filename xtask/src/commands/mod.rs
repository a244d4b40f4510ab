//! The commands, one a file.

mod browser;
mod build;
mod fmt;
mod lint;
mod screenshots;
mod serve;
mod setup;
mod test;
mod train;

use crate::options::Options;
use crate::problem::{Outcome, Problem};

/// One command of `cargo xtask`.
pub struct Command {
    /// What is typed.
    pub name: &'static str,
    /// What it does, for the list.
    pub does: &'static str,
    /// Its options, as the list shows them.
    pub options: &'static [&'static str],
    /// The words that it takes beside them, as the list shows them; empty where it takes none.
    pub words: &'static str,
    /// Does it.
    pub run: fn(&Options) -> Outcome,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Words that it does not take, and what goes wrong.
    pub fn start(&self, options: &Options) -> Outcome {
        match options.rest.first() {
            Some(word) if self.words.is_empty() => Err(Problem::Usage(format!(
                "`{}` takes no words, and there is: {word}. Its options begin with --; `cargo xtask` lists them.",
                self.name
            ))),
            _ => (self.run)(options),
        }
    }
}

/// All of them, in the order of the list.
pub const ALL: &[Command] = &[
    Command {
        name: "serve",
        does: "install what is missing, build, and serve the site on 127.0.0.1:8080",
        options: &["--port PORT", "--prefix /SUB/PATH/"],
        words: "",
        run: serve::run,
    },
    Command {
        name: "test",
        does: "everything: formatting, lints, unit, property and browser tests",
        options: &["--browser NAME"],
        words: "[WORD …]",
        run: test::run,
    },
    Command {
        name: "build",
        does: "leave the site in dist/, for any static host and path; or the search module for other sites in dist-module/",
        options: &["--module"],
        words: "",
        run: build::run,
    },
    Command {
        name: "browser",
        does: "the browser tests alone, on what is in dist/; words choose among them",
        options: &["--browser NAME"],
        words: "[WORD …]",
        run: browser::run,
    },
    Command {
        name: "train",
        does: "fit the stemmer's tables anew, from the folder that AIMAQ_DEV_DATA names, and say how good they are",
        options: &["--folds N", "--keep"],
        words: "",
        run: train::run,
    },
    Command {
        name: "screenshots",
        does: "take the pictures of every kind of page anew, and the icon for iOS",
        options: &[],
        words: "",
        run: screenshots::run,
    },
    Command {
        name: "fmt",
        does: "format the code",
        options: &[],
        words: "",
        run: fmt::run,
    },
    Command {
        name: "lint",
        does: "look at formatting and lints, change nothing",
        options: &[],
        words: "",
        run: lint::run,
    },
    Command {
        name: "setup",
        does: "install everything that any command needs; otherwise each installs what it needs itself",
        options: &[],
        words: "",
        run: setup::run,
    },
];

/// The list of commands.
pub fn help() -> String {
    let mut help = "cargo xtask COMMAND\n\n".to_owned();
    for command in ALL {
        let mut options: String = command
            .options
            .iter()
            .map(|option| format!(" [{option}]"))
            .collect();
        if !command.words.is_empty() {
            options.push_str(&format!(" {}", command.words));
        }
        help.push_str(&format!("  {:<12} {}\n", command.name, command.does));
        if !options.is_empty() {
            help.push_str(&format!("  {:<12}{options}\n", ""));
        }
    }
    help.push_str(
        "\nTools and compiled dependencies are kept in $AIMAQ_CACHE (default: ~/.cache/aimaq),\n",
    );
    help.push_str("compiled code in $CARGO_TARGET_DIR where that is set.\n");
    help
}
