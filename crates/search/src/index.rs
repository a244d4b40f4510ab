//! Opening an index.

use crate::columns::{Columns, FIELDS};
use crate::dictionary::Dictionary;
use crate::format;
use crate::group::Group;
use crate::terms::Terms;
use crate::transposed;

/// Why bytes cannot be opened as an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexError {
    /// These bytes are something else. Fetch or build the index anew.
    NotAnIndex,
    /// A newer Aimaq wrote it: update the app.
    NewerFormat {
        /// The format's version in the file.
        found: u32,
    },
    /// The file ends early. Fetch it again.
    Cut,
    /// The bytes were changed after they were written. Fetch the file again.
    Damaged {
        /// Where in the file, in bytes from its start, the damaged section begins.
        at: usize,
    },
}

impl core::fmt::Display for IndexError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            IndexError::NotAnIndex => f.write_str("this is not a search index: build it anew"),
            IndexError::NewerFormat { found } => {
                write!(
                    f,
                    "the search index has format {found}, which this Aimaq is too old for: update it"
                )
            }
            IndexError::Cut => f.write_str("the search index ends early: fetch it again"),
            IndexError::Damaged { at } => write!(
                f,
                "the search index is damaged at byte {at}: fetch it again"
            ),
        }
    }
}

impl core::error::Error for IndexError {}

/// A search index, open for questions.
#[derive(Debug)]
pub struct Index {
    pub(crate) columns: Columns,
    terms: Terms,
    /// The mean lengths of the fields.
    pub(crate) mean: [f32; FIELDS],
}

impl Index {
    /// Opens an index. The bytes are checked first: cut, damaged or foreign ones give an error.
    pub fn open(bytes: Vec<u8>) -> Result<Index, IndexError> {
        let sections = format::sections(&bytes)?;
        let columns = bytes.get(sections[0].clone()).and_then(Columns::read);
        let columns = columns.ok_or(IndexError::Damaged {
            at: sections[0].start,
        })?;
        let part = |number: usize| bytes.get(sections[number].clone()).unwrap_or_default();
        let groups = transposed::rows(part(2)).ok_or(IndexError::Damaged {
            at: sections[2].start,
        })?;
        let terms = Terms::read(part(1), groups).ok_or(IndexError::Damaged {
            at: sections[1].start,
        })?;
        let mut mean = [1.0; FIELDS];
        for (field, mean) in mean.iter_mut().enumerate() {
            let all: u64 = columns
                .versions
                .iter()
                .map(|version| u64::from(version.lengths[field]))
                .sum();
            *mean = (all as f32 / columns.versions.len().max(1) as f32).max(1.0);
        }
        Ok(Index {
            columns,
            terms,
            mean,
        })
    }

    /// The number of articles.
    pub fn articles(&self) -> u32 {
        self.columns.articles.len() as u32
    }

    /// The term dictionary.
    pub(crate) fn dictionary(&self) -> Dictionary<'_> {
        Dictionary::new(&self.terms.dictionary)
    }

    /// The group of a number. All reading of postings goes through here.
    pub(crate) fn group(&self, number: u32) -> Option<Group<'_>> {
        self.terms.group(number)
    }
}
