//! Cutting an index into shards.

use std::collections::BTreeMap;

use super::row::Row;
use crate::borders::{Border, Borders};

/// The sizes of the shards of an index, in bytes of stem entries before compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShardSizes {
    /// An index up to this size is one shard.
    pub whole: usize,
    /// The greatest size of a shard, approximately. A larger stem entry is a shard of its own.
    pub shard: usize,
}

impl ShardSizes {
    /// Shards of at most 10 KiB; an index up to 96 KiB is one shard.
    pub const USUAL: ShardSizes = ShardSizes {
        whole: 96 << 10,
        shard: 10 << 10,
    };

    /// The greatest size of a shard, for an index of `index` bytes. A search reads one or two shards, and the borders of all are in the root:
    /// the smaller the index, the smaller the best size.
    fn shard_of(self, index: usize) -> usize {
        let least = match index {
            0..1_500_000 => 4 << 10,
            1_500_000..3_000_000 => 7 << 10,
            _ => usize::MAX,
        };
        self.shard.min(least)
    }
}

/// Chooses the borders. Entries with the same folded stem stay together.
pub(super) fn borders(rows: &[Row<'_>], cut: ShardSizes) -> Borders {
    let all = rows.iter().map(|row| row.entry.size()).sum::<usize>();
    let (whole, shard) = (all <= cut.whole, cut.shard_of(all));
    let mut borders = Borders::default();
    borders.shards.push(Border::default());
    let mut size = 0;
    let mut before: &[u8] = &[];
    for (number, row) in (0..).zip(rows) {
        // A large entry is not added to a shard that is a quarter full.
        let full = size + row.entry.size() > shard && size > shard / 4;
        if full && !whole && row.stem != before {
            let length = crate::dictionary::shared(before, row.stem) + 1;
            borders.shards.push(Border {
                first: number,
                key: row.stem[..length].to_vec(),
                terms: 0,
            });
            size = 0;
        }
        size += row.entry.size();
        before = row.stem;
    }
    // Which prefixes of borders are terms.
    const LONGEST: usize = 8;
    let prefixes = |border: &Border| {
        let longest = border.key.len().min(LONGEST);
        (1..=longest)
            .map(|length| border.key[..length].to_vec())
            .collect::<Vec<_>>()
    };
    let mut terms: BTreeMap<Vec<u8>, bool> = BTreeMap::new();
    for border in borders.shards.iter().skip(1) {
        terms.extend(prefixes(border).into_iter().map(|prefix| (prefix, false)));
    }
    for key in rows.iter().flat_map(|row| &row.keys) {
        if key.len() <= LONGEST
            && let Some(is_term) = terms.get_mut(key)
        {
            *is_term = true;
        }
    }
    for border in borders.shards.iter_mut().skip(1) {
        for (bit, prefix) in prefixes(border).iter().enumerate() {
            border.terms |= u8::from(terms.get(prefix) == Some(&true)) << bit;
        }
    }
    borders
}
