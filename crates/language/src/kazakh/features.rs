//! The features of an analysis, and the stems that the rest of a word may stand for.

use super::sounds::{Harmony, LOAN, VOWELS, harmony, sound};
use super::suffixes::{Class, Suffixes, VERB};
use crate::stem::letters::{CodedWord, HYPHEN, LetterSet, code};
use crate::stem::rank::{Analysis, Score, feature};

/// The sound change that turns the rest of the word into the stem.
mod flag {
    pub(super) const NONE: u8 = 0;
    /// б, г, ғ back to п, к, қ: кітабы → кітап.
    pub(super) const SOFTENED: u8 = 1;
    /// A vowel that the suffix elided: орны → орын.
    pub(super) const ELIDED: u8 = 2;
    /// ь at the end of a loanword: рөлі → рөль.
    pub(super) const SOFT_SIGN: u8 = 3;
    /// A doubled final letter: класта → класс.
    pub(super) const DOUBLED: u8 = 4;
    /// у for п: жауып → жап.
    pub(super) const LABIAL: u8 = 5;
    /// ы, і elided before у: оқу → оқы.
    pub(super) const NARROW: u8 = 6;
    /// A suffix written after a hyphen: ШҚО-ның.
    pub(super) const HYPHENED: u8 = 7;
}

/// Features of the whole word, computed once.
pub(super) struct WholeWord {
    len: u8,
    loan: bool,
}

impl WholeWord {
    /// Computes them.
    pub(super) fn of(letters: &[u8]) -> WholeWord {
        WholeWord {
            len: letters.len().min(12) as u8,
            loan: letters.iter().any(|&l| LOAN.has(l)),
        }
    }
}

/// A word split into a rest, which is the stem but for sound changes, and a chain of suffixes.
pub(super) struct Segmentation<'a> {
    pub(super) rest: &'a [u8],
    pub(super) kind: Class,
    pub(super) chain: [Class; 8],
    pub(super) depth: u8,
    pub(super) broken: bool,
    pub(super) glide: bool,
}

/// Adds the features of one suffix: its class and those of the two suffixes to its right.
pub(super) fn suffix<S: Score>(
    score: &mut S,
    [class, right, second]: [Class; 3],
    form: u8,
    clash: bool,
) {
    all(
        score,
        &[
            [1, class, right, 0],
            [2, class, right, second],
            [3, form, 0, 0],
            [4, class, u8::from(clash), 0],
        ],
    );
}

/// Adds features.
#[inline(never)]
fn all<S: Score>(score: &mut S, features: &[[u8; 4]]) {
    for &[template, a, b, c] in features {
        score.add(feature(template, a, b, c));
    }
}

/// Adds the analysis of a word that is its own stem.
pub(super) fn bare<S: Score>(
    found: &mut Vec<Analysis<S>>,
    word: &CodedWord,
    start: &S,
    whole: &WholeWord,
) {
    let cut = Segmentation {
        rest: word.letters(),
        kind: 0,
        chain: [0; 8],
        depth: 0,
        broken: false,
        glide: false,
    };
    push_analysis(found, *word, flag::NONE, &cut, start, whole);
}

const CONSONANTS: LetterSet = LetterSet::of(&[
    'б', 'в', 'г', 'ғ', 'д', 'ж', 'з', 'й', 'к', 'қ', 'л', 'м', 'н', 'ң', 'п', 'р', 'с', 'т', 'у',
    'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'һ',
]);
/// Consonants before which a narrow vowel can be elided after another consonant.
const ELIDABLE: LetterSet = LetterSet::of(&[
    'р', 'л', 'н', 'м', 'з', 'с', 'ш', 'қ', 'к', 'п', 'ғ', 'г', 'б',
]);
const LOAN_ENDS: LetterSet = LetterSet::of(&['л', 'р', 'н', 'т']);

/// Adds the analyses of a split word: the rest as the stem, and the stems that its suffixes may have changed.
pub(super) fn stems<S: Score>(
    found: &mut Vec<Analysis<S>>,
    cut: &Segmentation<'_>,
    score: &S,
    whole: &WholeWord,
) {
    let Some((&last, head)) = cut.rest.split_last() else {
        return;
    };
    // Adds the analysis whose stem is the rest without its last `drop` letters and with `tail`.
    let mut stem = |drop: usize, tail: &[u8], change: u8| {
        let stem = CodedWord::joined(&cut.rest[..cut.rest.len() - drop], tail);
        push_analysis(found, stem, change, cut, score, whole);
    };
    if last == HYPHEN {
        return stem(1, &[], flag::HYPHENED);
    }
    stem(0, &[], flag::NONE);
    let suffixes = Suffixes::get();
    let first = 1u128 << cut.chain[0];
    let verb = cut.kind == VERB;
    let narrow = match harmony(cut.rest) {
        Harmony::Front => code('і'),
        _ => code('ы'),
    };
    if suffixes.soft & first != 0 && CONSONANTS.has(last) {
        let hard = match last {
            l if l == code('б') => code('п'),
            l if l == code('г') => code('к'),
            l if l == code('ғ') => code('қ'),
            l => l,
        };
        if hard != last {
            stem(1, &[hard], flag::SOFTENED);
        }
        if (verb || suffixes.possessive & first != 0)
            && head.len() >= 2
            && CONSONANTS.has(head[head.len() - 1])
            && ELIDABLE.has(last)
        {
            stem(1, &[narrow, hard], flag::ELIDED);
        }
        if !verb && LOAN_ENDS.has(last) {
            stem(0, &[code('ь')], flag::SOFT_SIGN);
        }
        if verb && last == code('у') {
            stem(1, &[code('п')], flag::LABIAL);
        }
    }
    if !verb && head.len() >= 3 && last == code('с') {
        stem(0, &[last], flag::DOUBLED);
    }
    if verb && suffixes.swallowing & first != 0 && CONSONANTS.has(last) {
        stem(0, &[narrow], flag::NARROW);
    }
}

/// Adds an analysis with the features of its stem.
#[inline(never)]
fn push_analysis<S: Score>(
    found: &mut Vec<Analysis<S>>,
    stem: CodedWord,
    change: u8,
    cut: &Segmentation<'_>,
    score: &S,
    whole: &WholeWord,
) {
    let mut score = score.clone();
    if S::USES_FEATURES {
        stem_features(&stem, change, cut, &mut score, whole);
    }
    found.push(Analysis {
        stem,
        kind: cut.kind,
        chain: cut.chain,
        common: 0,
        score,
    });
}

/// Adds the features of a stem.
fn stem_features<S: Score>(
    stem: &CodedWord,
    change: u8,
    cut: &Segmentation<'_>,
    score: &mut S,
    whole: &WholeWord,
) {
    let letters = stem.letters();
    let n = letters.len();
    // The last four letters, the last one first; 0 where a stem is shorter.
    let mut end = [0u8; 4];
    let mut vowels = 0;
    // The pattern of vowels and consonants in them.
    let mut shape = 1u8;
    for (i, &letter) in letters.iter().rev().enumerate() {
        let vowel = u8::from(VOWELS.has(letter));
        vowels += vowel;
        if let Some(place) = end.get_mut(i) {
            *place = letter + 1;
            shape = shape << 1 | vowel;
        }
    }
    let [last, second, third, _] = end;
    let vowels = vowels.min(4);
    let (kind, first) = (cut.kind, cut.chain[0]);
    let len = n.min(9) as u8;
    let known = (super::ROOTS.find(letters) & 3) as u8;
    let sound = sound(last.saturating_sub(1));
    let long = if n >= 5 { third } else { 0 };
    all(
        score,
        &[
            [10, kind, first, 0],
            [11, kind, len, 0],
            [12, kind, vowels, 0],
            [13, kind, sound, 0],
            [14, kind, first, last],
            [15, kind, last, second],
            [16, kind, cut.depth.min(5), 0],
            [17, first, cut.chain[1], kind],
            [18, kind, known, 0],
            [19, first, len, 0],
            [20, kind, change, first],
            [21, last, change, kind],
            [22, kind, u8::from(cut.broken), u8::from(cut.glide)],
            [23, kind, u8::from(whole.loan), first],
            [
                24,
                if long == 0 { 0 } else { last },
                if long == 0 { 0 } else { second },
                long,
            ],
            [26, first, known, len.min(4)],
            [27, first, sound, vowels],
            [29, kind, whole.len, len],
            [30, shape, kind, known],
        ],
    );
}

/// Adds the features that compare an analysis with the others: whether its stem is the longest that is a common word, or
/// shorter, or longer. They decide that қалам is қалам (pen) and not қала with a suffix (my city).
pub(super) fn compare<S: Score>(found: &mut [Analysis<S>]) {
    let common: Vec<bool> = found
        .iter()
        .map(|analysis| {
            // A word without suffixes may be a noun or a verb.
            let kinds = if analysis.kind == 0 {
                3
            } else {
                u64::from(analysis.kind)
            };
            super::ROOTS.find(analysis.stem.letters()) & kinds != 0
        })
        .collect();
    let length = |analysis: &Analysis<S>| analysis.stem.letters().len();
    let longest = found
        .iter()
        .zip(&common)
        .filter(|(_, common)| **common)
        .map(|(analysis, _)| length(analysis))
        .max()
        .unwrap_or(0);
    for (analysis, common) in found.iter_mut().zip(common) {
        let order = (length(analysis).cmp(&longest) as i8 + 1) as u8;
        let place = match longest {
            0 => 7,
            _ => 1 + 2 * order + u8::from(common),
        };
        analysis.common = place;
        let (kind, first) = (analysis.kind, analysis.chain[0]);
        all(
            &mut analysis.score,
            &[
                [31, place, kind, 0],
                [32, place, first, 0],
                [33, place, analysis.chain[1], first],
            ],
        );
    }
}
