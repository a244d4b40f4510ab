//! The letters of a word form, and how it is usually written.

use aimaq_compact::case::upper;

use crate::key;

/// How a form is usually written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LetterCase {
    #[default]
    Lower,
    Capital,
    Upper,
    /// In lower case, and a word that says little by itself.
    Particle,
}

impl LetterCase {
    /// A term in this letter case.
    pub(crate) fn write(self, term: &str) -> String {
        match self {
            LetterCase::Lower | LetterCase::Particle => term.to_owned(),
            LetterCase::Upper => term.chars().map(upper).collect(),
            LetterCase::Capital => {
                let mut out = String::with_capacity(term.len());
                let mut start = true;
                for c in term.chars() {
                    if start {
                        out.push(upper(c))
                    } else {
                        out.push(c)
                    }
                    start = c == '-';
                }
                out
            }
        }
    }
}

/// The key of a form, in two parts: the letters that it shares with its stem, and the rest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordForm<'b> {
    pub(crate) shared: &'b [u8],
    pub(crate) rest: &'b [u8],
}

impl WordForm<'_> {
    /// Returns `true` if it has this key.
    pub(crate) fn is(&self, key: &[u8]) -> bool {
        key.len() == self.shared.len() + self.rest.len()
            && key.starts_with(self.shared)
            && key.ends_with(self.rest)
    }

    /// Returns `true` if it has the same letters as another.
    pub(crate) fn is_as(&self, other: &WordForm<'_>) -> bool {
        self.shared.len() + self.rest.len() == other.shared.len() + other.rest.len()
            && self.letters().eq(other.letters())
    }

    fn letters(&self) -> impl Iterator<Item = u8> {
        self.shared.iter().chain(self.rest).copied()
    }

    /// Returns `true` if it is a compound: words joined by hyphens.
    pub(crate) fn is_compound(&self) -> bool {
        self.shared.contains(&b'-') || self.rest.contains(&b'-')
    }

    /// Appends its key.
    pub(crate) fn append(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.shared);
        out.extend_from_slice(self.rest);
    }

    /// Its key.
    pub(crate) fn key(&self) -> Vec<u8> {
        let mut key = Vec::with_capacity(self.shared.len() + self.rest.len());
        self.append(&mut key);
        key
    }

    /// Writes its folded key to `out`. Returns `false` if the bytes are not a key.
    pub(crate) fn fold(&self, out: &mut Vec<u8>) -> bool {
        out.clear();
        self.append(out);
        key::fold_key(out)
    }

    /// As text; `None` if the bytes are not a key.
    pub(crate) fn term(&self) -> Option<String> {
        key::decode(&self.key())
    }
}
