//! Finds an article by its id.

use xxhash_rust::xxh64::xxh64;

use crate::wire::wire_struct;

/// One part of the list of ids: current and former ids, sorted, each with the number of its article, counted from the oldest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ids {
    pub articles: Vec<(String, u32)>,
}

wire_struct! { Ids { articles } }

impl Ids {
    /// The number of the part that an id belongs to. It depends on the hash of the id, so a new id changes one part.
    pub fn part_of(id: &str, parts: u32) -> u32 {
        (xxh64(id.as_bytes(), 0) % u64::from(parts.max(1))) as u32
    }

    /// The number of the article with this id.
    pub fn find(&self, id: &str) -> Option<u32> {
        let at = self
            .articles
            .binary_search_by(|(found, _)| found.as_str().cmp(id));
        at.ok()
            .and_then(|at| self.articles.get(at))
            .map(|(_, old)| *old)
    }
}
