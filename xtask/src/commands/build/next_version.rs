//! A second version of the site, for the stories of updates.

use std::fs;
use std::path::{Path, PathBuf};

use super::app::STAGED;
use super::{aimaq_build, copy};
use crate::problem::{About, Outcome};
use crate::project;
use crate::target_dir::TargetDir;

/// A second version of the site, for the stories of updates: its style says `--version: next`, and every title of its
/// articles ends in `(2)`. It is made from what the last build of the site left.
///
/// # Errors
/// There was no build yet, or `aimaq build` fails.
pub fn next_version(target: &TargetDir) -> Outcome<PathBuf> {
    let (app, corpus, dist) = (
        target.path.join("next-app"),
        target.path.join("next-corpus"),
        target.path.join("next-dist"),
    );
    for (from, to) in [
        (target.path.join(STAGED), &app),
        (project::root().join("corpus"), &corpus),
    ] {
        drop(fs::remove_dir_all(to));
        copy(&from, to)?;
    }
    let style = app.join("static/style.css");
    change(&style, |text| text + "\n:root{--version:next}\n")?;
    for article in fs::read_dir(&corpus)
        .about(&corpus)?
        .flatten()
        .filter(|entry| entry.path().is_dir())
    {
        for text in ["kk.md", "ru.md"] {
            let text = article.path().join(text);
            if text.is_file() {
                change(&text, |text| text.replacen('\n', " (2)\n", 1))?;
            }
        }
    }
    aimaq_build(target, &app, &corpus, &dist)?;
    Ok(dist)
}

/// Changes a text file.
fn change(file: &Path, edit: impl FnOnce(String) -> String) -> Outcome {
    let text = fs::read_to_string(file).about(file)?;
    fs::write(file, edit(text)).about(file)
}
