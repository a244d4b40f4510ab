//! The analyses of a Russian word and their features.

use super::kind;
use super::table::{Ending, Endings, IRREGULAR, is_prefix};
use crate::stem::letters::{CodedWord, LetterSet, code};
use crate::stem::rank::{Analysis, Score, feature};

const VOWELS: LetterSet = LetterSet::of(&['а', 'е', 'ё', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я']);

/// The change that turns the rest of a word into its stem.
mod change {
    pub(super) const NONE: u8 = 0;
    /// None, although there may be a fleeting vowel.
    pub(super) const KEPT: u8 = 1;
    /// о, е dropped: рынок, рынк-.
    pub(super) const FLED: u8 = 2;
    /// е replaced by й: копеек, копейк-.
    pub(super) const TO_J: u8 = 3;
    /// е replaced by ь: писем, письм-.
    pub(super) const TO_SOFT: u8 = 4;
}

/// Returns every analysis of a word; `start` is the empty score.
pub(super) fn analyses<S: Score>(word: &CodedWord, start: &S) -> Vec<Analysis<S>> {
    let mut found = Vec::with_capacity(32);
    let listed = super::irregular::<S>(word);
    let word = &listed.unwrap_or(*word);
    let letters = word.letters();
    let whole = Ending {
        kind: kind::WHOLE,
        line: 0,
        form: 0,
        letters: Vec::new(),
        instead: Vec::new(),
        after: 0,
    };
    push_analysis(
        &mut found,
        *word,
        letters,
        &whole,
        change::NONE,
        false,
        start,
    );
    if listed.is_none() && !super::is_unchanging::<S>(word) {
        strip_endings(&mut found, letters, false, start);
        if let [head @ .., S_, last] = letters
            && head.len() > 2
            && (*last == code('я') || *last == code('ь'))
        {
            strip_endings(&mut found, head, true, start);
        }
    }
    found
}

const S_: u8 = code('с');

/// Adds the analyses with every ending that fits.
#[inline(never)]
fn strip_endings<S: Score>(
    found: &mut Vec<Analysis<S>>,
    letters: &[u8],
    reflexive: bool,
    start: &S,
) {
    let Some(&last) = letters.last() else { return };
    for endings in Endings::get().of(last) {
        for ending in endings {
            if let Some(base) = letters.strip_suffix(&ending.letters[..])
                && allowed(base, ending, reflexive)
            {
                stems(found, base, ending, reflexive, start);
            }
        }
    }
}

/// Returns `true` if an ending may follow a base.
fn allowed(base: &[u8], ending: &Ending, reflexive: bool) -> bool {
    let last = base.last().copied();
    let vowel = last.is_some_and(|l| VOWELS.has(l));
    let fits = match ending.after {
        b'C' => !vowel,
        b'E' => last.is_none(),
        b'X' => last.is_some(),
        _ => true,
    };
    let base_fits = match (ending.kind, ending.line) {
        (_, IRREGULAR) => is_prefix(base),
        // No noun has a stem of one letter: дом is not the instrumental of д.
        (kind::NOUN, _) => base.len() > 1,
        _ => last.is_some() && base.iter().chain(&ending.instead).any(|&l| VOWELS.has(l)),
    };
    fits && base_fits && (!reflexive || ending.kind == kind::VERB)
}

/// Adds the analyses of a base with an ending.
fn stems<S: Score>(
    found: &mut Vec<Analysis<S>>,
    base: &[u8],
    ending: &Ending,
    reflexive: bool,
    start: &S,
) {
    let mut stem = CodedWord::joined(base, &ending.instead);
    // All forms of an irregular verb are listed: бой is no form of быть as мой is one of мыть.
    if ending.kind == kind::VERB
        && ending.line != IRREGULAR
        && Endings::get().is_irregular(stem.letters())
    {
        return;
    }
    if reflexive {
        let soft = stem.letters().ends_with(&[code('т'), code('и')]);
        stem.push(S_);
        stem.push(if soft { code('ь') } else { code('я') });
    }
    let bare = match ending.letters[..] {
        [] => true,
        [letter] => letter == code('ь') || letter == code('й'),
        _ => false,
    };
    if ending.kind != kind::VERB
        && bare
        && let [.., before, vowel, last] = *base
        && !VOWELS.has(last)
    {
        push_analysis(found, stem, base, ending, change::KEPT, reflexive, start);
        // The е of -тель is not fleeting.
        let e = vowel == code('е') && !(last == code('л') && before == code('т'));
        if !e && vowel != code('о') {
            return;
        }
        // The rest of the stem must have a vowel. The exceptions (день, лев) are in irregular.txt.
        if !base[..base.len() - 2].iter().any(|&l| VOWELS.has(l)) {
            return;
        }
        let mut fleeting = |letter: &[u8], change: u8| {
            let mut stem = CodedWord::joined(&base[..base.len() - 2], letter);
            stem.push(last);
            let stem = CodedWord::joined(stem.letters(), &ending.instead);
            push_analysis(found, stem, base, ending, change, reflexive, start);
        };
        // After a vowel it becomes й: боец, бойца.
        if !VOWELS.has(before) {
            fleeting(&[], change::FLED);
        }
        if e {
            let (letter, change) = if VOWELS.has(before) {
                (code('й'), change::TO_J)
            } else {
                (code('ь'), change::TO_SOFT)
            };
            fleeting(&[letter], change);
        }
        return;
    }
    push_analysis(found, stem, base, ending, change::NONE, reflexive, start);
}

/// Adds an analysis with its features.
#[inline(never)]
fn push_analysis<S: Score>(
    found: &mut Vec<Analysis<S>>,
    stem: CodedWord,
    base: &[u8],
    ending: &Ending,
    change: u8,
    reflexive: bool,
    start: &S,
) {
    let n = base.len();
    let mut end = [0u8; 3];
    let mut vowels = 0;
    for (i, &letter) in base.iter().rev().enumerate() {
        vowels += u8::from(VOWELS.has(letter));
        if let Some(place) = end.get_mut(i) {
            *place = letter + 1;
        }
    }
    let [last, second, _] = end;
    let [l1, l2, l3] = if n >= 5 { end } else { [0; 3] };
    let [c1, c2, c3] = if change == change::NONE { [0; 3] } else { end };
    let vowels = vowels.min(4);
    let len = n.min(8) as u8;
    let (kind, line, form) = (ending.kind, ending.line, ending.form);
    let r = u8::from(reflexive);
    let mut score = start.clone();
    for [template, a, b, c] in [
        [1, kind, r, 0],
        [2, line, r, 0],
        [3, line, form, 0],
        [4, line, last, change],
        [5, line, last, second],
        [6, kind, len, r],
        [7, kind, vowels, 0],
        [8, line, len, 0],
        [9, kind, last, second],
        [10, kind, change, last],
        [11, ending.letters.len() as u8, kind, 0],
        [12, l1, l2, l3],
        [13 + kind, l1, l2, l3],
        [17, change, c2, c3],
        [18, line, vowels, r],
        [19, form, line, last],
        [20, change, c1, c2],
        [21, change, if c1 == 0 { 0 } else { len }, c2],
    ] {
        score.add(feature(template, a, b, c));
    }
    found.push(Analysis {
        stem,
        kind,
        chain: [line, form, r, change, 0, 0, 0, 0],
        common: 0,
        score,
    });
}
