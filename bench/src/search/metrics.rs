//! The figures that are compared. Less is better for each.

use super::figures::SearchFigures;
use super::prepared::CorpusName;

/// A figure that every engine has.
pub struct Metric {
    /// Its name in tables. Goals refer to it by its name.
    pub name: &'static str,
    /// Its unit; empty for a number without one.
    pub unit: &'static str,
    /// How many digits after the point are shown.
    pub digits: usize,
    /// Its JSON pointer in what was measured.
    pointer: &'static str,
    /// How much of what was measured makes one unit; `None`: the bytes of the corpus's texts.
    one: Option<f64>,
}

impl Metric {
    /// The metric with a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|metric| metric.name == name)
    }

    /// Its value for an engine over a corpus, where it was measured.
    pub fn of(&self, figures: &SearchFigures, corpus: CorpusName, engine: &str) -> Option<f64> {
        let value = figures.get(corpus, engine, self.pointer)?;
        let one = self.one.or_else(|| figures.fact(corpus, "text_bytes"))?;
        Some(value / one)
    }
}

const fn metric(
    name: &'static str,
    unit: &'static str,
    digits: usize,
    pointer: &'static str,
    one: f64,
) -> Metric {
    Metric {
        name,
        unit,
        digits,
        pointer,
        one: Some(one),
    }
}

/// All metrics, in the order of the table.
#[rustfmt::skip]
pub const ALL: [Metric; 26] = [
    metric("sent until ten results, brotli", "kB", 0, "/bytes/br/bytes", 1e3),
    metric("sent until ten results, gzip", "kB", 0, "/bytes/gzip/bytes", 1e3),
    metric("sent until ten results, plain", "kB", 0, "/bytes/identity/bytes", 1e3),
    metric("requests for that", "", 0, "/bytes/br/requests", 1.0),
    metric("a second cold word, brotli", "kB", 0, "/bytes/br/second_bytes", 1e3),
    metric("a second cold word, plain", "kB", 0, "/bytes/identity/second_bytes", 1e3),
    metric("slow line, until ten results", "ms", 0, "/rounds/first/ms", 1.0),
    metric("slow line, requests for that", "", 0, "/rounds/first/requests", 1.0),
    metric("slow line, rounds for that", "", 0, "/rounds/first/rounds", 1.0),
    metric("slow line, a second cold word", "ms", 0, "/rounds/second/ms", 1.0),
    metric("slow line, requests for the second", "", 0, "/rounds/second/requests", 1.0),
    metric("slow line, rounds for the second", "", 0, "/rounds/second/rounds", 1.0),
    Metric { name: "whole library ÷ raw text", unit: "", digits: 2, pointer: "/build/disk_bytes", one: None },
    metric("warm latency p95, a word", "ms", 2, "/latency/word/p95", 1.0),
    metric("warm latency p95, two words", "ms", 2, "/latency/two/p95", 1.0),
    metric("warm latency p95, begun word", "ms", 2, "/latency/prefix/p95", 1.0),
    metric("warm latency p95, one slip", "ms", 2, "/latency/slip/p95", 1.0),
    metric("memory, index loaded", "MB", 1, "/memory/bytes", 1e6),
    metric("stored files to ready for a query", "ms", 0, "/start/ready_ms", 1.0),
    metric("stored files to first answer", "ms", 0, "/start/first_answer_ms", 1.0),
    metric("build", "s", 1, "/build/seconds", 1.0),
    metric("processor time of the build", "s", 1, "/build/cpu_seconds", 1.0),
    metric("peak memory of the build", "MB", 0, "/build/peak_bytes", 1e6),
    metric("main thread blocked, CPU ÷ 4", "ms", 0, "/blocked/longest_ms", 1.0),
    metric("the same with nothing to search", "ms", 0, "/blocked/floor_ms", 1.0),
    metric("load of the machine meanwhile", "", 1, "/latency/load", 1.0),
];
