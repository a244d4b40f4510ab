//! Scores: BM25F over title, lead and body.

use crate::columns::{FIELDS, Version};
use crate::index::Index;

/// How much an occurrence in title, lead and body counts.
const FIELD_WEIGHT: [f32; FIELDS] = [3.0, 1.5, 1.0];
/// How strongly the length of a field tells against its occurrences.
const LENGTH: [f32; FIELDS] = [0.3, 0.5, 0.6];
/// How soon more occurrences stop to count.
const SATURATION: f32 = 1.2;

/// The weight of one occurrence at a place in a version.
#[inline]
pub(crate) fn occurrence(index: &Index, version: &Version, position: u32) -> f32 {
    let field = version.field(position);
    let length = version.lengths[field] as f32 / index.mean[field];
    FIELD_WEIGHT[field] / (1.0 - LENGTH[field] + LENGTH[field] * length)
}

/// The score of summed occurrence weights.
#[inline]
pub(crate) fn saturated(frequency: f32) -> f32 {
    frequency * (SATURATION + 1.0) / (frequency + SATURATION)
}

/// The weight of a word that is in `found` of `all` versions: the rarer, the more it tells.
pub(crate) fn rarity(found: u32, all: u32) -> f32 {
    let (found, all) = (found as f32, all as f32);
    (1.0 + (all - found + 0.5).max(0.0) / (found + 0.5)).ln()
}
