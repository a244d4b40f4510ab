//! A stem entry with the keys that lead to it, ready to be written.

use crate::stem_entry::NewStemEntry;

/// A stem entry, and everything that leads to it.
pub(super) struct Row<'s> {
    /// The key of its folded stem.
    pub(super) stem: &'s [u8],
    /// The dictionary keys that lead to it.
    pub(super) keys: Vec<Vec<u8>>,
    pub(super) entry: NewStemEntry,
}
