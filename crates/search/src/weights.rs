//! The weights of the ranking: BM25F over title, lead and body, with weak evidence and the proximity of words beside it.

use aimaq_language::Lang;
use aimaq_postings::{FIELDS, TextVersion};

/// The weights of the ranking. Searches use [`Weights::TUNED`]; other weights are for tuning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// The weight of an occurrence in title, lead and body.
    pub field: [f32; FIELDS],
    /// How strongly the length of each field is normalized, 0 to 1 (`b` of BM25).
    pub length: [f32; FIELDS],
    /// How slowly more occurrences stop to raise the score (`k1` of BM25).
    pub saturation: f32,
    /// The greatest weight of the typed form itself in a query of several words; other forms of its stem weigh 1.
    pub exact: f32,
    /// The weight of words that only start like one of the query.
    pub beginning: f32,
    /// The weight of two consecutive words of the query that stand side by side.
    pub neighbours: f32,
    /// The part of its score that a version would lose if it had none of the terms, 0 to 1. With half of them it loses half of that.
    pub coverage: f32,
}

impl Weights {
    /// The weight of one occurrence in each field, by length class. `mean` has the mean lengths of the fields.
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

    /// The weight of a term that is in `found` of `all` versions: the rarer, the greater.
    pub(crate) fn rarity(&self, found: u32, all: u32) -> f32 {
        let (found, all) = (found as f32, all as f32);
        // libm rather than the platform's logarithm: a score has the same bits natively and in Wasm.
        let rarity = libm::logf(1.0 + (all - found + 0.5).max(0.0) / (found + 0.5));
        // To the power of 1.5, as tuned. A square root is one instruction; a power is much code.
        rarity * rarity.sqrt()
    }
}
