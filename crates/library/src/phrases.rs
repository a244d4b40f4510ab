//! Phrases of the collection, as they are stored before each part of the index: those that begin with a word of that part.
//!
//! A line for each, the most frequent first: a letter for the language (`k`, `r`), and the text.

use aimaq_language::Lang;
use aimaq_search::varint;

use crate::letters::{restore, shorten};
use crate::wire::Wire;

/// The phrases of a part of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Phrases(String);

impl Phrases {
    /// Adds a phrase.
    pub fn add(&mut self, lang: Lang, text: &str) {
        self.0.push(if lang == Lang::Kk { 'k' } else { 'r' });
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// Each phrase with its language.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.lines().filter_map(|line| {
            let lang = if line.starts_with('k') {
                Lang::Kk
            } else {
                Lang::Ru
            };
            Some((lang, line.get(1..)?))
        })
    }

    /// Their bytes, behind their length.
    pub fn encode(&self) -> Vec<u8> {
        let bytes = shorten(self.0.as_bytes());
        let mut out = Vec::new();
        (bytes.len() as u32).write(&mut out);
        out.extend(bytes);
        out
    }

    /// Reads what [`Phrases::encode`] wrote, and returns what follows; `None` for other bytes.
    pub fn read(mut bytes: &[u8]) -> Option<(Phrases, &[u8])> {
        let length = varint(&mut bytes)?;
        let (phrases, rest) = bytes.split_at_checked(length as usize)?;
        let text = String::from_utf8(restore(phrases)?).ok()?;
        Some((Phrases(text), rest))
    }
}
