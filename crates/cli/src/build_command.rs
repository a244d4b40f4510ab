//! `aimaq build`: reads a corpus and, where it has no errors, hands it to [`build`](crate::build).

use std::path::PathBuf;
use std::process::ExitCode;

use aimaq_article::read_corpus;
use lexopt::Parser;
use lexopt::prelude::*;

use crate::build::{Options, Pages, build, place};
use crate::{check, corpus_folder, tell};

/// How `aimaq build` is called.
pub const USAGE: &str =
    "aimaq build --app DIR [--corpus DIR] [--out DIR] [--pages all|lists] [--fresh] [--styleguide]";

fn parse(mut args: Parser) -> Result<Options, lexopt::Error> {
    let (mut app, mut corpus, mut out) = (None, PathBuf::from("corpus"), PathBuf::from("dist"));
    let (mut pages, mut fresh, mut styleguide) = (Pages::All, false, false);
    while let Some(arg) = args.next()? {
        match arg {
            Long("app") => app = Some(PathBuf::from(args.value()?)),
            Long("corpus") => corpus = args.value()?.into(),
            Long("out") => out = args.value()?.into(),
            Long("pages") => {
                pages = match args.value()?.string()?.as_str() {
                    "all" => Pages::All,
                    "lists" => Pages::Lists,
                    other => {
                        return Err(format!("--pages: {other} is neither all nor lists").into());
                    }
                }
            }
            Long("fresh") => fresh = true,
            Long("styleguide") => styleguide = true,
            other => return Err(other.unexpected()),
        }
    }
    let app = app.ok_or("--app is missing: the folder that Trunk built")?;
    Ok(Options {
        app,
        corpus,
        out,
        pages,
        fresh,
        styleguide,
    })
}

/// Runs the command. Findings go to standard error; with an error among them nothing is built, and the exit code is 1.
pub fn run(args: Parser) -> Result<ExitCode, String> {
    let options = parse(args).map_err(|error| format!("{error}\n{USAGE}"))?;
    let out = place(&options.out).map_err(|error| error.to_string())?;
    let files = corpus_folder::read(&options.corpus)?;
    if std::fs::canonicalize(&options.corpus).is_ok_and(|corpus| out.starts_with(corpus)) {
        return Err(format!(
            "{}: is in the folder of the articles; --out names a folder beside it",
            options.out.display()
        ));
    }
    let reading = read_corpus(files);
    tell(&check::report(
        &reading.findings,
        check::language_of_the_terminal(),
    ));
    if reading.has_errors() {
        return Ok(ExitCode::FAILURE);
    }
    let images = reading.images.into_iter();
    let images = images.map(|image| (format!("{}/{}", image.article, image.file), image.bytes));
    build(&options, reading.articles, images.collect()).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}
