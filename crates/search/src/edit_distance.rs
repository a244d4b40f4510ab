//! Near spellings: a dictionary walk with a row of edit distances.
//!
//! One slip inserts, omits or changes a letter, or swaps two neighbours (optimal string alignment). Of each row, only the cells near the
//! diagonal can be within the allowed slips; only those are kept.

use crate::key::FIRST_LETTER;

/// The greatest number of slips that is ever allowed.
const MOST: usize = 2;
/// The cells of a row: on each side of the diagonal as many as there may be slips.
const BAND: usize = 2 * MOST + 1;

/// A typed word, and the number of allowed slips.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FuzzyMatcher<'t> {
    typed: &'t [u8],
    most: u8,
}

/// The state of a walk.
#[derive(Clone, Debug)]
pub(crate) struct FuzzyState {
    /// The number of letters walked.
    depth: usize,
    /// For each cell `i`, the least number of slips between those letters and the first `depth - MOST + i` typed ones.
    row: [u8; BAND],
    /// The row before the last letter.
    before: [u8; BAND],
    letter: u8,
}

impl<'t> FuzzyMatcher<'t> {
    /// Matches words within `most` slips of `typed`; at most 2 are allowed.
    pub(crate) fn new(typed: &'t [u8], most: u8) -> Self {
        FuzzyMatcher {
            typed,
            most: most.min(MOST as u8),
        }
    }

    pub(crate) fn start(&self) -> FuzzyState {
        let far = self.most + 1;
        let mut row = [far; BAND];
        for (i, cell) in row.iter_mut().enumerate().skip(MOST) {
            *cell = far.min((i - MOST) as u8);
        }
        FuzzyState {
            depth: 0,
            row,
            before: [far; BAND],
            letter: 0,
        }
    }

    pub(crate) fn step(&self, state: &FuzzyState, letter: u8) -> Option<FuzzyState> {
        if letter < FIRST_LETTER {
            return None;
        }
        let far = self.most + 1;
        let mut next = FuzzyState {
            depth: state.depth + 1,
            row: [far; BAND],
            before: state.row,
            letter,
        };
        // After `depth + 1` letters, cell `i` is for the first `depth + 1 - MOST + i` typed ones.
        let mut best = far;
        let mut left = far;
        for i in 0..BAND {
            let Some(length) = (next.depth + i).checked_sub(MOST) else {
                continue;
            };
            if length > self.typed.len() {
                break;
            }
            let mut cost = far.min(left + 1);
            cost = cost.min(state.row.get(i + 1).map_or(far, |above| above + 1));
            if let Some(&typed) = length.checked_sub(1).and_then(|last| self.typed.get(last)) {
                cost = cost.min(state.row[i] + u8::from(typed != letter));
                let swapped = typed == state.letter
                    && length
                        .checked_sub(2)
                        .and_then(|last| self.typed.get(last))
                        .is_some_and(|&before| before == letter);
                if swapped {
                    cost = cost.min(state.before[i] + 1);
                }
            }
            next.row[i] = cost.min(far);
            left = next.row[i];
            best = best.min(left);
        }
        // The next letter may complete a swap that began in the previous row.
        let mendable = state.row.iter().any(|&cost| cost < self.most);
        (best <= self.most || mendable).then_some(next)
    }

    /// The number of slips between the typed word and the letters walked, if it is allowed.
    pub(crate) fn slips(&self, state: &FuzzyState) -> Option<u8> {
        let cell = (self.typed.len() + MOST).checked_sub(state.depth)?;
        state
            .row
            .get(cell)
            .copied()
            .filter(|&slips| slips <= self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::Dictionary;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Optimal string alignment, the textbook algorithm.
    fn slips(a: &[u8], b: &[u8]) -> usize {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut cost = d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    cost = cost.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        cost = cost.min(d[i - 2][j - 2] + 1);
                    }
                    cost
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn a_walk_agrees_with_brute_force(
            keys in proptest::collection::btree_set(proptest::collection::vec(0x80u8..0x83, 0..7), 0..40),
            typed in proptest::collection::vec(0x80u8..0x83, 0..7),
            most in 0u8..3,
        ) {
            let dictionary = Dictionary::new(keys.iter().map(|key| (key.clone(), 0)).collect());
            let near = FuzzyMatcher::new(&typed, most);
            let mut found = BTreeSet::new();
            dictionary.walk(&near.start(), &mut |state, letter| near.step(state, letter), &mut |key, state, _| {
                if let Some(slips) = near.slips(state) {
                    found.insert((key.to_vec(), usize::from(slips)));
                }
            });
            let expected: BTreeSet<_> = keys.iter().map(|key| (key.clone(), slips(&typed, key))).filter(|(_, n)| *n <= usize::from(most)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
