//! The tables: every figure of every engine at every size, and ours in parts of the best other one.

use super::corpus::Kind;
use super::figures::Figures;
use super::metric::{self, Metric};
use super::{ALL_SIZES, ENGINES, skipped};

/// Width of the first column.
const NAME: usize = 34;

/// The tables of all corpora that were measured.
pub fn all(figures: &Figures) -> String {
    Kind::ALL
        .into_iter()
        .filter_map(|kind| table(figures, kind))
        .collect()
}

/// The sizes that were measured with a kind of corpus.
pub fn sizes(figures: &Figures, kind: Kind) -> Vec<usize> {
    ALL_SIZES
        .into_iter()
        .filter(|size| figures.has(kind, *size))
        .collect()
}

fn table(figures: &Figures, kind: Kind) -> Option<String> {
    let sizes = sizes(figures, kind);
    if sizes.is_empty() {
        return None;
    }
    let facts = |name: &str, digits: usize, one: f64| {
        let cell = |size: &usize| cell(figures.fact(kind, *size, name).map(|v| v / one), digits);
        sizes.iter().map(cell).collect::<String>()
    };
    let heads: String = sizes.iter().map(|size| format!("{size:>10}")).collect();
    let mut table = format!("{:<NAME$}{heads}\n", format!("Corpus: {}", kind.name()));
    for (name, fact, digits, one) in [
        ("raw text, MB", "text_bytes", 1, 1e6),
        ("words, thousands", "words", 0, 1e3),
        ("forms, thousands", "forms", 1, 1e3),
        ("Heaps' exponent", "heaps_exponent", 2, 1.0),
    ] {
        table.push_str(&format!(
            "  {name:<0$}{1}\n",
            NAME - 2,
            facts(fact, digits, one)
        ));
    }
    for metric in metric::ALL {
        let unit = if metric.unit.is_empty() { "" } else { ", " };
        table.push_str(&format!("{}{unit}{}\n", metric.name, metric.unit));
        for engine in ENGINES {
            let cells = |size: &usize| match metric.of(figures, kind, *size, engine) {
                _ if figures.why_not(kind, *size, engine).is_some() => format!("{:>10}", "failed"),
                None if !figures.has_engine(kind, *size, engine) && skipped(engine, *size) => {
                    format!("{:>10}", "skipped")
                }
                value => cell(value, metric.digits),
            };
            let cells: String = sizes.iter().map(cells).collect();
            table.push_str(&format!("  {engine:<0$}{cells}\n", NAME - 2));
        }
        let ratios: String = sizes
            .iter()
            .map(|size| {
                cell(
                    ratio(figures, kind, *size, &metric).map(|(ratio, _)| ratio),
                    2,
                )
            })
            .collect();
        table.push_str(&format!(
            "  {:<1$}{ratios}\n",
            "ours ÷ best other",
            NAME - 2
        ));
    }
    table.push('\n');
    Some(table)
}

/// A number in its column, or that there is none.
fn cell(value: Option<f64>, digits: usize) -> String {
    value.map_or_else(
        || format!("{:>10}", "–"),
        |value| format!("{value:>10.digits$}"),
    )
}

/// Ours in parts of the best other engine, and which that is. FlexSearch, which loads many times what others do to be
/// quick, is shown and not compared with.
pub fn ratio(
    figures: &Figures,
    kind: Kind,
    size: usize,
    metric: &Metric,
) -> Option<(f64, &'static str)> {
    let ours = metric.of(figures, kind, size, "aimaq")?;
    let (best, engine) = best(figures, kind, size, metric)?;
    Some((ours / best, engine))
}

/// The best of Pagefind, MiniSearch and SQLite.
pub fn best(
    figures: &Figures,
    kind: Kind,
    size: usize,
    metric: &Metric,
) -> Option<(f64, &'static str)> {
    ["pagefind", "minisearch", "sqlite"]
        .into_iter()
        .filter_map(|engine| Some((metric.of(figures, kind, size, engine)?, engine)))
        .min_by(|one, other| one.0.total_cmp(&other.0))
}

#[cfg(test)]
mod tests {
    use super::{all, best, ratio};
    use crate::commands::bench::search::corpus::Kind;
    use crate::commands::bench::search::figures::tests::figures;
    use crate::commands::bench::search::metric::WORD;
    use serde_json::json;

    #[test]
    fn ours_is_compared_with_the_best_of_three() {
        let word = |ms: f64| json!({ "build": {}, "latency": { "word": { "p95": ms } } });
        let figures = figures(&[
            (Kind::News, 1_000, "aimaq", word(0.5)),
            (Kind::News, 1_000, "sqlite", word(1.0)),
            (Kind::News, 1_000, "minisearch", word(4.0)),
            (Kind::News, 1_000, "flexsearch", word(0.01)),
        ]);
        assert_eq!(
            best(&figures, Kind::News, 1_000, &WORD),
            Some((1.0, "sqlite"))
        );
        assert_eq!(
            ratio(&figures, Kind::News, 1_000, &WORD),
            Some((0.5, "sqlite"))
        );
        assert_eq!(best(&figures, Kind::Generated, 1_000, &WORD), None);
        let table = all(&figures);
        assert!(table.contains("Corpus: news"), "{table}");
        assert!(!table.contains("generated"), "{table}");
    }

    #[test]
    fn what_was_left_out_is_not_told_as_what_does_not_exist() {
        let size = 100_000;
        let figures = figures(&[(Kind::News, size, "aimaq", json!({ "build": {} }))]);
        let table = all(&figures);
        let line = |engine: &str| table.lines().find(|line| line.trim().starts_with(engine));
        assert!(line("pagefind").is_some_and(|line| line.ends_with("skipped")));
        assert!(line("sqlite").is_some_and(|line| line.ends_with('–')));
    }
}
