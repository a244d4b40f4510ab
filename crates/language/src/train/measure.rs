//! Measures stems by pairs of forms, as the development set's scorer does.

use std::collections::{BTreeMap, BTreeSet};

use super::data::GoldForm;

/// Counts of pairs of distinct forms.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pairs {
    /// Pairs that share a lemma.
    pub gold: usize,
    /// Pairs that share a stem.
    pub found: usize,
    /// Pairs that share both.
    pub right: usize,
}

impl Pairs {
    /// Returns the share of found pairs that are right.
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// Returns the share of gold pairs that are found.
    pub fn recall(&self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    /// Returns the harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Counts pairs of forms. `stems` are in the order of `types`.
pub fn pairs(types: &[GoldForm], stems: &[String]) -> Pairs {
    let mut by_lemma: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_stem: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let measured = types.iter().zip(stems).enumerate();
    for (i, (form, stem)) in measured.filter(|(_, (form, _))| form.count > 0) {
        for lemma in &form.lemmas {
            by_lemma.entry(lemma).or_default().push(i);
        }
        by_stem.entry(stem).or_default().push(i);
    }
    let all = |groups: &BTreeMap<&str, Vec<usize>>| {
        let mut pairs = BTreeSet::new();
        for group in groups.values() {
            for (n, &i) in group.iter().enumerate() {
                pairs.extend(group[..n].iter().map(|&j| (j, i)));
            }
        }
        pairs
    };
    let (gold, found) = (all(&by_lemma), all(&by_stem));
    Pairs {
        gold: gold.len(),
        found: found.len(),
        right: gold.intersection(&found).count(),
    }
}
