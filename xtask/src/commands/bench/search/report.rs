//! `docs/benchmark.md` and its charts, written from the figures.

use serde_json::Value;

use super::corpus::Kind;
use super::figures::Figures;
use super::{ALL_SIZES, ENGINES, bars, chart, table};
use crate::problem::Outcome;
use crate::project;
use crate::run::say;

/// What has to be said where the machine had other things to do while latency was measured.
fn caution(figures: &Figures) -> Option<String> {
    let mut most: f64 = 0.0;
    let mut cores: f64 = 0.0;
    for (kind, size, engine) in Kind::ALL.into_iter().flat_map(|kind| {
        ALL_SIZES
            .into_iter()
            .flat_map(move |size| ENGINES.map(|engine| (kind, size, engine)))
    }) {
        let of = |place| figures.get(kind, size, engine, place).unwrap_or_default();
        most = most.max(of("/latency/load"));
        cores = cores.max(of("/latency/cores"));
    }
    (most > cores + 1.0).then(|| {
        format!(
            "**These times were taken on a busy machine**: up to {most:.0} programs wanted its {cores:.0} cores. Times, \
             those of builds and starts above all, are too long for every engine; bytes, memory and processor time are not."
        )
    })
}

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
    if let Some(caution) = caution(figures) {
        page.push_str(&format!("\n{caution}\n"));
    }
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

#[cfg(test)]
mod tests {
    use super::caution;
    use crate::commands::bench::search::corpus::Kind;
    use crate::commands::bench::search::figures::tests::figures;
    use serde_json::json;

    #[test]
    fn a_busy_machine_is_told_of() {
        let under = |load: f64| {
            let latency = json!({ "latency": { "load": load, "cores": 2 } });
            caution(&figures(&[(Kind::News, 1_000, "sqlite", latency)]))
        };
        assert_eq!(under(1.5), None);
        assert!(
            under(12.2)
                .unwrap()
                .contains("up to 12 programs wanted its 2 cores")
        );
    }
}
