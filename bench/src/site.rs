//! What is measured of the site as a reader has it.

use std::fs::{self, File};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde_json::json;

use crate::project::{self, say};
use crate::search::prepared::{self, CorpusKind, CorpusName};
use crate::{FirstVisit, Typing, corpus};

/// `bench first-visit`: sizes, a first visit, its first answer, Lighthouse.
pub fn first_visit(options: &FirstVisit) -> Result<()> {
    let dist = project::built(&options.dist, "index.html", "cargo xtask build")?;
    let work = project::work();
    fs::create_dir_all(&work)?;
    let out = work.join("first-visit.json");
    let task = json!({
        "dist": dist, "work": work, "chromium": project::chromium()?, "word": options.word, "runs": options.runs,
        "lighthouse": !options.no_lighthouse, "out": out,
    });
    project::script("first-visit.mjs", &task)?;
    say(&format!("The figures are in {}", out.display()));
    Ok(())
}

/// `bench typing`: builds a large site and types in it.
pub fn typing(options: &Typing) -> Result<()> {
    let app = project::built(
        &options.app,
        "index.html",
        "trunk build --release (cargo xtask build does it)",
    )?;
    let name = CorpusName {
        kind: CorpusKind::Generated,
        size: options.articles,
    };
    let corpus = prepared::prepare(name)?.context("the generated corpus needs no data")?;
    let folders = corpus.folder.join("folders");
    if !folders.is_dir() {
        say("Writing the articles as folders …");
        let unfinished = corpus.folder.join("folders-unfinished");
        project::remove(&unfinished)?;
        corpus::write_folders(File::open(&corpus.file)?, &unfinished)?;
        fs::rename(&unfinished, &folders)?;
    }
    let dist = corpus.folder.join("site");
    project::remove(&dist)?;
    let mut build = Command::new(project::aimaq()?);
    build.args(["build", "--pages", "lists", "--app"]).arg(app);
    build.arg("--corpus").arg(&folders).arg("--out").arg(&dist);
    say("Building a large site …");
    // Each article is in one language only, of which `aimaq` would warn each time.
    project::run(build.current_dir(project::root()).stderr(Stdio::null()))?;
    let out = project::work().join("typing.json");
    let task = json!({
        "dist": dist, "queries": corpus.queries(), "articles": options.articles, "chromium": project::chromium()?,
        "work": corpus.folder, "out": out,
    });
    project::script("typing.mjs", &task)?;
    say(&format!("The figures are in {}", out.display()));
    Ok(())
}
