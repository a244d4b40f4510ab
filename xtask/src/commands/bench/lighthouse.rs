//! Lighthouse's view of a page: a phone on a slow line, throttled for real.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::cache::Cache;
use crate::problem::{About, Outcome, Problem};
use crate::run::{run_logged, say};
use crate::target_dir::TargetDir;
use crate::tools::npm;

/// The categories, as Lighthouse names them.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Over the lines of [`View`]s.
pub const HEADING: &str = "perf  a11y  best   seo     CLS    FCP ms   LCP ms  Lighthouse mobile, throttled by DevTools, median";

/// Lighthouse, ready to look.
pub struct Lighthouse {
    program: PathBuf,
    report: PathBuf,
    log: PathBuf,
}

/// What was seen of one page.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    page: String,
    runs: usize,
    /// From 0 to 100, in the order of [`CATEGORIES`].
    scores: [f64; 4],
    /// Without unit.
    layout_shift: f64,
    /// In milliseconds.
    first_paint: f64,
    /// In milliseconds.
    largest_paint: f64,
    /// The audits that cost points in any run.
    costly: BTreeSet<String>,
}

impl Lighthouse {
    /// Sees that Lighthouse is installed.
    pub fn ensure(cache: &Cache, target: &TargetDir) -> Outcome<Self> {
        let npm = npm::Packages::ensure(cache, npm::BENCH)?;
        let report = target.path.join("lighthouse.json");
        Ok(Self {
            program: npm.bin().join("lighthouse"),
            report,
            log: cache.log("lighthouse"),
        })
    }

    /// Looks at a page `runs` times; each figure is the median of its own.
    pub fn median(&self, url: &str, page: &str, runs: usize) -> Outcome<View> {
        let views = (1..=runs)
            .map(|run| self.look(url, page, run))
            .collect::<Outcome<Vec<_>>>()?;
        let of = |figure: &dyn Fn(&View) -> f64| median(views.iter().map(figure).collect());
        Ok(View {
            page: page.to_owned(),
            runs,
            scores: std::array::from_fn(|category| of(&|view| view.scores[category])),
            layout_shift: of(&|view| view.layout_shift),
            first_paint: of(&|view| view.first_paint),
            largest_paint: of(&|view| view.largest_paint),
            costly: views.iter().flat_map(|view| view.costly.clone()).collect(),
        })
    }

    fn look(&self, url: &str, page: &str, run: usize) -> Outcome<View> {
        drop(fs::remove_file(&self.report));
        let mut lighthouse = Command::new(&self.program);
        lighthouse.args([
            url,
            "--quiet",
            "--output=json",
            "--throttling-method=devtools",
        ]);
        lighthouse.arg(format!("--only-categories={}", CATEGORIES.join(",")));
        lighthouse.arg(format!("--output-path={}", self.report.display()));
        lighthouse.arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync --disable-background-networking --disable-component-update");
        lighthouse.env("CHROME_PATH", chromium()?);
        run_logged(
            &format!("Lighthouse looks at {page}, time {run}"),
            &self.log,
            &mut lighthouse,
        )?;
        let text = fs::read(&self.report).about(&self.report)?;
        let report = serde_json::from_slice(&text)
            .map_err(|error| Problem::Told(format!("Lighthouse's report: {error}")))?;
        let view = view_in(&report, page).ok_or_else(|| {
            let why = report
                .pointer("/runtimeError/message")
                .and_then(Value::as_str)
                .unwrap_or("a figure is missing in it");
            Problem::Told(format!(
                "Lighthouse's report on {page} is of no use: {why} ({})",
                self.report.display()
            ))
        })?;
        say(&format!("{view}"));
        Ok(view)
    }
}

/// The figures of a report; `None` where one is missing.
fn view_in(report: &Value, page: &str) -> Option<View> {
    let score = |category: &str| {
        Some(
            report
                .pointer(&format!("/categories/{category}/score"))?
                .as_f64()?
                * 100.0,
        )
    };
    let audit = |audit: &str| {
        report
            .pointer(&format!("/audits/{audit}/numericValue"))?
            .as_f64()
    };
    let [a, b, c, d] = CATEGORIES.map(score);
    Some(View {
        page: page.to_owned(),
        runs: 1,
        scores: [a?, b?, c?, d?],
        layout_shift: audit("cumulative-layout-shift")?,
        first_paint: audit("first-contentful-paint")?,
        largest_paint: audit("largest-contentful-paint")?,
        costly: costly_in(report),
    })
}

/// The audits that count for a score and are below 90 of 100, as Lighthouse names them.
fn costly_in(report: &Value) -> BTreeSet<String> {
    let categories = report["categories"]
        .as_object()
        .into_iter()
        .flat_map(|categories| categories.values());
    let counted = categories
        .filter_map(|category| category["auditRefs"].as_array())
        .flatten();
    let counted =
        counted.filter(|audit| audit["weight"].as_f64().is_some_and(|weight| weight > 0.0));
    let names = counted.filter_map(|audit| audit["id"].as_str());
    let low = |name: &&str| {
        report["audits"][*name]["score"]
            .as_f64()
            .is_some_and(|score| score < 0.9)
    };
    names.filter(low).map(str::to_owned).collect()
}

/// The middle value; of an even number, the lower one in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values
        .get((values.len().max(1) - 1) / 2)
        .copied()
        .unwrap_or(f64::NAN)
}

/// Where Chromium is.
pub fn chromium() -> Outcome<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join("chromium"))
        .find(|file| file.is_file());
    found.ok_or_else(|| Problem::Missing {
        what: "chromium".to_owned(),
        why: "it is nowhere on PATH".to_owned(),
        cure: "cargo xtask setup".to_owned(),
    })
}

impl View {
    /// For the file of figures.
    pub fn json(&self) -> Value {
        let [performance, accessibility, best_practices, seo] = self.scores;
        json!({
            "page": self.page, "runs": self.runs,
            "performance": performance, "accessibility": accessibility, "best_practices": best_practices, "seo": seo,
            "costly_audits": self.costly,
            "cls": self.layout_shift, "fcp_ms": self.first_paint, "lcp_ms": self.largest_paint,
        })
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for score in self.scores {
            write!(f, "{score:>4.0}  ")?;
        }
        write!(
            f,
            "{:>6.4}  {:>8.0} {:>8.0}  {}",
            self.layout_shift, self.first_paint, self.largest_paint, self.page
        )?;
        for audit in &self.costly {
            write!(f, "  ({audit})")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{median, view_in};
    use serde_json::json;

    #[test]
    fn the_median_is_the_middle() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(vec![2.0, 1.0]) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_report_is_read_and_one_without_a_score_refused() {
        let category = |score: f64| json!({ "score": score });
        let audit = |value: f64| json!({ "numericValue": value });
        let mut report = json!({
            "categories": { "performance": category(0.98), "accessibility": category(1.0), "best-practices": category(1.0), "seo": category(0.9) },
            "audits": { "cumulative-layout-shift": audit(0.0), "first-contentful-paint": audit(1260.0), "largest-contentful-paint": audit(1300.0) },
        });
        assert_eq!(
            view_in(&report, "kk/").unwrap().to_string(),
            "  98   100   100    90  0.0000      1260     1300  kk/"
        );
        report["categories"]["seo"]["auditRefs"] =
            json!([{ "id": "hreflang", "weight": 1 }, { "id": "canonical", "weight": 0 }]);
        report["audits"]["hreflang"] = json!({ "score": 0 });
        report["audits"]["canonical"] = json!({ "score": 0 });
        assert!(
            view_in(&report, "kk/")
                .unwrap()
                .to_string()
                .ends_with("kk/  (hreflang)")
        );
        report["categories"]["performance"]["score"] = json!(null);
        assert_eq!(view_in(&report, "kk/"), None);
    }
}
