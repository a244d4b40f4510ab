//! Meaningless Russian: stems of syllables with the endings of declension, conjugation and derivation.

use super::random::RandomStream;
use super::stem::{Inflection, MadeUpStem};

/// Words without inflection, most frequent first.
#[rustfmt::skip]
pub const FUNCTION_WORDS: [&str; 40] = [
    "в", "и", "на", "с", "по", "не", "что", "для", "из", "к", "о", "как", "за", "от", "это", "до",
    "а", "года", "также", "его", "при", "уже", "их", "был", "или", "будет", "более", "так", "было",
    "под", "только", "после", "но", "том", "ещё", "где", "чтобы", "если", "без", "между",
];

/// The share of these words in a text.
pub const FUNCTION_SHARE: f64 = 0.27;

#[rustfmt::skip]
const ONSETS: [(f64, &str); 30] = [
    (5.0, "т"), (5.0, "р"), (5.0, "н"), (5.0, "л"), (4.0, "к"), (4.0, "в"), (4.0, "с"), (4.0, "д"),
    (4.0, "м"), (3.0, "п"), (3.0, "з"), (3.0, "б"), (2.0, "г"), (2.0, "ж"), (2.0, "ш"), (2.0, "ч"),
    (1.0, "х"), (1.0, "ц"), (1.0, "ф"), (1.0, "ст"), (1.0, "пр"), (1.0, "тр"), (1.0, "кр"),
    (0.6, "гр"), (0.6, "сп"), (0.6, "сл"), (0.5, "бл"), (0.5, "зн"), (0.4, "вл"), (0.4, "скр"),
];

#[rustfmt::skip]
const VOWELS: [(f64, &str); 8] = [
    (5.0, "о"), (5.0, "а"), (4.0, "е"), (4.0, "и"), (2.0, "у"), (1.0, "я"), (0.7, "ю"), (0.7, "ы"),
];

#[rustfmt::skip]
const CODAS: [(f64, &str); 12] = [
    (4.0, "р"), (4.0, "н"), (4.0, "л"), (3.0, "к"), (3.0, "т"), (2.0, "с"), (2.0, "д"), (2.0, "м"),
    (1.0, "ст"), (1.0, "в"), (1.0, "п"), (0.7, "рт"),
];

#[rustfmt::skip]
const PREFIXES: [&str; 11] = [
    "по", "за", "вы", "на", "пере", "при", "от", "до", "раз", "под", "об",
];

#[rustfmt::skip]
const MASCULINE: [(f64, &str); 10] = [
    (8.0, ""), (6.0, "а"), (2.5, "у"), (2.5, "ом"), (4.0, "е"), (4.0, "ы"), (4.0, "ов"),
    (1.0, "ам"), (1.2, "ами"), (1.2, "ах"),
];

#[rustfmt::skip]
const FEMININE: [(f64, &str); 9] = [
    (7.0, "а"), (7.0, "ы"), (5.0, "е"), (4.0, "у"), (2.5, "ой"), (3.0, ""), (1.0, "ам"),
    (1.2, "ами"), (1.2, "ах"),
];

#[rustfmt::skip]
const NEUTER: [(f64, &str); 9] = [
    (7.0, "о"), (6.0, "а"), (2.5, "у"), (2.5, "ом"), (4.0, "е"), (3.0, ""), (1.0, "ам"),
    (1.2, "ами"), (1.2, "ах"),
];

#[rustfmt::skip]
const ACTION: [(f64, &str); 9] = [
    (6.0, "ение"), (7.0, "ения"), (2.5, "ению"), (2.5, "ением"), (3.0, "ении"), (3.0, "ений"),
    (1.0, "ениям"), (1.2, "ениями"), (1.2, "ениях"),
];

#[rustfmt::skip]
const ADJECTIVE: [(f64, &str); 12] = [
    (5.0, "ый"), (5.0, "ого"), (2.0, "ому"), (3.0, "ым"), (2.0, "ом"), (4.0, "ая"), (5.0, "ой"),
    (2.5, "ую"), (3.0, "ое"), (5.0, "ые"), (5.0, "ых"), (1.5, "ыми"),
];

#[rustfmt::skip]
const VERB: [(f64, &str); 14] = [
    (6.0, "ать"), (6.0, "ал"), (4.0, "ала"), (2.5, "ало"), (6.0, "али"), (5.0, "ает"), (5.0, "ают"),
    (0.6, "аю"), (0.6, "аем"), (0.4, "аете"), (1.0, "ая"), (0.7, "ав"), (1.0, "ан"), (1.5, "аны"),
];

const PARTICIPLE: [&str; 4] = ["ающ", "авш", "аем", "анн"];

#[rustfmt::skip]
const PARTICIPLE_ENDING: [(f64, &str); 9] = [
    (4.0, "ий"), (4.0, "его"), (2.0, "им"), (3.0, "ая"), (4.0, "ей"), (2.0, "ую"), (2.0, "ее"),
    (5.0, "ие"), (5.0, "их"),
];

/// A stem of `syllables` syllables. It ends in a consonant.
pub fn stem(syllables: usize, random: &mut RandomStream) -> MadeUpStem {
    let mut text = String::new();
    for syllable in 0..syllables {
        if syllable > 0 || !random.chance(0.12) {
            text.push_str(random.weighted(&ONSETS));
        }
        text.push_str(random.weighted(&VOWELS));
    }
    text.push_str(random.weighted(&CODAS));
    let kind = random.weighted(&[
        (22.0, Inflection::Noun),
        (18.0, Inflection::Feminine),
        (10.0, Inflection::Neuter),
        (20.0, Inflection::Adjective),
        (30.0, Inflection::Verb),
    ]);
    let name = matches!(kind, Inflection::Noun | Inflection::Feminine) && random.chance(0.18);
    MadeUpStem { text, kind, name }
}

/// A form of a stem.
pub fn inflect(stem: &MadeUpStem, random: &mut RandomStream) -> String {
    let text = &stem.text;
    match stem.kind {
        Inflection::Noun => format!("{text}{}", random.weighted(&MASCULINE)),
        Inflection::Feminine => format!("{text}{}", random.weighted(&FEMININE)),
        Inflection::Neuter => format!("{text}{}", random.weighted(&NEUTER)),
        Inflection::Adjective => {
            let ending = random.weighted(&ADJECTIVE);
            // One in eight is a noun in -ость.
            if random.chance(0.12) {
                let ending = random.one(&["ость", "ости", "остью", "остей"]);
                format!("{text}н{ending}")
            } else {
                format!("{text}н{ending}")
            }
        }
        Inflection::Verb => verb(text, random),
    }
}

fn verb(text: &str, random: &mut RandomStream) -> String {
    let prefix = if random.chance(0.35) {
        *random.one(&PREFIXES)
    } else {
        ""
    };
    if random.chance(0.18) {
        return format!("{prefix}{text}{}", random.weighted(&ACTION));
    }
    if random.chance(0.12) {
        let participle = random.one(&PARTICIPLE);
        return format!(
            "{prefix}{text}{participle}{}",
            random.weighted(&PARTICIPLE_ENDING)
        );
    }
    let ending = random.weighted(&VERB);
    let reflexive = match random.chance(0.14) {
        false => "",
        true if ending.ends_with(['а', 'о', 'и', 'у', 'ю', 'я']) => "сь",
        true => "ся",
    };
    format!("{prefix}{text}{ending}{reflexive}")
}

#[cfg(test)]
mod tests {
    use super::{inflect, stem};
    use crate::corpus::random::RandomStream;
    use crate::corpus::stem::{Inflection, MadeUpStem};

    fn forms(text: &str, kind: Inflection) -> Vec<String> {
        let stem = MadeUpStem {
            text: text.to_owned(),
            kind,
            name: false,
        };
        let mut random = RandomStream::new(11);
        let mut forms: Vec<String> = (0..3_000).map(|_| inflect(&stem, &mut random)).collect();
        forms.sort();
        forms.dedup();
        forms
    }

    #[test]
    fn a_noun_has_its_cases_and_a_verb_many_forms() {
        let school = forms("школ", Inflection::Feminine);
        for form in [
            "школа",
            "школы",
            "школе",
            "школу",
            "школой",
            "школ",
            "школами",
        ] {
            assert!(school.iter().any(|found| found == form), "{form}");
        }
        assert_eq!(school.len(), 9);
        let read = forms("чит", Inflection::Verb);
        for form in [
            "читать",
            "прочитали".trim_start_matches("про"),
            "читается",
            "почитала",
            "читающих",
        ] {
            assert!(read.iter().any(|found| found == form), "{form}");
        }
    }

    #[test]
    fn stems_end_in_a_consonant() {
        let mut random = RandomStream::new(2);
        for _ in 0..500 {
            let stem = stem(2, &mut random);
            assert!(
                !stem
                    .text
                    .ends_with(['а', 'о', 'е', 'и', 'у', 'ы', 'ю', 'я']),
                "{}",
                stem.text
            );
        }
    }
}
