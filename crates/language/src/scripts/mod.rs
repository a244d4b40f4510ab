//! Other scripts: reading words that were typed in them, and writing Kazakh in them.
//!
//! [`Script`] reads a word in Latin or Arabic letters as Cyrillic. The result is folded ([`fold`](crate::fold())), because a Latin
//! `o` may be о or ө; look it up among folded words to learn which. [`from_latin_keys`] and [`from_cyrillic_keys`] read words that
//! were typed on the wrong keyboard layout. [`convert`] writes Kazakh text in another script.

mod arabic;
mod latin;
mod layout;
mod write;

pub use layout::{from_cyrillic_keys, from_latin_keys};
pub use write::{Alphabet, Converted, Unconverted, Writing, convert};

/// A way to read some characters of a word as Cyrillic letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterReading {
    /// The index of the first typed character.
    pub at: usize,
    /// The number of typed characters, at least one.
    pub taken: usize,
    /// The folded Cyrillic letters; may be empty.
    pub letters: &'static str,
    /// 0 if an alphabet has it, 1 for informal spelling.
    pub cost: u8,
}

/// A script other than Cyrillic that a word may be typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Any Latin alphabet of Kazakh, or Russian in Latin letters.
    Latin,
    /// Kazakh in Arabic script.
    Arabic,
}

impl Script {
    /// Returns the script of a word; `None` if it has Cyrillic letters, letters of both scripts or of none.
    pub fn of(word: &str) -> Option<Script> {
        let mut found = None;
        for c in word.chars() {
            let script = match c {
                'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Script::Latin,
                '\u{620}'..='\u{6ff}' => Script::Arabic,
                '\u{400}'..='\u{4ff}' => return None,
                _ => continue,
            };
            if found.is_some_and(|found| found != script) {
                return None;
            }
            found = Some(script);
        }
        found
    }

    /// Returns all ways to read parts of a word, those of cost 0 first. `word` must be in the form that [`letters`] returns.
    pub fn readings(self, word: &[char]) -> Vec<LetterReading> {
        match self {
            Script::Latin => latin::TABLE.readings(word),
            Script::Arabic => arabic::TABLE.readings(word),
        }
    }

    /// Returns the likeliest reading of a whole word without a dictionary, folded.
    ///
    /// ```
    /// use aimaq_language::scripts::{Script, letters};
    ///
    /// let typed = "Qazaqstan";
    /// let script = Script::of(typed).expect("Latin");
    /// assert_eq!(script.likeliest(&letters(typed)), "казакстан");
    /// ```
    pub fn likeliest(self, word: &[char]) -> String {
        let mut out = String::new();
        let readings = self.readings(word);
        let mut at = 0;
        while let Some(c) = word.get(at) {
            let here = readings.iter().filter(|reading| reading.at == at);
            match here.min_by_key(|reading| (reading.cost, usize::MAX - reading.taken)) {
                Some(reading) => {
                    out.push_str(reading.letters);
                    at += reading.taken;
                }
                None => {
                    out.push(*c);
                    at += 1;
                }
            }
        }
        out
    }
}

/// Returns the characters of a typed word in the form that [`Script::readings`] needs: lower case, composed, with one kind of
/// apostrophe.
pub fn letters(word: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    for c in word.chars() {
        if crate::letters::is_mark(c) {
            if let Some(composed) = out
                .last()
                .and_then(|&base| crate::letters::compose(base, c))
            {
                out.pop();
                out.push(composed);
            }
        } else if crate::letters::is_apostrophe(c) {
            out.push('\'');
        } else if !crate::letters::is_invisible(c) && c != 'ـ' {
            match c {
                'İ' => out.push('i'),
                // In a Turkic alphabet, I may be the capital of ı. The table reads i as both.
                c => out.push(aimaq_compact::case::lower(c)),
            }
        }
    }
    out
}

/// Readings in one text, separated by spaces: `sh=ш a=а '=`. (An array of pairs would be four times as large.)
struct ReadingTable {
    /// Readings of cost 0: those of an alphabet.
    exact: &'static str,
    /// Readings of cost 1: informal spelling.
    informal: &'static str,
}

impl ReadingTable {
    fn readings(&self, word: &[char]) -> Vec<LetterReading> {
        let mut readings = Vec::new();
        for (cost, pairs) in [(0, self.exact), (1, self.informal)] {
            for (typed, letters) in pairs.split(' ').filter_map(|pair| pair.split_once('=')) {
                let taken = typed.chars().count();
                for (at, begun) in word.windows(taken.max(1)).enumerate() {
                    if typed.chars().eq(begun.iter().copied()) {
                        readings.push(LetterReading {
                            at,
                            taken,
                            letters,
                            cost,
                        });
                    }
                }
            }
        }
        readings
    }
}
