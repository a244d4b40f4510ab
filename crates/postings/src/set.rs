//! A set of numbers of versions, one bit each.

use crate::postings::Postings;

/// Numbers of versions.
#[derive(Clone, Debug, Default)]
pub struct Versions(Vec<u64>);

impl Versions {
    /// None of so many.
    pub fn none(of: usize) -> Versions {
        Versions(vec![0; of.div_ceil(64)])
    }

    /// All of so many.
    pub fn all(of: usize) -> Versions {
        let mut versions = Versions(vec![u64::MAX; of.div_ceil(64)]);
        if let Some(last) = versions.0.last_mut().filter(|_| !of.is_multiple_of(64)) {
            *last = (1 << (of % 64)) - 1;
        }
        versions
    }

    /// Adds one.
    #[inline(always)]
    pub fn add(&mut self, number: u32) {
        if let Some(bits) = self.0.get_mut(number as usize / 64) {
            *bits |= 1 << (number % 64);
        }
    }

    /// Is it there?
    #[inline(always)]
    pub fn has(&self, number: u32) -> bool {
        let bits = self.0.get(number as usize / 64);
        bits.is_some_and(|bits| bits >> (number % 64) & 1 > 0)
    }

    /// Adds those of another set.
    pub fn add_all(&mut self, other: &Versions) {
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits |= more;
        }
    }

    /// Adds the versions that a form is in.
    #[inline(never)]
    pub fn add_those_of(&mut self, postings: &Postings<'_>) {
        postings.visit(&mut |number, _| self.add(number));
    }

    /// Keeps those that are in another set, too.
    pub fn keep(&mut self, other: &Versions) {
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits &= more;
        }
    }

    /// Drops those of another set.
    pub fn drop_all(&mut self, other: &Versions) {
        for (bits, less) in self.0.iter_mut().zip(&other.0) {
            *bits &= !less;
        }
    }

    /// The first from `from` on that has a score of `floor` or more, or that is in `always`.
    #[inline(never)]
    pub fn next(&self, from: u32, always: &Versions, scores: &[f32], floor: f32) -> Option<u32> {
        let mut word = from / 64;
        let mut mask = u64::MAX << (from % 64);
        while let Some(&bits) = self.0.get(word as usize) {
            let mut bits = bits & mask;
            while bits > 0 {
                let number = word * 64 + bits.trailing_zeros();
                let score = scores.get(number as usize);
                if score.is_some_and(|&score| score >= floor) || always.has(number) {
                    return Some(number);
                }
                bits &= bits - 1;
            }
            (word, mask) = (word + 1, u64::MAX);
        }
        None
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }

    /// Visits them, ascending.
    #[inline(always)]
    pub fn visit(&self, visit: &mut impl FnMut(u32)) {
        for (word, &bits) in (0..).zip(&self.0) {
            let mut bits = bits;
            while bits > 0 {
                visit(word * 64 + bits.trailing_zeros());
                bits &= bits - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn listed(versions: &Versions) -> Vec<u32> {
        let mut found = Vec::new();
        versions.visit(&mut |number| found.push(number));
        found
    }

    proptest! {
        #[test]
        fn it_is_a_set(numbers in prop::collection::btree_set(0u32..300, 0..50), others in prop::collection::btree_set(0u32..300, 0..50)) {
            let set = |numbers: &BTreeSet<u32>| {
                let mut versions = Versions::none(300);
                numbers.iter().for_each(|&number| versions.add(number));
                versions
            };
            let mut versions = set(&numbers);
            prop_assert_eq!(listed(&versions), numbers.iter().copied().collect::<Vec<_>>());
            prop_assert!((0..400).all(|number| versions.has(number) == numbers.contains(&number)));
            let mut both = versions.clone();
            both.keep(&set(&others));
            prop_assert_eq!(listed(&both), numbers.intersection(&others).copied().collect::<Vec<_>>());
            let mut without = versions.clone();
            without.drop_all(&set(&others));
            prop_assert_eq!(listed(&without), numbers.difference(&others).copied().collect::<Vec<_>>());
            versions.add_all(&set(&others));
            prop_assert_eq!(versions.count() as usize, numbers.union(&others).count());
        }

        #[test]
        fn the_next_is_the_first_that_is_good_enough(scores in prop::collection::vec(0u8..4, 0..200), always in prop::collection::btree_set(0u32..200, 0..9), from in 0u32..200, floor in 0u8..5) {
            let all = Versions::all(scores.len());
            let mut kept = Versions::none(scores.len());
            always.iter().for_each(|&number| kept.add(number));
            let good = |number: &u32| scores[*number as usize] >= floor || always.contains(number);
            let expected = (from..scores.len() as u32).find(good);
            let scores: Vec<f32> = scores.iter().map(|&score| f32::from(score)).collect();
            prop_assert_eq!(all.next(from, &kept, &scores, f32::from(floor)), expected);
        }

        #[test]
        fn all_are_all(of in 0usize..300) {
            prop_assert_eq!(listed(&Versions::all(of)), (0..of as u32).collect::<Vec<_>>());
        }
    }
}
