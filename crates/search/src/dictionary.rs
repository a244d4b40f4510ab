//! The term dictionary of a shard: from folded terms to stem entries.
//!
//! A sorted list of keys, one byte a letter ([`crate::key`]), each with the number of a stem entry. A key that leads to several entries is
//! in the list several times. Walks (near spellings, other alphabets) go letter by letter: the prefix that a key shares with the previous
//! key is not walked again, and keys below a dead end are skipped.

use aimaq_compact::order;

/// Sorted keys with their values.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    /// All keys, one after the other.
    letters: Vec<u8>,
    entries: Vec<DictionaryEntry>,
}

#[derive(Clone, Copy, Debug)]
struct DictionaryEntry {
    /// The end of its key.
    end: u32,
    /// The length of the prefix that it shares with the previous key, at most 255.
    shared: u8,
    value: u32,
}

impl Dictionary {
    /// Makes a dictionary from keys and values in any order. Duplicates are dropped.
    pub(crate) fn new(mut keys: Vec<(Vec<u8>, u32)>) -> Dictionary {
        order::sort(&mut keys);
        keys.dedup();
        // No spare capacity: a large library has a hundred thousand keys.
        let letters = keys.iter().map(|(key, _)| key.len()).sum();
        let mut dictionary = Dictionary {
            letters: Vec::with_capacity(letters),
            entries: Vec::with_capacity(keys.len()),
        };
        let mut before: &[u8] = &[];
        for (key, value) in &keys {
            dictionary.letters.extend(key);
            dictionary.entries.push(DictionaryEntry {
                end: dictionary.letters.len() as u32,
                shared: shared(before, key).min(255) as u8,
                value: *value,
            });
            before = key;
        }
        dictionary
    }

    /// The key and the value of entry number `at`.
    fn entry(&self, at: usize) -> Option<(&[u8], u32)> {
        let entry = self.entries.get(at)?;
        let start = match at.checked_sub(1) {
            Some(before) => self.entries.get(before)?.end,
            None => 0,
        };
        let key = self.letters.get(start as usize..entry.end as usize)?;
        Some((key, entry.value))
    }

    /// The number of the first entry whose key is not less than `key`.
    fn first_from(&self, key: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.entries.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.entry(middle) {
                Some((found, _)) if found < key => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    /// The entries from the first whose key is not less than `key`.
    pub(crate) fn from(&self, key: &[u8]) -> impl Iterator<Item = (&[u8], u32)> {
        let first = self.first_from(key);
        (first..self.entries.len()).map_while(|at| self.entry(at))
    }

    /// Walks all keys letter by letter. `step` returns the state after a letter, or `None` to skip all keys that continue so. `visit` is
    /// called for each entry that is reached, with the state after its last letter.
    pub(crate) fn walk<S: Clone>(
        &self,
        start: &S,
        step: &mut impl FnMut(&S, u8) -> Option<S>,
        visit: &mut impl FnMut(&[u8], &S, u32),
    ) {
        // The states after each letter of the previous key, as far as it was walked.
        let mut states: Vec<S> = vec![start.clone()];
        let mut dead = false;
        for (at, entry) in self.entries.iter().enumerate() {
            let shared = usize::from(entry.shared);
            if dead && shared >= states.len() {
                continue;
            }
            let Some((key, value)) = self.entry(at) else {
                return;
            };
            states.truncate(shared + 1);
            dead = false;
            for &letter in key.get(states.len() - 1..).unwrap_or_default() {
                match states.last().and_then(|state| step(state, letter)) {
                    Some(state) => states.push(state),
                    None => {
                        dead = true;
                        break;
                    }
                }
            }
            if let Some(state) = states.last().filter(|_| !dead) {
                visit(key, state, value);
            }
        }
    }
}

/// The length of the common prefix of two keys.
pub(crate) fn shared(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries() -> impl Strategy<Value = Vec<(Vec<u8>, u32)>> {
        let key = proptest::collection::vec(0u8..4, 0..6);
        proptest::collection::vec((key, 0u32..3), 0..80)
    }

    proptest! {
        #[test]
        fn agrees_with_a_sorted_list(keys in entries(), probes in proptest::collection::vec(proptest::collection::vec(0u8..4, 0..6), 20)) {
            let mut sorted = keys.clone();
            sorted.sort();
            sorted.dedup();
            let dictionary = Dictionary::new(keys);
            for probe in &probes {
                let found: Vec<_> = dictionary.from(probe).map(|(key, value)| (key.to_vec(), value)).collect();
                let expected: Vec<_> = sorted.iter().filter(|(key, _)| key >= probe).cloned().collect();
                prop_assert_eq!(found, expected);
            }
        }

        /// A walk reaches every key whose letters are all allowed, with the state of its own letters.
        #[test]
        fn walks_reach_what_their_steps_allow(keys in entries(), closed in proptest::collection::vec((0usize..6, 0u8..4), 0..4)) {
            let mut sorted = keys.clone();
            sorted.sort();
            sorted.dedup();
            let dictionary = Dictionary::new(keys);
            let mut reached = Vec::new();
            let mut step = |path: &Vec<u8>, letter| {
                let mut path = path.clone();
                let open = !closed.contains(&(path.len(), letter));
                path.push(letter);
                open.then_some(path)
            };
            dictionary.walk(&Vec::new(), &mut step, &mut |key, path, value| reached.push((key.to_vec(), path.clone(), value)));
            let open = |key: &[u8]| key.iter().enumerate().all(|(i, &letter)| !closed.contains(&(i, letter)));
            let expected: Vec<_> = sorted.into_iter().filter(|(key, _)| open(key)).map(|(key, value)| (key.clone(), key, value)).collect();
            prop_assert_eq!(reached, expected);
        }
    }
}
