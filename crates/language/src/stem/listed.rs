//! Word lists and tables in plain text, compiled into the program.

use std::sync::OnceLock;

use super::letters::{CodedWord, code};

/// Includes a text file without its comments, the lines that begin with `#`: they would be in the Wasm otherwise.
macro_rules! table {
    ($file:literal) => {{
        use $crate::stem::listed::without_comments;
        const TEXT: &[u8] = include_bytes!($file);
        const LENGTH: usize = without_comments::<0>(TEXT).1;
        const KEPT: [u8; LENGTH] = without_comments(TEXT).0;
        const TABLE: &str = match core::str::from_utf8(&KEPT) {
            Ok(table) => table,
            Err(_) => panic!("a table is UTF-8"),
        };
        TABLE
    }};
}
pub(crate) use table;

/// Returns a text without its comments, truncated at `ROOM` bytes, and its length without truncation.
pub(crate) const fn without_comments<const ROOM: usize>(text: &[u8]) -> ([u8; ROOM], usize) {
    let (mut kept, mut length) = ([0; ROOM], 0);
    let (mut at, mut begins, mut comment) = (0, true, false);
    while at < text.len() {
        comment = text[at] == b'#' && begins || comment && !begins;
        begins = text[at] == b'\n';
        if !comment {
            if length < ROOM {
                kept[length] = text[at];
            }
            length += 1;
        }
        at += 1;
    }
    (kept, length)
}

/// Returns the fields of each line of a [`table`].
#[inline(never)]
pub(crate) fn lines(text: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        if !line.is_empty() {
            lines.push(line.split_ascii_whitespace().collect());
        }
    }
    lines
}

/// A map from words to values, parsed from a list.
///
/// A line that begins with a digit and a colon (`2: ал бар`) gives that number to its words. Any other line gives its first word
/// to all of its words.
pub(crate) struct WordList {
    text: &'static str,
    /// A hash table of packed words and values with linear probing; 0 is a free place.
    places: OnceLock<Vec<(u64, u64)>>,
}

impl WordList {
    /// Creates a list from a [`table`]. It is parsed at the first lookup.
    pub(crate) const fn new(text: &'static str) -> WordList {
        WordList {
            text,
            places: OnceLock::new(),
        }
    }

    /// Returns the value of a word; 0 if it is not listed. If several lines list it, their values are or-ed.
    #[inline(never)]
    pub(crate) fn find(&self, word: &[u8]) -> u64 {
        let places = self.places.get_or_init(|| read(self.text));
        places[place(places, pack(word))].1
    }

    /// Returns the word that is the value of a word. Both have at most ten letters.
    pub(crate) fn stem(&self, word: &[u8]) -> Option<CodedWord> {
        let mut packed = if word.len() > 10 { 0 } else { self.find(word) };
        let mut letters = [0u8; 10];
        let mut from = letters.len();
        while packed != 0 && from > 0 {
            from -= 1;
            letters[from] = (packed & 63) as u8 - 1;
            packed >>= 6;
        }
        (from < letters.len()).then(|| CodedWord::of(&letters[from..]))
    }
}

fn read(text: &'static str) -> Vec<(u64, u64)> {
    // A word takes at least three bytes of the text, so some places stay free.
    let mut places = vec![(0, 0); (text.len() / 2).next_power_of_two()];
    for line in lines(text) {
        let mut given = 0;
        for word in line {
            let packed = match word.as_bytes() {
                [number, b':'] => {
                    given = u64::from(number - b'0');
                    continue;
                }
                _ => {
                    let mut letters = CodedWord::of(&[]);
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

/// Returns the index at which a word is, or would be.
fn place(places: &[(u64, u64)], packed: u64) -> usize {
    let last = places.len() - 1;
    let mut place = (packed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as usize & last;
    while places[place].0 != packed && places[place].0 != 0 {
        place = (place + 1) & last;
    }
    place
}

/// Packs letters into a number. Up to ten letters can be unpacked; of longer words it is a hash.
fn pack(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |n: u64, &letter| {
        n.rotate_left(6) ^ u64::from(letter + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_are_lines_that_begin_with_a_sign() {
        for (text, kept) in [
            ("", ""),
            ("# a\nб # в\n#\n\nг", "б # в\n\nг"),
            ("а\n# a", "а\n"),
        ] {
            let (bytes, length) = without_comments::<20>(text.as_bytes());
            assert_eq!(core::str::from_utf8(&bytes[..length]), Ok(kept));
        }
    }
}
