//! Russian morphology: the endings of every paradigm give every analysis of a word.
//!
//! Start with `table.rs` (the endings), then `features.rs` (the analyses and what the ranker scores).

mod features;
mod table;
pub(crate) mod weights;

use crate::stem::letters::{CodedWord, code};
use crate::stem::listed::{WordList, table};
use crate::stem::rank::{Analysis, Score};

static IRREGULAR: WordList = WordList::new(table!("irregular.txt"));
static PRONOUNS: WordList = WordList::new(table!("pronouns.txt"));
/// Words without other forms.
static PARTICLES: WordList = WordList::new(table!("particles.txt"));

/// Returns the stem of a word of `irregular.txt` or `pronouns.txt`.
///
/// Only scores that use features look there: the browser's does not, so the lists are not in its Wasm.
fn irregular<S: Score>(word: &CodedWord) -> Option<CodedWord> {
    if !S::USES_FEATURES {
        return None;
    }
    let listed = IRREGULAR.stem(word.letters());
    listed.or_else(|| PRONOUNS.stem(word.letters()))
}

/// Returns `true` if a word has no other forms. The browser does not look there either.
fn is_unchanging<S: Score>(word: &CodedWord) -> bool {
    S::USES_FEATURES && PARTICLES.find(word.letters()) != 0
}

/// Returns `true` if a word is of a closed class: in `particles.txt` or `pronouns.txt`.
pub(crate) fn is_particle(word: &CodedWord) -> bool {
    PARTICLES.find(word.letters()) != 0 || PRONOUNS.find(word.letters()) != 0
}

/// Kinds of stem.
pub(crate) mod kind {
    /// A word that is its own stem.
    pub(crate) const WHOLE: u8 = 0;
    /// Noun.
    pub(crate) const NOUN: u8 = 1;
    /// Verb.
    pub(crate) const VERB: u8 = 2;
    /// Adjective.
    pub(crate) const ADJECTIVE: u8 = 3;
}

/// Returns every analysis of a word; `start` is the empty score.
pub(crate) fn analyses<S: Score>(word: &CodedWord, start: &S) -> Vec<Analysis<S>> {
    features::analyses(word, start)
}

/// Returns the stems that the citation form of a noun or adjective may have.
#[cfg(feature = "train")]
pub(crate) fn representatives(lemma: &CodedWord, adjective: bool) -> Vec<CodedWord> {
    let ends = |tail: &[char]| {
        let letters = lemma.letters();
        letters.len() > tail.len()
            && letters[letters.len() - tail.len()..]
                .iter()
                .copied()
                .eq(tail.iter().map(|&c| code(c)))
    };
    let adjectival = [
        ['ы', 'й'],
        ['и', 'й'],
        ['о', 'й'],
        ['а', 'я'],
        ['я', 'я'],
        ['о', 'е'],
        ['е', 'е'],
        ['ы', 'е'],
        ['и', 'е'],
    ]
    .iter()
    .any(|tail| ends(tail));
    if adjectival && adjective {
        if let Some(listed) = irregular::<Vec<u32>>(lemma) {
            return vec![listed];
        }
        return vec![lemma.with(2, &[]), lemma.with(2, &[code('ь')])];
    }
    let mut stems: Vec<CodedWord> = irregular::<Vec<u32>>(lemma).into_iter().collect();
    if adjectival {
        stems.push(lemma.with(2, &[]));
    }
    let letters = lemma.letters();
    if ends(&['а', 'н', 'и', 'н']) || ends(&['я', 'н', 'и', 'н']) {
        stems.push(lemma.with(2, &[]));
    }
    if ends(&['м', 'я']) {
        stems.push(lemma.with(1, &[]));
    } else if ends(&['о', 'н', 'о', 'к']) || ends(&['е', 'н', 'о', 'к']) {
        stems.push(lemma.with(4, &[code('о'), code('н'), code('к')]));
    }
    for cut in [
        ['ь'],
        ['й'],
        ['а'],
        ['я'],
        ['о'],
        ['е'],
        ['и'],
        ['ы'],
        ['у'],
        ['ю'],
    ] {
        if ends(&cut) {
            stems.push(lemma.with(1, &[]));
        }
    }
    if stems.is_empty() {
        stems.push(*lemma);
    }
    // A fleeting vowel: рынок, отец, день.
    let base = stems[stems.len() - 1];
    let n = base.letters().len();
    let vowel = |l: u8| [code('о'), code('е')].contains(&l);
    if n >= 3
        && letters.len() <= n + 1
        && !ends(&['а'])
        && !ends(&['я'])
        && !ends(&['о'])
        && !ends(&['е'])
        && vowel(base.letters()[n - 2])
    {
        let last = base.letters()[n - 1];
        for middle in [&[][..], &[code('й')], &[code('ь')]] {
            let mut stem = CodedWord::of(&base.letters()[..n - 2]);
            for &l in middle {
                stem.push(l);
            }
            stem.push(last);
            stems.push(stem);
        }
    }
    stems
}

/// Replaces ё by е.
pub(crate) fn read(word: &CodedWord) -> CodedWord {
    const YO: u8 = code('ё');
    let mut plain = CodedWord::of(&[]);
    for &letter in word.letters() {
        plain.push(if letter == YO { code('е') } else { letter });
    }
    plain
}

/// Returns the name of the kind of stem, with `+REFL` for a verb in -ся.
pub(crate) fn describe(kind: u8, chain: &[u8]) -> String {
    let kind = match kind {
        kind::NOUN => "N",
        kind::VERB => "V",
        kind::ADJECTIVE => "A",
        _ => "WHOLE",
    };
    let reflexive = chain.get(2) == Some(&1);
    [kind, if reflexive { "+REFL" } else { "" }].concat()
}
