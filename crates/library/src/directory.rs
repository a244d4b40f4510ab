//! The names of the files of a kind.

use serde::Serialize;

use crate::file::{FileKind, FileName, HASH};

/// The files of one kind, in the order of their numbers: their hashes, or, where they are many, the hashes of pages that
/// hold the hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Directory {
    /// Number of files.
    pub files: u32,
    /// Files a page, the last one may have fewer; 0 where the hashes are here.
    pub per_page: u32,
    /// Five bytes a file, or a page.
    pub hashes: Vec<u8>,
}

/// Most files a page: one that says more is no directory.
pub(crate) const MOST_PER_PAGE: u32 = 1 << 12;

/// Where the name of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listed {
    /// It is this.
    Here(FileName),
    /// In a page, at a place.
    InPage(u32, usize),
}

impl Directory {
    /// A directory of few files.
    pub fn of(names: &[FileName]) -> Directory {
        Directory {
            files: names.len() as u32,
            per_page: 0,
            hashes: names.iter().flat_map(|name| name.for_directory()).collect(),
        }
    }

    /// Number of pages.
    pub fn pages(&self) -> u32 {
        match self.per_page {
            0 => 0,
            per_page => self.files.div_ceil(per_page),
        }
    }

    /// Does it hold as many hashes as it says?
    pub fn is_sound(&self) -> bool {
        let names = match self.per_page {
            0 => self.files,
            _ => self.pages(),
        };
        self.per_page <= MOST_PER_PAGE
            && Some(self.hashes.len()) == (names as usize).checked_mul(HASH)
    }

    /// Where the name of a file is; `None` if there are not so many.
    pub fn find(&self, kind: FileKind, number: u32) -> Option<Listed> {
        if number >= self.files {
            return None;
        }
        Some(match self.per_page {
            0 => Listed::Here(name_at(kind, &self.hashes, number as usize)?),
            per_page => Listed::InPage(number / per_page, (number % per_page) as usize),
        })
    }

    /// The name of a page.
    pub fn page(&self, number: u32) -> Option<FileName> {
        name_at(FileKind::Pages, &self.hashes, number as usize)
    }
}

/// The name at a place in a list of hashes.
pub(crate) fn name_at(kind: FileKind, hashes: &[u8], place: usize) -> Option<FileName> {
    let hash = hashes.get(place.checked_mul(HASH)?..)?.first_chunk()?;
    Some(FileName::in_directory(kind, *hash))
}
