//! Scores: BM25F over title, lead and body, weak evidence beside it, and neighbourhood.

use crate::columns::{FIELDS, Version};
use crate::element::Place;
use crate::index::Index;

/// The weights of the ranking. [`Weights::TUNED`] is what search uses; others are for tuning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// How much an occurrence in title, lead and body counts.
    pub field: [f32; FIELDS],
    /// How strongly the length of a field tells against its occurrences, 0 to 1.
    pub length: [f32; FIELDS],
    /// How soon more occurrences stop to count.
    pub saturation: f32,
    /// The most that the very form that was typed counts for in a query of several words; other forms of its stem: 1.
    pub exact: f32,
    /// How much words count that only begin like one of the query.
    pub beginning: f32,
    /// How much two words of the query count that stand side by side.
    pub neighbours: f32,
    /// How much of its score a version loses that has none of the words, 0 to 1: with half of them it loses half of that.
    pub coverage: f32,
}

impl Weights {
    /// Chosen by coordinate search on questions over encyclopaedia passages: `cargo xtask train`.
    pub const TUNED: Weights = crate::tuned::TUNED;

    /// The weight of one occurrence in each field of a version.
    #[inline]
    pub(crate) fn occurrence(&self, index: &Index, version: &Version) -> [f32; FIELDS] {
        let mut weights = version.lengths();
        for (field, weight) in weights.iter_mut().enumerate() {
            let length = *weight / index.mean[field];
            *weight = self.field[field] / (1.0 - self.length[field] + self.length[field] * length);
        }
        weights
    }

    /// The score of summed occurrence weights.
    #[inline]
    pub(crate) fn saturated(&self, frequency: f32) -> f32 {
        frequency * (self.saturation + 1.0) / (frequency + self.saturation)
    }

    /// The weight of a word that is in `found` of `all` versions: the rarer, the more it tells.
    pub(crate) fn rarity(&self, found: u32, all: u32) -> f32 {
        let (found, all) = (found as f32, all as f32);
        let rarity = (1.0 + (all - found + 0.5).max(0.0) / (found + 0.5)).ln();
        // To the power of 1.5, as tuned: a root is an instruction, a power is a page of code.
        rarity * rarity.sqrt()
    }
}

/// The farthest that two words are neighbours, in positions.
const NEAR: u32 = 8;

/// Visits the versions in which two words of a query are near each other, with how near: 1 side by side, else less.
pub(crate) fn neighbours(first: &[Place], second: &[Place], visit: &mut impl FnMut(u32, f32)) {
    let mut rest = second;
    for run in first.chunk_by(|a, b| a.0 == b.0) {
        let version = run[0].0;
        let skip = rest.partition_point(|place| place.0 < version);
        rest = &rest[skip..];
        let end = rest.partition_point(|place| place.0 == version);
        let others = &rest[..end];
        let mut nearest = u32::MAX;
        for &(_, at, _) in run {
            let next = others.partition_point(|place| place.1 < at);
            for &(_, other, _) in &others[next.saturating_sub(1)..others.len().min(next + 2)] {
                if other != at {
                    nearest = nearest.min(other.abs_diff(at));
                }
            }
        }
        if nearest <= NEAR {
            visit(version, 1.0 / nearest as f32);
        }
    }
}
