//! The sites that the browser tests open beside the one in `dist/`: its next version, and two versions of a large one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, Result};

use crate::build::aimaq;
use crate::paths;
use crate::run::{cargo, copy_folder, empty_folder, run};

/// The articles in the first version of the large site.
const ARTICLES: usize = 1_400;
/// How many more the second version has. They are newer than all others, each of another day.
const NEW: usize = 5;

/// Builds the next version of the site: its style says `--version: next`, and the title of each article ends in `(2)`.
///
/// # Errors
/// If the app is not built, or `aimaq build` fails.
pub fn next() -> Result<PathBuf> {
    let place = paths::target("sites/next");
    empty_folder(&place)?;
    let (app, corpus, dist) = (place.join("app"), place.join("corpus"), place.join("dist"));
    copy_folder(&paths::target("trunk"), &app)?;
    copy_folder(&paths::root().join("corpus"), &corpus)?;
    change(&app.join("static/style.css"), |text| {
        text + "\n:root{--version:next}\n"
    })?;
    for article in fs::read_dir(&corpus)? {
        for text in ["kk.md", "ru.md"] {
            let text = article
                .as_ref()
                .map_or_else(|_| corpus.clone(), fs::DirEntry::path)
                .join(text);
            if text.is_file() {
                change(&text, |text| text.replacen('\n', " (2)\n", 1))?;
            }
        }
    }
    let mut build = aimaq(&["build", "--app"]);
    build
        .arg(app)
        .arg("--corpus")
        .arg(corpus)
        .arg("--out")
        .arg(&dist);
    run("Building a second version of the site", &mut build)?;
    Ok(dist)
}

/// Builds two versions of a site whose library is too large to be kept unasked.
///
/// # Errors
/// If the app is not built, or `aimaq build` fails.
pub fn large() -> Result<[PathBuf; 2]> {
    let place = paths::target("sites/large");
    empty_folder(&place)?;
    let [all, first, second] =
        ["all", "first", "second"].map(|name| place.join("corpora").join(name));
    let (lines, older) = (place.join("all.jsonl"), place.join("first.jsonl"));
    corpus(&["generated", &(ARTICLES + NEW).to_string()], &[&lines])?;
    let text = fs::read_to_string(&lines)?;
    fs::write(
        &older,
        text.lines().take(ARTICLES).collect::<Vec<_>>().join("\n"),
    )?;
    corpus(&["folders"], &[&older, &first])?;
    copy_folder(&first, &second)?;
    corpus(&["folders"], &[&lines, &all])?;
    for (number, day) in (ARTICLES..ARTICLES + NEW).zip(1..) {
        let article = format!("n{number:06}");
        copy_folder(&all.join(&article), &second.join(&article))?;
        change(&second.join(&article).join("article.toml"), |text| {
            let dated = text.lines().map(|line| match line.starts_with("date") {
                true => format!("date = \"2026-01-0{day}\"\n"),
                false => format!("{line}\n"),
            });
            dated.collect()
        })?;
    }
    Ok([
        site(&place, "first", &first)?,
        site(&place, "second", &second)?,
    ])
}

fn site(place: &Path, name: &str, corpus: &Path) -> Result<PathBuf> {
    let dist = place.join(name);
    let mut build = aimaq(&["build", "--app"]);
    build
        .arg(paths::target("trunk"))
        .arg("--corpus")
        .arg(corpus)
        .arg("--out")
        .arg(&dist);
    // It warns of every article, because each is in one language only.
    run("Building a large site", build.stderr(Stdio::null()))?;
    Ok(dist)
}

/// Runs the benchmark's maker of corpora.
fn corpus(words: &[&str], files: &[&Path]) -> Result<()> {
    let mut make = cargo(&[
        "run",
        "--quiet",
        "--manifest-path",
        "bench/Cargo.toml",
        "--",
        "corpus",
    ]);
    run("Making a large corpus", make.args(words).args(files))
}

fn change(file: &Path, edit: impl FnOnce(String) -> String) -> Result<()> {
    let about = || file.display().to_string();
    let text = fs::read_to_string(file).with_context(about)?;
    fs::write(file, edit(text)).with_context(about)
}
