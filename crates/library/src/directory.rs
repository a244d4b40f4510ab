//! The names of the files of one kind.

use xxhash_rust::xxh64::xxh64;

use crate::file::{FileKind, FileName, HASH};
use crate::wire::wire_struct;

/// The hashes of the files of one kind, in the order of their numbers; or, if there are many, the hashes of the pages that hold
/// them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Directory {
    /// Number of files.
    pub files: u32,
    /// Number of files in a page, of which the last may have fewer; 0 if the hashes of the files are here. With [`GROUPED`], the number of
    /// files in a group ([`Groups`]).
    pub per_page: u32,
    /// Five bytes for each file, each page or each group.
    pub hashes: Vec<u8>,
}

/// Added to [`Directory::per_page`] if the names of files follow from the hashes of groups.
const GROUPED: u32 = 1 << 16;

/// Files in groups. A group has one hash, from which the hashes of its files are made: their last bytes are chosen to fit. So nothing is
/// fetched to learn a name.
///
/// The first groups are full. The rest of the files are in groups of half as many, a quarter and so on, each size at most once: a new file
/// changes the names of few others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Groups {
    files: u32,
    /// Number of files in a full group: a power of two.
    full: u32,
}

impl Groups {
    /// `full` is rounded up to a power of two.
    pub fn new(files: u32, full: u32) -> Groups {
        let full = full.clamp(1, MAX_PER_PAGE).next_power_of_two();
        Groups { files, full }
    }

    /// Number of groups.
    pub fn count(self) -> u32 {
        self.files / self.full + (self.files % self.full).count_ones()
    }

    /// The group of a file, and the first file of the group.
    pub fn of_file(self, file: u32) -> (u32, u32) {
        let whole = self.files / self.full;
        if file / self.full < whole {
            return (file / self.full, file - file % self.full);
        }
        let (mut group, mut first) = (whole, whole * self.full);
        let mut size = self.full / 2;
        while size > 0 {
            if (self.files % self.full) & size != 0 {
                if file < first + size {
                    break;
                }
                group += 1;
                first += size;
            }
            size /= 2;
        }
        (group, first)
    }
}

/// The hash of a file of a group, by its number in the group: the forty bits of its name, and zeros.
pub(crate) fn hash_in_group(group: [u8; HASH], member: u32) -> u64 {
    xxh64(&group, u64::from(member)) >> 24 << 24
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
            0 | GROUPED.. => 0,
            per_page => self.files.div_ceil(per_page),
        }
    }

    /// Whether it has as many hashes as it says.
    pub fn is_sound(&self) -> bool {
        let names = match self.per_page {
            0 => self.files,
            GROUPED.. => self.groups().count(),
            _ => self.pages(),
        };
        self.per_page & !GROUPED <= MAX_PER_PAGE
            && Some(self.hashes.len()) == (names as usize).checked_mul(HASH)
    }

    /// Where the name of a file is, by its number; `None` if there is no such file.
    pub fn find(&self, kind: FileKind, number: u32) -> Option<NameLocation> {
        if number >= self.files {
            return None;
        }
        Some(match self.per_page {
            0 => NameLocation::Here(name_at(kind, &self.hashes, number as usize)?),
            GROUPED.. => {
                let (group, first) = self.groups().of_file(number);
                let hash = hash_at(&self.hashes, group as usize)?;
                let hash = hash_in_group(hash, number - first);
                NameLocation::Here(FileName::from_hash(kind, hash))
            }
            per_page => NameLocation::InPage(number / per_page, (number % per_page) as usize),
        })
    }

    /// A directory of groups, by their hashes.
    pub fn of_groups(files: u32, full: u32, hashes: Vec<u8>) -> Directory {
        Directory {
            files,
            per_page: Groups::new(files, full).full | GROUPED,
            hashes,
        }
    }

    /// Its groups, if it has groups.
    pub fn groups(&self) -> Groups {
        Groups::new(self.files, self.per_page & !GROUPED)
    }

    /// The name of a page, by its number.
    pub fn page(&self, number: u32) -> Option<FileName> {
        name_at(FileKind::Pages, &self.hashes, number as usize)
    }
}

wire_struct! { Directory { files, per_page, hashes } }

/// The name at an index in a list of hashes.
pub(crate) fn name_at(kind: FileKind, hashes: &[u8], index: usize) -> Option<FileName> {
    Some(FileName::from_directory(kind, hash_at(hashes, index)?))
}

fn hash_at(hashes: &[u8], index: usize) -> Option<[u8; HASH]> {
    hashes
        .get(index.checked_mul(HASH)?..)?
        .first_chunk()
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_full_and_then_halves() {
        let groups = Groups::new(23, 8);
        assert_eq!(groups.count(), 5);
        let firsts: Vec<(u32, u32)> = (0..23).map(|file| groups.of_file(file)).collect();
        let expected = [
            (8, (0, 0)),
            (8, (1, 8)),
            (4, (2, 16)),
            (2, (3, 20)),
            (1, (4, 22)),
        ];
        let expected: Vec<(u32, u32)> = expected
            .into_iter()
            .flat_map(|(size, group)| vec![group; size])
            .collect();
        assert_eq!(firsts, expected);
    }

    #[test]
    fn a_new_file_leaves_most_groups_as_they_are() {
        let changed = |files: u32| {
            let (old, new) = (Groups::new(files, 64), Groups::new(files + 1, 64));
            (0..files)
                .filter(|&file| old.of_file(file) != new.of_file(file))
                .count()
        };
        let total: usize = (0..1024).map(changed).sum();
        assert!(total <= 1024 * 3, "{total}");
    }
}
