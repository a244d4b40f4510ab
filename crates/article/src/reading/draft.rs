//! An article before the checks of the whole corpus.

use std::collections::BTreeMap;

use aimaq_language::Lang;

use super::metadata::Metadata;
use super::{BlockAt, Image};
use crate::{Article, Block, Text};

/// The files of an article's folder, by name.
pub type FolderFiles = BTreeMap<String, Vec<u8>>;

/// What was read from the folder of an article. Its ids and links are not checked yet.
pub struct Draft {
    pub id: String,
    pub metadata: Option<Metadata>,
    pub kk: DraftText,
    pub ru: DraftText,
    pub images: Vec<Image>,
}

/// The text of a draft in one language.
pub enum DraftText {
    /// There is no file.
    Missing,
    /// The file cannot be read. The findings say why.
    Unreadable,
    /// The text.
    Read(ReadText),
}

impl DraftText {
    /// Returns the text if it was read.
    pub fn read(&self) -> Option<&ReadText> {
        match self {
            DraftText::Read(text) => Some(text),
            DraftText::Missing | DraftText::Unreadable => None,
        }
    }
}

impl Draft {
    /// Returns the article and its pictures; `None` if there is no valid metadata or no original language in it.
    pub fn publish(self) -> Option<(Article, Vec<Image>)> {
        let metadata = self.metadata?;
        let text = |text: DraftText| match text {
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

/// A text with the lines of its parts in the file.
pub struct ReadText {
    pub text: Text,
    /// The line of each block.
    pub lines: Vec<u32>,
    /// Safe links, each with its line.
    pub links: Vec<(u32, String)>,
}

impl ReadText {
    /// Returns the kind and line of a block. `index` is counted from 0.
    pub fn block_at(&self, index: usize) -> Option<BlockAt> {
        let kind = self.text.blocks.get(index)?.kind();
        let line = *self.lines.get(index)?;
        Some(BlockAt { kind, line })
    }

    /// Returns the file names of the pictures.
    pub fn image_files(&self) -> impl Iterator<Item = &str> {
        self.text.blocks.iter().filter_map(|block| match block {
            Block::Image { file, .. } => Some(file.as_str()),
            _ => None,
        })
    }
}

/// Returns the name of the file of a language.
pub fn text_file(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "kk.md",
        Lang::Ru => "ru.md",
    }
}
