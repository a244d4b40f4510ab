//! Finds an article by its id.

use xxhash_rust::xxh64::xxh64;

use crate::related::Related;
use crate::wire::Wire;

/// One part of the list of ids: current and former ids, sorted, each with the number of its article, counted from the oldest; and for each the
/// related articles of that article, none for a former id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ids {
    pub articles: Vec<(String, u32)>,
    pub related: Vec<Vec<Related>>,
}

impl Ids {
    /// Its bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.articles.write(&mut out);
        self.related.write(&mut out);
        out
    }

    /// Reads what [`Ids::encode`] wrote; `None` for other bytes. Format 1 has nothing behind the ids.
    pub fn parse(mut bytes: &[u8]) -> Option<Ids> {
        let bytes = &mut bytes;
        let articles = Wire::read(bytes)?;
        let related = match bytes.is_empty() {
            true => Vec::new(),
            false => Wire::read(bytes)?,
        };
        bytes.is_empty().then_some(Ids { articles, related })
    }

    /// The number of the part that an id belongs to. It depends on the hash of the id, so a new id changes one part.
    pub fn part_of(id: &str, parts: u32) -> u32 {
        (xxh64(id.as_bytes(), 0) % u64::from(parts.max(1))) as u32
    }

    /// The number of the article with this id.
    pub fn find(&self, id: &str) -> Option<u32> {
        self.articles.get(self.position(id)?).map(|(_, old)| *old)
    }

    /// The related articles of the article with this id.
    pub fn related(&self, id: &str) -> Vec<Related> {
        let found = self.position(id).and_then(|at| self.related.get(at));
        found.cloned().unwrap_or_default()
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.articles
            .binary_search_by(|(found, _)| found.as_str().cmp(id))
            .ok()
    }
}
