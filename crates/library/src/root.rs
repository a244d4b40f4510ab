//! The root: the file that names all others.

use aimaq_deflate::WINDOW;

use crate::directory::Directory;
use crate::file::FileKind;
use crate::related::Related;
use crate::wire::{Wire, wire_struct};

/// The content of the root file. The root of the search index follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LibraryRoot {
    /// Number of articles.
    pub articles: u32,
    /// Parts of the search index.
    pub index: Directory,
    /// Articles in full.
    pub texts: Blocks,
    /// Titles; no blocks if all texts are in one block.
    pub headings: Blocks,
    /// Parts of the list of ids; none if all texts are in one block.
    pub ids: Directory,
    /// The related articles of each article, the oldest first, if there are no parts of ids that have them.
    pub related: Vec<Vec<Related>>,
    /// The block headers that streams may be read behind.
    pub codes: Vec<Vec<u8>>,
    /// The dictionary that the streams of texts and headings refer back to.
    pub dictionary: Vec<u8>,
}

/// Blocks of consecutive articles, counted from the oldest, so that a new article changes only the last block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Blocks {
    /// A block has 2 to this power articles; the last block, with the newest, may have fewer.
    pub shift: u8,
    /// The files.
    pub files: Directory,
}

/// Where an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BlockPosition {
    /// Number of the block, counted from the oldest.
    pub block: u32,
    /// Index in the block, counted from the oldest.
    pub index: usize,
}

wire_struct! {
    Blocks { shift, files }
}

impl LibraryRoot {
    /// Its bytes; the last ones are the dictionary.
    pub fn encode(&self) -> Vec<u8> {
        let LibraryRoot {
            articles,
            index,
            texts,
            headings,
            ids,
            related,
            codes,
            dictionary,
        } = self;
        let mut out = Vec::new();
        articles.write(&mut out);
        index.write(&mut out);
        texts.write(&mut out);
        headings.write(&mut out);
        ids.write(&mut out);
        related.write(&mut out);
        codes.write(&mut out);
        dictionary.write(&mut out);
        out
    }

    /// Reads a root. Returns it with the bytes of the root of the search index; `None` if the root is damaged. Format 1 has no related
    /// articles.
    pub fn parse(bytes: &[u8], format: u8) -> Option<(LibraryRoot, &[u8])> {
        let mut index = bytes;
        let bytes = &mut index;
        let root = LibraryRoot {
            articles: Wire::read(bytes)?,
            index: Wire::read(bytes)?,
            texts: Wire::read(bytes)?,
            headings: Wire::read(bytes)?,
            ids: Wire::read(bytes)?,
            related: match format {
                1 => Vec::new(),
                _ => Wire::read(bytes)?,
            },
            codes: Wire::read(bytes)?,
            dictionary: Wire::read(bytes)?,
        };
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

    /// Turns a number counted from the newest article into one counted from the oldest, and back.
    pub fn reversed(&self, number: u32) -> Option<u32> {
        self.articles.checked_sub(1)?.checked_sub(number)
    }

    /// The directory of a kind of file, if the root has one.
    pub fn directory(&self, kind: FileKind) -> Option<&Directory> {
        match kind {
            FileKind::Index => Some(&self.index),
            FileKind::Texts => Some(&self.texts.files),
            FileKind::Headings => Some(&self.headings.files),
            FileKind::Ids => Some(&self.ids),
            FileKind::Manifest | FileKind::Root | FileKind::Pages => None,
        }
    }

    /// The position of an article, by its number, newest first.
    pub fn position(&self, blocks: &Blocks, number: u32) -> Option<BlockPosition> {
        let old = self.reversed(number)?;
        let block = old.checked_shr(blocks.shift.into())?;
        let first = block.checked_shl(blocks.shift.into())?;
        Some(BlockPosition {
            block,
            index: (old - first) as usize,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::file::FileName;

    fn root() -> LibraryRoot {
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
        LibraryRoot {
            articles: 13,
            index: few.clone(),
            texts: blocks(1, paged.clone()),
            headings: blocks(1, few.clone()),
            ids: paged,
            related: vec![vec![Related::default()]],
            codes: vec![vec![1, 2, 3]],
            dictionary: b"dictionary".to_vec(),
        }
    }

    #[test]
    fn positions_are_counted_from_the_oldest_article() {
        let root = root();
        let at = |number| root.position(&root.texts, number);
        assert_eq!(at(12), Some(BlockPosition { block: 0, index: 0 }));
        assert_eq!(at(11), Some(BlockPosition { block: 0, index: 1 }));
        assert_eq!(at(0), Some(BlockPosition { block: 6, index: 0 }));
        assert_eq!(at(13), None);
    }

    proptest! {
        #[test]
        fn a_changed_root_is_read_or_not_and_never_panics(at: prop::sample::Index, byte: u8, number: u32) {
            let mut bytes = root().encode();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let Some((root, _)) = LibraryRoot::parse(&bytes, 2) else {
                return Ok(());
            };
            for number in [0, root.articles.saturating_sub(1), root.articles, number] {
                for blocks in [&root.texts, &root.headings] {
                    let _ = root.position(blocks, number);
                }
                for kind in FileKind::ALL {
                    let found = root.directory(kind).and_then(|files| files.find(kind, number));
                    if let (Some(crate::directory::NameLocation::InPage(page, _)), Some(files)) = (found, root.directory(kind)) {
                        prop_assert!(files.page(page).is_some());
                    }
                }
            }
        }

        #[test]
        fn any_bytes_are_a_root_or_none(bytes: Vec<u8>) {
            for format in 1..=2 {
                let _ = LibraryRoot::parse(&bytes, format);
            }
        }
    }
}
