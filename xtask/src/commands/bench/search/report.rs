//! `docs/benchmark.md` and its charts, written from the figures.

use serde_json::Value;

use super::corpus::Kind;
use super::figures::Figures;
use super::{ENGINES, bars, chart, table};
use crate::problem::Outcome;
use crate::project;
use crate::run::say;

/// Takes out the lists of what was fetched: they are for whoever works on the format.
fn without_paths(json: &mut Value) {
    if let Value::Object(entries) = json {
        entries.remove("paths");
        entries.values_mut().for_each(without_paths);
    }
}

/// What stands above the tables.
const METHOD: &str = include_str!("method.md");

/// Writes the page, its figures as JSON and a chart for each kind of corpus.
pub fn write(figures: &Figures) -> Outcome {
    let docs = project::root().join("docs");
    let mut page = METHOD.to_owned();
    page.push_str("\n## Versions\n\n");
    for engine in ENGINES {
        if let Some(version) = figures.version(engine) {
            page.push_str(&format!("- {engine}: {version}\n"));
        }
    }
    page.push_str("\n## How cost grows\n\n");
    for kind in Kind::ALL {
        if table::sizes(figures, kind).is_empty() {
            continue;
        }
        let name = format!("benchmark-{}.svg", kind.name());
        super::write(&docs.join(&name), &chart::svg(figures, kind))?;
        page.push_str(&format!(
            "![Cost by size, {} corpus]({name})\n\n",
            kind.name()
        ));
    }
    page.push_str(&format!(
        "## Bars\n\n```text\n{}```\n",
        bars::table(figures)
    ));
    page.push_str(&format!(
        "\n## Figures\n\n```text\n{}```\n",
        table::all(figures).trim_end_matches('\n').to_owned() + "\n"
    ));
    super::write(&docs.join("benchmark.md"), &page)?;
    let mut json = figures.json().clone();
    without_paths(&mut json);
    super::write(&docs.join("benchmark.json"), &format!("{json:#}\n"))?;
    say("docs/benchmark.md, its charts and its figures are written");
    Ok(())
}
