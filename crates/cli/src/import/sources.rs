//! The files to import, and what is in each.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use aimaq_import::{NewArticle, Refusal, articles, documents, most_bytes};
use xxhash_rust::xxh64::xxh64;

use super::ledger::Ledger;

/// What is in a file.
pub enum SourceContent {
    /// The same bytes as at an earlier import, by their hash.
    Known(String),
    /// Articles, and the hash of the bytes they were made of.
    New(String, Vec<NewArticle>),
    /// The file was not read.
    Refused(Refusal),
}

/// The files that the sources name, sorted. Of a folder all files count, but for names that begin with a dot.
///
/// # Errors
/// If a source is not there, as a sentence.
pub fn files(sources: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut waiting: Vec<PathBuf> = sources.to_vec();
    while let Some(path) = waiting.pop() {
        let about = |error: std::io::Error| format!("{}: {error}", path.display());
        let metadata = fs::metadata(&path).map_err(about)?;
        if !metadata.is_dir() {
            files.push(path);
            continue;
        }
        for entry in fs::read_dir(&path).map_err(about)? {
            let entry = entry.map_err(about)?;
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            // A link inside a folder may lead anywhere, and round in a circle.
            if !hidden && !entry.file_type().map_err(about)?.is_symlink() {
                waiting.push(entry.path());
            }
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// Reads a file, if it is not known.
pub fn read(path: &Path, ledger: &Ledger) -> SourceContent {
    let name = path.display().to_string();
    let bytes = match bytes(path, &name) {
        Ok(bytes) => bytes,
        Err(refusal) => return SourceContent::Refused(refusal),
    };
    let hash = format!("{:016x}", xxh64(&bytes, 0));
    if ledger.has(&hash) {
        return SourceContent::Known(hash);
    }
    match documents(&name, &bytes) {
        Ok(documents) => SourceContent::New(hash, articles(&name, documents)),
        Err(refusal) => SourceContent::Refused(refusal),
    }
}

/// The bytes of a file that is not too large. A pipe or device, which has no size, is read no further than that.
fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    let most = most_bytes(name)?;
    let file = File::open(path).map_err(Refusal::damaged)?;
    let metadata = file.metadata().map_err(Refusal::damaged)?;
    if !metadata.is_file() {
        return Err(Refusal::damaged("it is no file"));
    }
    if metadata.len() > most {
        let bytes = metadata.len();
        return Err(Refusal::TooLarge { bytes, most });
    }
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(Refusal::damaged)?;
    Ok(bytes)
}
