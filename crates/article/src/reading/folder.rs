//! Reads the folder of an article.

use std::collections::{BTreeMap, BTreeSet};

use aimaq_language::Lang;

use super::draft::{Draft, DraftText, FolderFiles, ReadText, text_file};
use super::{
    FileFindings, Finding, FindingKind, Image, add, encoding, facts, images, markdown, metadata,
    parallel,
};

const METADATA: &str = "article.toml";
const FACTS: &str = "facts.tsv";

/// Groups files by article folder.
pub fn sort(
    files: Vec<(String, Vec<u8>)>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, FolderFiles> {
    let mut folders: BTreeMap<String, FolderFiles> = BTreeMap::new();
    for (path, bytes) in files {
        match path.split_once('/') {
            None if path == "README.md" => {}
            Some((folder, "")) if !folder.is_empty() => {
                folders.entry(folder.to_owned()).or_default();
            }
            Some((folder, name)) if !folder.is_empty() && !name.contains('/') => {
                let files = folders.entry(folder.to_owned()).or_default();
                if files.insert(name.to_owned(), bytes).is_some() {
                    add(findings, &path, None, FindingKind::SamePathTwice);
                }
            }
            Some((folder, _)) if !folder.is_empty() => {
                folders.entry(folder.to_owned()).or_default();
                add(findings, &path, None, FindingKind::StrayFile);
            }
            _ => add(findings, &path, None, FindingKind::StrayFile),
        }
    }
    folders
}

/// Reads the files of a folder.
pub fn read(id: String, files: FolderFiles, findings: &mut Vec<Finding>) -> Draft {
    let folder = format!("{id}/");
    if !crate::link::is_id(&id) {
        add(
            findings,
            &folder,
            None,
            FindingKind::BadId { id: id.clone() },
        );
    }
    if files.is_empty() {
        add(findings, &folder, None, FindingKind::EmptyFolder);
        return Draft {
            id,
            metadata: None,
            kk: DraftText::Missing,
            ru: DraftText::Missing,
            images: Vec::new(),
        };
    }

    let metadata = match files.get(METADATA) {
        Some(bytes) => {
            let mut here = FileFindings::new(format!("{folder}{METADATA}"), findings);
            encoding::decode(bytes, &mut here).and_then(|text| metadata::read(&text, &mut here))
        }
        None => {
            add(findings, &folder, None, FindingKind::NoMetadata);
            None
        }
    };
    let [kk, ru] = Lang::ALL.map(|lang| read_text(&folder, lang, &files, findings));
    let original = metadata.as_ref().and_then(|metadata| metadata.original);
    check_languages(&folder, original, &kk, &ru, findings);
    if let (Some(kk), Some(ru)) = (kk.read(), ru.read()) {
        parallel::check(&folder, original.unwrap_or(Lang::Kk), kk, ru, findings);
    }
    if let Some(bytes) = files.get(FACTS) {
        let mut here = FileFindings::new(format!("{folder}{FACTS}"), findings);
        if let Some(table) = encoding::decode(bytes, &mut here) {
            facts::check(&table, &kk, &ru, &mut here);
        }
    }

    let shown: BTreeSet<&str> = [&kk, &ru]
        .into_iter()
        .filter_map(DraftText::read)
        .flat_map(ReadText::image_files)
        .collect();
    let mut pictures = Vec::new();
    for (name, bytes) in &files {
        if shown.contains(name.as_str()) && !images::is_name(name) {
            // The finding is in the text that shows it.
            continue;
        }
        if shown.contains(name.as_str()) {
            let mut here = FileFindings::new(format!("{folder}{name}"), findings);
            images::check(name, bytes, &mut here);
            pictures.push(Image {
                article: id.clone(),
                file: name.clone(),
                bytes: bytes.clone(),
            });
        } else if ![METADATA, FACTS, text_file(Lang::Kk), text_file(Lang::Ru)]
            .contains(&name.as_str())
        {
            add(
                findings,
                &format!("{folder}{name}"),
                None,
                FindingKind::StrayFile,
            );
        }
    }
    Draft {
        id,
        metadata,
        kk,
        ru,
        images: pictures,
    }
}

fn read_text(
    folder: &str,
    lang: Lang,
    files: &FolderFiles,
    findings: &mut Vec<Finding>,
) -> DraftText {
    let name = text_file(lang);
    let Some(bytes) = files.get(name) else {
        return DraftText::Missing;
    };
    let mut here = FileFindings::new(format!("{folder}{name}"), findings);
    match encoding::decode(bytes, &mut here) {
        Some(source) => DraftText::Read(markdown::read(&source, files, &mut here)),
        None => DraftText::Unreadable,
    }
}

fn check_languages(
    folder: &str,
    original: Option<Lang>,
    kk: &DraftText,
    ru: &DraftText,
    findings: &mut Vec<Finding>,
) {
    let missing = |version: &DraftText| matches!(version, DraftText::Missing);
    let kind = match (missing(kk), missing(ru)) {
        (false, false) => return,
        (true, true) => FindingKind::NoOriginal {
            lang: original.unwrap_or(Lang::Kk),
        },
        (kk_is_missing, _) => {
            let lang = if kk_is_missing { Lang::Kk } else { Lang::Ru };
            if original == Some(lang) {
                FindingKind::NoOriginal { lang }
            } else {
                FindingKind::NoTranslation { lang }
            }
        }
    };
    add(findings, folder, None, kind);
}
