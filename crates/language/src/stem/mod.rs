//! Stems: one representative for all forms of a word.
//!
//! Each language lists every analysis of a word with its features ([`crate::kazakh`], [`crate::russian`]); trained weights
//! say which is likeliest ([`rank`]). Where the words of a corpus are known, they are evidence ([`evidence`]).

pub(crate) mod evidence;
pub(crate) mod letters;
pub(crate) mod listed;
pub(crate) mod rank;
mod stemmer;

pub use stemmer::Stemmer;
#[cfg(feature = "train")]
pub(crate) use stemmer::counts_under_evidence;

use letters::CodedWord;
use rank::{Analysis, Score, Sum};

use crate::{Lang, kazakh, russian};

/// One analysis of a word: a stem and the suffixes that make the word of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The stem: what a dictionary would list, or (Russian nouns and adjectives) that without its ending.
    pub stem: String,
    /// The analysis, from the stem outwards: `N+PL+P3+LOC`.
    pub analysis: String,
    /// How likely the analysis is by rules alone, 0 to 1; over all analyses of a word these add up to 1.
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
    let scored: Vec<(CodedWord, i32)> = analyses(lang, &letters, &Sum::new(alone(lang)))
        .iter()
        .map(|analysis| (analysis.stem, analysis.score.total))
        .collect();
    rank::likeliest(&scored, CodedWord::cmp).map_or_else(|| word.to_owned(), |stem| stem.text(word))
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
    for analysis in analyses(lang, &letters, &Unweighed) {
        let stem = analysis.stem.text(word);
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

/// All analyses of a word, the likeliest by rules alone first.
pub fn candidates(lang: Lang, word: &str) -> Vec<Candidate> {
    let Some(letters) = read(lang, word) else {
        return vec![Candidate {
            stem: word.to_owned(),
            analysis: String::new(),
            probability: 1.0,
        }];
    };
    let analyses = analyses(lang, &letters, &Sum::new(alone(lang)));
    let probabilities =
        rank::probabilities(&rank::Exp::new(), analyses.iter().map(|r| r.score.total));
    let mut candidates: Vec<Candidate> = analyses
        .iter()
        .zip(probabilities)
        .map(|(analysis, probability)| Candidate {
            stem: analysis.stem.text(word),
            analysis: match lang {
                Lang::Kk => kazakh::describe(analysis.kind, &analysis.chain),
                Lang::Ru => russian::describe(analysis.kind, &analysis.chain),
            },
            probability,
        })
        .collect();
    candidates.sort_by(|a, b| {
        b.probability
            .total_cmp(&a.probability)
            .then_with(|| a.stem.cmp(&b.stem))
            .then_with(|| a.analysis.cmp(&b.analysis))
    });
    candidates
}

/// The letters of a word as its language reads them; `None` if there are too many or none.
pub(crate) fn read(lang: Lang, word: &str) -> Option<CodedWord> {
    let letters = match lang {
        Lang::Kk => CodedWord::new(word)?,
        Lang::Ru => russian::read(&CodedWord::new(word)?),
    };
    (!letters.letters().is_empty()).then_some(letters)
}

/// Every analysis of a word; `start` takes the features.
pub(crate) fn analyses<S: Score>(lang: Lang, word: &CodedWord, start: &S) -> Vec<Analysis<S>> {
    match lang {
        Lang::Kk => kazakh::analyses(word, start),
        Lang::Ru => russian::analyses(word, start),
    }
}

/// The weights for rules alone.
fn alone(lang: Lang) -> &'static [i8] {
    match lang {
        Lang::Kk => &kazakh::weights::ALONE,
        Lang::Ru => &russian::weights::ALONE,
    }
}
