//! An article as far as it has been read.

use std::collections::BTreeMap;

use aimaq_language::Lang;

use super::metadata::Metadata;
use super::{BlockAt, Image};
use crate::{Article, Block, Text};

/// The files of an article's folder by name.
pub type FolderFiles = BTreeMap<String, Vec<u8>>;

/// What was read from a folder, before it is known whether its ids and links fit the rest of the corpus.
pub struct Draft {
    pub id: String,
    pub metadata: Option<Metadata>,
    pub kk: DraftText,
    pub ru: DraftText,
    pub images: Vec<Image>,
}

/// The text in one language.
pub enum DraftText {
    /// There is no such file.
    Missing,
    /// There is one, but it cannot be read; the findings say why.
    Unreadable,
    /// Here it is.
    Read(ReadText),
}

impl DraftText {
    pub fn read(&self) -> Option<&ReadText> {
        match self {
            DraftText::Read(text) => Some(text),
            DraftText::Missing | DraftText::Unreadable => None,
        }
    }
}

impl Draft {
    /// The article and its pictures, if all that it needs was read.
    pub fn publish(self) -> Option<(Article, Vec<Image>)> {
        let metadata = self.metadata?;
        let text = |version: DraftText| match version {
            DraftText::Read(read) => Some(read.text),
            DraftText::Missing | DraftText::Unreadable => None,
        };
        let article = Article {
            id: self.id,
            original: metadata.original?,
            date: metadata.date,
            updated: metadata.updated,
            aliases: metadata
                .aliases
                .into_iter()
                .map(|(alias, _)| alias)
                .collect(),
            regions: metadata.regions,
            source: metadata.source,
            kk: text(self.kk),
            ru: text(self.ru),
        };
        Some((article, self.images))
    }
}

/// A text and where its parts stand.
pub struct ReadText {
    pub text: Text,
    /// The line of each block.
    pub lines: Vec<u32>,
    /// Links that may be followed, each with its line.
    pub links: Vec<(u32, String)>,
}

impl ReadText {
    /// The kind and line of a block, counted from 0.
    pub fn block_at(&self, index: usize) -> Option<BlockAt> {
        let kind = self.text.blocks.get(index)?.kind();
        let line = *self.lines.get(index)?;
        Some(BlockAt { kind, line })
    }

    /// The files of its pictures.
    pub fn image_files(&self) -> impl Iterator<Item = &str> {
        self.text.blocks.iter().filter_map(|block| match block {
            Block::Image { file, .. } => Some(file.as_str()),
            _ => None,
        })
    }
}

/// The file of a language.
pub fn text_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "kk.md",
        Lang::Ru => "ru.md",
    }
}
