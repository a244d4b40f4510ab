//! What the ranker looks at in a reading, and the stems that the rest of a word may stand for.

use super::automaton::{Class, NOUN, Named, VERB};
use super::roots::Roots;
use super::sounds::{Harmony, LOAN, VOWELS, harmony, sound};
use crate::stem::letters::{HYPHEN, Set, Word, code};
use crate::stem::rank::{Reading, Score, feature};

/// What was changed to get from the rest of the word to the stem.
mod flag {
    pub(super) const NONE: u8 = 0;
    /// б, г, ғ back to п, к, қ: кітабы → кітап.
    pub(super) const SOFTENED: u8 = 1;
    /// A vowel that the suffix swallowed: орны → орын.
    pub(super) const ELIDED: u8 = 2;
    /// ь of a loan: рөлі → рөль.
    pub(super) const SOFT_SIGN: u8 = 3;
    /// A doubled final letter: класта → класс.
    pub(super) const DOUBLED: u8 = 4;
    /// у for п: жауып → жап.
    pub(super) const LABIAL: u8 = 5;
    /// ы, і swallowed by у: оқу → оқы.
    pub(super) const NARROW: u8 = 6;
    /// A suffix written after a hyphen: ШҚО-ның.
    pub(super) const HYPHENED: u8 = 7;
}

/// What is looked at in the whole word, once.
pub(super) struct Whole {
    len: u8,
    loan: bool,
}

impl Whole {
    /// Of a word.
    pub(super) fn of(letters: &[u8]) -> Whole {
        Whole {
            len: letters.len().min(12) as u8,
            loan: letters.iter().any(|&l| LOAN.has(l)),
        }
    }
}

/// A word cut into the rest, whose stem is asked for, and suffixes.
pub(super) struct Cut<'a> {
    pub(super) rest: &'a [u8],
    pub(super) kind: Class,
    pub(super) chain: [Class; 8],
    pub(super) depth: u8,
    pub(super) broken: bool,
    pub(super) glide: bool,
}

/// The features of one suffix in its chain.
pub(super) fn suffix<S: Score>(
    score: &mut S,
    class: Class,
    right: Class,
    second: Class,
    form: u8,
    clash: bool,
) {
    score.add(feature(1, class, right, 0));
    score.add(feature(2, class, right, second));
    score.add(feature(3, form, 0, 0));
    if clash {
        score.add(feature(4, class, 0, 0));
    }
}

/// The reading of a word as a stem of its own.
pub(super) fn bare<S: Score>(found: &mut Vec<Reading<S>>, word: &Word, start: &S, whole: &Whole) {
    let cut = Cut {
        rest: word.letters(),
        kind: 0,
        chain: [0; 8],
        depth: 0,
        broken: false,
        glide: false,
    };
    put(found, *word, flag::NONE, &cut, start, whole);
}

const CONSONANTS: Set = Set::of(&[
    'б', 'в', 'г', 'ғ', 'д', 'ж', 'з', 'й', 'к', 'қ', 'л', 'м', 'н', 'ң', 'п', 'р', 'с', 'т', 'у',
    'ф', 'х', 'ц', 'ч', 'ш', 'щ', 'һ',
]);

/// The readings of a cut word: the rest as it is, and what it may have been before its suffixes changed it.
pub(super) fn stems<S: Score>(
    found: &mut Vec<Reading<S>>,
    cut: &Cut<'_>,
    score: &S,
    whole: &Whole,
) {
    let rest = Word::of(cut.rest);
    let Some(&last) = cut.rest.last() else { return };
    if last == HYPHEN {
        if cut.rest.len() > 1 {
            put(found, rest.with(1, &[]), flag::HYPHENED, cut, score, whole);
        }
        return;
    }
    put(found, rest, flag::NONE, cut, score, whole);
    let named = Named::get();
    let first = 1u128 << cut.chain[0];
    let verb = cut.kind == VERB;
    let long = cut.rest.len() >= 3;
    let before = if long {
        cut.rest[cut.rest.len() - 2]
    } else {
        0
    };
    if named.softening & first != 0 && (!VOWELS.has(last) || last == code('у')) {
        let hard = match last {
            l if l == code('б') => Some(code('п')),
            l if l == code('г') => Some(code('к')),
            l if l == code('ғ') => Some(code('қ')),
            _ => None,
        };
        {
            if let Some(hard) = hard {
                put(
                    found,
                    rest.with(1, &[hard]),
                    flag::SOFTENED,
                    cut,
                    score,
                    whole,
                );
            }
            const ELIDABLE: Set = Set::of(&[
                'р', 'л', 'н', 'м', 'з', 'с', 'ш', 'қ', 'к', 'п', 'ғ', 'г', 'б',
            ]);
            if (verb || named.possessive & first != 0)
                && long
                && CONSONANTS.has(before)
                && ELIDABLE.has(last)
            {
                let narrow = if harmony(cut.rest) == Harmony::Back {
                    code('ы')
                } else {
                    code('і')
                };
                put(
                    found,
                    rest.with(1, &[narrow, hard.unwrap_or(last)]),
                    flag::ELIDED,
                    cut,
                    score,
                    whole,
                );
            }
            if cut.kind == NOUN
                && long
                && [code('л'), code('р'), code('н'), code('т')].contains(&last)
            {
                put(
                    found,
                    rest.with(0, &[code('ь')]),
                    flag::SOFT_SIGN,
                    cut,
                    score,
                    whole,
                );
            }
            if verb && last == code('у') {
                put(
                    found,
                    rest.with(1, &[code('п')]),
                    flag::LABIAL,
                    cut,
                    score,
                    whole,
                );
            }
        }
    }
    if cut.kind == NOUN && cut.rest.len() >= 4 && last == code('с') {
        put(
            found,
            rest.with(0, &[last]),
            flag::DOUBLED,
            cut,
            score,
            whole,
        );
    }
    if verb && named.gerund & first != 0 && CONSONANTS.has(last) {
        let narrow = if harmony(cut.rest) == Harmony::Front {
            code('і')
        } else {
            code('ы')
        };
        put(
            found,
            rest.with(0, &[narrow]),
            flag::NARROW,
            cut,
            score,
            whole,
        );
    }
}

/// Adds a reading, with the features of its stem.
fn put<S: Score>(
    found: &mut Vec<Reading<S>>,
    stem: Word,
    change: u8,
    cut: &Cut<'_>,
    score: &S,
    whole: &Whole,
) {
    let letters = stem.letters();
    let mut score = score.clone();
    let n = letters.len();
    let (Some(&last), kind, first) = (letters.last(), cut.kind, cut.chain[0]) else {
        return;
    };
    let at = |i: usize| if n >= i { letters[n - i] + 1 } else { 0 };
    let vowels = letters.iter().filter(|&&l| VOWELS.has(l)).count().min(4) as u8;
    let len = n.min(9) as u8;
    let known = Roots::get().kinds(letters);
    let s = &mut score;
    let mut add = |t: u8, a: u8, b: u8, c: u8| s.add(feature(t, a, b, c));
    add(10, kind, first, 0);
    add(11, kind, len, 0);
    add(12, kind, vowels, 0);
    add(13, kind, sound(last), 0);
    add(14, kind, first, at(1));
    add(15, kind, at(1), at(2));
    add(16, kind, cut.depth.min(5), 0);
    add(17, first, cut.chain[1], kind);
    add(18, kind, known, 0);
    add(19, first, len, 0);
    add(20, kind, change, first);
    add(21, at(1), change, kind);
    add(22, kind, u8::from(cut.broken), u8::from(cut.glide));
    add(23, kind, u8::from(whole.loan), first);
    if n >= 5 {
        add(24, at(1), at(2), at(3));
    }
    if n >= 2 && !VOWELS.has(last) && !VOWELS.has(letters[n - 2]) {
        add(25, kind, 0, 0);
    }
    add(26, first, known, len.min(4));
    add(27, first, sound(last), vowels);
    if vowels == 0 {
        add(28, 0, 0, 0);
    }
    add(29, kind, whole.len, len);
    add(30, shape(letters), kind, known);
    found.push(Reading {
        stem,
        kind,
        chain: cut.chain,
        score,
    });
}

/// The pattern of vowels and consonants of the last four letters.
fn shape(letters: &[u8]) -> u8 {
    letters
        .iter()
        .rev()
        .take(4)
        .fold(1, |n, &l| n << 1 | u8::from(VOWELS.has(l)))
}
