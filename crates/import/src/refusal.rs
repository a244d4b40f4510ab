//! Why a file was not read.

use core::fmt;

/// Why a file was not read, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is larger than files of its kind may be.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The largest size that is read, in bytes.
        most: u64,
    },
    /// An archive that unpacks to more than a document has.
    Bomb {
        /// The entry that is too large, or the archive.
        entry: String,
    },
    /// An archive with a path that leads out of it.
    Path {
        /// The path.
        path: String,
    },
    /// The content is damaged or is not what the name says.
    Damaged {
        /// What the reader of the format said, in English.
        detail: String,
    },
    /// The bytes are no text in a known encoding.
    NotText,
    /// A format that is not read.
    Unknown {
        /// What to do instead.
        cure: &'static str,
    },
    /// There is no document in the file.
    Empty,
}

impl Refusal {
    /// A refusal because of damage.
    pub fn damaged(detail: impl fmt::Display) -> Refusal {
        Refusal::Damaged {
            detail: detail.to_string(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooLarge { bytes, most } => write!(
                f,
                "is too large: {bytes} bytes, at most {most} are read; divide it into files"
            ),
            Refusal::Bomb { entry } => write!(
                f,
                "{entry} in it unpacks to more than a document has; if the file is yours, save it again without what makes it large"
            ),
            Refusal::Path { path } => write!(
                f,
                "has the path {path:?}, which leads out of the archive; do not open it if you do not know who made it"
            ),
            Refusal::Damaged { detail } => {
                write!(
                    f,
                    "is damaged or not what its name says: {detail}; save it again"
                )
            }
            Refusal::NotText => f.write_str(
                "is no text in UTF-8, UTF-16, Windows-1251 or KZ-1048; save it as UTF-8",
            ),
            Refusal::Unknown { cure } => write!(f, "has a format that is not read; {cure}"),
            Refusal::Empty => f.write_str("has no text"),
        }
    }
}
