//! The ranker of both languages: a log-linear model. Each feature of an analysis is hashed to an index of a table of weights, the
//! weights are added up, and the likeliest stem wins.

use core::cmp::Ordering;

use super::letters::CodedWord;

/// Units of a weight in one nat (log-likelihood to the base e).
#[cfg(feature = "train")]
pub(crate) const UNIT: f32 = 16.0;

/// Collects the features of an analysis: adds up their weights, or lists them for training.
pub(crate) trait Score: Clone {
    /// Whether features are used. If not, they need not be computed.
    const USES_FEATURES: bool = true;

    /// Adds a feature.
    fn add(&mut self, feature: u32);
}

/// A sum of weights.
#[derive(Clone, Copy)]
pub(crate) struct Sum<'w> {
    weights: &'w [i8],
    /// The sum, in units of 1/16 nat.
    pub(crate) total: i32,
}

impl<'w> Sum<'w> {
    /// Creates an empty sum.
    pub(crate) const fn new(weights: &'w [i8]) -> Sum<'w> {
        Sum { weights, total: 0 }
    }
}

impl Score for Sum<'_> {
    fn add(&mut self, feature: u32) {
        let i = place(feature, self.weights.len());
        self.total += i32::from(self.weights.get(i).copied().unwrap_or(0));
    }
}

/// A list of features.
#[cfg(any(test, feature = "train"))]
impl Score for Vec<u32> {
    fn add(&mut self, feature: u32) {
        self.push(feature);
    }
}

/// Returns the index of a feature's weight in a table of `size`, a power of two.
pub(crate) const fn place(feature: u32, size: usize) -> usize {
    let mut n = feature;
    n ^= n >> 15;
    n = n.wrapping_mul(0x2C1B_3C6D);
    n ^= n >> 12;
    // Fibonacci hashing: the upper bits of the product are well mixed.
    (n.wrapping_mul(0x9E37_79B1) >> 8) as usize & size.wrapping_sub(1)
}

/// Encodes a feature: the number of a template and three small values.
pub(crate) const fn feature(template: u8, a: u8, b: u8, c: u8) -> u32 {
    u32::from_le_bytes([template, a, b, c])
}

/// An analysis of a word: a stem and a chain of suffixes.
#[derive(Clone)]
pub(crate) struct Analysis<S> {
    /// The stem, in citation form as far as the rules can tell.
    pub(crate) stem: CodedWord,
    /// The kind of stem (nominal, verbal …), numbered by each language.
    pub(crate) kind: u8,
    /// The suffix classes from the stem outwards, numbered by each language, padded with 0.
    pub(crate) chain: [u8; 8],
    /// How the stem compares to the common words of the language, numbered by each language; 0 if unknown.
    pub(crate) common: u8,
    /// The features, or the sum of their weights.
    pub(crate) score: S,
}

/// A table of e^(-d/16), made by multiplication alone so that it has the same bits on every machine.
pub(crate) struct Exp([f32; 160]);

impl Exp {
    /// Computes the table.
    pub(crate) fn new() -> Exp {
        let mut table = [1.0f32; 160];
        for i in 1..table.len() {
            table[i] = table[i - 1] * 0.939_413;
        }
        Exp(table)
    }

    /// Returns e^(-d/16); 0 where that is below 1/20,000.
    pub(crate) fn minus(&self, d: i32) -> f32 {
        usize::try_from(d)
            .ok()
            .and_then(|d| self.0.get(d))
            .copied()
            .unwrap_or(0.0)
    }
}

/// Returns the probabilities of analyses from their sums of weights.
pub(crate) fn probabilities(exp: &Exp, scores: impl Iterator<Item = i32> + Clone) -> Vec<f32> {
    let best = scores.clone().max().unwrap_or(0);
    let mut p: Vec<f32> = scores.map(|score| exp.minus(best - score)).collect();
    let sum: f32 = p.iter().sum();
    for p in &mut p {
        *p /= sum;
    }
    p
}

/// Returns the distinct stems with their probabilities, in order of first occurrence.
fn distinct<T: Copy + PartialEq>(scored: &[(T, i32)]) -> Vec<(T, f32)> {
    let p = probabilities(&Exp::new(), scored.iter().map(|&(_, score)| score));
    let mut stems: Vec<(T, f32)> = Vec::new();
    for (&(stem, _), p) in scored.iter().zip(p) {
        match stems.iter_mut().find(|(other, _)| *other == stem) {
            Some((_, q)) => *q += p,
            None => stems.push((stem, p)),
        }
    }
    stems
}

/// Returns the likeliest stem; of equally likely ones the first in `order`.
pub(crate) fn likeliest<T: Copy + PartialEq>(
    scored: &[(T, i32)],
    order: impl Fn(&T, &T) -> Ordering,
) -> Option<T> {
    distinct(scored)
        .into_iter()
        .max_by(|(a, p), (b, q)| p.total_cmp(q).then(order(b, a)))
        .map(|(stem, _)| stem)
}
