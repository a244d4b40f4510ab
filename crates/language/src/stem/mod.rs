//! Stemming: one representative for all forms of a word.
//!
//! Each language finds every analysis of a word with its features ([`crate::kazakh`], [`crate::russian`]). Trained weights decide
//! which one is likeliest ([`rank`]). The vocabulary of a corpus is evidence for stems ([`evidence`]).

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

/// A possible analysis of a word: a stem and the suffixes after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The stem: the citation form, or, for Russian nouns and adjectives, the citation form without its ending.
    pub stem: String,
    /// The kind of stem and the suffixes from the stem outwards: `N+PL+P3+LOC`. Russian analyses have the kind only.
    pub analysis: String,
    /// The probability without the evidence of a vocabulary, 0 to 1. The probabilities of all analyses of a word add up to 1.
    pub probability: f32,
}

/// Returns the likeliest stem of a word without the evidence of a vocabulary. [`Stemmer`] uses evidence and is more accurate.
///
/// `word` must be a [`Token::term`](crate::Token::term). The result is empty only if `word` is. A word of more than 40 letters
/// is its own stem.
///
/// ```
/// use aimaq_language::{Lang, stem};
///
/// assert_eq!(stem(Lang::Kk, "мектептерімізде"), "мектеп");
/// assert_eq!(stem(Lang::Ru, "школами"), stem(Lang::Ru, "школа"));
/// ```
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

/// Returns the distinct stems that a word may have, the longest first.
///
/// Uses no weights and no lists of common words and pronouns, so a browser that only calls this function does not fetch them. Ask
/// an index which of the stems it has: the corpus decides better than the rules.
///
/// ```
/// use aimaq_language::{Lang, possible_stems};
///
/// assert!(possible_stems(Lang::Kk, "мектептерімізде").contains(&"мектеп".to_owned()));
/// ```
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

/// Returns `true` if a word says little by itself: a preposition or postposition, a conjunction, a particle, a pronoun. `word` must be a
/// [`Token::term`](crate::Token::term).
///
/// ```
/// use aimaq_language::{Lang, is_particle};
///
/// assert!(is_particle(Lang::Kk, "және") && is_particle(Lang::Ru, "в"));
/// assert!(!is_particle(Lang::Ru, "город"));
/// ```
pub fn is_particle(lang: Lang, word: &str) -> bool {
    read(lang, word).is_some_and(|letters| match lang {
        Lang::Kk => kazakh::is_particle(&letters),
        Lang::Ru => russian::is_particle(&letters),
    })
}

/// A score that ignores features.
#[derive(Clone)]
struct Unweighed;

impl Score for Unweighed {
    const USES_FEATURES: bool = false;

    fn add(&mut self, _: u32) {}
}

/// Returns all analyses of a word, the likeliest first.
///
/// ```
/// use aimaq_language::{Lang, candidates};
///
/// let best = &candidates(Lang::Kk, "мектептерімізде")[0];
/// assert_eq!((best.stem.as_str(), best.analysis.as_str()), ("мектеп", "N+PL+P1P+LOC"));
/// ```
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

/// Encodes a word; `None` if it is empty or too long. In Russian, ё becomes е.
pub(crate) fn read(lang: Lang, word: &str) -> Option<CodedWord> {
    let letters = match lang {
        Lang::Kk => CodedWord::new(word)?,
        Lang::Ru => russian::read(&CodedWord::new(word)?),
    };
    (!letters.letters().is_empty()).then_some(letters)
}

/// Returns every analysis of a word; `start` is the empty score.
pub(crate) fn analyses<S: Score>(lang: Lang, word: &CodedWord, start: &S) -> Vec<Analysis<S>> {
    match lang {
        Lang::Kk => kazakh::analyses(word, start),
        Lang::Ru => russian::analyses(word, start),
    }
}

/// The weights for words without evidence.
fn alone(lang: Lang) -> &'static [i8] {
    match lang {
        Lang::Kk => &kazakh::weights::ALONE,
        Lang::Ru => &russian::weights::ALONE,
    }
}
