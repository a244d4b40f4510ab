//! What was measured, kept as JSON from run to run.
//!
//! `{"corpora": {"generated/10000": facts}, "engines": {"generated/10000/pagefind": parts}}`

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::corpus::{Corpus, Kind};
use crate::problem::{Outcome, Problem};

/// All figures so far.
#[derive(Debug, Clone)]
pub struct Figures(Value);

impl Figures {
    /// The figures in a file; none where it is not there.
    pub fn read(file: &Path) -> Outcome<Self> {
        let Ok(text) = fs::read(file) else {
            return Ok(Self(json!({ "corpora": {}, "engines": {} })));
        };
        let value = serde_json::from_slice(&text);
        value.map(Self).map_err(|error| {
            Problem::Told(format!(
                "{} is no figures of an earlier run ({error}): remove it and measure again",
                file.display()
            ))
        })
    }

    /// Writes them.
    pub fn write(&self, file: &Path) -> Outcome {
        super::write(file, &format!("{:#}\n", self.0))
    }

    /// Notes what was counted in a corpus; figures of another corpus of the same name are gone.
    pub fn corpus(&mut self, corpus: &Corpus) {
        let name = key(corpus.kind, corpus.size);
        if self.0["corpora"][&name] != corpus.facts {
            if let Some(engines) = self.0["engines"].as_object_mut() {
                engines.retain(|engine, _| !engine.starts_with(&format!("{name}/")));
            }
            self.0["corpora"][&name] = corpus.facts.clone();
        }
    }

    /// Adds what was measured of an engine; parts that were measured before and not now are kept.
    pub fn add(&mut self, corpus: &Corpus, engine: &str, measured: Value) {
        let entry = self.entry(corpus, engine);
        entry.remove("failed");
        if let Value::Object(measured) = measured {
            entry.extend(measured);
        }
    }

    /// Notes that an engine could not be measured.
    pub fn failed(&mut self, corpus: &Corpus, engine: &str, why: &str) {
        self.entry(corpus, engine)
            .insert("failed".to_owned(), json!(why));
    }

    fn entry(&mut self, corpus: &Corpus, engine: &str) -> &mut Map<String, Value> {
        let name = format!("{}/{engine}", key(corpus.kind, corpus.size));
        let entry = &mut self.0["engines"][&name];
        if !entry.is_object() {
            *entry = json!({});
        }
        entry.as_object_mut().expect("an object was just put there")
    }

    /// Whether anything was measured with this corpus.
    pub fn has(&self, kind: Kind, size: usize) -> bool {
        let mut engines = super::ENGINES.iter();
        engines.any(|engine| self.has_engine(kind, size, engine))
    }

    /// Whether anything was measured of an engine with this corpus.
    pub fn has_engine(&self, kind: Kind, size: usize, engine: &str) -> bool {
        self.value(kind, size, engine, "/build").is_some()
    }

    /// Why an engine could not be measured, where it could not.
    pub fn why_not(&self, kind: Kind, size: usize, engine: &str) -> Option<&str> {
        self.value(kind, size, engine, "/failed")?.as_str()
    }

    /// A version of an engine, as it was measured last.
    pub fn version(&self, engine: &str) -> Option<&str> {
        let engines = self.0["engines"].as_object()?;
        let mut found = engines
            .iter()
            .filter(|(name, _)| name.ends_with(&format!("/{engine}")));
        found.find_map(|(_, entry)| entry["version"].as_str())
    }

    /// A figure of a corpus.
    pub fn fact(&self, kind: Kind, size: usize, name: &str) -> Option<f64> {
        self.0["corpora"][key(kind, size)][name].as_f64()
    }

    /// A figure of an engine, by its place in what was measured: `/latency/word/p95`.
    pub fn get(&self, kind: Kind, size: usize, engine: &str, place: &str) -> Option<f64> {
        self.value(kind, size, engine, place)?.as_f64()
    }

    fn value(&self, kind: Kind, size: usize, engine: &str, place: &str) -> Option<&Value> {
        self.0["engines"][format!("{}/{engine}", key(kind, size))].pointer(place)
    }

    /// The figures themselves.
    pub fn json(&self) -> &Value {
        &self.0
    }
}

fn key(kind: Kind, size: usize) -> String {
    format!("{}/{size}", kind.name())
}

#[cfg(test)]
pub mod tests {
    use super::Figures;
    use crate::commands::bench::search::corpus::{Corpus, Kind};
    use serde_json::{Value, json};

    /// A corpus that is nowhere.
    pub fn corpus(kind: Kind, size: usize) -> Corpus {
        let facts = json!({ "articles": size, "text_bytes": size * 2_000 });
        let (file, folder) = Default::default();
        Corpus {
            kind,
            size,
            file,
            folder,
            facts,
        }
    }

    /// Figures of engines over corpora.
    pub fn figures(list: &[(Kind, usize, &str, Value)]) -> Figures {
        let mut figures = Figures(json!({ "corpora": {}, "engines": {} }));
        for (kind, size, engine, measured) in list {
            let corpus = corpus(*kind, *size);
            figures.corpus(&corpus);
            figures.add(&corpus, engine, measured.clone());
        }
        figures
    }

    #[test]
    fn parts_of_several_runs_come_together_and_another_corpus_starts_anew() {
        let kind = Kind::News;
        let mut figures = figures(&[
            (kind, 10, "sqlite", json!({ "memory": { "bytes": 1 } })),
            (kind, 10, "sqlite", json!({ "start": { "ready_ms": 2.5 } })),
        ]);
        assert_eq!(figures.get(kind, 10, "sqlite", "/memory/bytes"), Some(1.0));
        assert_eq!(
            figures.get(kind, 10, "sqlite", "/start/ready_ms"),
            Some(2.5)
        );
        assert_eq!(figures.get(kind, 10, "pagefind", "/memory/bytes"), None);
        let mut other = corpus(kind, 10);
        other.facts = json!({ "text_bytes": 7 });
        figures.corpus(&other);
        assert_eq!(figures.get(kind, 10, "sqlite", "/memory/bytes"), None);
    }
}
