//! `aimaq library build`: packs a corpus.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use aimaq_article::{Article, newest_first, read_corpus};
use aimaq_compact::threads::map;
use aimaq_library::{PackedLibrary, Sizes, pack_with};

use super::MANIFEST_NAME;
use crate::{check, corpus_folder, json_lines, said, tell};

#[derive(Debug, clap::Args)]
pub struct PackOptions {
    /// The articles: a folder, or a file of JSON lines.
    #[arg(long, value_name = "DIR|FILE")]
    corpus: PathBuf,
    /// The folder to write into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Runs the command: what was written is told on standard output. With an error in the articles nothing is written, and the
/// exit code is 1.
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
    let mut told = format!("{} articles, packed in {seconds:.2} s\n", articles.len());
    for (kind, (files, size)) in kinds {
        told.push_str(&format!("{kind:>10} {files:>7} files {size:>12} bytes\n"));
    }
    said(&told)
}

/// The articles of a folder or a file of JSON lines; `None` where some have errors, which were told.
fn articles(corpus: &Path) -> Result<Option<Vec<Article>>, String> {
    if corpus.is_file() {
        return json_lines::articles(corpus).map(Some);
    }
    let files = corpus_folder::read(corpus)?;
    let reading = read_corpus(files);
    tell(&check::report(
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

/// Writes the files beside what is there: a name never means two contents. The name of the manifest comes last.
fn write(packed: &PackedLibrary, out: &Path) -> Result<(), String> {
    let about = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(out).map_err(|error| {
        let said = about(out, error);
        format!("{said}; --out names a folder that may be filled")
    })?;
    let name = (
        MANIFEST_NAME.to_owned(),
        format!("{}\n", packed.manifest).into_bytes(),
    );
    let put = |(name, bytes): &(String, Vec<u8>)| {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|error| about(&path, error))
    };
    let written = map(crate::threads(), &packed.files, || (), |(), file| put(file));
    written.into_iter().collect::<Result<(), _>>()?;
    put(&name)
}
