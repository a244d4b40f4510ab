//! Evidence from a vocabulary: how many other words support a stem, and does it occur without suffixes?
//!
//! Each word of the vocabulary divides one vote among its analyses by their probability. The support of a stem is the sum of the
//! votes of all other words. There are two rounds: the first uses the rules alone, the second the support of the first.

use std::collections::HashMap;

use super::letters::{CodedWord, code};
use super::rank::{Analysis, Score, feature};

/// The kind of verbal stems in both languages.
const VERB: u8 = 2;

/// The evidence for one stem.
#[derive(Clone, Copy, Default)]
struct Support {
    /// Votes for it as a nominal and as a verbal stem.
    votes: [f32; 2],
    /// How often it occurs without suffixes.
    bare: u32,
    /// Whether it occurs with a final у, the citation form of verbs.
    listed: bool,
    /// The number of words that begin with it.
    begins: u32,
    /// The number of different letters that follow it.
    variety: u8,
}

/// What evidence uses of an analysis.
#[derive(Clone, Copy)]
pub(crate) struct SlimAnalysis {
    /// The number of the stem.
    pub(crate) stem: u32,
    verb: bool,
    kind: u8,
    first: u8,
    len: u8,
    common: u8,
    whole: bool,
}

/// The support of every possible stem of a vocabulary.
pub(crate) struct Evidence {
    /// The vocabulary, sorted by letters.
    words: Vec<(CodedWord, u32)>,
    ids: HashMap<CodedWord, u32>,
    stems: Vec<CodedWord>,
    support: Vec<Support>,
}

impl Evidence {
    /// Creates evidence without votes. `words` must be sorted by letters.
    pub(crate) fn new(words: Vec<(CodedWord, u32)>) -> Evidence {
        Evidence {
            words,
            ids: HashMap::default(),
            stems: Vec::new(),
            support: Vec::new(),
        }
    }

    /// Returns the index of a word in the vocabulary.
    #[cfg(feature = "train")]
    pub(crate) fn place(&self, word: &CodedWord) -> Option<usize> {
        self.words
            .binary_search_by(|(w, _)| w.letters().cmp(word.letters()))
            .ok()
    }

    /// Returns the evidence for a stem without votes. `near` is the index of a word that may have it: most words that begin with
    /// the stem are close.
    fn certain(&self, stem: &CodedWord, near: usize) -> Support {
        let letters = stem.letters();
        let from = self.first_from(letters, near);
        let words = &self.words[from..];
        let all = gallop(words, |w| w.letters().starts_with(letters));
        let words = &words[..all];
        let next = |i: usize| words[i].0.letters().get(letters.len()).copied();
        let mut at = 0;
        let mut variety = 0u8;
        let mut listed = false;
        while at < all {
            let letter = next(at);
            if letter == Some(code('у')) {
                listed = words[at].0.letters().len() == letters.len() + 1;
            }
            variety += 1;
            at += gallop(&words[at..], |w| {
                w.letters().get(letters.len()).copied() == letter
            });
        }
        Support {
            votes: [0.0; 2],
            bare: words
                .first()
                .filter(|(w, _)| w == stem)
                .map_or(0, |&(_, n)| n),
            listed,
            begins: all as u32,
            variety,
        }
    }

    /// Returns the index of the first word that is not less than `letters`. Starts searching at `near`.
    fn first_from(&self, letters: &[u8], near: usize) -> usize {
        let before = |(word, _): &(CodedWord, u32)| word.letters() < letters;
        if self.words.get(near).is_none_or(before) {
            return self.words.partition_point(before);
        }
        let (mut high, mut step) = (near, 1);
        while high > 0 {
            let low = high.saturating_sub(step);
            if before(&self.words[low]) {
                return low + self.words[low..high].partition_point(before);
            }
            (high, step) = (low, step * 2);
        }
        0
    }

    /// Registers the stem of an analysis of the word at index `place` of the vocabulary.
    pub(crate) fn slim<S>(
        &mut self,
        place: usize,
        word: &CodedWord,
        analysis: &Analysis<S>,
    ) -> SlimAnalysis {
        let id = match self.ids.get(&analysis.stem) {
            Some(&id) => id,
            None => {
                let id = self.stems.len() as u32;
                self.ids.insert(analysis.stem, id);
                self.stems.push(analysis.stem);
                self.support.push(self.certain(&analysis.stem, place));
                id
            }
        };
        slim(word, analysis, id)
    }

    /// Looks up the stem of an analysis of a word that need not be in the vocabulary.
    pub(crate) fn known<S>(&self, word: &CodedWord, analysis: &Analysis<S>) -> SlimAnalysis {
        let id = self.ids.get(&analysis.stem).copied().unwrap_or(u32::MAX);
        slim(word, analysis, id)
    }

    /// Returns a stem by its number.
    pub(crate) fn stem(&self, id: u32) -> CodedWord {
        self.stems
            .get(id as usize)
            .copied()
            .unwrap_or_else(|| CodedWord::of(&[]))
    }

    /// Removes all votes.
    pub(crate) fn clear(&mut self) {
        for support in &mut self.support {
            support.votes = [0.0; 2];
        }
    }

    /// Adds the votes of a word.
    pub(crate) fn vote(&mut self, analyses: &[SlimAnalysis], votes: &[f32]) {
        for (analysis, vote) in analyses.iter().zip(votes) {
            if let Some(support) = self.support.get_mut(analysis.stem as usize) {
                support.votes[usize::from(analysis.verb)] += vote;
            }
        }
    }

    /// Adds the features of evidence to the analyses of a word, without its `own` votes.
    pub(crate) fn add<S: Score>(&self, analyses: &[SlimAnalysis], own: &[f32], scores: &mut [S]) {
        let known: Vec<Support> = analyses
            .iter()
            .map(|r| {
                let mut support = self
                    .support
                    .get(r.stem as usize)
                    .copied()
                    .unwrap_or_default();
                for (other, vote) in analyses.iter().zip(own) {
                    if other.stem == r.stem {
                        support.votes[usize::from(other.verb)] -= vote;
                    }
                }
                if r.whole {
                    support.bare = support.bare.saturating_sub(1);
                    support.begins = support.begins.saturating_sub(1);
                }
                support
            })
            .collect();
        let all = |s: &Support| (s.votes[0] + s.votes[1]).max(0.0);
        let best = known.iter().map(all).fold(0.0, f32::max);
        for ((analysis, support), score) in analyses.iter().zip(&known).zip(scores) {
            let (kind, first) = (analysis.kind, analysis.first);
            let n = steps(all(support));
            let same = steps(support.votes[usize::from(analysis.verb)].max(0.0));
            let other = steps(support.votes[usize::from(!analysis.verb)].max(0.0));
            let bare = (32 - support.bare.leading_zeros()).min(7) as u8;
            let whole = u8::from(analysis.whole);
            let mut add = |t: u8, a: u8, b: u8, c: u8| score.add(feature(t, a, b, c));
            add(50, n, kind, whole);
            add(51, same, first, 0);
            add(52, bare, kind, whole);
            add(53, bare, first, 0);
            add(54, steps((best + 0.5) / (all(support) + 0.5)), kind, whole);
            add(55, n, analysis.len, kind);
            add(56, support.variety.min(9), kind, whole);
            add(57, same, other, kind);
            add(58, u8::from(support.listed), kind, 0);
            add(59, n, bare, whole);
            let ratio = steps((best + 0.5) / (all(support) + 0.5));
            add(61, ratio, first, kind);
            add(62, n, first, kind);
            add(63, ratio, analysis.len, kind);
            add(64, bare, analysis.len, kind);
            add(65, same, other, first);
            if analysis.common != 0 {
                add(66, ratio, analysis.common, kind);
                add(67, n, analysis.common, whole);
                add(68, bare, analysis.common, kind);
            }
            add(
                60,
                steps(all(support) / (support.begins as f32 + 1.0) * 20.0),
                kind,
                whole,
            );
        }
    }
}

/// Returns the number of leading words for which `is` is true, by galloping search. No word after the first exception may be.
fn gallop(words: &[(CodedWord, u32)], is: impl Fn(&CodedWord) -> bool) -> usize {
    let (mut low, mut step) = (0, 1);
    loop {
        let high = (low + step).min(words.len());
        if high == low || !is(&words[high - 1].0) {
            return low + words[low..high].partition_point(|(word, _)| is(word));
        }
        (low, step) = (high, step * 2);
    }
}

/// Quantizes a count in steps that grow with it.
fn steps(n: f32) -> u8 {
    const STEPS: [f32; 11] = [0.1, 0.3, 0.7, 1.3, 2.2, 3.5, 5.5, 8.5, 13.0, 20.0, 40.0];
    STEPS.iter().filter(|&&step| n >= step).count() as u8
}

fn slim<S>(word: &CodedWord, analysis: &Analysis<S>, stem: u32) -> SlimAnalysis {
    SlimAnalysis {
        stem,
        verb: analysis.kind == VERB,
        kind: analysis.kind,
        first: analysis.chain[0],
        len: analysis.stem.letters().len().min(6) as u8,
        common: analysis.common,
        whole: analysis.stem == *word,
    }
}
