//! The words of a corpus, as evidence for stems.

use std::collections::BTreeMap;

use crate::Lang;

/// The distinct words of a corpus with how often each occurs, by language.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: [BTreeMap<Box<str>, u32>; 2],
}

impl Vocabulary {
    /// A vocabulary without words.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts `count` more occurrences of a token (lower case, NFC).
    pub fn add(&mut self, lang: Lang, word: &str, count: u32) {
        let words = &mut self.words[lang as usize];
        match words.get_mut(word) {
            Some(n) => *n = n.saturating_add(count),
            None => {
                words.insert(word.into(), count);
            }
        }
    }

    /// Takes words with their counts, each once, in place of those of the language so far: quicker than one by one.
    pub fn set<'w>(&mut self, lang: Lang, words: impl Iterator<Item = (&'w str, u32)>) {
        self.words[lang as usize] = words.map(|(word, count)| (word.into(), count)).collect();
    }

    /// How often a word occurs; 0 if it does not.
    pub fn count(&self, lang: Lang, word: &str) -> u32 {
        self.words[lang as usize].get(word).copied().unwrap_or(0)
    }

    /// All words of a language with their counts, in the order of their bytes.
    pub fn words(&self, lang: Lang) -> impl Iterator<Item = (&str, u32)> {
        self.words[lang as usize].iter().map(|(w, &n)| (&**w, n))
    }
}
