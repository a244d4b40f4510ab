//! Finds earlier copies of what comes next.

use crate::effort::Effort;
use crate::symbol::WINDOW;

const SLOT_BITS: u32 = 15;
const NONE: u32 = u32::MAX;

/// The text so far, first the dictionary, then the stream, with a hash chain for each string of `min_match` bytes.
#[derive(Clone, Debug)]
pub(crate) struct MatchFinder {
    text: Vec<u8>,
    /// The last position of each hash.
    last: Vec<u32>,
    /// For each position, the one before it with the same hash.
    before: Vec<u32>,
    effort: Effort,
}

/// `length` bytes are the same as those `distance` bytes earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub length: usize,
    pub distance: usize,
}

impl MatchFinder {
    /// For streams that are read behind a dictionary.
    pub fn new(dictionary: &[u8], effort: Effort) -> MatchFinder {
        let mut finder = MatchFinder {
            text: dictionary.to_vec(),
            last: vec![NONE; 1 << SLOT_BITS],
            before: vec![NONE; dictionary.len()],
            effort,
        };
        (0..dictionary.len()).for_each(|at| finder.insert(at));
        finder
    }

    /// Appends bytes and returns the position of the first. [Insert](MatchFinder::insert) each position then, in order.
    pub fn extend(&mut self, bytes: &[u8]) -> usize {
        let begin = self.text.len();
        self.text.extend(bytes);
        self.before.resize(self.text.len(), NONE);
        begin
    }

    /// The position after the last byte.
    pub fn end(&self) -> usize {
        self.text.len()
    }

    /// Removes all positions from `to` on.
    pub fn rewind(&mut self, to: usize) {
        for at in (to..self.text.len()).rev() {
            if let Some(slot) = self.slot(at)
                && self.last[slot] == at as u32
            {
                self.last[slot] = self.before[at];
            }
        }
        self.text.truncate(to);
        self.before.truncate(to);
    }

    /// Makes the string at a position known to later calls of [`MatchFinder::find`].
    pub fn insert(&mut self, at: usize) {
        if let Some(slot) = self.slot(at) {
            self.before[at] = self.last[slot];
            self.last[slot] = at as u32;
        }
    }

    fn slot(&self, at: usize) -> Option<usize> {
        let string = self.text.get(at..at + self.effort.min_match)?;
        let string = string
            .iter()
            .fold(0, |all, &byte| all << 8 | u32::from(byte));
        let hash = string.wrapping_mul(0x9e37_79b1);
        Some((hash >> (32 - SLOT_BITS)) as usize)
    }

    /// Finds matches for what begins at `at` and goes on to `end` at most: each longer than the one before it, and the nearest of its
    /// length.
    pub fn find(&self, at: usize, end: usize, max_length: usize, found: &mut Vec<Match>) {
        found.clear();
        let Some(slot) = self.slot(at) else { return };
        let here = &self.text[at..end.min(at + max_length)];
        let mut candidate = self.last[slot];
        let mut best = self.effort.min_match - 1;
        for _ in 0..self.effort.max_chain {
            let start = candidate as usize;
            if candidate == NONE || at - start > WINDOW || here.len() <= best {
                return;
            }
            let there = &self.text[start..start + here.len()];
            if there[best] == here[best] {
                let length = common_prefix(here, there);
                if length > best {
                    best = length;
                    let distance = at - start;
                    found.push(Match { length, distance });
                }
            }
            candidate = self.before[start];
        }
    }
}

/// Number of bytes that are the same at the start.
fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    let mut length = 0;
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().unwrap_or_default());
        let differ = word(a) ^ word(b);
        if differ != 0 {
            return length + (differ.trailing_zeros() / 8) as usize;
        }
        length += 8;
    }
    let rest = a[length..].iter().zip(&b[length..]);
    length + rest.take_while(|(a, b)| a == b).count()
}
