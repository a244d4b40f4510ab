//! Where the bytes come from.

use std::collections::BTreeMap;

use crate::inflate::inflate;

/// A place that library files are read from: the network, memory, a folder.
#[allow(async_fn_in_trait)] // one thread everywhere: the futures need not be Send
pub trait Source {
    /// All bytes of a file of the library, by its name.
    ///
    /// # Errors
    /// [`SourceError`], which tells a file that is not there from a line that is down.
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError>;

    /// Unpacks the concatenation of `parts`, which is one raw deflate stream: exactly `length` bytes. `None` if it is no such
    /// stream, or holds more or less.
    ///
    /// Browsers have this built in; everywhere else [`inflate`] does it, and this default.
    async fn inflate(&self, parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
        inflate(parts, length)
    }

    /// How many results of somebody who types are read before it is certain that they are among the first: while the rest of
    /// the index comes. None where nothing is to be read in vain, and by this default.
    fn ahead(&self) -> usize {
        0
    }

    /// Called between two steps of work that may each take milliseconds: whoever shares a thread with others lets them go first.
    async fn rest(&self) {}
}

/// Why a source gave no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// No answer.
    Unreachable,
    /// The answer was that there is no such file.
    Missing,
}

/// A library in memory: what the build has just packed, and what tests make.
#[derive(Clone, Debug, Default)]
pub struct MemorySource {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemorySource {
    /// Puts a file in, in place of one of the same name.
    pub fn insert(&mut self, name: String, bytes: Vec<u8>) {
        self.files.insert(name, bytes);
    }
}

impl FromIterator<(String, Vec<u8>)> for MemorySource {
    fn from_iter<T: IntoIterator<Item = (String, Vec<u8>)>>(files: T) -> Self {
        MemorySource {
            files: files.into_iter().collect(),
        }
    }
}

impl Source for MemorySource {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        self.files.get(name).cloned().ok_or(SourceError::Missing)
    }
}
