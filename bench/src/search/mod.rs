//! `bench search`: our search beside that of others, in the same browser, over corpora of growing size.

mod figures;
mod goals;
mod metrics;
pub mod prepared;
mod report;
mod tables;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use serde_json::{Value, json};

use crate::project::{self, say};
use figures::SearchFigures;
use prepared::{CorpusKind, CorpusName, PreparedCorpus, prepare};

/// The engines, ours first, as `node/engines.mjs` names them.
pub const ENGINES: [&str; 5] = ["aimaq", "pagefind", "minisearch", "flexsearch", "sqlite"];

/// What can be measured, as `node/search.mjs` names it.
const PARTS: [&str; 6] = ["bytes", "rounds", "latency", "memory", "start", "blocked"];

/// The sizes of the tables, in articles.
pub const ALL_SIZES: [usize; 4] = [1_000, 10_000, 50_000, 100_000];

/// The options of `bench search`.
#[derive(Args)]
pub struct SearchOptions {
    /// Numbers of articles
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000])]
    sizes: Vec<usize>,
    /// The corpora
    #[arg(long, value_delimiter = ',', value_enum, default_values = ["generated", "news"])]
    corpora: Vec<CorpusKind>,
    /// The engines; without this option those are left out that take very long at a size
    #[arg(long, value_delimiter = ',', value_parser = ENGINES)]
    engines: Option<Vec<String>>,
    /// What is measured; `rounds` is the time on a slow line
    #[arg(long, value_delimiter = ',', value_parser = PARTS, default_values_t = PARTS.map(str::to_owned))]
    parts: Vec<String>,
    /// Builds the data of all engines anew
    #[arg(long)]
    fresh: bool,
    /// Measures nothing and prints the figures of earlier runs
    #[arg(long)]
    report: bool,
    /// Writes docs/benchmark.md and docs/benchmark.json
    #[arg(long)]
    docs: bool,
    /// The folder of our module for other sites, below the checkout
    #[arg(long, default_value = "dist-module")]
    module: PathBuf,
}

/// Leaves an engine out unless it is asked for by name: its build and its start would take the better part of an hour.
fn is_skipped(engine: &str, size: usize) -> bool {
    size >= 100_000 && !["aimaq", "sqlite"].contains(&engine)
}

/// Measures, adds the figures to those of earlier runs, and prints the tables of all.
pub fn run(options: &SearchOptions) -> Result<()> {
    let file = project::work().join("search.json");
    let mut figures = SearchFigures::read(&file)?;
    if options.report {
        // Without figures of our own, those that are published.
        if !file.is_file() {
            figures = SearchFigures::read(&report::docs("benchmark.json"))?;
        }
    } else {
        measure_all(options, &mut figures, &file)?;
        say(&format!("The figures are in {}", file.display()));
    }
    print!("\n{}\n{}", tables::all(&figures), goals::table(&figures));
    if options.docs {
        report::write(&figures)?;
    }
    Ok(())
}

fn measure_all(
    options: &SearchOptions,
    figures: &mut SearchFigures,
    file: &std::path::Path,
) -> Result<()> {
    let engines = options
        .engines
        .clone()
        .unwrap_or_else(|| ENGINES.map(str::to_owned).to_vec());
    let ours = if engines.iter().any(|engine| engine == "aimaq") {
        let module = project::built(&options.module, "aimaq.js", "cargo xtask build --module")?;
        json!({ "program": project::aimaq()?, "module": module })
    } else {
        Value::Null
    };
    let corpora = options.sizes.iter().flat_map(|&size| {
        options
            .corpora
            .iter()
            .map(move |&kind| CorpusName { kind, size })
    });
    for name in corpora {
        let Some(corpus) = prepare(name)? else {
            continue;
        };
        figures.note_corpus(name, &corpus.facts);
        for engine in &engines {
            if options.engines.is_none() && is_skipped(engine, name.size) {
                say(&format!(
                    "SKIPPED: {engine} over {name} takes very long; --engines {engine} measures it"
                ));
                continue;
            }
            match measure(options, engine, &corpus, &ours) {
                Ok(measured) => figures.add(name, engine, measured),
                // The others go on.
                Err(error) => {
                    say(&format!("{engine} over {name} failed: {error:#}"));
                    figures.note_failure(name, engine, &format!("{error:#}"));
                }
            }
            figures.write(file)?;
        }
    }
    Ok(())
}

/// Measures one engine over one corpus.
fn measure(
    options: &SearchOptions,
    engine: &str,
    corpus: &PreparedCorpus,
    ours: &Value,
) -> Result<Value> {
    say(&format!("{engine} over {} …", corpus.name));
    let task = json!({
        "engine": engine, "corpus": corpus.file, "work": corpus.folder, "chromium": project::chromium()?,
        "parts": options.parts, "fresh": options.fresh, "aimaq": ours,
    });
    project::script_output("search.mjs", &task)
}
