//! The tables: every metric of every engine at every size, and ours divided by the best other one.

use super::figures::{SearchFigures, measured_sizes};
use super::metrics::{self, Metric};
use super::prepared::{CorpusKind, CorpusName};
use super::{ENGINES, is_skipped};

/// The width of the first column.
const NAME: usize = 36;

/// What stands above the metrics of a corpus: name, fact, digits, how much of it makes one unit.
const FACTS: [(&str, &str, usize, f64); 4] = [
    ("raw text, MB", "text_bytes", 1, 1e6),
    ("words, thousands", "words", 0, 1e3),
    ("forms, thousands", "forms", 1, 1e3),
    ("Heaps' exponent", "heaps_exponent", 2, 1.0),
];

/// The tables of all corpora that were measured.
pub fn all(figures: &SearchFigures) -> String {
    CorpusKind::ALL
        .into_iter()
        .filter_map(|kind| table(figures, kind))
        .collect()
}

fn table(figures: &SearchFigures, kind: CorpusKind) -> Option<String> {
    let corpora = measured_sizes(figures, kind);
    if corpora.is_empty() {
        return None;
    }
    let row = |name: &str, cell: &dyn Fn(CorpusName) -> String| {
        let cells: String = corpora.iter().map(|corpus| cell(*corpus)).collect();
        format!("  {name:<0$}{cells}\n", NAME - 2)
    };
    let sizes: String = corpora
        .iter()
        .map(|corpus| format!("{:>10}", corpus.size))
        .collect();
    let mut table = format!("{:<NAME$}{sizes}\n", format!("Corpus: {}", kind.name()));
    for (name, fact, digits, one) in FACTS {
        table.push_str(&row(name, &|corpus| {
            cell(figures.fact(corpus, fact).map(|value| value / one), digits)
        }));
    }
    let measured = |metric: &&Metric| {
        let mut corpora = corpora.iter();
        corpora.any(|corpus| {
            ENGINES
                .iter()
                .any(|engine| metric.of(figures, *corpus, engine).is_some())
        })
    };
    for metric in metrics::ALL.iter().filter(measured) {
        let comma = if metric.unit.is_empty() { "" } else { ", " };
        table.push_str(&format!("{}{comma}{}\n", metric.name, metric.unit));
        for engine in ENGINES {
            table.push_str(&row(engine, &|corpus| {
                if figures.failure(corpus, engine).is_some() {
                    return format!("{:>10}", "failed");
                }
                if !figures.has_engine(corpus, engine) && is_skipped(engine, corpus.size) {
                    return format!("{:>10}", "skipped");
                }
                cell(metric.of(figures, corpus, engine), metric.digits)
            }));
        }
        table.push_str(&row("ours ÷ best other", &|corpus| {
            cell(ratio(figures, corpus, metric), 2)
        }));
    }
    table.push('\n');
    Some(table)
}

/// A number in its column; a dash where there is none.
fn cell(value: Option<f64>, digits: usize) -> String {
    value.map_or_else(
        || format!("{:>10}", "–"),
        |value| format!("{value:>10.digits$}"),
    )
}

/// Ours divided by the best other engine.
fn ratio(figures: &SearchFigures, corpus: CorpusName, metric: &Metric) -> Option<f64> {
    Some(metric.of(figures, corpus, "aimaq")? / best_other(figures, corpus, metric)?)
}

/// The best of Pagefind, MiniSearch and SQLite. FlexSearch is quick because it loads many times as much as the others;
/// it is shown, and nothing is held against it.
pub fn best_other(figures: &SearchFigures, corpus: CorpusName, metric: &Metric) -> Option<f64> {
    let others = ["pagefind", "minisearch", "sqlite"];
    others
        .into_iter()
        .filter_map(|engine| metric.of(figures, corpus, engine))
        .min_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::{all, best_other, ratio};
    use crate::search::figures::tests::{figures, news};
    use crate::search::metrics::Metric;
    use serde_json::json;

    #[test]
    fn ours_is_compared_with_the_best_of_three() {
        let word = |ms: f64| json!({ "build": {}, "latency": { "word": { "p95": ms } } });
        let figures = figures(&[
            (1_000, "aimaq", word(0.5)),
            (1_000, "sqlite", word(1.0)),
            (1_000, "minisearch", word(4.0)),
            (1_000, "flexsearch", word(0.01)),
        ]);
        let metric = Metric::named("warm latency p95, a word").unwrap();
        assert_eq!(best_other(&figures, news(1_000), metric), Some(1.0));
        assert_eq!(ratio(&figures, news(1_000), metric), Some(0.5));
        assert_eq!(best_other(&figures, news(10_000), metric), None);
        let table = all(&figures);
        assert!(table.contains("Corpus: news"), "{table}");
        assert!(!table.contains("generated"), "{table}");
        assert!(!table.contains("memory"), "{table}");
    }

    #[test]
    fn skipped_engines_differ_from_missing_figures() {
        let figures = figures(&[(100_000, "aimaq", json!({ "build": { "seconds": 1 } }))]);
        let table = all(&figures);
        let line = |engine: &str| table.lines().find(|line| line.trim().starts_with(engine));
        assert!(line("pagefind").is_some_and(|line| line.ends_with("skipped")));
        assert!(line("sqlite").is_some_and(|line| line.ends_with('–')));
    }
}
