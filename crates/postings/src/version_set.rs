//! A set of version numbers, one bit each.

/// A set of version numbers, below a bound given when it is made.
#[derive(Clone, Debug, Default)]
pub struct VersionSet(Vec<u64>);

impl VersionSet {
    /// An empty set of numbers below `count`.
    pub fn none(count: usize) -> VersionSet {
        VersionSet(vec![0; count.div_ceil(64)])
    }

    /// All numbers below `count`.
    pub fn all(count: usize) -> VersionSet {
        let mut versions = VersionSet(vec![u64::MAX; count.div_ceil(64)]);
        if let Some(last) = versions.0.last_mut().filter(|_| !count.is_multiple_of(64)) {
            *last = (1 << (count % 64)) - 1;
        }
        versions
    }

    /// Adds a number. Numbers beyond the bound are ignored.
    #[inline(always)]
    pub fn insert(&mut self, number: u32) {
        if let Some(bits) = self.0.get_mut(number as usize / 64) {
            *bits |= 1 << (number % 64);
        }
    }

    /// Returns `true` if the set contains `number`.
    #[inline(always)]
    pub fn contains(&self, number: u32) -> bool {
        let bits = self.0.get(number as usize / 64);
        bits.is_some_and(|bits| bits >> (number % 64) & 1 > 0)
    }

    /// Adds the numbers of `other`.
    pub fn union_with(&mut self, other: &VersionSet) {
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits |= more;
        }
    }

    /// Keeps only the numbers that `other` contains too.
    pub fn intersect_with(&mut self, other: &VersionSet) {
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits &= more;
        }
    }

    /// Removes the numbers of `other`.
    pub fn difference_with(&mut self, other: &VersionSet) {
        for (bits, less) in self.0.iter_mut().zip(&other.0) {
            *bits &= !less;
        }
    }

    /// Returns the first number from `from` on whose score is at least `floor`, or that is in `always`.
    #[inline(never)]
    pub fn next_scored(
        &self,
        from: u32,
        always: &VersionSet,
        scores: &[f32],
        floor: f32,
    ) -> Option<u32> {
        let mut word = from / 64;
        let mut mask = u64::MAX << (from % 64);
        while let Some(&bits) = self.0.get(word as usize) {
            let mut bits = bits & mask;
            while bits > 0 {
                let number = word * 64 + bits.trailing_zeros();
                let score = scores.get(number as usize);
                if score.is_some_and(|&score| score >= floor) || always.contains(number) {
                    return Some(number);
                }
                bits &= bits - 1;
            }
            (word, mask) = (word + 1, u64::MAX);
        }
        None
    }

    /// The number of elements.
    pub fn count(&self) -> u32 {
        self.0.iter().map(|bits| bits.count_ones()).sum()
    }

    /// Visits the numbers, ascending.
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

    fn listed(versions: &VersionSet) -> Vec<u32> {
        let mut found = Vec::new();
        versions.visit(&mut |number| found.push(number));
        found
    }

    proptest! {
        #[test]
        fn it_agrees_with_a_standard_set(numbers in prop::collection::btree_set(0u32..300, 0..50), others in prop::collection::btree_set(0u32..300, 0..50)) {
            let set = |numbers: &BTreeSet<u32>| {
                let mut versions = VersionSet::none(300);
                numbers.iter().for_each(|&number| versions.insert(number));
                versions
            };
            let mut versions = set(&numbers);
            prop_assert_eq!(listed(&versions), numbers.iter().copied().collect::<Vec<_>>());
            prop_assert!((0..400).all(|number| versions.contains(number) == numbers.contains(&number)));
            let mut both = versions.clone();
            both.intersect_with(&set(&others));
            prop_assert_eq!(listed(&both), numbers.intersection(&others).copied().collect::<Vec<_>>());
            let mut without = versions.clone();
            without.difference_with(&set(&others));
            prop_assert_eq!(listed(&without), numbers.difference(&others).copied().collect::<Vec<_>>());
            versions.union_with(&set(&others));
            prop_assert_eq!(versions.count() as usize, numbers.union(&others).count());
        }

        #[test]
        fn the_next_is_the_first_with_a_sufficient_score(scores in prop::collection::vec(0u8..4, 0..200), always in prop::collection::btree_set(0u32..200, 0..9), from in 0u32..200, floor in 0u8..5) {
            let all = VersionSet::all(scores.len());
            let mut kept = VersionSet::none(scores.len());
            always.iter().for_each(|&number| kept.insert(number));
            let good = |number: &u32| scores[*number as usize] >= floor || always.contains(number);
            let expected = (from..scores.len() as u32).find(good);
            let scores: Vec<f32> = scores.iter().map(|&score| f32::from(score)).collect();
            prop_assert_eq!(all.next_scored(from, &kept, &scores, f32::from(floor)), expected);
        }

        #[test]
        fn all_contains_every_number(count in 0usize..300) {
            prop_assert_eq!(listed(&VersionSet::all(count)), (0..count as u32).collect::<Vec<_>>());
        }
    }
}
