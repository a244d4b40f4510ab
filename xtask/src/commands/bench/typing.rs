//! `bench typing`: how long a reader waits who types in a large collection on a phone.

use std::fmt;
use std::fs;

use serde_json::Value;

use super::search::corpus::{self, Kind};
use crate::cache::Cache;
use crate::commands::{browser, build};
use crate::options::Options;
use crate::problem::{About, Outcome, Problem};
use crate::run::{output_of, say, shown};
use crate::target_dir::TargetDir;
use crate::tools::BuildTools;

/// Articles of the collection, each in one language.
const ARTICLES: usize = 10_000;

/// From a key to the painted results, in milliseconds: nine of ten waits and half of the tenth.
const LIMIT_MS: f64 = 100.0;

/// Builds a large site and types in it.
pub fn run(options: &Options) -> Outcome {
    let articles = options.number("--articles", ARTICLES)?;
    let cache = Cache::find()?;
    let tools = BuildTools::ensure(&cache)?;
    let target = TargetDir::claim(&cache)?;
    let Some(corpus) = corpus::ensure(&target, Kind::Generated, articles)? else {
        return Ok(());
    };
    let folders = corpus.folder.join("folders");
    if !folders.is_dir() {
        let making = corpus.folder.join("folders-in-the-making");
        drop(fs::remove_dir_all(&making));
        let mut make = build::cargo(&target);
        make.args(["run", "--quiet", "--profile", "tool", "--package"])
            .args(["aimaq-bench-corpora", "--", "folders"])
            .args([&corpus.file, &making]);
        shown("Writing the articles as folders", &mut make)?;
        fs::rename(&making, &folders).about(&making)?;
    }
    let dist = corpus.folder.join("site");
    drop(fs::remove_dir_all(&dist));
    build::large_site(&tools, &target, &folders, &dist)?;
    say("Typing …");
    let mut program = browser::program(&cache, &target, "typing")?;
    program.arg(corpus.queries()).env("AIMAQ_DIST", &dist);
    let printed = output_of("Typing", &mut program)?;
    let figures: Value = serde_json::from_str(&printed)
        .map_err(|error| Problem::Told(format!("what was measured is no JSON: {error}")))?;
    println!(
        "\nTyping at {articles} articles, processor slowed 4 times: from a key to painted results"
    );
    for pass in ["cold", "warm"] {
        println!("{}", Pass(pass, &figures[pass]));
    }
    let file = target.path.join("bench-typing.json");
    fs::write(&file, format!("{figures:#}\n")).about(&file)?;
    say(&format!("The figures are in {}", file.display()));
    Ok(())
}

/// One line of the table.
struct Pass<'a>(&'a str, &'a Value);

impl fmt::Display for Pass<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Pass(name, figures) = self;
        let number = |name: &str| figures[name].as_f64().unwrap_or(f64::NAN);
        let long = figures["long"].as_array().map_or(&[][..], Vec::as_slice);
        let longest = long.iter().filter_map(Value::as_f64).fold(0.0, f64::max);
        let verdict = match number("p95") < LIMIT_MS && long.is_empty() {
            true => "within the bar",
            false => "OVER the bar",
        };
        write!(
            f,
            "{name}: {} keys, p50 {:.0} ms, p95 {:.0} ms, longest {:.0} ms; {} tasks over 50 ms, the longest {longest:.0} ms: {verdict}",
            number("keys"),
            number("p50"),
            number("p95"),
            number("max"),
            long.len(),
        )
    }
}
