//! The vocabulary of a corpus.

use std::collections::BTreeMap;

use crate::Lang;

/// The distinct words of a corpus and their counts, for each language. [`Stemmer`](crate::Stemmer) uses it as evidence.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: [BTreeMap<Box<str>, u32>; 2],
}

impl Vocabulary {
    /// Creates an empty vocabulary.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `count` occurrences of a word, in the form of [`Token::term`](crate::Token::term). Counts saturate.
    pub fn add(&mut self, lang: Lang, word: &str, count: u32) {
        let words = &mut self.words[lang as usize];
        match words.get_mut(word) {
            Some(n) => *n = n.saturating_add(count),
            None => {
                words.insert(word.into(), count);
            }
        }
    }

    /// Replaces the words of a language. Each word must occur once. Faster than many calls of [`add`](Vocabulary::add).
    pub fn set<'w>(&mut self, lang: Lang, words: impl Iterator<Item = (&'w str, u32)>) {
        self.words[lang as usize] = words.map(|(word, count)| (word.into(), count)).collect();
    }

    /// Returns how often a word occurs.
    pub fn count(&self, lang: Lang, word: &str) -> u32 {
        self.words[lang as usize].get(word).copied().unwrap_or(0)
    }

    /// Returns the words of a language with their counts, sorted by their bytes.
    pub fn words(&self, lang: Lang) -> impl Iterator<Item = (&str, u32)> {
        self.words[lang as usize].iter().map(|(w, &n)| (&**w, n))
    }
}
