//! Corpora of any size, the same on every machine, and the queries that are asked of them.
//!
//! [`GeneratedArticles`] makes up Kazakh and Russian with real inflection, whose vocabulary keeps growing as that of real
//! text does ([`VocabularyGrowth`] measures it). [`NewsArticles`] draws real sentences again and again; its vocabulary
//! stops.

mod article;
mod files;
mod folders;
mod generated;
mod growth;
mod kazakh;
mod lemmas;
mod news;
mod queries;
mod random;
mod russian;
mod stem;
mod text_generator;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Subcommand;

pub use folders::write_folders;
use generated::GeneratedArticles;
#[cfg(doc)]
use growth::VocabularyGrowth;
use news::NewsArticles;

/// Another seed gives another corpus.
const SEED: u64 = 2026;

/// Writes a corpus, or turns it into folders.
#[derive(Subcommand)]
pub enum CorpusCommand {
    /// Made-up Kazakh and Russian: a line of JSON for each article, with queries and facts beside the file
    Generated { articles: usize, out: PathBuf },
    /// The same from a text with one sentence a line, drawn again and again
    News {
        articles: usize,
        out: PathBuf,
        sentences: PathBuf,
    },
    /// The articles of such a corpus as folders, as a publisher has them
    Folders { corpus: PathBuf, out: PathBuf },
}

/// `bench corpus`.
pub fn run(command: &CorpusCommand) -> Result<()> {
    match command {
        CorpusCommand::Generated { articles, out } => write(*articles, None, out),
        CorpusCommand::News {
            articles,
            out,
            sentences,
        } => write(*articles, Some(sentences), out),
        CorpusCommand::Folders { corpus, out } => {
            write_folders(File::open(corpus)?, out).map(|_| ())
        }
    }
}

/// Writes a corpus: the generated one, or one of sentences from a file.
pub fn write(articles: usize, sentences: Option<&Path>, out: &Path) -> Result<()> {
    let Some(sentences) = sentences else {
        return files::write(&mut GeneratedArticles::new(SEED), articles, out, SEED);
    };
    let text = fs::read_to_string(sentences).with_context(|| sentences.display().to_string())?;
    let mut news = NewsArticles::new(SEED, &text).context("the file has no sentence")?;
    files::write(&mut news, articles, out, SEED)
}
