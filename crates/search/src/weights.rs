//! The weights of the ranking: BM25 over stems and over the first letters of words, with the proximity of words beside it.

use aimaq_language::Lang;
use aimaq_postings::{FIELDS, TextVersion};

/// The weight of the ranking that is fitted. Searches use [`Weights::TUNED`]; others are for tuning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// The weight of an occurrence in the title; elsewhere it is 1.
    pub title: f32,
}

/// The weight of two consecutive words of the query that stand side by side.
pub(crate) const NEIGHBOURS: f32 = 0.2;

/// How slowly more occurrences stop to raise the score: `k1` of BM25, as in textbooks.
pub(crate) const SATURATION: f32 = 1.2;
/// How strongly the length of a field is normalized: `b` of BM25, as in textbooks.
const LENGTH: f32 = 0.75;

impl Weights {
    /// The weight of one occurrence in each field, by length class. `mean` has the mean lengths of the fields.
    pub(crate) fn occurrences(&self, mean: &[f32; FIELDS]) -> Vec<[f32; FIELDS]> {
        let weights = [self.title, 1.0, 1.0];
        let weight = |field: usize, length: f32| {
            weights[field] / (1.0 - LENGTH + LENGTH * length / mean[field])
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
}

/// The weight of a term that is in `found` of `all` versions: the rarer, the greater.
pub(crate) fn rarity(found: u32, all: u32) -> f32 {
    let (found, all) = (found as f32, all as f32);
    // libm rather than the platform's logarithm: a score has the same bits natively and in Wasm.
    let rarity = libm::logf(1.0 + (all - found + 0.5).max(0.0) / (found + 0.5));
    // To the power of 1.5, as fitted. A square root is one instruction; a power is much code.
    rarity * rarity.sqrt()
}
