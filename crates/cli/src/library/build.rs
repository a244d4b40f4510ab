//! `aimaq library build`: packs a corpus into library files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use aimaq_article::{Article, newest_first, read_corpus};
use aimaq_compact::threads::map;
use aimaq_library::{PackedLibrary, Sizes, pack_with};

use super::MANIFEST_NAME;
use crate::{check, corpus_folder, json_lines, print_and_succeed, print_error};

#[derive(Debug, clap::Args)]
pub struct PackOptions {
    /// The articles: a folder, or a file of JSON lines.
    #[arg(long, value_name = "DIR|FILE")]
    corpus: PathBuf,
    /// The folder to write into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Runs the command: numbers and sizes of the files go to standard output. If an article has an error, nothing is written
/// and the exit code is 1.
pub fn run(options: &PackOptions) -> Result<ExitCode, String> {
    let Some(articles) = articles(&options.corpus)? else {
        return Ok(ExitCode::FAILURE);
    };
    let start = Instant::now();
    let packed = pack_with(&articles, &Sizes::USUAL, crate::threads());
    let seconds = start.elapsed().as_secs_f64();
    write(&packed, &options.out)?;
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, bytes) in &packed.files {
        let kind = name.split_once('-').map_or("", |(kind, _)| kind);
        let (files, size) = kinds.entry(kind).or_default();
        (*files, *size) = (*files + 1, *size + bytes.len());
    }
    let mut report = format!("{} articles, packed in {seconds:.2} s\n", articles.len());
    for (kind, (files, size)) in kinds {
        report.push_str(&format!("{kind:>10} {files:>7} files {size:>12} bytes\n"));
    }
    print_and_succeed(&report)
}

/// Reads the articles of a folder or of a file of JSON lines, or returns `None` if one has an error. Findings go to
/// standard error.
fn articles(corpus: &Path) -> Result<Option<Vec<Article>>, String> {
    if corpus.is_file() {
        return json_lines::articles(corpus, json_lines::LinesFor::Measuring).map(Some);
    }
    let files = corpus_folder::read(corpus)?;
    let reading = read_corpus(files);
    print_error(&check::report(
        &reading.findings,
        check::language_of_the_terminal(),
    ));
    if reading.has_errors() {
        return Ok(None);
    }
    let mut articles = reading.articles;
    newest_first(&mut articles);
    Ok(Some(articles))
}

/// Writes the files and leaves all others in the folder, since a name never stands for two contents. The name of the manifest
/// is written last, so that it never names a library that is not complete.
fn write(packed: &PackedLibrary, out: &Path) -> Result<(), String> {
    let about = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(out).map_err(|error| {
        let error = about(out, error);
        format!("{error}; --out must name a folder")
    })?;
    let name = (
        MANIFEST_NAME.to_owned(),
        format!("{}\n", packed.manifest).into_bytes(),
    );
    let write = |(name, bytes): &(String, Vec<u8>)| {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|error| about(&path, error))
    };
    let written = map(
        crate::threads(),
        &packed.files,
        || (),
        |(), file| write(file),
    );
    written.into_iter().collect::<Result<(), _>>()?;
    write(&name)
}
