//! Which article an id means.

use serde::Serialize;
use xxhash_rust::xxh64::xxh64;

/// A part of the list of ids: ids and former ids, sorted, each with the number of its article counted from the oldest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Ids(pub Vec<(String, u32)>);

impl Ids {
    /// The part that an id is in, of so many. Ids are told apart by their hash, so a new one changes one part.
    pub fn part_of(id: &str, parts: u32) -> u32 {
        (xxh64(id.as_bytes(), 0) % u64::from(parts.max(1))) as u32
    }

    /// The article that an id means.
    pub fn find(&self, id: &str) -> Option<u32> {
        let at = self.0.binary_search_by(|(found, _)| found.as_str().cmp(id));
        at.ok().and_then(|at| self.0.get(at)).map(|(_, old)| *old)
    }
}
