//! Collects the files of a library while it is packed.

use std::collections::BTreeMap;

use aimaq_deflate::stored_stream;
use xxhash_rust::xxh64::xxh64;

use super::renamed;
use crate::directory::{Directory, Groups, hash_in_group};
use crate::file::{FileKind, FileName, HASH, head, note_surplus};
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

    /// Adds many files of a kind, and returns a directory of their groups. Each file is its content, its code and its stream.
    pub fn add_in_groups<'c>(
        &mut self,
        kind: FileKind,
        files: impl Iterator<Item = (&'c [u8], u8, Vec<u8>)>,
        full: u32,
    ) -> Directory {
        let files: Vec<Vec<u8>> = files
            .map(|(content, code, stream)| {
                let mut bytes = head(kind, code, content.len());
                bytes.extend(stream);
                let surplus = renamed::surplus(bytes.len());
                note_surplus(&mut bytes, surplus);
                bytes
            })
            .collect();
        let count = files.len() as u32;
        let groups = Groups::new(count, full);
        let numbers: Vec<u32> = (0..count).collect();
        let mut hashes = Vec::new();
        let mut files = files.into_iter();
        for group in numbers.chunk_by(|&a, &b| groups.of_file(a) == groups.of_file(b)) {
            let files: Vec<Vec<u8>> = files.by_ref().take(group.len()).collect();
            hashes.extend(self.add_group(kind, &files));
        }
        Directory::of_groups(count, full, hashes)
    }

    /// Adds the files of a group, and returns its hash.
    fn add_group(&mut self, kind: FileKind, files: &[Vec<u8>]) -> [u8; HASH] {
        let of_file = files.iter().flat_map(|bytes| xxh64(bytes, 0).to_le_bytes());
        let of_files: Vec<u8> = of_file.collect();
        // Forty bits are few: with another seed, no name is that of another content.
        let mut seed = 0;
        loop {
            let [_, _, _, group @ ..] = (xxh64(&of_files, seed) >> 24).to_be_bytes();
            let named = files.iter().zip(0..).map(|(bytes, member)| {
                let hash = hash_in_group(group, member);
                let mut bytes = bytes.clone();
                renamed::append(&mut bytes, hash);
                (FileName::from_hash(kind, hash), bytes)
            });
            let named: BTreeMap<FileName, Vec<u8>> = named.collect();
            let is_new = |(name, bytes): (&FileName, &Vec<u8>)| {
                self.files.get(name).is_none_or(|known| known == bytes)
            };
            if named.len() == files.len() && named.iter().all(is_new) {
                self.files.extend(named);
                return group;
            }
            seed += 1;
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
