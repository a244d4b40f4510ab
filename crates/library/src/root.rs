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
    /// The codes that streams may begin in: what stands before them, a block's header each.
    pub codes: Vec<Vec<u8>>,
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
        let block = old.checked_shr(blocks.shift.into())?;
        let first = block.checked_shl(blocks.shift.into())?;
        Some(At {
            block,
            place: (old - first) as usize,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::file::FileName;

    fn root() -> Root {
        let names: Vec<FileName> = (0..7u8)
            .map(|byte| FileName::of(FileKind::Texts, &[byte]))
            .collect();
        let few = Directory::of(&names);
        let paged = Directory {
            files: 7,
            per_page: 1,
            hashes: few.hashes.clone(),
        };
        let blocks = |shift, files| Blocks { shift, files };
        Root {
            articles: 13,
            index: few.clone(),
            texts: blocks(1, paged.clone()),
            headings: blocks(1, few.clone()),
            ids: paged,
            codes: vec![vec![1, 2, 3]],
            dictionary: b"dictionary".to_vec(),
        }
    }

    #[test]
    fn an_article_is_found_from_either_end() {
        let root = root();
        let at = |number| root.place(&root.texts, number);
        assert_eq!(at(12), Some(At { block: 0, place: 0 }));
        assert_eq!(at(11), Some(At { block: 0, place: 1 }));
        assert_eq!(at(0), Some(At { block: 6, place: 0 }));
        assert_eq!(at(13), None);
    }

    proptest! {
        #[test]
        fn a_changed_root_is_read_or_not_and_never_panics(at: prop::sample::Index, byte: u8, number: u32) {
            let mut bytes = postcard::to_allocvec(&root()).expect("it can be written");
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let Some((root, _)) = Root::read(&bytes) else {
                return Ok(());
            };
            for number in [0, root.articles.saturating_sub(1), root.articles, number] {
                for blocks in [&root.texts, &root.headings] {
                    let _ = root.place(blocks, number);
                }
                for kind in FileKind::ALL {
                    let found = root.directory(kind).and_then(|files| files.find(kind, number));
                    if let (Some(crate::directory::Listed::InPage(page, _)), Some(files)) = (found, root.directory(kind)) {
                        prop_assert!(files.page(page).is_some());
                    }
                }
            }
        }

        #[test]
        fn any_bytes_are_a_root_or_none(bytes: Vec<u8>) {
            let _ = Root::read(&bytes);
        }
    }
}
