//! `bench`: measures the site, and our search beside that of others. See README.md.

mod corpus;
mod engine;
mod project;
mod search;
mod site;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Measures the site, and our search beside that of others
#[derive(Parser)]
#[command(name = "bench", args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    measure: Option<Measure>,
    #[command(flatten)]
    first_visit: FirstVisit,
}

#[derive(Subcommand)]
enum Measure {
    /// Sizes, what a first visit fetches, the time to its first answer, and Lighthouse's scores (the default)
    FirstVisit(FirstVisit),
    /// Our search beside that of others
    Search(search::SearchOptions),
    /// How long a reader waits who types in a large library
    Typing(Typing),
    /// The bytes of language and search as a Wasm module of their own
    Engine,
    /// Writes a corpus of any size, for tests and other tools
    #[command(subcommand)]
    Corpus(corpus::CorpusCommand),
}

#[derive(Args)]
struct FirstVisit {
    /// How often each page is looked at; the median counts
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Leaves Lighthouse out
    #[arg(long)]
    no_lighthouse: bool,
    /// The word that is typed; an article must have it
    #[arg(long, default_value = "мектеп")]
    word: String,
    /// The built site, below the checkout
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
}

#[derive(Args)]
struct Typing {
    /// How many articles the library has
    #[arg(long, default_value_t = 10_000)]
    articles: usize,
    /// The folder that `trunk build --release` leaves, below the checkout
    #[arg(long, default_value = "target/trunk")]
    app: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let line = CommandLine::parse();
    match line
        .measure
        .unwrap_or(Measure::FirstVisit(line.first_visit))
    {
        Measure::FirstVisit(options) => site::first_visit(&options),
        Measure::Search(options) => search::run(&options),
        Measure::Typing(options) => site::typing(&options),
        Measure::Engine => engine::run(),
        Measure::Corpus(command) => corpus::run(&command),
    }
}
