//! `bench search`: our search beside others', in the same browser, over corpora of growing size.

mod bars;
mod chart;
pub mod corpus;
mod figures;
mod metric;
mod ours;
mod report;
mod table;

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::cache::Cache;
use crate::options::Options;
use crate::problem::{About, Outcome, Problem};
use crate::project;
use crate::run::{output_of, say};
use crate::target_dir::TargetDir;
use crate::tools::{browser, npm};

use corpus::{Corpus, Kind};
use figures::Figures;

/// The engines, ours first; the names are those of `xtask/bench/search/engines.mjs`.
pub const ENGINES: [&str; 5] = ["aimaq", "pagefind", "minisearch", "flexsearch", "sqlite"];

/// What is measured of each, in this order; the names are those of `xtask/bench/search/measure.mjs`.
const PARTS: [&str; 5] = ["bytes", "latency", "memory", "start", "blocked"];

/// The corpora that are measured where no sizes are asked for: quick ones.
const SIZES: [usize; 2] = [1_000, 10_000];

/// The sizes of the whole table.
pub const ALL_SIZES: [usize; 4] = [1_000, 10_000, 50_000, 100_000];

/// Is an engine left out at this size, unless it is asked for by name? Its build and its start would take the better part of an hour.
fn skipped(engine: &str, size: usize) -> bool {
    size >= 100_000 && !["aimaq", "sqlite"].contains(&engine)
}

/// Measures what was asked for, adds it to the figures of earlier runs, and prints the tables of all.
pub fn run(options: &Options) -> Outcome {
    let sizes = match options.get("--sizes") {
        None => SIZES.to_vec(),
        Some(list) => numbers(list)?,
    };
    let engines = chosen(options, "--engines", &ENGINES)?;
    let parts = chosen(options, "--parts", &PARTS)?;
    let corpora = chosen(options, "--corpora", &Kind::NAMES)?;
    let cache = Cache::find()?;
    let target = TargetDir::claim(&cache)?;
    let file = target.path.join("bench-search.json");
    let mut figures = Figures::read(&file)?;
    if !options.has("--report") {
        let bench = Bench::ensure(&cache, target, engines.contains(&"aimaq"))?;
        for size in sizes {
            for kind in Kind::ALL {
                if !corpora.contains(&kind.name()) {
                    continue;
                }
                let Some(corpus) = corpus::ensure(&bench.target, kind, size)? else {
                    continue;
                };
                figures.corpus(&corpus);
                for &engine in &engines {
                    if engine == "aimaq" && bench.ours.is_none() {
                        continue;
                    }
                    if options.get("--engines").is_none() && skipped(engine, size) {
                        say(&format!(
                            "SKIPPED: {engine} at {size} articles takes very long; --engines {engine} measures it"
                        ));
                        continue;
                    }
                    let measured = bench.measure(engine, &corpus, &parts, options.has("--fresh"));
                    match measured {
                        Ok(measured) => figures.add(&corpus, engine, measured),
                        // One engine that fails at one size is a figure too; the others go on.
                        Err(problem) => {
                            say(&format!("{engine} at {size} articles: {problem}"));
                            figures.failed(&corpus, engine, &format!("{problem}"));
                        }
                    }
                    figures.write(&file)?;
                }
            }
        }
    }
    print!("\n{}", table::all(&figures));
    print!("\n{}", bars::table(&figures));
    say(&format!("The figures are in {}", file.display()));
    if options.has("--docs") {
        report::write(&figures)?;
    }
    Ok(())
}

/// What measuring takes.
struct Bench {
    target: TargetDir,
    npm: npm::Packages,
    build: npm::Packages,
    ours: Option<ours::Ours>,
}

impl Bench {
    fn ensure(cache: &Cache, target: TargetDir, with_ours: bool) -> Outcome<Self> {
        browser::ensure(cache)?;
        Ok(Self {
            npm: npm::Packages::ensure(cache, npm::BENCH)?,
            build: npm::Packages::ensure(cache, npm::BUILD)?,
            ours: match with_ours {
                true => ours::ensure(&target)?,
                false => None,
            },
            target,
        })
    }

    /// Measures one engine over one corpus.
    fn measure(
        &self,
        engine: &str,
        corpus: &Corpus,
        parts: &[&str],
        fresh: bool,
    ) -> Outcome<Value> {
        say(&format!("{engine} over {corpus} …"));
        let task = json!({
            "engine": engine,
            "corpus": corpus.file,
            "work": corpus.folder,
            "chromium": super::lighthouse::chromium()?,
            "parts": parts,
            "fresh": fresh,
        });
        let mut node = Command::new("node");
        node.arg(project::root().join("xtask/bench/search/measure.mjs"))
            .arg(task.to_string())
            .env("AIMAQ_BENCH_NPM", self.npm.file(""))
            .env("AIMAQ_BUILD_NPM", self.build.file(""));
        if let Some(ours) = &self.ours {
            node.env("AIMAQ_CLI", &ours.program)
                .env("AIMAQ_MODULE", &ours.module);
        }
        let printed = output_of(&format!("Measuring {engine}"), &mut node)?;
        serde_json::from_str(&printed).map_err(|error| {
            Problem::Told(format!("what was measured of {engine} is no JSON: {error}"))
        })
    }
}

/// `1000,10000`
fn numbers(list: &str) -> Outcome<Vec<usize>> {
    list.split(',')
        .map(|number| {
            number.trim().parse().map_err(|_| {
                Problem::Usage(format!(
                    "--sizes wants numbers of articles with commas between them, and {number} is none."
                ))
            })
        })
        .collect()
}

/// The names that an option lists, or all.
fn chosen(options: &Options, name: &str, known: &[&'static str]) -> Outcome<Vec<&'static str>> {
    let Some(list) = options.get(name) else {
        return Ok(known.to_vec());
    };
    list.split(',')
        .map(|asked| {
            known
                .iter()
                .copied()
                .find(|known| *known == asked.trim())
                .ok_or_else(|| {
                    Problem::Usage(format!(
                        "{name} knows {}, and no {asked}.",
                        known.join(", ")
                    ))
                })
        })
        .collect()
}

/// Writes a file, its folder too.
fn write(path: &std::path::Path, text: &str) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).about(folder)?;
    }
    fs::write(path, text).about(path)
}
