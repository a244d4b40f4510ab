//! The corpora: made once, kept below Cargo's target folder by kind, size and the code that made them.

use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::commands::build::cargo;
use crate::problem::{About, Outcome, Problem};
use crate::project;
use crate::run::{say, shown};
use crate::target_dir::TargetDir;

/// The variable that names the folder of the development sets.
const DATA: &str = "AIMAQ_DEV_DATA";

/// What the articles are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Made up, with real inflection; the vocabulary keeps growing.
    Generated,
    /// Sentences of real news, drawn again and again; the vocabulary stops.
    News,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Generated, Self::News];

    /// Their names.
    pub const NAMES: [&str; 2] = ["generated", "news"];

    /// Its name in figures and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Generated => Self::NAMES[0],
            Self::News => Self::NAMES[1],
        }
    }
}

/// A corpus on disk.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// What it is made of.
    pub kind: Kind,
    /// How many articles it has.
    pub size: usize,
    /// One article a line, as JSON; the queries are beside it.
    pub file: PathBuf,
    /// Where engines keep what they make of it.
    pub folder: PathBuf,
    /// What was counted when it was made: `articles`, `text_bytes`, `words`, `forms`, `heaps_exponent`.
    pub facts: Value,
}

impl Corpus {
    /// The queries that are asked of it, as JSON.
    pub fn queries(&self) -> PathBuf {
        self.folder.join("corpus.jsonl.queries.json")
    }
}

impl fmt::Display for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |name: &str| self.facts[name].as_f64().unwrap_or(f64::NAN);
        write!(
            f,
            "{} {} articles ({:.1} MB of text, {} forms among {} words, Heaps' exponent {:.2})",
            self.size,
            self.kind.name(),
            number("text_bytes") / 1e6,
            number("forms"),
            number("words"),
            number("heaps_exponent"),
        )
    }
}

/// Makes a corpus, or finds it where it was made before; `None`, said, where what it is made of is not at hand.
pub fn ensure(target: &TargetDir, kind: Kind, size: usize) -> Outcome<Option<Corpus>> {
    let sentences = match kind {
        Kind::Generated => None,
        Kind::News => {
            let Some(data) = std::env::var_os(DATA).filter(|data| !data.is_empty()) else {
                say(&format!(
                    "SKIPPED: the news corpus of {size} articles, because {DATA} is not set"
                ));
                return Ok(None);
            };
            Some(PathBuf::from(data).join("eval/kk/news.txt"))
        }
    };
    let name = format!("{}-{size}", kind.name());
    let all = target.path.join("bench-search");
    let folder = all.join(format!(
        "{name}-{:08x}",
        fingerprint(sentences.as_deref())? as u32
    ));
    let file = folder.join("corpus.jsonl");
    let facts = folder.join("corpus.jsonl.facts.json");
    if !facts.is_file() {
        forget(&all, &name)?;
        fs::create_dir_all(&folder).about(&folder)?;
        let mut make = cargo(target);
        make.args(["run", "--quiet", "--profile", "tool", "--package"])
            .args(["aimaq-bench-corpora", "--", kind.name()])
            .arg(size.to_string())
            .arg(&file);
        if let Some(sentences) = &sentences {
            make.arg(sentences);
        }
        shown(
            &format!("Making {size} {} articles", kind.name()),
            &mut make,
        )?;
    }
    let text = fs::read(&facts).about(&facts)?;
    let facts = serde_json::from_slice(&text)
        .map_err(|error| Problem::Told(format!("{}: {error}", facts.display())))?;
    Ok(Some(Corpus {
        kind,
        size,
        file,
        folder,
        facts,
    }))
}

/// What the corpus depends on: the code that makes it, and the sentences.
fn fingerprint(sentences: Option<&Path>) -> Outcome<u64> {
    let source = project::root().join("xtask/bench/corpora/src");
    let mut files: Vec<PathBuf> = fs::read_dir(&source)
        .about(&source)?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files.extend(sentences.map(Path::to_path_buf));
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(&file).about(&file)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// Removes what older code made: these folders are large.
fn forget(all: &Path, name: &str) -> Outcome {
    let Ok(entries) = fs::read_dir(all) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        let old = entry.file_name().to_string_lossy().into_owned();
        if old.rsplit_once('-').is_some_and(|(start, _)| start == name) {
            fs::remove_dir_all(entry.path()).about(&entry.path())?;
        }
    }
    Ok(())
}
