//! Words with one byte for each letter, so that tables are bytes and stems need no allocation.

/// The letters outside а–я, from code 32 on; then the hyphen.
const RARE: [char; 11] = ['ё', 'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і', '-'];
/// The code of the hyphen.
pub(crate) const HYPHEN: u8 = 42;
/// The code of every other character (digits, Latin letters). It is kept and matches no suffix.
pub(crate) const OTHER: u8 = 43;
/// The longest word that is analyzed, in letters.
pub(crate) const MAX: usize = 40;

/// Returns the code of a character.
pub(crate) const fn code(c: char) -> u8 {
    match c {
        'а'..='я' => (c as u32 - 'а' as u32) as u8,
        'ё' => 32,
        'ә' => 33,
        'ғ' => 34,
        'қ' => 35,
        'ң' => 36,
        'ө' => 37,
        'ұ' => 38,
        'ү' => 39,
        'һ' => 40,
        'і' => 41,
        '-' => HYPHEN,
        _ => OTHER,
    }
}

/// A set of letters.
#[derive(Clone, Copy)]
pub(crate) struct LetterSet(u64);

impl LetterSet {
    /// Creates a set.
    pub(crate) const fn of(letters: &[char]) -> LetterSet {
        let mut bits = 0;
        let mut i = 0;
        while i < letters.len() {
            bits |= 1 << code(letters[i]);
            i += 1;
        }
        LetterSet(bits)
    }

    /// Returns `true` if the set has a letter.
    pub(crate) const fn has(self, letter: u8) -> bool {
        self.0 >> letter & 1 == 1
    }

    /// Returns the letters of both sets.
    pub(crate) const fn union(self, other: LetterSet) -> LetterSet {
        LetterSet(self.0 | other.0)
    }
}

/// A word of at most [`MAX`] letters, as codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CodedWord {
    len: u8,
    codes: [u8; MAX],
}

impl core::hash::Hash for CodedWord {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        state.write(self.letters());
    }
}

impl CodedWord {
    /// Encodes a word; `None` if it is longer than [`MAX`] letters.
    #[inline(never)]
    pub(crate) fn new(text: &str) -> Option<CodedWord> {
        let mut word = CodedWord {
            len: 0,
            codes: [0; MAX],
        };
        for c in text.chars() {
            word.push(code(c)).then_some(())?;
        }
        Some(word)
    }

    /// Creates a word from codes, truncated at [`MAX`].
    pub(crate) fn of(codes: &[u8]) -> CodedWord {
        CodedWord::joined(codes, &[])
    }

    /// Joins two runs of codes, truncated at [`MAX`].
    #[inline(never)]
    pub(crate) fn joined(before: &[u8], after: &[u8]) -> CodedWord {
        let mut word = CodedWord {
            len: 0,
            codes: [0; MAX],
        };
        for &c in before.iter().chain(after) {
            word.push(c);
        }
        word
    }

    /// Appends a letter; returns `false` if there is no room.
    pub(crate) fn push(&mut self, letter: u8) -> bool {
        match self.codes.get_mut(usize::from(self.len)) {
            Some(place) => {
                *place = letter;
                self.len += 1;
                true
            }
            None => false,
        }
    }

    /// Returns the word without its last `cut` letters and with `tail`.
    #[cfg(feature = "train")]
    pub(crate) fn with(&self, cut: usize, tail: &[u8]) -> CodedWord {
        let keep = self.letters().len().saturating_sub(cut);
        CodedWord::joined(&self.letters()[..keep], tail)
    }

    /// Returns the codes of the letters.
    pub(crate) fn letters(&self) -> &[u8] {
        &self.codes[..usize::from(self.len)]
    }

    /// Decodes the word. Characters of code [`OTHER`] are taken from the same place of `original`.
    pub(crate) fn text(&self, original: &str) -> String {
        let mut text = String::with_capacity(2 * usize::from(self.len));
        let mut same = original.chars();
        for &letter in self.letters() {
            let here = same.next();
            text.push(match letter {
                0..32 => char::from_u32('а' as u32 + u32::from(letter)).unwrap_or(' '),
                OTHER => here.unwrap_or(' '),
                _ => RARE[usize::from(letter) - 32],
            });
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALPHABET: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі-";

    #[test]
    fn letters_go_there_and_back() {
        let word = CodedWord::new(ALPHABET.get(..40).expect("20 letters")).expect("short");
        assert_eq!(word.letters(), (0..20).collect::<Vec<u8>>());
        for (i, c) in ALPHABET.chars().enumerate() {
            assert_eq!(usize::from(code(c)), i, "{c}");
        }
        for text in ["", "үй-жай", "2020-жыл", "boeing-тың", "ҳақ"] {
            assert_eq!(CodedWord::new(text).expect("short").text(text), text);
        }
        assert!(CodedWord::new(&"а".repeat(MAX + 1)).is_none());
    }
}
