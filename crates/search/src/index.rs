//! An open index, of which some shards may not be loaded.

use std::sync::Arc;

use aimaq_postings::{FIELDS, FacetValues, VersionSet};

use crate::borders::Borders;
use crate::columns::{ArticleColumns, Columns};
use crate::shard::Shard;
use crate::varint::Cursor;
use crate::weights::Weights;

/// The bytes are not part of a search index, or they are damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexError;

impl core::fmt::Display for IndexError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("this is not part of a search index, or it is damaged: fetch or build it again")
    }
}

impl core::error::Error for IndexError {}

/// The bytes of a built index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuiltIndex {
    /// The part that must be loaded before the first search.
    pub root: Vec<u8>,
    /// The shards, in the order of their numbers.
    pub shards: Vec<Vec<u8>>,
    /// The number of words in the indexed texts.
    pub words: u32,
}

/// An open search index.
///
/// Searches only read it. Clones share the root and the loaded shards, so a clone is a cheap snapshot: a search can go on with one
/// while more shards are inserted into another.
#[derive(Clone, Debug)]
pub struct Index {
    root: Arc<IndexRoot>,
    /// The loaded shards, by number.
    shards: Vec<Option<Arc<Shard>>>,
}

/// What the root of an index says, and what follows from it for all searches.
#[derive(Debug)]
pub(crate) struct IndexRoot {
    pub(crate) columns: Columns,
    pub(crate) borders: Borders,
    /// The facet values of each article.
    pub(crate) facet_values: Vec<FacetValues>,
    /// The weight of one occurrence in each field, by length class, with the tuned weights.
    pub(crate) occurrence_weights: Vec<[f32; FIELDS]>,
    /// The mean lengths of the fields, in words.
    pub(crate) mean_lengths: [f32; FIELDS],
    /// The first year of its earliest article; 0 if no article has a date.
    pub(crate) first_year: u16,
}

impl Index {
    /// Opens an index from its root. No shard is loaded.
    ///
    /// # Errors
    /// [`IndexError`] if the bytes are not a root.
    pub fn open(root: &[u8]) -> Result<Index, IndexError> {
        Self::read(root).ok_or(IndexError)
    }

    fn read(root: &[u8]) -> Option<Index> {
        let mut cursor = Cursor::new(root);
        let length = cursor.number()? as usize;
        let columns = Columns::read(cursor.take(length)?)?;
        let borders = Borders::read(cursor.rest())?;
        let sums = columns.lengths();
        let count = columns.versions.len().max(1) as f64;
        let days = columns.articles.iter().filter_map(|article| article.days);
        let mean_lengths = sums.map(|sum| ((sum / count) as f32).max(1.0));
        Some(Index {
            shards: borders.shards.iter().map(|_| None).collect(),
            root: Arc::new(IndexRoot {
                occurrence_weights: Weights::TUNED.occurrences(&mean_lengths),
                mean_lengths,
                first_year: days.map(|(first, _)| first.year).min().unwrap_or(0),
                facet_values: columns
                    .articles
                    .iter()
                    .map(ArticleColumns::facet_values)
                    .collect(),
                columns,
                borders,
            }),
        })
    }

    /// Opens an index with all its shards.
    ///
    /// # Errors
    /// [`IndexError`] if a part is damaged.
    pub fn whole(built: &BuiltIndex) -> Result<Index, IndexError> {
        let mut index = Self::open(&built.root)?;
        for (number, shard) in (0..).zip(&built.shards) {
            index.insert(number, shard)?;
        }
        Ok(index)
    }

    /// The number of articles.
    pub fn articles(&self) -> u32 {
        self.columns().articles.len() as u32
    }

    /// The number of shards, loaded or not.
    pub fn shards(&self) -> u32 {
        self.shards.len() as u32
    }

    /// Returns `true` if the shard is loaded.
    pub fn is_loaded(&self, shard: u32) -> bool {
        self.shard(shard as usize).is_some()
    }

    /// The numbers of the shards that are not loaded.
    pub fn not_loaded(&self) -> Vec<u32> {
        (0..self.shards())
            .filter(|&shard| !self.is_loaded(shard))
            .collect()
    }

    /// Loads a shard. A shard that is loaded already stays as it is.
    ///
    /// # Errors
    /// [`IndexError`] if the bytes are not that shard.
    pub fn insert(&mut self, shard: u32, bytes: &[u8]) -> Result<(), IndexError> {
        let number = shard as usize;
        let borders = &self.root.borders;
        let slot = self.shards.get_mut(number).ok_or(IndexError)?;
        let border = borders.shards.get(number).ok_or(IndexError)?;
        if slot.is_none() {
            let range = borders.range(number);
            let shard = Shard::read(bytes, &self.root.columns, border.first, range);
            let shard = shard.ok_or(IndexError)?;
            let next = borders.shards.get(number + 1);
            if next.is_some_and(|next| next.first - border.first != shard.len()) {
                return Err(IndexError);
            }
            *slot = Some(Arc::new(shard));
        }
        Ok(())
    }

    pub(crate) fn root(&self) -> &IndexRoot {
        &self.root
    }

    pub(crate) fn columns(&self) -> &Columns {
        &self.root.columns
    }

    /// All versions.
    pub(crate) fn all(&self) -> VersionSet {
        VersionSet::all(self.columns().versions.len())
    }

    /// A shard, if it is loaded.
    pub(crate) fn shard(&self, number: usize) -> Option<&Shard> {
        self.shards.get(number)?.as_deref()
    }
}
