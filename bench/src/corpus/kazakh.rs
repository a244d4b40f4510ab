//! Meaningless Kazakh: stems with vowel harmony, and the suffixes of nouns and verbs with their sound changes.

use super::random::RandomStream;
use super::stem::{Inflection, MadeUpStem};

/// Words without inflection, most frequent first.
#[rustfmt::skip]
pub const FUNCTION_WORDS: [&str; 40] = [
    "және", "бұл", "мен", "деп", "бір", "үшін", "да", "де", "осы", "болды", "екен", "сол", "ол",
    "туралы", "бойынша", "жаңа", "кейін", "тек", "ең", "өз", "әр", "бар", "жоқ", "енді", "қазір",
    "биыл", "арқылы", "дейін", "сияқты", "ғана", "яғни", "сондай", "барлық", "көп", "тағы", "бірақ",
    "егер", "мұнда", "кеше", "бүгін",
];

/// The share of these words in a text.
pub const FUNCTION_SHARE: f64 = 0.15;

/// A series of vowels and the consonants that go with it.
struct VowelSeries {
    first: &'static [(f64, char)],
    later: &'static [(f64, char)],
    onsets: &'static [(f64, char)],
    codas: &'static [(f64, char)],
}

#[rustfmt::skip]
const BACK: VowelSeries = VowelSeries {
    first: &[(5.0, 'а'), (2.0, 'о'), (2.0, 'ұ'), (3.0, 'ы')],
    later: &[(5.0, 'а'), (4.0, 'ы')],
    onsets: &[
        (5.0, 'б'), (5.0, 'т'), (4.0, 'с'), (4.0, 'қ'), (4.0, 'ж'), (3.0, 'м'), (3.0, 'д'),
        (2.0, 'ш'), (2.0, 'л'), (2.0, 'р'), (2.0, 'н'), (2.0, 'ғ'), (1.0, 'з'), (1.0, 'п'),
    ],
    codas: &[
        (5.0, 'р'), (5.0, 'л'), (4.0, 'н'), (4.0, 'қ'), (3.0, 'с'), (3.0, 'т'), (2.0, 'м'),
        (2.0, 'й'), (2.0, 'ш'), (2.0, 'з'), (2.0, 'п'), (1.0, 'ң'), (1.0, 'у'),
    ],
};

#[rustfmt::skip]
const FRONT: VowelSeries = VowelSeries {
    first: &[(5.0, 'е'), (2.0, 'ө'), (2.0, 'ү'), (3.0, 'і'), (2.0, 'ә')],
    later: &[(5.0, 'е'), (4.0, 'і')],
    onsets: &[
        (5.0, 'б'), (5.0, 'т'), (4.0, 'с'), (4.0, 'к'), (4.0, 'ж'), (3.0, 'м'), (3.0, 'д'),
        (2.0, 'ш'), (2.0, 'л'), (2.0, 'р'), (2.0, 'н'), (2.0, 'г'), (1.0, 'з'), (1.0, 'п'),
    ],
    codas: &[
        (5.0, 'р'), (5.0, 'л'), (4.0, 'н'), (4.0, 'к'), (3.0, 'с'), (3.0, 'т'), (2.0, 'м'),
        (2.0, 'й'), (2.0, 'ш'), (2.0, 'з'), (2.0, 'п'), (1.0, 'ң'), (1.0, 'у'),
    ],
};

/// A stem of `syllables` syllables.
pub fn stem(syllables: usize, random: &mut RandomStream) -> MadeUpStem {
    let series = if random.chance(0.55) { &BACK } else { &FRONT };
    let mut text = String::new();
    for syllable in 0..syllables {
        let (vowels, open) = if syllable == 0 {
            (series.first, random.chance(0.2))
        } else {
            (series.later, false)
        };
        if !open {
            text.push(random.weighted(series.onsets));
        }
        text.push(random.weighted(vowels));
        // Inside a word most syllables are open, the last is mostly closed.
        if random.chance(if syllable + 1 == syllables { 0.8 } else { 0.25 }) {
            text.push(random.weighted(series.codas));
        }
    }
    let kind = if random.chance(0.3) {
        Inflection::Verb
    } else {
        Inflection::Noun
    };
    let name = kind == Inflection::Noun && random.chance(0.12);
    MadeUpStem { text, kind, name }
}

/// A form of a stem.
pub fn inflect(stem: &MadeUpStem, random: &mut RandomStream) -> String {
    let mut word = GrowingWord(stem.text.clone());
    match stem.kind {
        Inflection::Verb => verb(&mut word, random),
        _ => noun(&mut word, stem.name, random),
    }
    word.0
}

fn noun(word: &mut GrowingWord, name: bool, random: &mut RandomStream) {
    if !name && random.chance(0.12) {
        match random.below(4) {
            0 => word.by_sound("лық", "дық", "тық"),
            1 => word.add("шы"),
            2 => word.by_sound("лы", "ды", "ты"),
            _ => word.add("сыз"),
        }
    }
    if !name && random.chance(0.2) {
        word.plural();
    }
    let owner = if random.chance(if name { 0.05 } else { 0.36 }) {
        possessive(word, random)
    } else {
        Possessor::None
    };
    if random.chance(0.52) {
        case(word, owner, random);
    }
}

/// The person of a possessive ending: case endings differ by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Possessor {
    None,
    First,
    Third,
}

fn possessive(word: &mut GrowingWord, random: &mut RandomStream) -> Possessor {
    let vowel = word.ends_in_vowel();
    let (ending, owner) = match random.below(20) {
        0 => (if vowel { "м" } else { "ым" }, Possessor::First),
        1 => (if vowel { "ң" } else { "ың" }, Possessor::First),
        2 | 3 => (if vowel { "мыз" } else { "ымыз" }, Possessor::First),
        4 => (if vowel { "ңыз" } else { "ыңыз" }, Possessor::First),
        _ => (if vowel { "сы" } else { "ы" }, Possessor::Third),
    };
    word.add_soft(ending);
    owner
}

fn case(word: &mut GrowingWord, owner: Possessor, random: &mut RandomStream) {
    let third = owner == Possessor::Third;
    match random.below(16) {
        0..=3 if third => word.add("ның"),
        0..=3 => word.by_sound_nasal("ның", "дың", "тың"),
        4..=6 if third => word.add("на"),
        4..=6 if owner == Possessor::First => word.add("а"),
        4..=6 => word.by_voice("ға", "қа"),
        7..=9 if third => word.add("н"),
        7..=9 if word.ends_in_vowel() => word.add("ны"),
        7..=9 => word.by_voice("ды", "ты"),
        10..=12 if third => word.add("нда"),
        10..=12 => word.by_voice("да", "та"),
        13 | 14 if third => word.add("нан"),
        13 | 14 if word.ends_in_nasal() => word.add("нан"),
        13 | 14 => word.by_voice("дан", "тан"),
        _ => word.by_voice("мен", "пен"),
    }
}

fn verb(word: &mut GrowingWord, random: &mut RandomStream) {
    if random.chance(0.14) {
        if word.ends_in_vowel() {
            word.add("л");
        } else {
            word.add_soft("ыл");
        }
    } else if random.chance(0.1) {
        word.by_voice("дыр", "тыр");
    }
    if random.chance(0.08) {
        word.by_sound("ма", "ба", "па");
    }
    match random.below(20) {
        0..=4 => {
            word.by_voice("ды", "ты");
            match random.below(8) {
                0 => word.add("м"),
                1 => word.add("қ"),
                2 => word.add("ңыз"),
                _ => {}
            }
        }
        5..=8 => {
            word.by_voice("ған", "қан");
            match random.below(10) {
                0 => word.add("дар"),
                1 => word.add("ын"),
                2 => word.add("нан"),
                3 => word.add("да"),
                4 => word.add("мын"),
                _ => {}
            }
        }
        9..=11 if word.ends_in_vowel() => word.add("п"),
        9..=11 => word.add_soft("ып"),
        12..=14 => {
            word.drop_narrow_vowel();
            word.add("у");
            match random.below(4) {
                0 => word.add("ға"),
                1 => word.add("ды"),
                2 => word.add("ы"),
                _ => {}
            }
        }
        15 | 16 if word.ends_in_vowel() => word.add("йды"),
        15 | 16 => word.add_soft("ады"),
        17 if word.ends_in_vowel() => word.add("йтын"),
        17 => word.add_soft("атын"),
        18 => word.add("са"),
        _ => {
            word.by_voice("ушы", "ушы");
            if random.chance(0.5) {
                word.plural();
            }
        }
    }
}

/// A word that takes suffixes. Suffixes are given in their form after back vowels.
struct GrowingWord(String);

impl GrowingWord {
    fn last(&self) -> char {
        self.0.chars().next_back().unwrap_or('а')
    }

    fn ends_in_vowel(&self) -> bool {
        "аәеоөұүыіу".contains(self.last())
    }

    fn ends_in_nasal(&self) -> bool {
        "мнң".contains(self.last())
    }

    fn is_voiceless(&self) -> bool {
        "птқксшфхцчщбвгғд".contains(self.last())
    }

    fn is_front(&self) -> bool {
        let vowel = self.0.chars().rev().find(|c| "аоұыәөүіе".contains(*c));
        vowel.is_some_and(|vowel| "әөүіе".contains(vowel))
    }

    /// Adds a suffix in the form that the word's vowels ask for.
    fn add(&mut self, suffix: &str) {
        let front = self.is_front();
        // The instrumental keeps its vowel.
        let fixed = matches!(suffix, "мен" | "пен");
        self.0.extend(suffix.chars().map(|c| match c {
            'а' if front => 'е',
            'ы' if front => 'і',
            'қ' if front => 'к',
            'ғ' if front => 'г',
            'е' if !front && !fixed => 'а',
            other => other,
        }));
    }

    /// Adds a suffix that begins with a vowel: it voices a voiceless consonant before it.
    fn add_soft(&mut self, suffix: &str) {
        let voiced = match self.last() {
            'п' => Some('б'),
            'қ' => Some('ғ'),
            'к' => Some('г'),
            _ => None,
        };
        if let Some(voiced) = voiced
            && suffix.starts_with(['ы', 'а'])
        {
            self.0.pop();
            self.0.push(voiced);
        }
        self.add(suffix);
    }

    fn by_voice(&mut self, voiced: &str, voiceless: &str) {
        self.add(if self.is_voiceless() {
            voiceless
        } else {
            voiced
        });
    }

    /// After vowels, р, й, у / after other voiced consonants / after voiceless ones.
    fn by_sound(&mut self, vowel: &str, voiced: &str, voiceless: &str) {
        let open = self.ends_in_vowel() || "рй".contains(self.last());
        if open {
            self.add(vowel);
        } else {
            self.by_voice(voiced, voiceless);
        }
    }

    /// After vowels and nasals / after other voiced consonants / after voiceless ones.
    fn by_sound_nasal(&mut self, open: &str, voiced: &str, voiceless: &str) {
        if self.ends_in_vowel() || self.ends_in_nasal() {
            self.add(open);
        } else {
            self.by_voice(voiced, voiceless);
        }
    }

    fn plural(&mut self) {
        self.by_sound("лар", "дар", "тар");
    }

    /// оқы + у is оқу.
    fn drop_narrow_vowel(&mut self) {
        if "ыі".contains(self.last()) && self.0.chars().count() > 2 {
            self.0.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{GrowingWord, Possessor, case, inflect, stem};
    use crate::corpus::random::RandomStream;

    fn with(start: &str, grow: impl Fn(&mut GrowingWord)) -> String {
        let mut word = GrowingWord(start.to_owned());
        grow(&mut word);
        word.0
    }

    #[test]
    fn suffixes_follow_the_sounds_of_the_word() {
        assert_eq!(with("мектеп", GrowingWord::plural), "мектептер");
        assert_eq!(with("қала", GrowingWord::plural), "қалалар");
        assert_eq!(with("жол", GrowingWord::plural), "жолдар");
        assert_eq!(with("мектеп", |w| w.add_soft("ымыз")), "мектебіміз");
        assert_eq!(with("кітап", |w| w.by_voice("ға", "қа")), "кітапқа");
        assert_eq!(with("үй", |w| w.by_voice("ға", "қа")), "үйге");
        assert_eq!(with("оқы", GrowingWord::drop_narrow_vowel), "оқ");
        assert_eq!(with("қала", |w| w.by_voice("мен", "пен")), "қаламен");
    }

    #[test]
    fn every_case_of_a_possessed_noun_is_one_that_exists() {
        let mut random = RandomStream::new(3);
        for _ in 0..200 {
            let form = with("баласы", |w| {
                case(
                    w,
                    Possessor::Third,
                    &mut RandomStream::new(random.clone().bits()),
                );
            });
            random.bits();
            let known = ["ның", "на", "н", "нда", "нан", "мен"];
            assert!(
                known.iter().any(|ending| form == format!("баласы{ending}")),
                "{form}"
            );
        }
    }

    #[test]
    fn stems_and_forms_keep_to_one_series_of_vowels() {
        let mut random = RandomStream::new(5);
        for syllables in [1, 2, 3, 4].into_iter().cycle().take(2_000) {
            let stem = stem(syllables, &mut random);
            let form = inflect(&stem, &mut random)
                .replace("мен", "")
                .replace("пен", "");
            let back = form.chars().any(|c| "аоұы".contains(c));
            let front = form.chars().any(|c| "әөүі".contains(c));
            assert!(!(back && front), "{form}");
        }
    }
}
