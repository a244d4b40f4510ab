//! Writes articles into the corpus.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use aimaq_import::NewArticle;
use xxhash_rust::xxh64::xxh64;

use super::ledger::{Ledger, Record};
use super::report::Report;
use super::sources::SourceContent;
use super::status::Status;

/// Puts what was read of a file into the corpus, the ledger and the report.
///
/// # Errors
/// Any error of the file system, as a sentence.
pub fn place(
    path: &Path,
    read: SourceContent,
    corpus: &Path,
    ledger: &mut Ledger,
    report: &mut Report,
) -> Result<(), String> {
    match read {
        SourceContent::Refused(refusal) => {
            report.refused.push((path.display().to_string(), refusal));
        }
        SourceContent::Known(hash) => {
            for record in ledger.of(&hash) {
                let gone = !record.entry.id.is_empty() && !corpus.join(&record.entry.id).exists();
                let status = match (record.entry.id.is_empty(), gone) {
                    (true, _) => Status::LeftOut,
                    (false, true) => Status::Removed,
                    (false, false) => Status::Unchanged,
                };
                report.entries.push((status, record.entry.clone()));
            }
        }
        SourceContent::New(hash, articles) => {
            for article in articles {
                one(hash.clone(), article, corpus, ledger, report)?;
            }
        }
    }
    Ok(())
}

fn one(
    hash: String,
    article: NewArticle,
    corpus: &Path,
    ledger: &mut Ledger,
    report: &mut Report,
) -> Result<(), String> {
    let NewArticle {
        id,
        files,
        mut entry,
    } = article;
    let hashes: BTreeMap<String, String> = files
        .iter()
        .map(|(name, bytes)| (name.clone(), format!("{:016x}", xxh64(bytes, 0))))
        .collect();
    let before = ledger.of_source(&entry).cloned();
    if files.is_empty() {
        if let Some(before) = &before {
            entry.id.clone_from(&before.entry.id);
        }
        ledger.add(Record {
            hash,
            files: hashes,
            entry: entry.clone(),
        });
        report.entries.push((Status::LeftOut, entry));
        return Ok(());
    }
    let status = match &before {
        Some(before) if !before.entry.id.is_empty() => {
            entry.id.clone_from(&before.entry.id);
            let folder = corpus.join(&before.entry.id);
            if !folder.exists() {
                Status::Removed
            } else if before.files == hashes {
                Status::Unchanged
            } else if is_edited(&folder, before) {
                Status::Edited
            } else {
                Status::Updated
            }
        }
        _ => {
            entry.id = free_id(&id, corpus, ledger);
            Status::New
        }
    };
    if matches!(status, Status::New | Status::Updated) {
        let folder = corpus.join(&entry.id);
        let about = |error: std::io::Error| format!("{}: {error}", folder.display());
        fs::create_dir_all(&folder).map_err(about)?;
        for (name, bytes) in &files {
            fs::write(folder.join(name), bytes).map_err(about)?;
        }
        let old = before.iter().flat_map(|before| before.files.keys());
        for name in old.filter(|name| !hashes.contains_key(*name)) {
            fs::remove_file(folder.join(name)).map_err(about)?;
        }
    }
    // What stays as a person wrote it stays as it was in the ledger, too.
    if !matches!(status, Status::Edited | Status::Removed) {
        ledger.add(Record {
            hash,
            files: hashes,
            entry: entry.clone(),
        });
    }
    report.entries.push((status, entry));
    Ok(())
}

/// Has a file of an article changed since it was imported?
fn is_edited(folder: &Path, record: &Record) -> bool {
    record.files.iter().any(|(name, hash)| {
        fs::read(folder.join(name))
            .map_or(true, |bytes| format!("{:016x}", xxh64(&bytes, 0)) != *hash)
    })
}

/// The id, with a number if another article has it.
fn free_id(id: &str, corpus: &Path, ledger: &Ledger) -> String {
    let taken = |id: &str| ledger.has_id(id) || corpus.join(id).exists();
    if !taken(id) {
        return id.to_owned();
    }
    let mut number = 2;
    loop {
        let with_number = format!("{id}-{number}");
        if !taken(&with_number) {
            return with_number;
        }
        number += 1;
    }
}
