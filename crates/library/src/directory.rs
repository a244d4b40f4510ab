//! The names of the files of one kind.

use crate::file::{FileKind, FileName, HASH};
use crate::wire::wire_struct;

/// The hashes of the files of one kind, in the order of their numbers; or, if there are many, the hashes of the pages that hold
/// them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory {
    /// Number of files.
    pub files: u32,
    /// Number of files in a page, of which the last may have fewer; 0 if the hashes of the files are here.
    pub per_page: u32,
    /// Five bytes for each file, or each page.
    pub hashes: Vec<u8>,
}

/// Maximum number of files in a page.
pub(crate) const MAX_PER_PAGE: u32 = 1 << 12;

/// Where the name of a file is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameLocation {
    /// This is the name.
    Here(FileName),
    /// It is in a page, by the number of the page and the index in it.
    InPage(u32, usize),
}

impl Directory {
    /// A directory without pages.
    pub fn of(names: &[FileName]) -> Directory {
        Directory {
            files: names.len() as u32,
            per_page: 0,
            hashes: names
                .iter()
                .flat_map(|name| name.directory_hash())
                .collect(),
        }
    }

    /// Number of pages.
    pub fn pages(&self) -> u32 {
        match self.per_page {
            0 => 0,
            per_page => self.files.div_ceil(per_page),
        }
    }

    /// Whether it has as many hashes as it says.
    pub fn is_sound(&self) -> bool {
        let names = match self.per_page {
            0 => self.files,
            _ => self.pages(),
        };
        self.per_page <= MAX_PER_PAGE
            && Some(self.hashes.len()) == (names as usize).checked_mul(HASH)
    }

    /// Where the name of a file is, by its number; `None` if there is no such file.
    pub fn find(&self, kind: FileKind, number: u32) -> Option<NameLocation> {
        if number >= self.files {
            return None;
        }
        Some(match self.per_page {
            0 => NameLocation::Here(name_at(kind, &self.hashes, number as usize)?),
            per_page => NameLocation::InPage(number / per_page, (number % per_page) as usize),
        })
    }

    /// The name of a page, by its number.
    pub fn page(&self, number: u32) -> Option<FileName> {
        name_at(FileKind::Pages, &self.hashes, number as usize)
    }
}

wire_struct! { Directory { files, per_page, hashes } }

/// The name at an index in a list of hashes.
pub(crate) fn name_at(kind: FileKind, hashes: &[u8], index: usize) -> Option<FileName> {
    let hash = hashes.get(index.checked_mul(HASH)?..)?.first_chunk()?;
    Some(FileName::from_directory(kind, *hash))
}
