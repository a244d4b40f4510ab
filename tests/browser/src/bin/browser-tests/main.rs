//! The browser tests: every story, at `/` and at `/some/sub/path/`.
//!
//! `cargo xtask test` runs them with what they need; `cargo xtask browser WORD` runs those whose names have the word.

mod pages;
mod stories;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use aimaq_browser_tests::{Driver, Engine, trials};
use libtest_mimic::Arguments;

/// Where the site is put: at the root of a host, and somewhere below.
const PLACES: [(&str, &str); 2] = [("root", "/"), ("sub_path", "/some/sub/path/")];

fn main() -> ExitCode {
    // The library knows one word to choose by.
    let (words, options): (Vec<String>, Vec<String>) =
        std::env::args().partition(|argument| !argument.starts_with('-'));
    let (program, words) = words.split_at(1.min(words.len()));
    let arguments = Arguments::from_iter(program.iter().chain(&options));
    match run(&arguments, words) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments, words: &[String]) -> Result<ExitCode, String> {
    let driver = Arc::new(Driver::start(Engine::from_environment()?)?);
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample");
    let mut tests = trials(stories::HARNESS, &driver, &sample, "/", "harness");
    let dist = std::env::var_os("AIMAQ_DIST").map(PathBuf::from);
    let dist = dist.ok_or("AIMAQ_DIST names the built site; run: cargo xtask browser")?;
    let module = std::env::var_os("AIMAQ_MODULE").map(PathBuf::from);
    let module = module.ok_or("AIMAQ_MODULE names the built module; run: cargo xtask browser")?;
    let guide = std::env::var_os("AIMAQ_DIST_DEVELOPMENT").map(PathBuf::from);
    let guide = guide.ok_or(
        "AIMAQ_DIST_DEVELOPMENT names a site with the style guide; run: cargo xtask browser",
    )?;
    tests.extend(trials(
        stories::STYLEGUIDE,
        &driver,
        &guide,
        "/",
        "styleguide",
    ));
    let anywhere = trials(stories::ANYWHERE, &driver, &dist, "/", "root");
    tests.extend(anywhere);
    for (place, prefix) in PLACES {
        tests.extend(trials(stories::READER, &driver, &dist, prefix, place));
        let place = format!("module_{place}");
        tests.extend(trials(stories::MODULE, &driver, &module, prefix, &place));
    }
    let is_chosen = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    tests.retain(|test| is_chosen(test.name()));
    Ok(libtest_mimic::run(arguments, tests).exit_code())
}
