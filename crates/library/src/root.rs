//! What must be known before anything is read.

use serde::Serialize;

use crate::decode::Decode;
use crate::deflate::WINDOW;
use crate::directory::Directory;
use crate::file::FileKind;

/// The content of the root file, up to the beginning of the search index, which follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Root {
    /// Number of articles.
    pub articles: u32,
    /// Parts of the search index.
    pub index: Directory,
    /// Articles in full.
    pub texts: Blocks,
    /// Titles; no blocks where all texts are one block.
    pub headings: Blocks,
    /// Parts of the list of ids; none where all texts are one block.
    pub ids: Directory,
    /// What the streams of texts and headings refer back to.
    pub dictionary: Vec<u8>,
}

/// Blocks of consecutive articles, counted from the oldest: so that a new article changes only the last one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Blocks {
    /// A block holds 2 to this power articles; the last one, with the newest, may hold fewer.
    pub shift: u8,
    /// The files.
    pub files: Directory,
}

/// The place of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    /// Number of the block, from the oldest.
    pub block: u32,
    /// Place in the block, from the oldest.
    pub place: usize,
}

impl Root {
    /// Reads a root; what follows it is the beginning of the search index.
    pub fn read(bytes: &[u8]) -> Option<(Root, &[u8])> {
        let mut index = bytes;
        let root = Root::take(&mut index)?;
        let covers = |blocks: &Blocks| {
            let per_block = 1u32.checked_shl(blocks.shift.into())?;
            Some(blocks.files.files == root.articles.div_ceil(per_block))
        };
        let sound = [
            &root.index,
            &root.texts.files,
            &root.headings.files,
            &root.ids,
        ]
        .into_iter()
        .all(Directory::is_sound);
        let complete =
            covers(&root.texts)? && (root.headings.files.files == 0 || covers(&root.headings)?);
        (sound && complete && root.dictionary.len() <= WINDOW).then_some((root, index))
    }

    /// The number of an article counted from the other end: from newest first to oldest first, and back.
    pub fn other_way(&self, number: u32) -> Option<u32> {
        self.articles.checked_sub(1)?.checked_sub(number)
    }

    /// The directory of a kind.
    pub fn directory(&self, kind: FileKind) -> Option<&Directory> {
        match kind {
            FileKind::Index => Some(&self.index),
            FileKind::Texts => Some(&self.texts.files),
            FileKind::Headings => Some(&self.headings.files),
            FileKind::Ids => Some(&self.ids),
            FileKind::Manifest | FileKind::Root | FileKind::Pages => None,
        }
    }

    /// The place of an article, by its number, newest first.
    pub fn place(&self, blocks: &Blocks, number: u32) -> Option<At> {
        let old = self.other_way(number)?;
        Some(At {
            block: old >> blocks.shift,
            place: (old - (old >> blocks.shift << blocks.shift)) as usize,
        })
    }
}
