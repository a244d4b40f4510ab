//! The goals for our search: each holds for the worse of the two corpora.

use std::fmt;

use super::figures::SearchFigures;
use super::metrics::Metric;
use super::prepared::{CorpusKind, CorpusName};
use super::tables::best_other;

/// What a metric of ours is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Against {
    /// Its own value.
    Nothing,
    /// Its own value, which may also be at most half of the best other engine's.
    HalfOfBest,
    /// Its value divided by Pagefind's.
    Pagefind,
}
use Against::{HalfOfBest, Nothing, Pagefind};

/// What one metric shall be at one size.
struct Goal {
    metric: &'static str,
    size: usize,
    /// The most that it may be.
    at_most: f64,
    /// What is aimed at.
    aim: f64,
    against: Against,
}

const fn goal(metric: &'static str, size: usize, at_most: f64, aim: f64, against: Against) -> Goal {
    Goal {
        metric,
        size,
        at_most,
        aim,
        against,
    }
}

#[rustfmt::skip]
const GOALS: [Goal; 29] = [
    goal("sent until ten results, brotli", 1_000, 100.0, 80.0, Nothing),
    goal("sent until ten results, brotli", 10_000, 150.0, 110.0, Nothing),
    goal("sent until ten results, brotli", 50_000, 250.0, 160.0, Nothing),
    goal("sent until ten results, plain", 1_000, 100.0, 80.0, Nothing),
    goal("sent until ten results, plain", 10_000, 150.0, 110.0, Nothing),
    goal("sent until ten results, plain", 50_000, 250.0, 160.0, Nothing),
    goal("a second cold word, brotli", 1_000, 60.0, 25.0, Nothing),
    goal("a second cold word, brotli", 10_000, 60.0, 25.0, Nothing),
    goal("a second cold word, brotli", 50_000, 60.0, 25.0, Nothing),
    goal("a second cold word, plain", 1_000, 60.0, 25.0, Nothing),
    goal("a second cold word, plain", 10_000, 60.0, 25.0, Nothing),
    goal("a second cold word, plain", 50_000, 60.0, 25.0, Nothing),
    goal("slow line, until ten results", 10_000, 0.7, 0.5, Pagefind),
    goal("slow line, a second cold word", 10_000, 0.9, 0.6, Pagefind),
    goal("whole library ÷ raw text", 1_000, 0.45, 0.38, Nothing),
    goal("whole library ÷ raw text", 10_000, 0.45, 0.38, Nothing),
    goal("whole library ÷ raw text", 50_000, 0.45, 0.38, Nothing),
    goal("warm latency p95, a word", 10_000, 2.0, 1.0, HalfOfBest),
    goal("warm latency p95, two words", 10_000, 2.0, 1.0, HalfOfBest),
    goal("warm latency p95, begun word", 10_000, 2.0, 1.0, HalfOfBest),
    goal("warm latency p95, one slip", 10_000, 2.0, 1.0, HalfOfBest),
    goal("warm latency p95, a word", 50_000, 5.0, 2.0, HalfOfBest),
    goal("warm latency p95, two words", 50_000, 5.0, 2.0, HalfOfBest),
    goal("warm latency p95, begun word", 50_000, 5.0, 2.0, HalfOfBest),
    goal("warm latency p95, one slip", 50_000, 5.0, 2.0, HalfOfBest),
    goal("memory, index loaded", 10_000, 20.0, 12.0, Nothing),
    goal("stored files to ready for a query", 10_000, 60.0, 25.0, Nothing),
    goal("build", 10_000, 5.0, 2.5, Nothing),
    goal("main thread blocked, CPU ÷ 4", 100_000, 50.0, 16.0, Nothing),
];

/// How a goal was met, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Missed,
    Met,
    AimMet,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Missed => "MISSED",
            Self::Met => "met",
            Self::AimMet => "aim met",
        })
    }
}

/// How a goal was met over one corpus.
#[derive(Debug, PartialEq)]
struct GoalResult {
    verdict: Verdict,
    value: f64,
    /// The most that the value might be: that of the goal, or half of the best other engine's where that is less.
    allowed: f64,
    kind: CorpusKind,
}

impl Goal {
    fn metric(&self) -> &'static Metric {
        Metric::named(self.metric).expect("a test knows that every goal has a metric")
    }

    /// How it was met over the worse of the corpora; `None` where it was not measured.
    fn result(&self, figures: &SearchFigures) -> Option<GoalResult> {
        let results = CorpusKind::ALL
            .into_iter()
            .filter_map(|kind| self.result_over(figures, kind));
        results.min_by(|one, other| {
            let excess = |result: &GoalResult| result.value / result.allowed;
            one.verdict
                .cmp(&other.verdict)
                .then(excess(other).total_cmp(&excess(one)))
        })
    }

    fn result_over(&self, figures: &SearchFigures, kind: CorpusKind) -> Option<GoalResult> {
        let corpus = CorpusName {
            kind,
            size: self.size,
        };
        let of = |engine| self.metric().of(figures, corpus, engine);
        let ours = of("aimaq")?;
        let value = match self.against {
            Pagefind => ours / of("pagefind")?,
            Nothing | HalfOfBest => ours,
        };
        let best =
            best_other(figures, corpus, self.metric()).filter(|_| self.against == HalfOfBest);
        let allowed = best.map_or(self.at_most, |best| self.at_most.min(best / 2.0));
        let verdict = match value {
            value if value > allowed => Verdict::Missed,
            value if value > self.aim => Verdict::Met,
            _ => Verdict::AimMet,
        };
        Some(GoalResult {
            verdict,
            value,
            allowed,
            kind,
        })
    }
}

/// The table of all goals.
pub fn table(figures: &SearchFigures) -> String {
    let mut table = format!(
        "{:<46}{:>10}{:>10}{:>10}{:>10}  {:<9} worse corpus\n",
        "Goals for ours", "articles", "measured", "at most", "aim", ""
    );
    let mut counts = [0; 4];
    for goal in &GOALS {
        let metric = goal.metric();
        let (unit, digits) = match goal.against {
            Pagefind => ("÷ pagefind", 2),
            Nothing | HalfOfBest => (metric.unit, metric.digits),
        };
        let name = format!("{} {unit}", metric.name);
        let line = match goal.result(figures) {
            None => {
                counts[3] += 1;
                format!(
                    "{:>10}{:>10.2}{:>10.2}  not measured",
                    "–", goal.at_most, goal.aim
                )
            }
            Some(GoalResult {
                verdict,
                value,
                allowed,
                kind,
            }) => {
                counts[verdict as usize] += 1;
                let aim = goal.aim;
                format!(
                    "{value:>10.digits$}{allowed:>10.2}{aim:>10.2}  {verdict:<9} {}",
                    kind.name()
                )
            }
        };
        table.push_str(&format!("{name:<46}{:>10}{line}\n", goal.size));
    }
    let [missed, met, aims, none] = counts;
    table.push_str(&format!(
        "{aims} aims met, {met} met, {missed} missed, {none} not measured\n"
    ));
    table
}

#[cfg(test)]
mod tests {
    use super::{GOALS, HalfOfBest, Nothing, Pagefind, Verdict, goal};
    use crate::search::figures::tests::{figures, news};
    use crate::search::metrics::Metric;
    use crate::search::prepared::{CorpusKind, CorpusName};
    use serde_json::json;

    #[test]
    fn every_goal_has_a_metric() {
        for goal in &GOALS {
            assert!(Metric::named(goal.metric).is_some(), "{}", goal.metric);
        }
    }

    #[test]
    fn the_worse_corpus_decides() {
        let memory = |megabytes: f64| json!({ "memory": { "bytes": megabytes * 1e6 } });
        let mut figures = figures(&[(10, "aimaq", memory(15.0))]);
        figures.add(
            CorpusName {
                kind: CorpusKind::Generated,
                ..news(10)
            },
            "aimaq",
            memory(11.0),
        );
        let result = |at_most| {
            goal("memory, index loaded", 10, at_most, 12.0, Nothing)
                .result(&figures)
                .unwrap()
        };
        assert_eq!(
            (result(20.0).verdict, result(20.0).kind),
            (Verdict::Met, CorpusKind::News)
        );
        assert_eq!(result(14.0).verdict, Verdict::Missed);
        assert_eq!(
            goal("memory, index loaded", 20, 14.0, 12.0, Nothing).result(&figures),
            None
        );
    }

    #[test]
    fn half_of_the_best_other_is_a_limit_too() {
        let word = |ms: f64| json!({ "latency": { "word": { "p95": ms } } });
        let figures = figures(&[
            (10, "aimaq", word(0.8)),
            (10, "sqlite", word(1.4)),
            (10, "pagefind", word(3.0)),
        ]);
        let result = goal("warm latency p95, a word", 10, 2.0, 1.0, HalfOfBest)
            .result(&figures)
            .unwrap();
        assert_eq!(result.verdict, Verdict::Missed);
        assert!((result.allowed - 0.7).abs() < 1e-9);
    }

    #[test]
    fn a_ratio_needs_both_engines() {
        let slow = |ms: f64| json!({ "rounds": { "second": { "ms": ms } } });
        let goal = goal("slow line, a second cold word", 10, 0.9, 0.6, Pagefind);
        let ours = (10, "aimaq", slow(883.0));
        assert_eq!(goal.result(&figures(std::slice::from_ref(&ours))), None);
        let result = goal
            .result(&figures(&[ours, (10, "pagefind", slow(689.0))]))
            .unwrap();
        assert_eq!(result.verdict, Verdict::Missed);
        assert!((result.value - 1.28).abs() < 0.01, "{}", result.value);
    }
}
