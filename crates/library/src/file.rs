//! The name and the head of a library file.

use core::fmt;

use xxhash_rust::xxh64::xxh64;

use crate::LibraryError;

/// The version of the format that this code writes, and the newest that it reads.
pub const FORMAT: u8 = 2;

/// Length of a hash in a name and in a directory, in bytes: forty bits.
pub(crate) const HASH: usize = 5;

const MAGIC: &[u8; 5] = b"aimaq";
const HEAD: usize = 12;
/// Maximum length of a content. A head that says more is damaged.
const MAX_LENGTH: u32 = (256 << 20) - 1;

/// The kind of a library file: what it contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// The counts of the library, and the name of its root.
    Manifest,
    /// The names of the other files, and the root of the search index.
    Root,
    /// More names, if there are too many for the root.
    Pages,
    /// A part of the search index.
    Index,
    /// Articles in full.
    Texts,
    /// Titles, for articles whose text cannot be read.
    Headings,
    /// The articles of ids.
    Ids,
}

impl FileKind {
    /// All kinds, in the order of a manifest's lines.
    pub const ALL: [FileKind; 7] = [
        FileKind::Manifest,
        FileKind::Root,
        FileKind::Pages,
        FileKind::Index,
        FileKind::Texts,
        FileKind::Headings,
        FileKind::Ids,
    ];

    /// The first part of the names of its files.
    pub const fn stem(self) -> &'static str {
        match self {
            FileKind::Manifest => "manifest",
            FileKind::Root => "root",
            FileKind::Pages => "pages",
            FileKind::Index => "index",
            FileKind::Texts => "texts",
            FileKind::Headings => "headings",
            FileKind::Ids => "ids",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            FileKind::Manifest => "txt",
            _ => "bin",
        }
    }

    /// The letter in the file's head; the manifest is text and has none.
    const fn letter(self) -> u8 {
        match self {
            FileKind::Manifest => b'm',
            FileKind::Root => b'r',
            FileKind::Pages => b'p',
            FileKind::Index => b'i',
            FileKind::Texts => b't',
            FileKind::Headings => b'h',
            FileKind::Ids => b'd',
        }
    }
}

/// The name of a library file: its kind and the hash of its bytes. Nothing else can be parsed, so a manifest cannot name a file outside the
/// library's folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileName {
    /// The kind of the file.
    pub kind: FileKind,
    hash: u64,
}

impl FileName {
    /// The name of a file with these bytes: the first forty bits of their XXH64.
    pub fn of(kind: FileKind, bytes: &[u8]) -> FileName {
        FileName {
            kind,
            hash: hash(bytes),
        }
    }

    /// Reads a name such as `texts-0123456789.bin`.
    pub fn parse(name: &str) -> Option<FileName> {
        let (stem, rest) = name.split_once('-')?;
        let (hash, ending) = rest.split_once('.')?;
        let kind = FileKind::ALL
            .into_iter()
            .find(|kind| kind.stem() == stem && kind.ending() == ending)?;
        let plain = hash.len() == 2 * HASH
            && hash
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        plain.then_some(())?;
        Some(FileName {
            kind,
            hash: u64::from_str_radix(hash, 16).ok()?,
        })
    }

    /// The name with a hash from a directory: five bytes, the first digits first.
    pub(crate) fn from_directory(kind: FileKind, hash: [u8; HASH]) -> FileName {
        let hash = hash
            .iter()
            .fold(0, |hash, &byte| hash << 8 | u64::from(byte));
        FileName { kind, hash }
    }

    /// The name of a file with this XXH64.
    pub(crate) fn from_hash(kind: FileKind, hash: u64) -> FileName {
        FileName {
            kind,
            hash: hash >> 24,
        }
    }

    /// The hash as it is in a directory.
    pub(crate) fn directory_hash(self) -> [u8; HASH] {
        let [_, _, _, hash @ ..] = self.hash.to_be_bytes();
        hash
    }

    /// The whole name.
    pub(crate) fn text(self) -> String {
        let (stem, ending, width) = (self.kind.stem(), self.kind.ending(), 2 * HASH);
        format!("{stem}-{:0width$x}.{ending}", self.hash)
    }

    /// Checks that the hash of `bytes` is that of the name.
    ///
    /// # Errors
    /// [`LibraryError::Damaged`] if it is another.
    pub fn check(self, bytes: &[u8]) -> Result<(), LibraryError> {
        if hash(bytes) == self.hash {
            Ok(())
        } else {
            Err(self.damaged())
        }
    }

    /// The error that this file is damaged.
    pub(crate) fn damaged(self) -> LibraryError {
        LibraryError::Damaged { file: self.text() }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    xxh64(bytes, 0) >> 24
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// Set in the code of a head if bytes follow the stream that are no part of it. Their number is in the highest bits of the length.
const SURPLUS: u8 = 1 << 7;
const SURPLUS_SHIFT: u32 = 28;
/// The fewest such bytes.
const LEAST_SURPLUS: usize = 8;

/// Notes in the head of a file that so many bytes follow its stream: 8 to 23.
pub(crate) fn note_surplus(file: &mut [u8], surplus: usize) {
    if let Some([code, _, _, _, high]) = file.get_mut(7..HEAD) {
        *code |= SURPLUS;
        *high |= (surplus.saturating_sub(LEAST_SURPLUS) as u8) << 4;
    }
}

/// The head of a file. `code` is the code of the root that the stream begins in, or 0; `length` is that of the unpacked content.
pub(crate) fn head(kind: FileKind, code: u8, length: usize) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend([kind.letter(), FORMAT, code]);
    bytes.extend((length as u32).to_le_bytes());
    bytes
}

/// What follows the head of a file, and what the head says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Body<'b> {
    /// The deflated content.
    pub stream: &'b [u8],
    /// The code of the root that the stream begins in, from 1 on; 0 if it begins in its own.
    pub code: u8,
    /// Length of the unpacked content, in bytes.
    pub length: usize,
}

/// Checks the head of a file, and returns what follows it.
///
/// # Errors
/// [`LibraryError::NewerFormat`] or [`LibraryError::Damaged`].
pub(crate) fn body(name: FileName, bytes: &[u8]) -> Result<Body<'_>, LibraryError> {
    let (head, stream) = bytes
        .split_first_chunk::<HEAD>()
        .ok_or_else(|| name.damaged())?;
    let [magic @ .., k, version, code, l0, l1, l2, l3] = *head;
    if &magic != MAGIC || k != name.kind.letter() {
        return Err(name.damaged());
    }
    let mut length = u32::from_le_bytes([l0, l1, l2, l3]);
    let (mut code, mut stream) = (code, stream);
    if version > 1 && code & SURPLUS != 0 {
        let surplus = (length >> SURPLUS_SHIFT) as usize + LEAST_SURPLUS;
        let end = stream.len().checked_sub(surplus);
        stream = end
            .and_then(|end| stream.get(..end))
            .ok_or_else(|| name.damaged())?;
        code &= !SURPLUS;
        length &= (1 << SURPLUS_SHIFT) - 1;
    }
    match version {
        1..=FORMAT if length <= MAX_LENGTH => Ok(Body {
            stream,
            code,
            length: length as usize,
        }),
        0..=FORMAT => Err(name.damaged()),
        _ => Err(LibraryError::NewerFormat { file: name.text() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_parsed_as_it_is_written() {
        let name = FileName::of(FileKind::Texts, b"abc");
        assert_eq!(FileName::parse(&name.to_string()), Some(name));
        let listed = name.directory_hash();
        assert_eq!(FileName::from_directory(FileKind::Texts, listed), name);
        assert!(name.check(b"abc").is_ok());
        assert!(name.check(b"abd").is_err());
    }

    #[test]
    fn a_name_never_leaves_its_folder() {
        for name in [
            "",
            "texts",
            "../texts-0123456789.bin",
            "texts-0123456789.txt",
            "texts-0123456ABC.bin",
            "texts-+123456789.bin",
            "texts-0123.bin",
            "texts-/etc/passw.bin",
            "other-0123456789.bin",
        ] {
            assert_eq!(FileName::parse(name), None, "{name}");
        }
    }

    #[test]
    fn a_wrong_head_is_a_typed_error() {
        let name = FileName::of(FileKind::Texts, b"");
        let file = || name.to_string();
        let good = head(FileKind::Texts, 2, 3);
        let expected = Body {
            stream: &[],
            code: 2,
            length: 3,
        };
        assert_eq!(body(name, &good), Ok(expected));
        let other = head(FileKind::Root, 2, 3);
        assert_eq!(body(name, &other), Err(name.damaged()));
        let mut newer = good.clone();
        newer[6] = FORMAT + 1;
        let error = LibraryError::NewerFormat { file: file() };
        assert_eq!(body(name, &newer), Err(error));
        let large = head(FileKind::Texts, 0, usize::MAX);
        assert_eq!(body(name, &large), Err(name.damaged()));
        for cut in 0..good.len() {
            assert_eq!(body(name, &good[..cut]), Err(name.damaged()));
        }
    }
}
