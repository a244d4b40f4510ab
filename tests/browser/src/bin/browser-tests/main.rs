//! Runs the stories. The README of this package explains the options.

mod pages;
mod stories;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use aimaq_browser_tests::{Driver, StoryInputs, StorySite, trials};
use clap::Parser;
use libtest_mimic::Arguments;

/// The root of a host, with its name in the tests.
const ROOT: (&str, &str) = ("root", "/");
/// A folder below it.
const SUB_PATH: (&str, &str) = ("sub_path", "/some/sub/path/");

/// Runs browser tests. A set of stories runs if its folder is given.
#[derive(Parser)]
struct StoryArguments {
    /// The built site, for the stories about the reader.
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// The module for other sites beside a library.
    #[arg(long, value_name = "DIR")]
    module: Option<PathBuf>,
    /// A site with the style guide.
    #[arg(long, value_name = "DIR")]
    styleguide: Option<PathBuf>,
    /// The output of `trunk build`.
    #[arg(long, value_name = "DIR")]
    development: Option<PathBuf>,
    /// The site in its next version, for stories about updates.
    #[arg(long, value_name = "DIR")]
    next: Option<PathBuf>,
    /// A site with a large library.
    #[arg(long, value_name = "DIR")]
    large: Option<PathBuf>,
    /// The site with a large library in its next version.
    #[arg(long, value_name = "DIR")]
    large_next: Option<PathBuf>,
    /// axe-core, as one script.
    #[arg(long, value_name = "FILE")]
    axe: Option<PathBuf>,
    /// Prints the names of the stories and runs none.
    #[arg(long)]
    list: bool,
    /// How many stories run at the same time [default: the number of processors].
    #[arg(long, value_name = "N")]
    test_threads: Option<usize>,
    /// Runs only stories whose names contain one of these words.
    #[arg(value_name = "WORD")]
    words: Vec<String>,
}

fn main() -> ExitCode {
    match run(StoryArguments::parse()) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: StoryArguments) -> Result<ExitCode, String> {
    let driver = Arc::new(Driver::start()?);
    let inputs = Arc::new(StoryInputs {
        next: arguments.next,
        large: arguments.large,
        large_next: arguments.large_next,
        axe: arguments.axe,
    });
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let mut tests = Vec::new();
    let mut add = |stories, site: StorySite| {
        tests.extend(trials(stories, &driver, &site, &inputs));
    };
    add(stories::HARNESS, StorySite::new("harness", &sample));
    if let Some(folder) = &arguments.styleguide {
        add(stories::STYLEGUIDE, StorySite::new("styleguide", folder));
    }
    let at = |(name, prefix): (&str, &'static str), folder| StorySite {
        prefix,
        ..StorySite::new(name, folder)
    };
    if let Some(folder) = &arguments.site {
        add(stories::PUBLISHED, at(ROOT, folder));
        add(stories::READER, at(ROOT, folder));
        add(stories::READER, at(SUB_PATH, folder));
        // More can go wrong below the root.
        add(stories::ANYWHERE, at(SUB_PATH, folder));
    }
    if let Some(folder) = &arguments.module {
        for (name, prefix) in [ROOT, SUB_PATH] {
            let name = format!("module_{name}");
            add(stories::MODULE, at((&name, prefix), folder));
        }
    }
    if let Some(folder) = &arguments.development {
        let site = StorySite {
            history_fallback: true,
            ..StorySite::new("development", folder)
        };
        add(stories::DEVELOPMENT, site);
    }
    let words = &arguments.words;
    tests.retain(|test| words.is_empty() || words.iter().any(|word| test.name().contains(word)));
    let arguments = Arguments {
        list: arguments.list,
        test_threads: arguments.test_threads,
        ..Arguments::default()
    };
    Ok(libtest_mimic::run(&arguments, tests).exit_code())
}
