//! The borders between shards, by which the shard of a term is found.
//!
//! | what | how |
//! |---|---|
//! | number of shards | varint |
//! | for each: its number of stem entries | varint |
//! | for each but the first, its border: length shared with the previous border, length of the rest, the rest | bytes |
//! | for each but the first: bit n is set if the first n + 1 letters of its border are a term | byte |
//!
//! The border of a shard is the shortest key that is greater than all stems of the previous shard and not greater than its own.
//!
//! A search tries the prefixes of an unknown word as stems. A prefix is in the shard of the word or, if it sorts before the border of that
//! shard, it is a prefix of the border. The bits tell whether such a prefix is a term, without loading another shard.

use crate::dictionary::shared;
use crate::varint::{Cursor, append};

/// The borders of the shards of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Borders {
    pub(crate) shards: Vec<Border>,
}

/// The start of a shard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Border {
    /// The number of its first stem entry.
    pub(crate) first: u32,
    /// The least key of its range; empty for the first shard.
    pub(crate) key: Vec<u8>,
    /// Which prefixes of the key are terms of earlier shards.
    pub(crate) terms: u8,
}

impl Borders {
    /// The shard whose range contains a key.
    pub(crate) fn of_key(&self, key: &[u8]) -> usize {
        self.shards
            .partition_point(|border| *border.key <= *key)
            .saturating_sub(1)
    }

    /// The shard that contains a stem entry.
    pub(crate) fn of_entry(&self, number: u32) -> usize {
        self.shards
            .partition_point(|border| border.first <= number)
            .saturating_sub(1)
    }

    /// The range of a shard: its least key, and the key that all its keys are less than.
    pub(crate) fn range(&self, shard: usize) -> (&[u8], Option<&[u8]>) {
        let key = |shard: usize| self.shards.get(shard).map(|border| border.key.as_slice());
        (key(shard).unwrap_or_default(), key(shard + 1))
    }

    /// Returns `true` if a key is certainly no term: then its shard need not be loaded.
    pub(crate) fn surely_lack(&self, key: &[u8]) -> bool {
        self.shards.get(self.of_key(key) + 1).is_some_and(|next| {
            next.key.starts_with(key)
                && (1..=8).contains(&key.len())
                && next.terms & 1 << (key.len() - 1) == 0
        })
    }

    /// Writes the borders. `entries` is the number of all stem entries.
    pub(crate) fn write(&self, entries: u32) -> Vec<u8> {
        let mut out = Vec::new();
        append(&mut out, self.shards.len() as u32);
        let ends = self.shards.iter().skip(1).map(|border| border.first);
        for (border, end) in self.shards.iter().zip(ends.chain([entries])) {
            append(&mut out, end - border.first);
        }
        for pair in self.shards.windows(2) {
            let shared = shared(&pair[0].key, &pair[1].key).min(255);
            let rest = &pair[1].key[shared..];
            out.extend([shared as u8, rest.len() as u8]);
            out.extend(rest);
        }
        out.extend(self.shards.iter().skip(1).map(|border| border.terms));
        out
    }

    /// Reads what [`Borders::write`] wrote. Returns `None` for other bytes.
    pub(crate) fn read(bytes: &[u8]) -> Option<Borders> {
        let mut cursor = Cursor::new(bytes);
        let mut shards: Vec<Border> = Vec::new();
        let mut first = 0u32;
        for _ in 0..cursor.number()? {
            shards.push(Border {
                first,
                ..Border::default()
            });
            first = first.checked_add(cursor.number()?)?;
        }
        let mut key: Vec<u8> = Vec::new();
        for border in shards.iter_mut().skip(1) {
            let (shared, rest) = (usize::from(cursor.byte()?), usize::from(cursor.byte()?));
            if shared > key.len() {
                return None;
            }
            key.truncate(shared);
            key.extend(cursor.take(rest)?);
            border.key.clone_from(&key);
        }
        for border in shards.iter_mut().skip(1) {
            border.terms = cursor.byte()?;
        }
        let ascending = shards.windows(2).all(|pair| pair[0].key < pair[1].key);
        (ascending && cursor.is_empty()).then_some(Borders { shards })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn borders() -> impl Strategy<Value = (Borders, u32)> {
        let keys = prop::collection::btree_set(prop::collection::vec(1u8..5, 1..5), 0..9);
        (keys, prop::collection::vec((0u32..9, any::<u8>()), 10)).prop_map(|(keys, more)| {
            let mut first = 0;
            let keys = [Vec::new()].into_iter().chain(keys);
            let shards = keys
                .zip(more)
                .enumerate()
                .map(|(i, (key, (groups, terms)))| {
                    let border = Border {
                        first,
                        key,
                        terms: if i == 0 { 0 } else { terms },
                    };
                    first += groups;
                    border
                });
            (
                Borders {
                    shards: shards.collect(),
                },
                first,
            )
        })
    }

    proptest! {
        #[test]
        fn borders_come_back((borders, groups) in borders()) {
            prop_assert_eq!(Borders::read(&borders.write(groups)), Some(borders));
        }

        #[test]
        fn a_key_is_in_the_range_of_its_shard((borders, _) in borders(), key in prop::collection::vec(1u8..5, 0..6)) {
            let (from, to) = borders.range(borders.of_key(&key));
            prop_assert!(from <= key.as_slice() && to.is_none_or(|to| key.as_slice() < to));
        }

        #[test]
        fn any_bytes_are_read_or_rejected(bytes: Vec<u8>) {
            let _ = Borders::read(&bytes);
        }
    }
}
