//! Where library files come from.

use std::collections::BTreeMap;

use crate::inflate::inflate;

/// Reads library files: from the network, memory or a folder.
#[allow(async_fn_in_trait)] // one thread everywhere: the futures need not be Send
pub trait FileSource {
    /// Reads all bytes of a file, by its name.
    ///
    /// # Errors
    /// [`SourceError`]: there is no such file, or no answer.
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError>;

    /// Unpacks the concatenation of `parts`, which is one raw deflate stream, to exactly `length` bytes. Returns `None` if it is no such
    /// stream, or has more or fewer bytes.
    ///
    /// The default is [`inflate`]. Browsers have their own.
    async fn inflate(&self, parts: &[&[u8]], length: usize) -> Option<Vec<u8>> {
        inflate(parts, length)
    }

    /// How many articles a search fetches ahead while someone types: the likely results, before the whole index has come. 0, the default, if
    /// nothing shall be fetched in vain.
    fn ahead(&self) -> usize {
        0
    }

    /// Whether a search fetches all parts of the index that it will probably need at once, instead of one round after another. They are a
    /// seventh more bytes. By default only if something is fetched [`ahead`](FileSource::ahead).
    fn eager(&self) -> bool {
        self.ahead() > 0
    }

    /// Called between steps of work that may take milliseconds each. In a browser, it lets the page have its turn.
    async fn rest(&self) {}
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// No answer.
    Unreachable,
    /// There is no such file.
    Missing,
}

/// A library in memory: one that was just packed, or one of a test.
#[derive(Clone, Debug, Default)]
pub struct MemorySource {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemorySource {
    /// Adds a file. It replaces one with the same name.
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

impl FileSource for MemorySource {
    async fn read(&self, name: &str) -> Result<Vec<u8>, SourceError> {
        self.files.get(name).cloned().ok_or(SourceError::Missing)
    }
}
