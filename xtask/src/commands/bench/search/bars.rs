//! The bars that our search is held to: each on the worse of the two corpora.

use std::fmt;

use super::corpus::Kind;
use super::figures::Figures;
use super::metric::{self, Metric};
use super::table::best;

/// What is asked of one figure at one size.
pub struct Bar {
    /// The figure.
    pub metric: Metric,
    /// The size it is asked at.
    pub size: usize,
    /// What it may be at most.
    pub least: f64,
    /// What is aimed at.
    pub aim: f64,
    /// Whether it may also be at most half of the best other engine's.
    pub half_of_best: bool,
}

const fn bar(metric: Metric, size: usize, least: f64, aim: f64) -> Bar {
    let half_of_best = false;
    Bar {
        metric,
        size,
        least,
        aim,
        half_of_best,
    }
}

const fn quick(metric: Metric, size: usize, least: f64, aim: f64) -> Bar {
    let half_of_best = true;
    Bar {
        metric,
        size,
        least,
        aim,
        half_of_best,
    }
}

/// All bars.
pub const BARS: [Bar; 27] = [
    bar(metric::SENT, 1_000, 100.0, 80.0),
    bar(metric::SENT, 10_000, 150.0, 110.0),
    bar(metric::SENT, 50_000, 250.0, 160.0),
    bar(metric::SENT_PLAIN, 1_000, 100.0, 80.0),
    bar(metric::SENT_PLAIN, 10_000, 150.0, 110.0),
    bar(metric::SENT_PLAIN, 50_000, 250.0, 160.0),
    bar(metric::SECOND, 1_000, 60.0, 25.0),
    bar(metric::SECOND, 10_000, 60.0, 25.0),
    bar(metric::SECOND, 50_000, 60.0, 25.0),
    bar(metric::SECOND_PLAIN, 1_000, 60.0, 25.0),
    bar(metric::SECOND_PLAIN, 10_000, 60.0, 25.0),
    bar(metric::SECOND_PLAIN, 50_000, 60.0, 25.0),
    bar(metric::DISK, 1_000, 0.45, 0.38),
    bar(metric::DISK, 10_000, 0.45, 0.38),
    bar(metric::DISK, 50_000, 0.45, 0.38),
    quick(metric::WORD, 10_000, 2.0, 1.0),
    quick(metric::TWO, 10_000, 2.0, 1.0),
    quick(metric::PREFIX, 10_000, 2.0, 1.0),
    quick(metric::SLIP, 10_000, 2.0, 1.0),
    quick(metric::WORD, 50_000, 5.0, 2.0),
    quick(metric::TWO, 50_000, 5.0, 2.0),
    quick(metric::PREFIX, 50_000, 5.0, 2.0),
    quick(metric::SLIP, 50_000, 5.0, 2.0),
    bar(metric::MEMORY, 10_000, 20.0, 12.0),
    bar(metric::START, 10_000, 60.0, 25.0),
    bar(metric::BUILD, 10_000, 5.0, 2.5),
    bar(metric::BLOCKED, 100_000, 50.0, 16.0),
];

/// How a bar was met, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It was not.
    Missed,
    /// What is asked at least.
    Least,
    /// What is aimed at.
    Aim,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Missed => "MISSED",
            Self::Least => "met",
            Self::Aim => "aim met",
        })
    }
}

/// How a bar was met over one corpus.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Met {
    /// How.
    pub verdict: Verdict,
    /// The figure.
    pub value: f64,
    /// What it might be at most: the bar, or half of the best other's where that is less.
    pub allowed: f64,
    /// Over which corpus.
    pub kind: Kind,
}

impl Bar {
    /// How it was met over the worse of the corpora; `None` where ours was not measured at that size.
    pub fn met(&self, figures: &Figures) -> Option<Met> {
        let over = |kind| {
            let value = self.metric.of(figures, kind, self.size, "aimaq")?;
            let half = match best(figures, kind, self.size, &self.metric) {
                Some((best, _)) if self.half_of_best => best / 2.0,
                _ => f64::INFINITY,
            };
            let allowed = self.least.min(half);
            let verdict = if value > allowed {
                Verdict::Missed
            } else if value > self.aim {
                Verdict::Least
            } else {
                Verdict::Aim
            };
            Some(Met {
                verdict,
                value,
                allowed,
                kind,
            })
        };
        Kind::ALL.into_iter().filter_map(over).min_by(|one, other| {
            let worse = other.value / other.allowed;
            one.verdict
                .cmp(&other.verdict)
                .then(worse.total_cmp(&(one.value / one.allowed)))
        })
    }
}

/// The table of all bars.
pub fn table(figures: &Figures) -> String {
    let mut table = format!(
        "{:<42}{:>10}{:>10}{:>10}{:>10}  {:<9} worse corpus\n",
        "Bars for ours", "articles", "measured", "at most", "aim", ""
    );
    let mut counts = [0; 4];
    for bar in &BARS {
        let name = format!("{} {}", bar.metric.name, bar.metric.unit);
        let digits = bar.metric.digits;
        let line = match bar.met(figures) {
            None => {
                counts[3] += 1;
                format!(
                    "{:>10}{:>10.2}{:>10.2}  not measured",
                    "–", bar.least, bar.aim
                )
            }
            Some(met) => {
                counts[met.verdict as usize] += 1;
                format!(
                    "{:>10.digits$}{:>10.2}{:>10.2}  {:<9} {}",
                    met.value,
                    met.allowed,
                    bar.aim,
                    met.verdict,
                    met.kind.name()
                )
            }
        };
        table.push_str(&format!("{name:<42}{:>10}{line}\n", bar.size));
    }
    let [missed, least, aim, none] = counts;
    table.push_str(&format!(
        "{aim} aims met, {least} bars met, {missed} missed, {none} not measured\n"
    ));
    table
}

#[cfg(test)]
mod tests {
    use super::{Verdict, bar, quick};
    use crate::commands::bench::search::corpus::Kind;
    use crate::commands::bench::search::figures::tests::figures;
    use crate::commands::bench::search::metric::{MEMORY, WORD};
    use serde_json::json;

    #[test]
    fn the_worse_corpus_decides() {
        let memory = |megabytes: f64| json!({ "memory": { "bytes": megabytes * 1e6 } });
        let figures = figures(&[
            (Kind::Generated, 10, "aimaq", memory(11.0)),
            (Kind::News, 10, "aimaq", memory(15.0)),
        ]);
        let met = bar(MEMORY, 10, 20.0, 12.0).met(&figures).unwrap();
        assert_eq!((met.verdict, met.kind), (Verdict::Least, Kind::News));
        let met = bar(MEMORY, 10, 14.0, 12.0).met(&figures).unwrap();
        assert_eq!(met.verdict, Verdict::Missed);
        assert_eq!(bar(MEMORY, 20, 14.0, 12.0).met(&figures), None);
    }

    #[test]
    fn half_of_the_best_other_is_a_bar_too() {
        let word = |ms: f64| json!({ "latency": { "word": { "p95": ms } } });
        let figures = figures(&[
            (Kind::News, 10, "aimaq", word(0.8)),
            (Kind::News, 10, "sqlite", word(1.4)),
            (Kind::News, 10, "pagefind", word(3.0)),
        ]);
        let met = quick(WORD, 10, 2.0, 1.0).met(&figures).unwrap();
        assert_eq!(met.verdict, Verdict::Missed);
        assert!((met.allowed - 0.7).abs() < 1e-9);
    }
}
