//! What can go wrong, said so that the reader knows what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command stopped.
#[derive(Debug)]
pub enum Problem {
    /// Something has to be installed that could not be installed from here.
    Missing {
        /// What is missing, as a person calls it.
        what: String,
        /// Why it was not installed.
        why: String,
        /// The command or step that cures it.
        cure: String,
    },
    /// A program that was started said no.
    Failed {
        /// What was being done.
        what: String,
        /// How the program ended.
        how: String,
        /// Where its whole output is kept, and the end of that output; where it was not shown already.
        log: Option<(PathBuf, String)>,
    },
    /// A file or folder could not be read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The command was called in a way it does not understand.
    Usage(String),
    /// What failed has been said and counted already.
    Counted,
    /// Anything else that a sentence says best.
    Told(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { what, why, cure } => {
                write!(f, "{what} is missing: {why}.\nTo go on: {cure}")
            }
            Self::Failed {
                what,
                how,
                log: None,
            } => write!(f, "{what} failed ({how})."),
            Self::Failed {
                what,
                how,
                log: Some((path, end)),
            } => {
                write!(
                    f,
                    "{end}\n\n{what} failed ({how}). Its whole output: {}",
                    path.display()
                )
            }
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Counted => Ok(()),
            Self::Usage(sentence) | Self::Told(sentence) => f.write_str(sentence),
        }
    }
}

impl Problem {
    /// The same problem of a step that fetches something, with what mostly cures it.
    pub fn of_the_network(self) -> Self {
        Self::Told(format!(
            "{self}\nThis step needs the network: where that was away, run the same command again, and it goes on; behind a proxy, \
             set HTTPS_PROXY first."
        ))
    }
}

/// The result of everything here.
pub type Outcome<T = ()> = Result<T, Problem>;

/// Names the file an error is about.
pub trait About<T> {
    /// Turns a bare system error into one that says where.
    fn about(self, path: &Path) -> Outcome<T>;
}

impl<T> About<T> for io::Result<T> {
    fn about(self, path: &Path) -> Outcome<T> {
        self.map_err(|source| Problem::File {
            path: path.to_owned(),
            source,
        })
    }
}
