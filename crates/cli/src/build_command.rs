//! `aimaq build` and `aimaq develop`: read the corpus and, if it has no errors, call [`crate::build`].

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aimaq_article::{Article, read_corpus};

use crate::build::{self, Pages, resolve_out};
use crate::site_settings::{self, PageChoice};
use crate::{check, corpus_folder, json_lines, print_error};

/// Renders the site into a folder that any static host can serve.
#[derive(Debug, clap::Args)]
pub struct BuildOptions {
    /// The folder that `trunk build --release` wrote.
    #[arg(long, value_name = "DIR")]
    app: PathBuf,
    /// The articles: a folder, or a file of JSON lines.
    #[arg(long, value_name = "DIR|FILE", default_value = "corpus")]
    corpus: PathBuf,
    /// The settings of the site; by default aimaq.toml, if it is there.
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// The folder of the site. A site that is there is replaced.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    out: PathBuf,
    /// Which pages are rendered; by default as the settings say, or else all.
    #[arg(long, value_enum)]
    pages: Option<Pages>,
    /// Remove the library files of the previous version. Otherwise they stay, for pages that are open.
    #[arg(long)]
    fresh: bool,
}

/// Writes the files that `trunk serve` needs beside the app: the library, its images and the style guide.
#[derive(Debug, clap::Args)]
pub struct DevelopOptions {
    /// The folder of articles.
    #[arg(long, value_name = "DIR", default_value = "corpus")]
    corpus: PathBuf,
    /// The folder to write into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// The articles, and the bytes of their images by path.
type Corpus = (Vec<Article>, Vec<(String, Vec<u8>)>);

/// Runs `aimaq build`. Findings go to standard error. If an error is among them, nothing is written and the exit code is 1.
pub fn run(options: BuildOptions) -> Result<ExitCode, String> {
    let out = resolve_out(&options.out).map_err(|error| error.to_string())?;
    if std::fs::canonicalize(&options.corpus).is_ok_and(|corpus| out.starts_with(corpus)) {
        return Err(format!(
            "{}: is inside the corpus folder; --out must name a folder outside of it",
            options.out.display()
        ));
    }
    let settings = site_settings::read(options.settings.as_deref())?;
    let Some((articles, images)) = read(&options.corpus)? else {
        return Ok(ExitCode::FAILURE);
    };
    let pages = options.pages.unwrap_or(match settings.pages {
        Some(PageChoice::Lists) => Pages::Lists,
        Some(PageChoice::All) | None => Pages::All,
    });
    let options = build::SiteOptions {
        app: options.app,
        out,
        pages,
        settings,
        fresh: options.fresh,
    };
    build::build(&options, articles, images).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Runs `aimaq develop`.
pub fn develop(options: &DevelopOptions) -> Result<ExitCode, String> {
    let Some((articles, images)) = read(&options.corpus)? else {
        return Ok(ExitCode::FAILURE);
    };
    build::develop(&options.out, articles, images).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Reads a corpus folder or a file of JSON lines, or returns `None` if an article has an error. Findings go to standard error.
fn read(corpus: &Path) -> Result<Option<Corpus>, String> {
    if corpus.is_file() {
        return Ok(Some((
            json_lines::articles(corpus, json_lines::LinesFor::Site)?,
            Vec::new(),
        )));
    }
    let reading = read_corpus(corpus_folder::read(corpus)?);
    print_error(&check::report(
        &reading.findings,
        check::language_of_the_terminal(),
    ));
    if reading.has_errors() {
        return Ok(None);
    }
    let images = reading.images.into_iter();
    let images = images.map(|image| (format!("{}/{}", image.article, image.file), image.bytes));
    Ok(Some((reading.articles, images.collect())))
}
