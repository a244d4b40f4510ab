//! `browser`: the browser tests, on what is in `dist/`.

use std::process::Command;

use crate::cache::Cache;
use crate::commands::build::{self, cargo};
use crate::options::Options;
use crate::problem::{Outcome, Problem};
use crate::project;
use crate::tally::Tally;
use crate::target_dir::TargetDir;
use crate::tools::{browser, npm};

/// The browsers the tests know.
const KINDS: [&str; 1] = ["chromium"];

/// Runs the tests whose names have one of the words given, or all.
pub fn run(options: &Options) -> Outcome {
    let kind = kind(options)?;
    let cache = Cache::find()?;
    if !project::dist().join("index.html").is_file() {
        return Err(Problem::Told(
            "There is no site in dist/ yet. Build it first: cargo xtask build".to_owned(),
        ));
    }
    let target = TargetDir::claim(&cache)?;
    let mut tally = Tally::default();
    tests(&cache, &target, kind, &options.rest, &mut tally);
    println!("\n{tally}");
    if tally.is_good() {
        Ok(())
    } else {
        Err(Problem::Counted)
    }
}

/// The browser that was asked for.
///
/// # Errors
/// It is one the tests don't know.
pub fn kind(options: &Options) -> Outcome<&'static str> {
    let asked = options.get("--browser").unwrap_or(KINDS[0]);
    KINDS
        .into_iter()
        .find(|kind| *kind == asked)
        .ok_or_else(|| {
            Problem::Usage(format!(
                "The tests don't know a browser {asked}; they know: {}.",
                KINDS.join(", ")
            ))
        })
}

/// Runs the tests in one browser and counts them.
pub fn tests(cache: &Cache, target: &TargetDir, kind: &str, words: &[String], tally: &mut Tally) {
    let name = format!("Browser tests ({kind})");
    let program = program(cache, target, "browser-tests");
    let built = |mut program: Command| {
        let npm = npm::Packages::ensure(cache, npm::BUILD)?;
        program.arg("--axe").arg(npm.file("axe-core/axe.min.js"));
        let [large, large_next] = build::large_versions(target)?;
        program.arg("--large").arg(large);
        program.arg("--large-next").arg(large_next);
        let module = build::module_beside_a_library(cache, target)?;
        let guide = build::with_styleguide(target)?;
        Ok((program, build::next_version(target)?, module, guide))
    };
    match program.and_then(built) {
        Err(problem) => tally.not_run(&name, &format!("{problem}")),
        Ok((mut program, next, module, guide)) => {
            program
                .arg("--site")
                .arg(project::dist())
                .arg("--next")
                .arg(next)
                .arg("--module")
                .arg(module)
                .arg("--styleguide")
                .arg(guide);
            tally.tests(&name, program.args(words));
        }
    }
}

/// A program of the browser tests' package, with a browser and what it needs of npm at hand.
///
/// # Errors
/// The browser or the packages can't be installed.
pub fn program(cache: &Cache, target: &TargetDir, name: &str) -> Outcome<Command> {
    browser::ensure(cache)?;
    let mut program = cargo(target);
    program.args([
        "run",
        "--quiet",
        "--package",
        "aimaq-browser-tests",
        "--bin",
        name,
        "--",
    ]);
    program.env("AIMAQ_DIST", project::dist());
    Ok(program)
}
