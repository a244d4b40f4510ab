//! Words typed in another script or on another keyboard, read as Cyrillic.
//!
//! What is read is folded ([`crate::fold()`]): a Latin `o` may be о or ө, and the dictionary knows which.

mod arabic;
mod latin;
mod layout;
mod write;

pub use layout::{from_cyrillic_keys, from_latin_keys};
pub use write::{Alphabet, Converted, Unconverted, Writing, convert};

/// A way to read some letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterReading {
    /// The first of the typed characters that it takes.
    pub at: usize,
    /// How many it takes, one at least.
    pub taken: usize,
    /// The folded Cyrillic letters that it gives; may be none.
    pub letters: &'static str,
    /// 0 as an alphabet says; 1 as hasty people write.
    pub cost: u8,
}

/// A script that a word may be typed in instead of Cyrillic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Any Latin alphabet of Kazakh, or Russian in Latin letters.
    Latin,
    /// Kazakh in Arabic script.
    Arabic,
}

impl Script {
    /// The script of a word that is not in Cyrillic, if it is one of these.
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

    /// All ways to read parts of a word; at each place, what an alphabet says comes first. `word` is as [`letters`] gives it.
    pub fn readings(self, word: &[char]) -> Vec<LetterReading> {
        match self {
            Script::Latin => latin::TABLE.readings(word),
            Script::Arabic => arabic::TABLE.readings(word),
        }
    }

    /// The likeliest reading of a whole word, for want of a dictionary.
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

/// The characters of a typed word as [`Script::readings`] wants them: lower case, composed, one kind of apostrophe.
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
                // In a Turkic alphabet I may be the capital of ı; both are tried.
                c => out.push(aimaq_compact::case::lower(c)),
            }
        }
    }
    out
}

/// Readings as one text (a table of pairs would be four times as large): `sh=ш a=а '=`, with spaces between.
struct ReadingTable {
    /// As an alphabet says.
    exact: &'static str,
    /// As hasty people write.
    hasty: &'static str,
}

impl ReadingTable {
    fn readings(&self, word: &[char]) -> Vec<LetterReading> {
        let mut readings = Vec::new();
        for (cost, pairs) in [(0, self.exact), (1, self.hasty)] {
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
