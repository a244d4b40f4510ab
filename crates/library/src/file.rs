//! The name and the head of a library file.

use core::fmt;

use xxhash_rust::xxh64::xxh64;

use crate::LibraryError;

/// The version of the format that this code writes, and the newest that it reads.
pub const FORMAT: u16 = 1;

const MAGIC: &[u8; 5] = b"aimaq";
const HEAD: usize = 8;

/// What a file of a library holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Names the other files.
    Manifest,
    /// The search index.
    Index,
    /// The articles in full.
    Texts,
}

impl FileKind {
    const ALL: [FileKind; 3] = [FileKind::Manifest, FileKind::Index, FileKind::Texts];

    const fn stem(self) -> &'static str {
        match self {
            FileKind::Manifest => "manifest",
            FileKind::Index => "index",
            FileKind::Texts => "texts",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            FileKind::Manifest => "txt",
            _ => "bin",
        }
    }

    /// The letter in the file's head; the manifest and the index have heads of their own.
    const fn letter(self) -> u8 {
        match self {
            FileKind::Manifest => b'm',
            FileKind::Index => b'i',
            FileKind::Texts => b't',
        }
    }
}

/// The name of a library file: its kind and the hash of its bytes. Parsing admits nothing else, so a
/// manifest cannot name a file outside the library's folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileName {
    /// What the file holds.
    pub kind: FileKind,
    hash: u64,
}

impl FileName {
    /// The name of a file with these bytes.
    pub fn of(kind: FileKind, bytes: &[u8]) -> FileName {
        FileName {
            kind,
            hash: xxh64(bytes, 0),
        }
    }

    /// Reads a name such as `texts-0123456789abcdef.bin`.
    pub fn parse(name: &str) -> Option<FileName> {
        let (stem, rest) = name.split_once('-')?;
        let (hash, ending) = rest.split_once('.')?;
        let kind = FileKind::ALL
            .into_iter()
            .find(|kind| kind.stem() == stem && kind.ending() == ending)?;
        let plain = hash.len() == 16
            && hash
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        plain.then_some(())?;
        Some(FileName {
            kind,
            hash: u64::from_str_radix(hash, 16).ok()?,
        })
    }

    /// Are these the bytes that the name promises?
    ///
    /// # Errors
    /// [`LibraryError::Damaged`] where not.
    pub fn check(&self, bytes: &[u8]) -> Result<(), LibraryError> {
        if xxh64(bytes, 0) == self.hash {
            Ok(())
        } else {
            Err(LibraryError::Damaged {
                file: self.to_string(),
            })
        }
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FileName { kind, hash } = self;
        write!(f, "{}-{hash:016x}.{}", kind.stem(), kind.ending())
    }
}

/// The head of a texts file.
pub(crate) fn head(kind: FileKind) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(kind.letter());
    bytes.extend(FORMAT.to_le_bytes());
    bytes
}

/// What follows the head, if the head is right.
pub(crate) fn body(name: FileName, bytes: &[u8]) -> Result<&[u8], LibraryError> {
    let file = || name.to_string();
    let (head, body) = bytes
        .split_at_checked(HEAD)
        .ok_or_else(|| LibraryError::Damaged { file: file() })?;
    if head.get(..5) != Some(MAGIC.as_slice()) || head.get(5) != Some(&name.kind.letter()) {
        return Err(LibraryError::Damaged { file: file() });
    }
    match *head {
        [.., low, high] if u16::from_le_bytes([low, high]) > FORMAT => {
            Err(LibraryError::NewerFormat { file: file() })
        }
        _ => Ok(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_there_and_back() {
        let name = FileName::of(FileKind::Texts, b"abc");
        assert_eq!(FileName::parse(&name.to_string()), Some(name));
        assert!(name.check(b"abc").is_ok());
        assert!(name.check(b"abd").is_err());
    }

    #[test]
    fn a_name_never_leaves_its_folder() {
        for name in [
            "",
            "texts",
            "../texts-0123456789abcdef.bin",
            "texts-0123456789abcdef.txt",
            "texts-0123456789ABCDEF.bin",
            "texts-+123456789abcdef.bin",
            "texts-0123.bin",
            "texts-/etc/passwd0000.bin",
            "other-0123456789abcdef.bin",
        ] {
            assert_eq!(FileName::parse(name), None, "{name}");
        }
    }
}
