//! Where an index is cut into shards.

use std::collections::BTreeMap;

use super::row::Row;
use crate::borders::{Border, Borders};

/// How an index is cut into shards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShardSizes {
    /// An index of at most so many bytes of groups is not cut.
    pub whole: usize,
    /// A shard has about so many bytes of groups at most, or one group that is larger.
    pub shard: usize,
}

impl ShardSizes {
    /// A shard of 10 kB at most; five articles are one.
    pub const USUAL: ShardSizes = ShardSizes {
        whole: 96 << 10,
        shard: 10 << 10,
    };

    /// Bytes in a shard of an index of so many bytes. A question reads one or two shards, and all their borders are in the
    /// root: the smaller the index, the smaller the shards that cost least.
    fn shard_of(self, index: usize) -> usize {
        let least = match index {
            0..1_500_000 => 4 << 10,
            1_500_000..3_000_000 => 7 << 10,
            _ => usize::MAX,
        };
        self.shard.min(least)
    }
}

/// Where to cut. Groups of one folded stem stay together.
pub(super) fn borders(rows: &[Row<'_>], cut: ShardSizes) -> Borders {
    let all = rows.iter().map(|row| row.entry.size()).sum::<usize>();
    let (whole, shard) = (all <= cut.whole, cut.shard_of(all));
    let mut borders = Borders::default();
    borders.shards.push(Border::default());
    let mut size = 0;
    let mut before: &[u8] = &[];
    for (number, row) in (0..).zip(rows) {
        // A large group is no burden to its neighbours.
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
    // Which prefix_matches of borders are terms.
    const LONGEST: usize = 8;
    let begins = |border: &Border| {
        let longest = border.key.len().min(LONGEST);
        (1..=longest)
            .map(|length| border.key[..length].to_vec())
            .collect::<Vec<_>>()
    };
    let mut terms: BTreeMap<Vec<u8>, bool> = BTreeMap::new();
    for border in borders.shards.iter().skip(1) {
        terms.extend(begins(border).into_iter().map(|begin| (begin, false)));
    }
    for key in rows.iter().flat_map(|row| &row.keys) {
        if key.len() <= LONGEST
            && let Some(is_term) = terms.get_mut(key)
        {
            *is_term = true;
        }
    }
    for border in borders.shards.iter_mut().skip(1) {
        for (bit, begin) in begins(border).iter().enumerate() {
            border.terms |= u8::from(terms.get(begin) == Some(&true)) << bit;
        }
    }
    borders
}
