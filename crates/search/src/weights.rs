//! Scores: BM25F over title, lead and body, weak evidence beside it, and neighbourhood.

use aimaq_compact::order;
use aimaq_language::Lang;
use aimaq_postings::{FIELDS, TextVersion};

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

    /// The weights of one occurrence, for all lengths; `mean` are the mean ones.
    pub(crate) fn occurrences(&self, mean: &[f32; FIELDS]) -> Vec<[f32; FIELDS]> {
        let weight = |field: usize, length: f32| {
            let length = length / mean[field];
            self.field[field] / (1.0 - self.length[field] + self.length[field] * length)
        };
        let class = |class: u8| {
            let version = TextVersion {
                article: 0,
                lang: Lang::Kk,
                title: class,
                text: class,
            };
            let lengths = version.lengths();
            core::array::from_fn(|field| weight(field, lengths[field]))
        };
        (0..=u8::MAX).map(class).collect()
    }

    /// The weight of a word that is in `found` of `all` versions: the rarer, the more it tells.
    pub(crate) fn rarity(&self, found: u32, all: u32) -> f32 {
        let (found, all) = (found as f32, all as f32);
        // Not the platform's own logarithm: a score has the same bits natively and in Wasm.
        let rarity = libm::logf(1.0 + (all - found + 0.5).max(0.0) / (found + 0.5));
        // To the power of 1.5, as tuned: a root is an instruction, a power is a page of code.
        rarity * rarity.sqrt()
    }
}

/// The farthest that two words are neighbours, in positions.
const NEAR: u32 = 8;

/// How near the positions of two words in one version are: 1 side by side, else less, 0 if they are no neighbours.
pub(crate) fn nearness(first: &[u32], second: &mut [u32]) -> f32 {
    let mut nearest = u32::MAX;
    if first.len().saturating_mul(second.len()) <= FEW_PAIRS {
        for &at in first {
            for &other in &*second {
                if other != at {
                    nearest = nearest.min(other.abs_diff(at));
                }
            }
        }
    } else {
        order::sort(second);
        for &at in first {
            let next = second.partition_point(|&other| other < at);
            for &other in &second[next.saturating_sub(1)..second.len()] {
                if other != at {
                    nearest = nearest.min(other.abs_diff(at));
                }
                if other > at {
                    break;
                }
            }
        }
    }
    if nearest <= NEAR {
        1.0 / nearest as f32
    } else {
        0.0
    }
}

/// Of no more pairs of positions, each is looked at.
const FEW_PAIRS: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nearness_is_that_of_the_nearest_two(first in prop::collection::vec(0u32..3000, 0..60), second in prop::collection::vec(0u32..3000, 0..60)) {
            let pairs = first.iter().flat_map(|a| second.iter().map(move |b| a.abs_diff(*b)));
            let nearest = pairs.filter(|&apart| apart > 0).min().filter(|&apart| apart <= NEAR);
            let near = nearness(&first, &mut second.clone());
            prop_assert_eq!(near, nearest.map_or(0.0, |nearest| 1.0 / nearest as f32));
        }
    }
}
