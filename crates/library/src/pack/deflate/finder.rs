//! Finds what came before.

use super::Effort;

const SLOT_BITS: u32 = 15;
const NONE: u32 = u32::MAX;
/// How far back a stream may refer.
const WINDOW: usize = 32 << 10;

/// A window of bytes, in which repetitions are found: first what all streams have before them, then the stream itself.
#[derive(Clone, Debug)]
pub(super) struct Finder {
    window: Vec<u8>,
    /// The last place of each string, by hash.
    last: Vec<u32>,
    /// For each place, the one before with the same hash.
    before: Vec<u32>,
    effort: Effort,
}

/// So many bytes are the same as so far before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Repetition {
    pub length: usize,
    pub distance: usize,
}

impl Finder {
    /// Streams are to be read behind a dictionary.
    pub fn new(dictionary: &[u8], effort: Effort) -> Finder {
        let mut finder = Finder {
            window: dictionary.to_vec(),
            last: vec![NONE; 1 << SLOT_BITS],
            before: vec![NONE; dictionary.len()],
            effort,
        };
        (0..dictionary.len()).for_each(|at| finder.pass(at));
        finder
    }

    /// Appends bytes to the window; gives where they begin. Each place must then be [passed](Finder::pass) in order.
    pub fn extend(&mut self, bytes: &[u8]) -> usize {
        let begin = self.window.len();
        self.window.extend(bytes);
        self.before.resize(self.window.len(), NONE);
        begin
    }

    /// Where the window ends.
    pub fn end(&self) -> usize {
        self.window.len()
    }

    /// Forgets that places from `to` on were passed, and the bytes there.
    pub fn rewind(&mut self, to: usize) {
        for at in (to..self.window.len()).rev() {
            if let Some(slot) = self.slot(at)
                && self.last[slot] == at as u32
            {
                self.last[slot] = self.before[at];
            }
        }
        self.window.truncate(to);
        self.before.truncate(to);
    }

    /// From here on, the string at a place is found.
    pub fn pass(&mut self, at: usize) {
        if let Some(slot) = self.slot(at) {
            self.before[at] = self.last[slot];
            self.last[slot] = at as u32;
        }
    }

    fn slot(&self, at: usize) -> Option<usize> {
        let string = self.window.get(at..at + self.effort.shortest)?;
        let string = string
            .iter()
            .fold(0, |all, &byte| all << 8 | u32::from(byte));
        let hash = string.wrapping_mul(0x9e37_79b1);
        Some((hash >> (32 - SLOT_BITS)) as usize)
    }

    /// What begins at a place and came before, each longer than the one before it, the nearest of its length; `end` is where
    /// the stream ends.
    pub fn find(&self, at: usize, end: usize, longest: usize, found: &mut Vec<Repetition>) {
        found.clear();
        let Some(slot) = self.slot(at) else { return };
        let here = &self.window[at..end.min(at + longest)];
        let mut place = self.last[slot];
        let mut best = self.effort.shortest - 1;
        for _ in 0..self.effort.tries {
            let start = place as usize;
            if place == NONE || at - start > WINDOW || here.len() <= best {
                return;
            }
            let there = &self.window[start..start + here.len()];
            if there[best] == here[best] {
                let length = shared(here, there);
                if length > best {
                    best = length;
                    let distance = at - start;
                    found.push(Repetition { length, distance });
                }
            }
            place = self.before[start];
        }
    }
}

/// How many bytes are the same at the start.
fn shared(a: &[u8], b: &[u8]) -> usize {
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
