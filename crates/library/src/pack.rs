//! Writes a library.

use aimaq_article::{Article, BlockKind, Edtf};
use aimaq_language::Lang;
use aimaq_search::{ArticleInput, Day, IndexBuilder, VersionInput};
use serde::Serialize;

use crate::file::{FileKind, FileName, head};
use crate::letters::shorten;
use crate::manifest::Manifest;

/// The files of a library.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Name of the manifest, which is one of the files.
    pub manifest: String,
    /// All files: name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Packs articles. They are numbered in the order given, which is the order of the list: newest first.
///
/// # Errors
/// Only where the serializer refuses, which it has no reason to.
pub fn pack(articles: &[Article]) -> Result<Packed, postcard::Error> {
    let mut files = Vec::new();
    let mut manifest = Manifest {
        articles: u32::try_from(articles.len()).unwrap_or(u32::MAX),
        files: Vec::new(),
    };
    for (kind, bytes) in [
        (FileKind::Index, search_index(articles)),
        (FileKind::Texts, framed(FileKind::Texts, articles)?),
    ] {
        let name = FileName::of(kind, &bytes);
        manifest.files.push((name, bytes.len() as u64));
        files.push((name.to_string(), bytes));
    }
    let bytes = manifest.to_string().into_bytes();
    let manifest = FileName::of(FileKind::Manifest, &bytes).to_string();
    files.push((manifest.clone(), bytes));
    Ok(Packed { manifest, files })
}

fn framed<T: Serialize + ?Sized>(kind: FileKind, value: &T) -> Result<Vec<u8>, postcard::Error> {
    let mut bytes = head(kind);
    bytes.extend(shorten(&postcard::to_allocvec(value)?));
    Ok(bytes)
}

/// The search index of articles, numbered in the order given.
pub fn search_index(articles: &[Article]) -> Vec<u8> {
    let mut builder = IndexBuilder::new();
    for article in articles {
        let mut regions: Vec<String> = article
            .regions
            .iter()
            .flat_map(|tag| [tag.unit.clone(), tag.today.clone()])
            .collect();
        regions.sort_unstable();
        regions.dedup();
        let texts: Vec<_> = Lang::ALL
            .into_iter()
            .filter_map(|lang| {
                let text = article.text(lang)?;
                let blocks: Vec<String> = text.blocks.iter().map(|b| b.plain_text()).collect();
                Some((lang, text, blocks))
            })
            .collect();
        builder.add(&ArticleInput {
            regions: &regions,
            days: article.date.and_then(days),
            versions: texts
                .iter()
                .map(|(lang, text, blocks)| VersionInput {
                    lang: *lang,
                    title: &text.title,
                    blocks,
                    lead: text
                        .blocks
                        .iter()
                        .position(|block| block.kind() == BlockKind::Paragraph)
                        .unwrap_or(0),
                })
                .collect(),
        });
    }
    builder.finish()
}

/// The first and the last day that a date may mean.
fn days(date: Edtf) -> Option<(Day, Day)> {
    let day = |(year, month, day)| Day::new(year, month, day);
    Some((day(date.first_day())?, day(date.last_day())?))
}
