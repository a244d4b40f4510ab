//! Collects the files of a library while it is packed.

use std::collections::BTreeMap;

use aimaq_deflate::stored_stream;

use crate::directory::{Directory, MAX_PER_PAGE};
use crate::file::{FileKind, FileName, head};
use crate::manifest::Total;

/// Files by their names.
#[derive(Debug, Default)]
pub(super) struct PackedFiles {
    files: BTreeMap<FileName, Vec<u8>>,
}

/// An empty stored block, not the last: in front of a stream, it changes the bytes but not the content.
const EMPTY_BLOCK: [u8; 5] = [0, 0, 0, 0xff, 0xff];

impl PackedFiles {
    /// Adds a file and returns its name. `stream` is the deflated content, `code` the code of the root that it begins in, or 0.
    pub fn add(&mut self, kind: FileKind, content: &[u8], code: u8, stream: &[u8]) -> FileName {
        let mut bytes = head(kind, code, content.len());
        let body = bytes.len();
        bytes.extend(stream);
        loop {
            let name = FileName::of(kind, &bytes);
            match self.files.get(&name) {
                // Two contents have the same hash of forty bits: write the later one differently.
                Some(other) if *other != bytes && code == 0 => {
                    bytes.splice(body..body, EMPTY_BLOCK);
                }
                Some(other) if *other != bytes => {
                    return self.add(kind, content, 0, &stored_stream(content));
                }
                Some(_) => return name,
                None => {
                    self.files.insert(name, bytes);
                    return name;
                }
            }
        }
    }

    /// Makes a directory of files, with pages if there are more than `direct`.
    pub fn directory(&mut self, names: &[FileName], direct: usize, per_page: u32) -> Directory {
        if names.len() <= direct.max(1) {
            return Directory::of(names);
        }
        let per_page = per_page.clamp(1, MAX_PER_PAGE);
        let pages: Vec<FileName> = names
            .chunks(per_page as usize)
            .map(|names| {
                let hashes = Directory::of(names).hashes;
                self.add(FileKind::Pages, &hashes, 0, &stored_stream(&hashes))
            })
            .collect();
        Directory {
            files: names.len() as u32,
            per_page,
            hashes: Directory::of(&pages).hashes,
        }
    }

    /// Number and size of the files of a kind.
    pub fn total(&self, kind: FileKind) -> Total {
        let of_kind = || self.files.iter().filter(|(name, _)| name.kind == kind);
        Total {
            kind,
            files: of_kind().count() as u32,
            bytes: of_kind().map(|(_, bytes)| bytes.len() as u64).sum(),
        }
    }

    /// All files with their names as text.
    pub fn into_named(self) -> Vec<(String, Vec<u8>)> {
        let files = self.files.into_iter();
        files
            .map(|(name, bytes)| (name.to_string(), bytes))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::body;
    use crate::inflate::inflate;

    #[test]
    fn two_contents_never_share_a_name() {
        let mut files = PackedFiles::default();
        let stream = stored_stream(b"a");
        for code in [0, 3] {
            let name = files.add(FileKind::Texts, b"a", code, &stream);
            assert_eq!(files.add(FileKind::Texts, b"a", code, &stream), name);
            // Pretend that another content has the same hash.
            files.files.insert(name, b"other".to_vec());
            let second = files.add(FileKind::Texts, b"a", code, &stream);
            assert_ne!(second, name);
            let bytes = &files.files[&second];
            assert!(second.check(bytes).is_ok());
            let body = body(second, bytes).expect("the head is right");
            assert_eq!(body.code, 0);
            assert_eq!(inflate(&[body.stream], body.length), Some(b"a".to_vec()));
        }
    }
}
