//! Near spellings: a walk of the dictionary with a row of edit distances.
//!
//! A letter put in, left out or changed is one slip, and so are two neighbours that changed places.

use crate::dictionary::{Dictionary, Node};

/// The longest key that near spellings are looked for, in letters.
pub(crate) const MAX_KEY: usize = 32;

#[derive(Clone)]
struct State {
    row: [u8; MAX_KEY + 1],
    before: [u8; MAX_KEY + 1],
    letter: u8,
}

/// Visits the keys within `most` slips of `key`, with how many it takes. Longer keys than [`MAX_KEY`] have none.
pub(crate) fn near<'b>(
    dictionary: Dictionary<'b>,
    key: &[u8],
    most: u8,
    visit: &mut impl FnMut(&[u8], u8, &Node<'b>),
) {
    if key.len() > MAX_KEY {
        return;
    }
    let far = most.saturating_add(1);
    let mut start = State {
        row: [far; MAX_KEY + 1],
        before: [far; MAX_KEY + 1],
        letter: 0,
    };
    for (i, cell) in start.row.iter_mut().enumerate() {
        *cell = far.min(i.min(255) as u8);
    }
    let mut step = |state: &State, letter: u8| {
        let mut next = State {
            row: [far; MAX_KEY + 1],
            before: state.row,
            letter,
        };
        next.row[0] = far.min(state.row[0] + 1);
        let mut best = next.row[0];
        for (i, &typed) in key.iter().enumerate() {
            let mut cost = state.row[i] + u8::from(typed != letter);
            cost = cost.min(state.row[i + 1] + 1).min(next.row[i] + 1);
            if i > 0 && typed == state.letter && key[i - 1] == letter {
                cost = cost.min(state.before[i - 1] + 1);
            }
            next.row[i + 1] = cost.min(far);
            best = best.min(next.row[i + 1]);
        }
        // A swap can still mend what the row before had: it is worth going on from there.
        let mendable = state
            .row
            .iter()
            .take(key.len() + 1)
            .any(|&cost| cost < most);
        (best <= most || mendable).then_some(next)
    };
    dictionary.walk(start, &mut step, &mut |found, state, node| {
        let slips = state.row[key.len()];
        if slips <= most {
            visit(found, slips, node);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::write;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Optimal string alignment by the book.
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
        fn agrees_with_brute_force(
            keys in proptest::collection::btree_set(proptest::collection::vec(0u8..3, 0..7), 0..40),
            typed in proptest::collection::vec(0u8..3, 0..7),
            most in 0u8..3,
        ) {
            let entries: Vec<_> = keys.iter().map(|key| (key.clone(), vec![0])).collect();
            let bytes = write(&entries);
            let mut found = BTreeSet::new();
            near(Dictionary::new(&bytes), &typed, most, &mut |key, slips, _| { found.insert((key.to_vec(), usize::from(slips))); });
            let expected: BTreeSet<_> = keys.iter().map(|key| (key.clone(), slips(&typed, key))).filter(|(_, n)| *n <= usize::from(most)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
