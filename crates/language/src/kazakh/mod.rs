//! Kazakh morphology: a suffix automaton finds every analysis of a word.
//!
//! Start with `suffixes.rs` (the table), then `automaton.rs` (splitting a word), then `features.rs` (what the ranker scores).

mod automaton;
mod features;
mod sounds;
mod suffixes;
pub(crate) mod weights;

use crate::stem::letters::{CodedWord, HYPHEN, code};
use crate::stem::listed::{WordList, table};
use crate::stem::rank::{Analysis, Score};

/// Irregular forms with their stems.
static IRREGULAR: WordList = WordList::new(table!("irregular.txt"));
/// Common words: 1 for nouns, 2 for verbs, 3 for both; [`WHOLE`].
static ROOTS: WordList = WordList::new(table!("roots.txt"));
/// Words that say little by themselves.
static PARTICLES: WordList = WordList::new(table!("particles.txt"));
/// Marks words that are never split.
const WHOLE: u64 = 4;

/// Returns every analysis of a word; `start` is the empty score.
pub(crate) fn analyses<S: Score>(word: &CodedWord, start: &S) -> Vec<Analysis<S>> {
    automaton::analyses(&without_clitic(word), start)
}

/// Returns `true` if a word is of a closed class.
pub(crate) fn is_particle(word: &CodedWord) -> bool {
    let stem = IRREGULAR.stem(word.letters()).unwrap_or(*word);
    [word, &stem]
        .iter()
        .any(|word| PARTICLES.find(word.letters()) != 0)
}

/// Removes a clitic written after a hyphen: келді-ау, бір-ақ.
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

/// Returns the names of the kind of stem and of the suffix classes (see `suffixes.txt`), joined by `+`.
pub(crate) fn describe(kind: u8, chain: &[u8]) -> String {
    let suffixes = suffixes::Suffixes::get();
    let mut text = suffixes.name(kind.max(1)).to_owned();
    for &class in chain.iter().take_while(|&&class| class != 0) {
        text.push('+');
        text.push_str(suffixes.name(class));
    }
    text
}
