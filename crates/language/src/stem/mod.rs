//! Stems: one representative for all forms of a word.
//!
//! Each language lists every reading of a word with its features ([`crate::kazakh`], [`crate::russian`]); trained weights
//! say which is likeliest ([`rank`]). Where the words of a corpus are known, they are evidence ([`evidence`]).

pub(crate) mod evidence;
pub(crate) mod letters;
pub(crate) mod listed;
pub(crate) mod rank;
mod stemmer;

pub use stemmer::Stemmer;
#[cfg(feature = "train")]
pub(crate) use stemmer::counts_under_evidence;

use letters::Word;
use rank::{Reading, Score, Sum};

use crate::{Lang, kazakh, russian};

/// One reading of a word: a stem and the suffixes that make the word of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The stem: what a dictionary would list, or (Russian nouns and adjectives) that without its ending.
    pub stem: String,
    /// The reading, from the stem outwards: `N+PL+P3+LOC`.
    pub reading: String,
    /// How likely the reading is by rules alone, 0 to 1; over all readings of a word these add up to 1.
    pub probability: f32,
}

/// The stem of a word by rules alone, for a word of no known corpus.
///
/// `word` is a token: lower case, NFC. The answer is never empty unless `word` is. A word of more than 40 letters is its
/// own stem.
pub fn stem(lang: Lang, word: &str) -> String {
    let Some(letters) = read(lang, word) else {
        return word.to_owned();
    };
    let scored: Vec<(Word, i32)> = readings(lang, &letters, &Sum::new(alone(lang)))
        .iter()
        .map(|reading| (reading.stem, reading.score.total))
        .collect();
    rank::likeliest(&scored, Word::cmp).map_or_else(|| word.to_owned(), |stem| stem.text(word))
}

/// The distinct stems that a word may have, the longest first.
///
/// No weights, no lists of common words and pronouns: what the browser asks for a query word that the corpus does not contain. The index knows
/// the stems of the corpus, and says more about which one it is than rules can; so the weights stay out of the Wasm.
pub fn possible_stems(lang: Lang, word: &str) -> Vec<String> {
    let Some(letters) = read(lang, word) else {
        return vec![word.to_owned()];
    };
    let mut stems: Vec<String> = Vec::new();
    for reading in readings(lang, &letters, &Unweighed) {
        let stem = reading.stem.text(word);
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    }
    aimaq_compact::order::sort_by(&mut stems, |a, b| {
        b.len().cmp(&a.len()).then_with(|| a.cmp(b))
    });
    stems
}

/// No score at all.
#[derive(Clone)]
struct Unweighed;

impl Score for Unweighed {
    const LOOKS: bool = false;

    fn add(&mut self, _: u32) {}
}

/// All readings of a word, the likeliest by rules alone first.
pub fn candidates(lang: Lang, word: &str) -> Vec<Candidate> {
    let Some(letters) = read(lang, word) else {
        return vec![Candidate {
            stem: word.to_owned(),
            reading: String::new(),
            probability: 1.0,
        }];
    };
    let readings = readings(lang, &letters, &Sum::new(alone(lang)));
    let probabilities =
        rank::probabilities(&rank::Exp::new(), readings.iter().map(|r| r.score.total));
    let mut candidates: Vec<Candidate> = readings
        .iter()
        .zip(probabilities)
        .map(|(reading, probability)| Candidate {
            stem: reading.stem.text(word),
            reading: match lang {
                Lang::Kk => kazakh::describe(reading.kind, &reading.chain),
                Lang::Ru => russian::describe(reading.kind, &reading.chain),
            },
            probability,
        })
        .collect();
    candidates.sort_by(|a, b| {
        b.probability
            .total_cmp(&a.probability)
            .then_with(|| a.stem.cmp(&b.stem))
            .then_with(|| a.reading.cmp(&b.reading))
    });
    candidates
}

/// The letters of a word as its language reads them; `None` if there are too many or none.
pub(crate) fn read(lang: Lang, word: &str) -> Option<Word> {
    let letters = match lang {
        Lang::Kk => Word::new(word)?,
        Lang::Ru => russian::read(&Word::new(word)?),
    };
    (!letters.letters().is_empty()).then_some(letters)
}

/// Every reading of a word; `start` takes the features.
pub(crate) fn readings<S: Score>(lang: Lang, word: &Word, start: &S) -> Vec<Reading<S>> {
    match lang {
        Lang::Kk => kazakh::readings(word, start),
        Lang::Ru => russian::readings(word, start),
    }
}

/// The weights for rules alone.
fn alone(lang: Lang) -> &'static [i8] {
    match lang {
        Lang::Kk => &kazakh::weights::ALONE,
        Lang::Ru => &russian::weights::ALONE,
    }
}
