//! The suffix automaton: every way to split a word into a stem and a chain of suffixes.

use super::features;
use super::sounds::{VOWELS, harmony};
use super::suffixes::{Class, NOUN, Suffixes, VERB};
use crate::stem::letters::{CodedWord, HYPHEN};
use crate::stem::rank::{Analysis, Score};

/// The longest chain of suffixes, plus one.
const CHAIN: usize = 8;

/// A state of the automaton: suffixes split from the end of the word so far.
struct PartialAnalysis<S> {
    /// The length of the rest of the word.
    rest: usize,
    /// The classes that may stand to the left, one bit each.
    left: u128,
    /// The class of the leftmost suffix; 0 if there is none yet.
    first: Class,
    /// The classes from the end of the word inwards.
    chain: [Class; CHAIN],
    depth: u8,
    /// Whether a suffix already broke vowel harmony, as it may once in loanwords.
    broken: bool,
    score: S,
}

/// Returns every analysis of a word; `start` is the empty score.
pub(super) fn analyses<S: Score>(word: &CodedWord, start: &S) -> Vec<Analysis<S>> {
    let mut found = Vec::with_capacity(48);
    let whole = features::WholeWord::of(word.letters());
    if S::USES_FEATURES
        && let Some(stem) = super::IRREGULAR.stem(word.letters())
    {
        features::bare(&mut found, &stem, start, &whole);
        return found;
    }
    features::bare(&mut found, word, start, &whole);
    if S::USES_FEATURES && super::ROOTS.find(word.letters()) & super::WHOLE != 0 {
        return found;
    }
    segment(&mut found, word, start, &whole, false);
    for variant in super::sounds::glides(word) {
        segment(&mut found, &variant, start, &whole, true);
    }
    if S::USES_FEATURES {
        features::compare(&mut found);
    }
    found
}

/// Finds the analyses of one spelling of the word.
fn segment<S: Score>(
    found: &mut Vec<Analysis<S>>,
    spelt: &CodedWord,
    start: &S,
    whole: &features::WholeWord,
    glide: bool,
) {
    let suffixes = Suffixes::get();
    let letters = spelt.letters();
    let mut stack = vec![PartialAnalysis {
        rest: letters.len(),
        left: u128::MAX,
        first: 0,
        chain: [0; CHAIN],
        depth: 0,
        broken: false,
        score: start.clone(),
    }];
    while let Some(path) = stack.pop() {
        let rest = &letters[..path.rest];
        if path.depth > 0 {
            for kind in [NOUN, VERB] {
                if path.left >> kind & 1 == 1 {
                    let mut chain = [0; CHAIN];
                    let depth = usize::from(path.depth);
                    for (place, &class) in chain.iter_mut().zip(path.chain[..depth].iter().rev()) {
                        *place = class;
                    }
                    features::stems(
                        found,
                        &features::Segmentation {
                            rest,
                            kind,
                            chain,
                            depth: path.depth,
                            broken: path.broken,
                            glide,
                        },
                        &path.score,
                        whole,
                    );
                }
            }
        }
        let Some(&last) = rest.last() else { continue };
        if usize::from(path.depth) + 1 >= CHAIN {
            continue;
        }
        for form in suffixes.ending_in(last) {
            if path.left >> form.class & 1 == 0 || !rest.ends_with(&form.letters) {
                continue;
            }
            let cut = rest.len() - form.letters.len();
            let stem = &rest[..cut];
            let Some(&before) = stem.last() else { continue };
            if stem.len() < 2
                || !form.may_follow(before)
                || !(stem.iter().any(|&l| VOWELS.has(l)) || before == HYPHEN)
            {
                continue;
            }
            let clash = form.harmony.clashes(harmony(stem));
            if clash && path.broken {
                continue;
            }
            let mut score = path.score.clone();
            let mut chain = path.chain;
            chain[usize::from(path.depth)] = form.class;
            let depth = usize::from(path.depth);
            let second = if depth >= 2 { path.chain[depth - 2] } else { 0 };
            features::suffix(&mut score, [form.class, path.first, second], form.id, clash);
            stack.push(PartialAnalysis {
                rest: cut,
                left: form.left,
                first: form.class,
                chain,
                depth: path.depth + 1,
                broken: path.broken || clash,
                score,
            });
        }
    }
}
