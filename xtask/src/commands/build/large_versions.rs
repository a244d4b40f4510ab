//! Two versions of a large site, for the stories of keeping a library on the device: its library is too large to be kept
//! unasked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::app::STAGED;
use super::{aimaq, cargo, copy};
use crate::problem::{About, Outcome};
use crate::run::shown;
use crate::target_dir::TargetDir;

/// Articles of the first version.
const ARTICLES: usize = 1_400;
/// So many more has the second one, on as many days after all others.
const NEW: usize = 5;

/// Two versions of a site of generated articles, made from the app that the last build of the site left.
///
/// # Errors
/// There was no build yet, or `aimaq build` fails.
pub fn large_versions(target: &TargetDir) -> Outcome<[PathBuf; 2]> {
    let place = target.path.join("large-site");
    let [first, second] = ["first-corpus", "second-corpus"].map(|name| place.join(name));
    drop(fs::remove_dir_all(&place));
    fs::create_dir_all(&place).about(&place)?;
    let (lines, older) = (place.join("corpus.jsonl"), place.join("first.jsonl"));
    corpora(
        target,
        &["generated", &(ARTICLES + NEW).to_string()],
        &[&lines],
    )?;
    let text = fs::read_to_string(&lines).about(&lines)?;
    let without: Vec<&str> = text.lines().take(ARTICLES).collect();
    fs::write(&older, without.join("\n")).about(&older)?;
    corpora(target, &["folders"], &[&older, &first])?;
    copy(&first, &second)?;
    let all = place.join("all");
    corpora(target, &["folders"], &[&lines, &all])?;
    for (number, day) in (ARTICLES..ARTICLES + NEW).zip(1..) {
        let name = format!("n{number:06}");
        copy(&all.join(&name), &second.join(&name))?;
        let about = second.join(&name).join("article.toml");
        let text = fs::read_to_string(&about).about(&about)?;
        let dated = text.lines().map(|line| match line.starts_with("date") {
            true => format!("date = \"2026-01-0{day}\"\n"),
            false => format!("{line}\n"),
        });
        fs::write(&about, dated.collect::<String>()).about(&about)?;
    }
    let dists = [(first, "first"), (second, "second")].map(|(corpus, name)| {
        let dist = place.join(name);
        let mut build = aimaq(target);
        build.args(["build", "--app"]).arg(target.path.join(STAGED));
        build.arg("--corpus").arg(corpus).arg("--out").arg(&dist);
        // It warns of every article, since each is in one language only.
        build.stderr(Stdio::null());
        shown("Building a large site", &mut build).map(|()| dist)
    });
    let [first, second] = dists;
    Ok([first?, second?])
}

/// Runs the maker of corpora.
fn corpora(target: &TargetDir, words: &[&str], files: &[&Path]) -> Outcome {
    let mut make = cargo(target);
    make.args(["run", "--quiet", "--release"])
        .args(["--manifest-path", "bench/Cargo.toml", "--", "corpus"])
        .args(words)
        .args(files);
    shown("Making a large corpus", &mut make)
}
