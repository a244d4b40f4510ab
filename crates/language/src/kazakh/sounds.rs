//! Kazakh phonology: vowel harmony, voicing, glides.

use crate::stem::letters::{CodedWord, LetterSet, code};

/// Vowel letters.
pub(super) const VOWELS: LetterSet = LetterSet::of(&[
    'а', 'ә', 'е', 'ё', 'и', 'о', 'у', 'ө', 'ұ', 'ү', 'ы', 'і', 'э', 'ю', 'я',
]);
/// Vowel letters that end in a glide. Suffixes treat them as consonants (су, сиы, қою).
pub(super) const GLIDES: LetterSet = LetterSet::of(&['у', 'и', 'ю']);
/// Voiceless consonants.
pub(super) const VOICELESS: LetterSet =
    LetterSet::of(&['п', 'т', 'к', 'қ', 'с', 'ш', 'щ', 'ф', 'х', 'ц', 'ч', 'һ']);
/// Letters after which suffixes start with л.
pub(super) const RJ: LetterSet = LetterSet::of(&['р', 'й', 'у', 'и', 'ю']);
/// Nasals.
pub(super) const NASALS: LetterSet = LetterSet::of(&['м', 'н', 'ң']);
/// л and voiced fricatives.
pub(super) const LZ: LetterSet = LetterSet::of(&['л', 'з', 'ж', 'ь']);
/// Letters that are voiceless at the end of loanwords: клубтан, заводтан.
const DEVOICED: LetterSet = LetterSet::of(&['б', 'в', 'г', 'д', 'ь']);
const BACK: LetterSet = LetterSet::of(&['а', 'о', 'ұ', 'ы', 'я', 'ё']);
const FRONT: LetterSet = LetterSet::of(&['ә', 'ө', 'ү', 'і', 'е', 'э']);
/// Sonorants, for [`sound`].
const SONORANTS: LetterSet = LetterSet::of(&['м', 'н', 'ң', 'р', 'л', 'й', 'у']);
/// Letters that only loanwords have.
pub(super) const LOAN: LetterSet = LetterSet::of(&[
    'в', 'ф', 'ц', 'ч', 'щ', 'ъ', 'ь', 'э', 'ё', 'я', 'ю', 'х', 'һ',
]);

/// The vowel harmony of a stem or suffix.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Harmony {
    /// Neutral: no vowel decides, or there is a hyphen.
    None,
    /// Back vowels: а о ұ ы.
    Back,
    /// Front vowels: ә е ө ү і.
    Front,
}

impl Harmony {
    /// Returns `true` if a suffix of this harmony does not agree with a stem.
    pub(super) fn clashes(self, stem: Harmony) -> bool {
        self != Harmony::None && stem != Harmony::None && self != stem
    }
}

/// Returns the harmony of the last vowel that is not neutral.
pub(super) fn harmony(letters: &[u8]) -> Harmony {
    for &letter in letters.iter().rev() {
        if BACK.has(letter) {
            return Harmony::Back;
        }
        if FRONT.has(letter) {
            return Harmony::Front;
        }
        if letter == crate::stem::letters::HYPHEN {
            break;
        }
    }
    Harmony::None
}

/// Returns `true` if suffixes take their voiceless form after a letter.
pub(super) fn after_voiceless(letter: u8) -> bool {
    VOICELESS.union(DEVOICED).has(letter)
}

/// Returns the class of a letter for features: 1 vowel, 2 voiceless, 3 sonorant, 4 voiced.
pub(super) fn sound(letter: u8) -> u8 {
    match letter {
        l if VOWELS.has(l) && !GLIDES.has(l) => 1,
        l if VOICELESS.has(l) => 2,
        l if SONORANTS.has(l) => 3,
        _ => 4,
    }
}

/// Returns the spellings of a word with a glide written out: қояды is қой+а+ды, жоюға is жой+у+ға, оқиды is оқы+й+ды.
pub(super) fn glides(word: &CodedWord) -> Vec<CodedWord> {
    const BEFORE: LetterSet =
        LetterSet::of(&['о', 'а', 'ұ', 'ү', 'ө', 'ы', 'і', 'у', 'и', 'е', 'ә']);
    const A: u8 = code('а');
    const E: u8 = code('е');
    const I: u8 = code('и');
    const J: u8 = code('й');
    const U: u8 = code('у');
    let letters = word.letters();
    let mut found = Vec::new();
    let mut spell = |i: usize, middle: &[u8]| {
        let mut spelt = CodedWord::of(&letters[..i]);
        let fits = middle
            .iter()
            .chain(&letters[i + 1..])
            .all(|&letter| spelt.push(letter));
        if fits {
            found.push(spelt);
        }
    };
    for i in 1..letters.len() {
        let (before, letter) = (letters[i - 1], letters[i]);
        let (ja, ju) = (letter == code('я'), letter == code('ю'));
        if i >= 2 && (ja || ju) && BEFORE.has(before) {
            if ja {
                spell(i, &[J, A]);
                spell(i, &[J, E]);
            } else {
                spell(i, &[J, U]);
            }
            if before == I {
                spell(i, &[if ja { A } else { U }]);
            }
        }
        if letter == I && i >= 2 && i + 6 >= letters.len() && !VOWELS.has(before) {
            let short = match harmony(&letters[..i]) {
                Harmony::Front => code('і'),
                _ => code('ы'),
            };
            spell(i, &[short, J]);
        }
    }
    found
}
