//! `docs/benchmark.md` and `docs/benchmark.json`.

use std::path::PathBuf;

use anyhow::Result;

use super::figures::SearchFigures;
use super::{ENGINES, goals, tables};
use crate::project::{self, say};

/// The text above the tables.
const METHOD: &str = include_str!("method.md");

/// Writes the page and its figures.
pub fn write(figures: &SearchFigures) -> Result<()> {
    project::write(&docs("benchmark.md"), page(figures))?;
    project::write(
        &docs("benchmark.json"),
        format!("{:#}\n", figures.published()),
    )?;
    say("docs/benchmark.md and docs/benchmark.json are written");
    Ok(())
}

/// A file of `docs/`.
pub fn docs(name: &str) -> PathBuf {
    project::root().join("docs").join(name)
}

fn page(figures: &SearchFigures) -> String {
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
    page.push_str(&format!(
        "\n## Goals\n\n```text\n{}```\n",
        goals::table(figures)
    ));
    page.push_str(&format!(
        "\n## Figures\n\n```text\n{}\n```\n",
        tables::all(figures).trim_end()
    ));
    page
}

/// A caution where the machine had other work while latency was measured.
fn caution(figures: &SearchFigures) -> Option<String> {
    let (load, cores) = (
        figures.most("/latency/load"),
        figures.most("/latency/cores"),
    );
    (load > cores + 1.0).then(|| {
        format!(
            "**The machine was busy when these times were taken**: up to {load:.0} programs wanted its {cores:.0} cores. Times, above all \
             of builds and starts, are too long for every engine; bytes, memory and processor time are not affected."
        )
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{caution, docs, page};
    use crate::search::figures::SearchFigures;
    use crate::search::figures::tests::figures;
    use serde_json::json;

    #[test]
    fn a_busy_machine_is_mentioned() {
        let under = |load: f64| {
            caution(&figures(&[(
                1_000,
                "sqlite",
                json!({ "latency": { "load": load, "cores": 2 } }),
            )]))
        };
        assert_eq!(under(1.5), None);
        assert!(
            under(12.2)
                .unwrap()
                .contains("up to 12 programs wanted its 2 cores")
        );
    }

    #[test]
    fn the_published_page_follows_from_the_published_figures() {
        let figures = SearchFigures::read(&docs("benchmark.json")).unwrap();
        assert!(figures.most("/build/seconds") > 0.0);
        let published = fs::read_to_string(docs("benchmark.md")).unwrap();
        assert!(
            published == page(&figures),
            "write it anew: bench search --report --docs"
        );
    }
}
