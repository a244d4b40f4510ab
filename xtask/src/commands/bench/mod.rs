//! `bench`: what the first visit fetches, how large the parts are, and what Lighthouse says of it; `bench search`:
//! our search beside others'; `bench typing`: how long a reader waits who types; `bench engine`: how large language and search are alone.

mod engine;
mod first_visit;
mod lighthouse;
mod search;
mod sizes;
mod typing;

use std::fs;
use std::path::{Path, PathBuf};

use aimaq_static_server::{Server, ServerOptions};
use serde_json::json;

use crate::cache::Cache;
use crate::commands::build;
use crate::options::Options;
use crate::problem::{About, Outcome, Problem};
use crate::project;
use crate::run::say;
use crate::target_dir::TargetDir;
use crate::tools::{BuildTools, browser};

/// How often Lighthouse looks at a page; the median counts.
const RUNS: usize = 5;

/// Measures what the words after `bench` name, or the first visit.
pub fn run(options: &Options) -> Outcome {
    match options.rest.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] | ["first-visit"] => first_visit(options),
        ["search"] => search::run(options),
        ["typing"] => typing::run(options),
        ["engine"] => engine::run(),
        _ => Err(Problem::Usage(
            "bench knows `first-visit` (also without a word), `search`, `typing` and `engine`."
                .to_owned(),
        )),
    }
}

/// Builds, measures, prints tables, and leaves the figures as JSON.
fn first_visit(options: &Options) -> Outcome {
    let runs = options.number("--runs", RUNS)?.max(1);
    let cache = Cache::find()?;
    let tools = BuildTools::ensure(&cache)?;
    browser::ensure(&cache)?;
    let target = TargetDir::claim(&cache)?;
    build::site(&tools, &target, &project::dist())?;
    let packed = target.path.join("bench-dist");
    pack(&project::dist(), &packed)?;

    let sizes = sizes::of(&packed)?;
    println!("\n{}", sizes::table(&sizes));
    let mut visits = Vec::new();
    for page in ["kk/".to_owned(), an_article(&packed)?] {
        let visit = first_visit::measure(&cache, &target, &packed, &page)?;
        println!("\n{visit}");
        visits.push(visit.json());
    }
    let mut pages = Vec::new();
    if !options.has("--no-lighthouse") {
        let server = ServerOptions {
            brotli: true,
            cache_control: "max-age=600".to_owned(),
            ..ServerOptions::new(&packed)
        };
        let server = Server::start(server).about(&packed)?;
        let lighthouse = lighthouse::Lighthouse::ensure(&cache, &target)?;
        println!("\n{}", lighthouse::HEADING);
        let article = an_article(&packed)?;
        for page in ["kk/", &article, "ru/region/KZ-63/", "kk/words/"] {
            let view = lighthouse.median(&format!("{}{page}", server.url()), page, runs)?;
            println!("{view}");
            pages.push(view.json());
        }
    }
    let figures = json!({
        "sizes": sizes.iter().map(sizes::Size::json).collect::<Vec<_>>(),
        "first_visits": visits,
        "lighthouse": pages,
    });
    let file = target.path.join("bench.json");
    fs::write(&file, format!("{figures:#}\n")).about(&file)?;
    say(&format!("The figures are in {}", file.display()));
    Ok(())
}

/// Copies the site and packs each file with brotli, as a good host sends it.
fn pack(dist: &Path, packed: &Path) -> Outcome {
    drop(fs::remove_dir_all(packed));
    build::copy(dist, packed)?;
    say("Packing with brotli, as a good host does …");
    build::packed_with_brotli(packed)
}

/// The longest Russian article: the hardest page to show quickly.
fn an_article(dist: &Path) -> Outcome<String> {
    let folder = dist.join("ru/article");
    let mut articles: Vec<(u64, PathBuf)> = Vec::new();
    for entry in fs::read_dir(&folder).about(&folder)? {
        let page = entry.about(&folder)?.path().join("index.html");
        if let Ok(about) = fs::metadata(&page) {
            articles.push((about.len(), page));
        }
    }
    let longest = articles
        .into_iter()
        .max()
        .and_then(|(_, page)| Some(page.parent()?.file_name()?.to_owned()));
    let longest = longest.ok_or_else(|| {
        Problem::Told("The site has no article in Russian to measure.".to_owned())
    })?;
    Ok(format!("ru/article/{}/", longest.to_string_lossy()))
}
