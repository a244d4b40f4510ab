//! Stemming with the vocabulary of a corpus as evidence.

use super::evidence::{Evidence, SlimAnalysis};
use super::letters::CodedWord;
use super::rank::{self, Exp, Score, Sum, probabilities};
use super::{alone, analyses, read};
use crate::{Lang, Vocabulary, kazakh, russian};
use aimaq_compact::threads::both;
use std::collections::HashMap;

/// A stemmer that uses the vocabulary of a corpus as evidence: a stem is likelier if other words share it.
///
/// Creating one scores the whole vocabulary three times, some microseconds for each word. Keep it for all words of the corpus.
///
/// ```
/// use aimaq_language::{Lang, Stemmer, Vocabulary, tokens};
///
/// let mut vocabulary = Vocabulary::new();
/// for token in tokens("Мектеп ашылды. Мектептер ашылады, мектепке балалар барады.") {
///     vocabulary.add(Lang::Kk, &token.term, 1);
/// }
/// let stemmer = Stemmer::new(&vocabulary);
/// assert_eq!(stemmer.stem(Lang::Kk, "мектептерде"), "мектеп");
/// ```
pub struct Stemmer {
    languages: [LanguageStemmer; 2],
}

struct LanguageStemmer {
    lang: Lang,
    evidence: Evidence,
    /// The stem of each word of the vocabulary.
    stems: HashMap<CodedWord, CodedWord>,
}

/// The weights for words with evidence.
fn corpus(lang: Lang) -> &'static [i8] {
    match lang {
        Lang::Kk => &kazakh::weights::CORPUS,
        Lang::Ru => &russian::weights::CORPUS,
    }
}

/// Adds up both tables at once: the weights without evidence and those with it.
#[derive(Clone, Copy)]
struct TwoSums(Sum<'static>, Sum<'static>);

impl Score for TwoSums {
    fn add(&mut self, feature: u32) {
        self.0.add(feature);
        if counts_under_evidence(feature) {
            self.1.add(feature);
        }
    }
}

/// Returns `true` if a feature is used where there is evidence. The last letters of a stem are not: they help only without
/// evidence (measured by cross-validation).
pub(crate) const fn counts_under_evidence(feature: u32) -> bool {
    !matches!(feature as u8, 15 | 24)
}

/// Adds up the weights with evidence only.
#[derive(Clone, Copy)]
struct UnderEvidence(Sum<'static>);

impl Score for UnderEvidence {
    fn add(&mut self, feature: u32) {
        if counts_under_evidence(feature) {
            self.0.add(feature);
        }
    }
}

impl Stemmer {
    /// Creates a stemmer from a vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Stemmer {
        Self::with_threads(vocabulary, 1)
    }

    /// Creates a stemmer on at most `threads` threads. More than two are not used. The result does not depend on the number.
    pub fn with_threads(vocabulary: &Vocabulary, threads: usize) -> Stemmer {
        let language = |lang| LanguageStemmer::new(lang, vocabulary);
        let (kk, ru) = both(threads, || language(Lang::Kk), || language(Lang::Ru));
        Stemmer {
            languages: [kk, ru],
        }
    }

    /// Decides the stem of a word that is known better than by its letters. Both must be a [`Token::term`](crate::Token::term).
    pub fn decide(&mut self, lang: Lang, word: &str, stem: &str) {
        if let (Some(word), Some(stem)) = (read(lang, word), read(lang, stem)) {
            self.languages[lang as usize].stems.insert(word, stem);
        }
    }

    /// Returns the stem of a word, whether the vocabulary has it or not. `word` must be a
    /// [`Token::term`](crate::Token::term).
    pub fn stem(&self, lang: Lang, word: &str) -> String {
        let language = &self.languages[lang as usize];
        read(lang, word)
            .and_then(|letters| language.stem(&letters))
            .map_or_else(|| word.to_owned(), |stem| stem.text(word))
    }
}

impl LanguageStemmer {
    fn new(lang: Lang, vocabulary: &Vocabulary) -> LanguageStemmer {
        let mut words: Vec<(CodedWord, u32)> = vocabulary
            .words(lang)
            .filter_map(|(word, n)| Some((read(lang, word)?, n)))
            .collect();
        words.sort_unstable_by(|(a, _), (b, _)| a.letters().cmp(b.letters()));
        words.dedup_by(|b, a| {
            let same = a.0 == b.0;
            if same {
                a.1 = a.1.saturating_add(b.1);
            }
            same
        });
        let start = TwoSums(Sum::new(alone(lang)), Sum::new(corpus(lang)));
        let exp = Exp::new();
        let mut evidence = Evidence::new(words.clone());
        // Drop the analyses that are far less likely than the best one by both tables. These are most, and cost most.
        let mut read: Vec<LikelyAnalyses> = Vec::with_capacity(words.len());
        for (place, (word, _)) in words.iter().enumerate() {
            let analyses = analyses(lang, word, &start);
            let best =
                |of: fn(&TwoSums) -> i32| analyses.iter().map(|r| of(&r.score)).max().unwrap_or(0);
            let (alone, corpus) = (best(|s| s.0.total), best(|s| s.1.total));
            let near = analyses
                .iter()
                .filter(|r| alone - r.score.0.total < FAR || corpus - r.score.1.total < FAR);
            read.push(
                near.map(|r| {
                    (
                        evidence.slim(place, word, r),
                        (r.score.0.total, r.score.1.total),
                    )
                })
                .unzip(),
            );
        }
        let mut votes: Vec<Vec<f32>> = read
            .iter()
            .map(|(_, sums)| probabilities(&exp, sums.iter().map(|s| s.0)))
            .collect();
        for round in 0..2 {
            evidence.clear();
            for ((slim, _), votes) in read.iter().zip(&votes) {
                evidence.vote(slim, votes);
            }
            if round == 0 {
                votes = read
                    .iter()
                    .zip(&votes)
                    .map(|((slim, sums), own)| {
                        let scores = scores(lang, &evidence, slim, own, sums.iter().map(|s| s.1));
                        probabilities(&exp, scores.into_iter())
                    })
                    .collect();
            }
        }
        let stems = words
            .iter()
            .zip(&read)
            .zip(&votes)
            .filter_map(|(((word, _), (slim, sums)), own)| {
                let scores = scores(lang, &evidence, slim, own, sums.iter().map(|s| s.1));
                let scored: Vec<(u32, i32)> = slim.iter().map(|s| s.stem).zip(scores).collect();
                let stem =
                    rank::likeliest(&scored, |&a, &b| evidence.stem(a).cmp(&evidence.stem(b)))?;
                Some((*word, evidence.stem(stem)))
            })
            .collect();
        LanguageStemmer {
            lang,
            evidence,
            stems,
        }
    }

    fn stem(&self, word: &CodedWord) -> Option<CodedWord> {
        if let Some(stem) = self.stems.get(word) {
            return Some(*stem);
        }
        let analyses = analyses(self.lang, word, &UnderEvidence(Sum::new(corpus(self.lang))));
        let slim: Vec<SlimAnalysis> = analyses
            .iter()
            .map(|r| self.evidence.known(word, r))
            .collect();
        let sums = analyses.iter().map(|r| r.score.0.total);
        let scores = scores(self.lang, &self.evidence, &slim, &[], sums);
        let scored: Vec<(CodedWord, i32)> = analyses.iter().map(|r| r.stem).zip(scores).collect();
        rank::likeliest(&scored, CodedWord::cmp)
    }
}

/// The likely analyses of a word, with their sums of weights without and with evidence.
type LikelyAnalyses = (Vec<SlimAnalysis>, Vec<(i32, i32)>);

/// Analyses this many units below the best are dropped: their likelihood is e^-10 of it.
const FAR: i32 = 160;

/// Adds the weights of evidence to sums of weights. `own` are the word's votes, which do not count for itself.
fn scores(
    lang: Lang,
    evidence: &Evidence,
    slim: &[SlimAnalysis],
    own: &[f32],
    sums: impl Iterator<Item = i32>,
) -> Vec<i32> {
    let mut scores: Vec<Sum<'static>> = sums
        .map(|total| {
            let mut sum = Sum::new(corpus(lang));
            sum.total = total;
            sum
        })
        .collect();
    evidence.add(slim, own, &mut scores);
    scores.into_iter().map(|score| score.total).collect()
}
