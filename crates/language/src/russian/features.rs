//! What the ranker looks at in a reading of a Russian word.

use super::kind;
use super::table::{Ending, Endings, IRREGULAR};
use crate::stem::letters::{Set, Word, code};
use crate::stem::rank::{Reading, Score, feature};

const VOWELS: Set = Set::of(&['а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я']);

/// Prefixes of verbs.
const PREFIXES: &str = "в во вз взо воз вос вы до за из изо ис на над надо низ о об обо от ото пере по под подо пре пред \
    предо при про раз разо рас с со соз у не недо обез";

/// Every reading of a word.
pub(super) fn readings<S: Score>(word: &Word, start: &S) -> Vec<Reading<S>> {
    let mut found = Vec::with_capacity(32);
    let listed = super::irregular(word);
    let word = &listed.unwrap_or(*word);
    let letters = word.letters();
    let whole = Ending {
        kind: kind::WHOLE,
        line: 0,
        form: 0,
        letters: Vec::new(),
        instead: Vec::new(),
        after: '*',
    };
    put(&mut found, *word, letters, &whole, 0, false, start);
    if listed.is_some() {
        return found;
    }
    cut(&mut found, letters, false, start);
    let n = letters.len();
    if n > 4
        && letters[n - 2] == code('с')
        && (letters[n - 1] == code('я') || letters[n - 1] == code('ь'))
    {
        cut(&mut found, &letters[..n - 2], true, start);
    }
    found
}

fn cut<S: Score>(found: &mut Vec<Reading<S>>, letters: &[u8], reflexive: bool, start: &S) {
    for ending in Endings::get().of(letters) {
        if reflexive && ending.kind != kind::VERB {
            continue;
        }
        let base = &letters[..letters.len() - ending.letters.len()];
        let last = base.last().copied();
        let vowel = last.is_some_and(|l| VOWELS.has(l));
        let irregular = ending.line == IRREGULAR;
        if irregular
            && !(base.is_empty()
                || PREFIXES
                    .split(' ')
                    .any(|p| p.chars().map(code).eq(base.iter().copied())))
            || !irregular && last.is_none()
        {
            continue;
        }
        if match ending.after {
            'C' => vowel,
            'W' => !vowel,
            'E' => last.is_some(),
            'X' => last.is_none(),
            _ => false,
        } || !(base.iter().chain(&ending.instead).any(|&l| VOWELS.has(l))
            || ending.kind == kind::NOUN)
        {
            continue;
        }
        let base_word = Word::of(base);
        let mut stem = base_word.with(0, &ending.instead);
        if reflexive {
            let end: &[char] = if stem.letters().ends_with(&[code('т'), code('и')]) {
                &['с', 'ь']
            } else {
                &['с', 'я']
            };
            for &c in end {
                stem.push(code(c));
            }
        }
        let bare = ending.letters.is_empty()
            || ending.letters[..] == [code('ь')]
            || ending.letters[..] == [code('й')];
        let n = base.len();
        let bare = bare
            && n >= 3
            && !vowel
            && (ending.kind == kind::NOUN || ending.kind == kind::ADJECTIVE);
        put(found, stem, base, ending, u8::from(bare), reflexive, start);
        if bare {
            let v = base[n - 2];
            if v == code('о') || v == code('е') {
                let mut fleeting = |middle: &[u8], change: u8| {
                    let mut stem = Word::of(&base[..n - 2]);
                    for &l in middle.iter().chain(&base[n - 1..]).chain(&ending.instead) {
                        stem.push(l);
                    }
                    put(found, stem, base, ending, change, false, start);
                };
                fleeting(&[], 2);
                if v == code('е') {
                    if VOWELS.has(base[n - 3]) {
                        fleeting(&[code('й')], 3);
                    } else {
                        fleeting(&[code('ь')], 4);
                    }
                }
            }
        }
    }
}

fn put<S: Score>(
    found: &mut Vec<Reading<S>>,
    stem: Word,
    base: &[u8],
    ending: &Ending,
    change: u8,
    reflexive: bool,
    score: &S,
) {
    let mut score = score.clone();
    let n = base.len();
    let at = |i: usize| if n >= i { base[n - i] + 1 } else { 0 };
    let vowels = base.iter().filter(|&&l| VOWELS.has(l)).count().min(4) as u8;
    let len = n.min(8) as u8;
    let (kind, line, form) = (ending.kind, ending.line, ending.form);
    let r = u8::from(reflexive);
    let mut add = |t: u8, a: u8, b: u8, c: u8| score.add(feature(t, a, b, c));
    add(1, kind, r, 0);
    add(2, line, r, 0);
    add(3, line, form, 0);
    add(4, line, at(1), change);
    add(5, line, at(1), at(2));
    add(6, kind, len, r);
    add(7, kind, vowels, 0);
    add(8, line, len, 0);
    add(9, kind, at(1), at(2));
    add(10, kind, change, at(1));
    add(11, ending.letters.len() as u8, kind, 0);
    if n >= 5 {
        add(12, at(1), at(2), at(3));
        add(13 + kind, at(1), at(2), at(3));
    }
    if change > 0 {
        add(17, change, at(2), at(3));
        add(20, change, at(1), at(2));
        add(21, change, len, at(2));
    }
    add(18, line, vowels, r);
    add(19, form, line, at(1));
    found.push(Reading {
        stem,
        kind,
        chain: [line, form, r, change, 0, 0, 0, 0],
        score,
    });
}
