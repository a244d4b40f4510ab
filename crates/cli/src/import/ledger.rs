//! What was imported before: a file of JSON lines in the corpus folder, whose name begins with a dot, so that it is no article.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use aimaq_import::Entry;
use serde::{Deserialize, Serialize};

/// The name of the file.
const NAME: &str = ".aimaq-import.jsonl";

/// An article that was imported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The hash of the file that it was made of.
    pub hash: String,
    /// The hashes of the files that were written, by name.
    pub files: BTreeMap<String, String>,
    /// What the report said.
    pub entry: Entry,
}

/// All that was imported into a corpus.
#[derive(Debug, Default)]
pub struct Ledger {
    records: Vec<Record>,
    by_hash: BTreeMap<String, Vec<usize>>,
    by_source: BTreeMap<(String, Option<String>), usize>,
    ids: BTreeSet<String>,
    changed: bool,
}

impl Ledger {
    /// Reads the ledger of a corpus. There is none before the first import.
    ///
    /// # Errors
    /// If it is damaged, as a sentence.
    pub fn read(corpus: &Path) -> Result<Ledger, String> {
        let path = corpus.join(NAME);
        let mut ledger = Ledger::default();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(ledger),
            Err(error) => return Err(format!("{}: {error}", path.display())),
        };
        for (number, line) in (1..).zip(text.lines()) {
            let record = serde_json::from_str(line).map_err(|error| {
                format!(
                    "{}:{number}: {error}; restore the file, or remove it and import into an empty folder",
                    path.display()
                )
            })?;
            ledger.add(record);
        }
        ledger.changed = false;
        Ok(ledger)
    }

    /// Was a file with these bytes imported?
    pub fn has(&self, hash: &str) -> bool {
        self.by_hash.contains_key(hash)
    }

    /// The records of a file with these bytes.
    pub fn of(&self, hash: &str) -> impl Iterator<Item = &Record> {
        let numbers = self.by_hash.get(hash).into_iter().flatten();
        numbers.filter_map(|&number| self.records.get(number))
    }

    /// The record of a document of a file, by name.
    pub fn of_source(&self, entry: &Entry) -> Option<&Record> {
        let key = (entry.source.clone(), entry.part.clone());
        self.records.get(*self.by_source.get(&key)?)
    }

    /// Does an imported article have this id?
    pub fn has_id(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Adds a record, or replaces that of the same document.
    pub fn add(&mut self, record: Record) {
        self.changed = true;
        self.ids.insert(record.entry.id.clone());
        let key = (record.entry.source.clone(), record.entry.part.clone());
        let at = match self.by_source.get(&key) {
            Some(&at) => at,
            None => self.records.len(),
        };
        if let Some(before) = self.records.get(at)
            && let Some(numbers) = self.by_hash.get_mut(&before.hash)
        {
            numbers.retain(|&number| number != at);
            if numbers.is_empty() {
                self.by_hash.remove(&before.hash.clone());
            }
        }
        self.by_hash
            .entry(record.hash.clone())
            .or_default()
            .push(at);
        self.by_source.insert(key, at);
        match self.records.get_mut(at) {
            Some(place) => *place = record,
            None => self.records.push(record),
        }
    }

    /// Writes the ledger if something was added.
    ///
    /// # Errors
    /// Any error of the file system, as a sentence.
    pub fn write(&self, corpus: &Path) -> Result<(), String> {
        if !self.changed {
            return Ok(());
        }
        let mut text = String::new();
        for record in &self.records {
            let line = serde_json::to_string(record).map_err(|error| error.to_string())?;
            text.push_str(&line);
            text.push('\n');
        }
        let path = corpus.join(NAME);
        let about = |error: std::io::Error| format!("{}: {error}", path.display());
        fs::create_dir_all(corpus).map_err(about)?;
        // Written beside and renamed, so that an import that is stopped leaves the ledger whole.
        let new = corpus.join(".aimaq-import.new");
        fs::write(&new, text).map_err(about)?;
        fs::rename(&new, &path).map_err(about)
    }
}
