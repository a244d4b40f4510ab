//! Corpora on disk: made once, and kept for the code and the sentences that they are made from.

use std::fmt;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::ValueEnum;
use serde_json::Value;

use crate::corpus;
use crate::project::{self, say};

/// The variable that names the folder of development data.
const DATA: &str = "AIMAQ_DEV_DATA";

/// What the articles are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CorpusKind {
    /// Made-up words with real inflection; the vocabulary keeps growing
    Generated,
    /// Sentences of real news, drawn again and again; the vocabulary stops
    News,
}

impl CorpusKind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Generated, Self::News];

    /// The name in figures and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::News => "news",
        }
    }
}

/// Names a corpus: `generated/10000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CorpusName {
    pub kind: CorpusKind,
    /// The number of articles.
    pub size: usize,
}

impl fmt::Display for CorpusName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.name(), self.size)
    }
}

/// A corpus on disk.
pub struct PreparedCorpus {
    pub name: CorpusName,
    /// One article a line, as JSON.
    pub file: PathBuf,
    /// Where engines keep what they make of it.
    pub folder: PathBuf,
    /// What was counted: `articles`, `text_bytes`, `words`, `forms`, `heaps_exponent`.
    pub facts: Value,
}

impl PreparedCorpus {
    /// The file of the queries, as JSON.
    pub fn queries(&self) -> PathBuf {
        self.folder.join("corpus.jsonl.queries.json")
    }
}

/// Makes a corpus unless an earlier run made it. Says so and returns `None` where its sentences are not at hand.
pub fn prepare(name: CorpusName) -> Result<Option<PreparedCorpus>> {
    let sentences = match (name.kind, project::variable(DATA)) {
        (CorpusKind::Generated, _) => None,
        (CorpusKind::News, Some(data)) => Some(data.join("eval/kk/news.txt")),
        (CorpusKind::News, None) => {
            say(&format!("SKIPPED: {name}, because {DATA} is not set"));
            return Ok(None);
        }
    };
    let all = project::work().join("corpora");
    let start = format!("{}-{}", name.kind.name(), name.size);
    let folder = all.join(format!(
        "{start}-{:08x}",
        fingerprint(sentences.as_deref())? as u32
    ));
    let file = folder.join("corpus.jsonl");
    let facts = folder.join("corpus.jsonl.facts.json");
    if !facts.is_file() {
        remove_outdated(&all, &start)?;
        fs::create_dir_all(&folder)?;
        say(&format!("Making the corpus {name} …"));
        corpus::write(name.size, sentences.as_deref(), &file)?;
    }
    let facts =
        serde_json::from_slice(&fs::read(&facts)?).with_context(|| facts.display().to_string())?;
    Ok(Some(PreparedCorpus {
        name,
        file,
        folder,
        facts,
    }))
}

/// A hash of what a corpus depends on: the code that makes it, and the sentences.
fn fingerprint(sentences: Option<&Path>) -> Result<u64> {
    let source = project::bench().join("src/corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(&source)?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files.extend(sentences.map(Path::to_path_buf));
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(&file)
            .with_context(|| file.display().to_string())?
            .hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// Removes the corpora that older code made under this name: they are large.
fn remove_outdated(all: &Path, start: &str) -> Result<()> {
    for entry in fs::read_dir(all).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.rsplit_once('-').is_some_and(|(name, _)| name == start) {
            project::remove(&entry.path())?;
        }
    }
    Ok(())
}
