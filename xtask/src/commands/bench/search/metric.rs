//! The figures that are compared, each by name, unit and where it is found.

use super::corpus::Kind;
use super::figures::Figures;

/// Something that is measured of every engine; less is better, always.
#[derive(Clone, Copy)]
pub struct Metric {
    /// What it is, for tables.
    pub name: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// How many digits after the point are shown.
    pub digits: usize,
    /// Where it is found in what was measured.
    place: &'static str,
    /// What one unit is in the unit of the measurement.
    scale: Scale,
}

#[derive(Clone, Copy)]
enum Scale {
    By(f64),
    /// In bytes of the corpus's texts.
    Texts,
}

impl Metric {
    /// Its value for an engine over a corpus, where it was measured.
    pub fn of(&self, figures: &Figures, kind: Kind, size: usize, engine: &str) -> Option<f64> {
        let value = figures.get(kind, size, engine, self.place)?;
        Some(match self.scale {
            Scale::By(one) => value / one,
            Scale::Texts => value / figures.fact(kind, size, "text_bytes")?,
        })
    }
}

const fn metric(
    name: &'static str,
    unit: &'static str,
    digits: usize,
    place: &'static str,
    one: f64,
) -> Metric {
    let scale = Scale::By(one);
    Metric {
        name,
        unit,
        digits,
        place,
        scale,
    }
}

/// Module and data until ten results with snippets are there, from a host that packs with brotli.
pub const SENT: Metric = metric(
    "sent until ten results, brotli",
    "kB",
    0,
    "/bytes/br/bytes",
    1e3,
);
/// The same from a host that packs with gzip.
pub const SENT_GZIP: Metric = metric(
    "sent until ten results, gzip",
    "kB",
    0,
    "/bytes/gzip/bytes",
    1e3,
);
/// The same from a host that does not pack.
pub const SENT_PLAIN: Metric = metric(
    "sent until ten results, plain",
    "kB",
    0,
    "/bytes/identity/bytes",
    1e3,
);
/// How many requests that takes.
pub const REQUESTS: Metric = metric("requests for that", "", 0, "/bytes/br/requests", 1.0);
/// A second cold word with its ten snippets, from a host that packs with brotli.
pub const SECOND: Metric = metric(
    "a second cold word, brotli",
    "kB",
    0,
    "/bytes/br/second_bytes",
    1e3,
);
/// The same from a host that does not pack.
pub const SECOND_PLAIN: Metric = metric(
    "a second cold word, plain",
    "kB",
    0,
    "/bytes/identity/second_bytes",
    1e3,
);
/// What a site keeps, engine code aside, in bytes for each byte of text.
pub const DISK: Metric = Metric {
    name: "whole library ÷ raw text",
    unit: "",
    digits: 2,
    place: "/build/disk_bytes",
    scale: Scale::Texts,
};
/// Warm latency of a word, 95th percentile.
pub const WORD: Metric = metric(
    "warm latency p95, a word",
    "ms",
    2,
    "/latency/word/p95",
    1.0,
);
/// Of two words.
pub const TWO: Metric = metric(
    "warm latency p95, two words",
    "ms",
    2,
    "/latency/two/p95",
    1.0,
);
/// Of a last word that is only begun.
pub const PREFIX: Metric = metric(
    "warm latency p95, begun word",
    "ms",
    2,
    "/latency/prefix/p95",
    1.0,
);
/// Of a word with one slip.
pub const SLIP: Metric = metric(
    "warm latency p95, one slip",
    "ms",
    2,
    "/latency/slip/p95",
    1.0,
);
/// Memory with dictionary and postings loaded, texts not.
pub const MEMORY: Metric = metric("memory, index loaded", "MB", 1, "/memory/bytes", 1e6);
/// From stored files to an engine that takes a query.
pub const START: Metric = metric(
    "stored files to ready for a query",
    "ms",
    0,
    "/start/ready_ms",
    1.0,
);
/// From stored files to the first answer.
pub const FIRST: Metric = metric(
    "stored files to first answer",
    "ms",
    0,
    "/start/first_answer_ms",
    1.0,
);
/// Build of index and library.
pub const BUILD: Metric = metric("build", "s", 1, "/build/seconds", 1.0);
/// Processor time of that.
pub const BUILD_CPU: Metric = metric(
    "processor time of the build",
    "s",
    1,
    "/build/cpu_seconds",
    1.0,
);
/// Memory of that.
pub const BUILD_MEMORY: Metric = metric(
    "peak memory of the build",
    "MB",
    0,
    "/build/peak_bytes",
    1e6,
);
/// The longest task of the main thread while searching, the processor slowed four times.
pub const BLOCKED: Metric = metric(
    "main thread blocked, CPU ÷ 4",
    "ms",
    0,
    "/blocked/longest_ms",
    1.0,
);
/// The same where nothing is asked: what the browser and the measure take.
pub const BLOCKED_FLOOR: Metric = metric(
    "the same with nothing to search",
    "ms",
    0,
    "/blocked/floor_ms",
    1.0,
);

/// How many programs wanted a core while latency was measured: above the number of cores, times are too long.
pub const LOAD: Metric = metric("load of the machine meanwhile", "", 1, "/latency/load", 1.0);

/// All, in the order of the table.
pub const ALL: [Metric; 20] = [
    SENT,
    SENT_GZIP,
    SENT_PLAIN,
    REQUESTS,
    SECOND,
    SECOND_PLAIN,
    DISK,
    WORD,
    TWO,
    PREFIX,
    SLIP,
    MEMORY,
    START,
    FIRST,
    BUILD,
    BUILD_CPU,
    BUILD_MEMORY,
    BLOCKED,
    BLOCKED_FLOOR,
    LOAD,
];
