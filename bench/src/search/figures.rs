//! What was measured, kept as JSON from run to run.
//!
//! `{"corpora": {"generated/10000": facts}, "engines": {"generated/10000/pagefind": parts}}`

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::prepared::CorpusName;
use super::{ALL_SIZES, ENGINES};
use crate::project;

/// All figures so far.
pub struct SearchFigures(Value);

impl SearchFigures {
    /// The figures in a file; none where it is missing.
    pub fn read(file: &Path) -> Result<Self> {
        let Ok(text) = fs::read(file) else {
            return Ok(Self(json!({ "corpora": {}, "engines": {} })));
        };
        let about = || format!("{} is damaged: remove it and measure again", file.display());
        serde_json::from_slice(&text).map(Self).with_context(about)
    }

    /// Writes them.
    pub fn write(&self, file: &Path) -> Result<()> {
        project::write(file, format!("{:#}\n", self.0))
    }

    /// Notes the facts of a corpus, and drops the figures of another corpus of the same name.
    pub fn note_corpus(&mut self, corpus: CorpusName, facts: &Value) {
        let name = corpus.to_string();
        if self.0["corpora"][&name] != *facts {
            if let Some(engines) = self.0["engines"].as_object_mut() {
                engines.retain(|engine, _| !engine.starts_with(&format!("{name}/")));
            }
            self.0["corpora"][&name] = facts.clone();
        }
    }

    /// Adds what was measured of an engine. Parts that were measured before and not now are kept.
    pub fn add(&mut self, corpus: CorpusName, engine: &str, measured: Value) {
        let entry = self.entry(corpus, engine);
        entry.remove("failed");
        if let Value::Object(measured) = measured {
            entry.extend(measured);
        }
    }

    /// Notes why an engine could not be measured.
    pub fn note_failure(&mut self, corpus: CorpusName, engine: &str, why: &str) {
        self.entry(corpus, engine)
            .insert("failed".to_owned(), json!(why));
    }

    fn entry(&mut self, corpus: CorpusName, engine: &str) -> &mut Map<String, Value> {
        let entry = &mut self.0["engines"][format!("{corpus}/{engine}")];
        if !entry.is_object() {
            *entry = json!({});
        }
        entry
            .as_object_mut()
            .expect("it was made an object just now")
    }

    /// Whether anything was measured with this corpus.
    pub fn has(&self, corpus: CorpusName) -> bool {
        ENGINES.iter().any(|engine| self.has_engine(corpus, engine))
    }

    /// Whether anything was measured of an engine with this corpus.
    pub fn has_engine(&self, corpus: CorpusName, engine: &str) -> bool {
        self.value(corpus, engine, "/build").is_some()
    }

    /// Why an engine could not be measured.
    pub fn failure(&self, corpus: CorpusName, engine: &str) -> Option<&str> {
        self.value(corpus, engine, "/failed")?.as_str()
    }

    /// The version of an engine.
    pub fn version(&self, engine: &str) -> Option<&str> {
        let engines = self.0["engines"].as_object()?;
        let mut found = engines
            .iter()
            .filter(|(name, _)| name.ends_with(&format!("/{engine}")));
        found.find_map(|(_, entry)| entry["version"].as_str())
    }

    /// A fact of a corpus.
    pub fn fact(&self, corpus: CorpusName, name: &str) -> Option<f64> {
        self.0["corpora"][corpus.to_string()][name].as_f64()
    }

    /// A figure of an engine by its JSON pointer: `/latency/word/p95`.
    pub fn get(&self, corpus: CorpusName, engine: &str, pointer: &str) -> Option<f64> {
        self.value(corpus, engine, pointer)?.as_f64()
    }

    /// The largest value of a figure over all corpora and engines; 0 where there is none.
    pub fn most(&self, pointer: &str) -> f64 {
        let engines = self.0["engines"]
            .as_object()
            .into_iter()
            .flat_map(Map::values);
        engines
            .filter_map(|entry| entry.pointer(pointer)?.as_f64())
            .fold(0.0, f64::max)
    }

    fn value(&self, corpus: CorpusName, engine: &str, pointer: &str) -> Option<&Value> {
        self.0["engines"][format!("{corpus}/{engine}")].pointer(pointer)
    }

    /// The figures without the lists of what was fetched, which only developers of the format need.
    pub fn published(&self) -> Value {
        let mut value = self.0.clone();
        remove_paths(&mut value);
        value
    }
}

fn remove_paths(value: &mut Value) {
    if let Value::Object(entries) = value {
        entries.remove("paths");
        entries.values_mut().for_each(remove_paths);
    }
}

/// The sizes of a kind of corpus that were measured.
pub fn measured_sizes(
    figures: &SearchFigures,
    kind: super::prepared::CorpusKind,
) -> Vec<CorpusName> {
    let corpora = ALL_SIZES.map(|size| CorpusName { kind, size });
    corpora
        .into_iter()
        .filter(|corpus| figures.has(*corpus))
        .collect()
}

#[cfg(test)]
pub mod tests {
    use super::SearchFigures;
    use crate::search::prepared::{CorpusKind, CorpusName};
    use serde_json::{Value, json};

    /// Figures of engines over corpora of news.
    pub fn figures(list: &[(usize, &str, Value)]) -> SearchFigures {
        let mut figures = SearchFigures(json!({ "corpora": {}, "engines": {} }));
        for (size, engine, measured) in list {
            figures.note_corpus(news(*size), &json!({ "text_bytes": size * 2_000 }));
            figures.add(news(*size), engine, measured.clone());
        }
        figures
    }

    pub fn news(size: usize) -> CorpusName {
        CorpusName {
            kind: CorpusKind::News,
            size,
        }
    }

    #[test]
    fn parts_of_several_runs_come_together_and_another_corpus_starts_anew() {
        let mut figures = figures(&[
            (10, "sqlite", json!({ "memory": { "bytes": 1 } })),
            (10, "sqlite", json!({ "start": { "ready_ms": 2.5 } })),
        ]);
        assert_eq!(figures.get(news(10), "sqlite", "/memory/bytes"), Some(1.0));
        assert_eq!(
            figures.get(news(10), "sqlite", "/start/ready_ms"),
            Some(2.5)
        );
        assert_eq!(figures.get(news(10), "pagefind", "/memory/bytes"), None);
        figures.note_corpus(news(10), &json!({ "text_bytes": 7 }));
        assert_eq!(figures.get(news(10), "sqlite", "/memory/bytes"), None);
    }
}
