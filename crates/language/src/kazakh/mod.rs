//! Kazakh stems: every analysis by a suffix automaton, the likeliest by trained weights.

mod automaton;
mod features;
mod sounds;
mod suffixes;
pub(crate) mod weights;

use crate::stem::letters::{CodedWord, HYPHEN, code};
use crate::stem::listed::{WordList, table};
use crate::stem::rank::{Analysis, Score};

/// Forms that no rule gives, with their stems.
static IRREGULAR: WordList = WordList::new(table!("irregular.txt"));
/// Common words: 1 nouns, 2 verbs, 3 both, and [`WHOLE`].
static ROOTS: WordList = WordList::new(table!("roots.txt"));
/// The words that are never to be taken apart.
const WHOLE: u64 = 4;

/// Every analysis of a word.
pub(crate) fn analyses<S: Score>(word: &CodedWord, start: &S) -> Vec<Analysis<S>> {
    automaton::analyses(&without_clitic(word), start)
}

/// The word without a particle written after a hyphen: келді-ау, бір-ақ.
fn without_clitic(word: &CodedWord) -> CodedWord {
    const CLITICS: [&[char]; 8] = [
        &['а', 'у'],
        &['а', 'й'],
        &['а', 'қ'],
        &['а'],
        &['м', 'ы', 'с'],
        &['м', 'і', 'с'],
        &['ш', 'ы'],
        &['ш', 'і'],
    ];
    let letters = word.letters();
    let Some(hyphen) = letters.iter().rposition(|&l| l == HYPHEN) else {
        return *word;
    };
    let tail = &letters[hyphen + 1..];
    let clitic = hyphen > 1
        && CLITICS
            .iter()
            .any(|c| tail.iter().copied().eq(c.iter().map(|&c| code(c))));
    if clitic {
        CodedWord::of(&letters[..hyphen])
    } else {
        *word
    }
}

/// An analysis in words: the kind of stem and the suffix classes of `suffixes.txt`, joined by `+`.
pub(crate) fn describe(kind: u8, chain: &[u8]) -> String {
    let suffixes = suffixes::Suffixes::get();
    let mut text = suffixes.name(kind.max(1)).to_owned();
    for &class in chain.iter().take_while(|&&class| class != 0) {
        text.push('+');
        text.push_str(suffixes.name(class));
    }
    text
}
