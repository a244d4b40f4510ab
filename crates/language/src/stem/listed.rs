//! Lists of words in plain text, and the lines of any table of ours.

use std::sync::OnceLock;

use super::letters::{Word, code};

/// The fields of each line of a table; `#` begins a remark.
#[inline(never)]
pub(crate) fn lines(text: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if !line.is_empty() && line.as_bytes()[0] != b'#' {
            lines.push(line.split_ascii_whitespace().collect());
        }
    }
    lines
}

/// A list of words, each at most ten letters long. A line that begins with a number and a colon (`2: ал бар`) gives that
/// number to its words; any other line gives its first word to all of them.
pub(crate) struct Listed {
    text: &'static str,
    /// Packed words with their values. A word stands in the first free place (0) from the one of its hash.
    places: OnceLock<Vec<(u64, u64)>>,
}

const PLACES: usize = 1 << 12;

impl Listed {
    /// The list of a text, read at first use.
    pub(crate) const fn new(text: &'static str) -> Listed {
        Listed {
            text,
            places: OnceLock::new(),
        }
    }

    /// What a word is given: 0 if it is not listed; the numbers of several lines are or-ed.
    #[inline(never)]
    pub(crate) fn find(&self, word: &[u8]) -> u64 {
        let places = self.places.get_or_init(|| read(self.text));
        match pack(word) {
            0 => 0,
            packed => places[place(places, packed)].1,
        }
    }

    /// The word that a word is given.
    pub(crate) fn stem(&self, word: &[u8]) -> Option<Word> {
        let mut packed = self.find(word);
        let mut letters = [0u8; 10];
        let mut from = letters.len();
        while packed != 0 && from > 0 {
            from -= 1;
            letters[from] = (packed & 63) as u8 - 1;
            packed >>= 6;
        }
        (from < letters.len()).then(|| Word::of(&letters[from..]))
    }
}

fn read(text: &'static str) -> Vec<(u64, u64)> {
    let mut places = vec![(0, 0); PLACES];
    for line in lines(text) {
        let mut given = 0;
        for word in line {
            let packed = match word.as_bytes() {
                [number, b':'] => {
                    given = u64::from(number - b'0');
                    continue;
                }
                _ => {
                    let mut letters = Word::of(&[]);
                    for c in word.chars() {
                        letters.push(code(c));
                    }
                    pack(letters.letters())
                }
            };
            if given == 0 {
                given = packed;
            }
            let place = place(&places, packed);
            places[place] = (packed, places[place].1 | given);
        }
    }
    places
}

/// Where a word stands, or would stand.
fn place(places: &[(u64, u64)], packed: u64) -> usize {
    let mut place = (packed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 52) as usize;
    while places[place % PLACES].0 != packed && places[place % PLACES].0 != 0 {
        place += 1;
    }
    place % PLACES
}

/// Up to ten letters as a number; 0 if there are more.
fn pack(letters: &[u8]) -> u64 {
    if letters.len() > 10 {
        return 0;
    }
    letters
        .iter()
        .fold(0, |n, &letter| n << 6 | u64::from(letter + 1))
}
