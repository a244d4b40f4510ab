//! The suffixes of Kazakh: `suffixes.txt`, read at first use.
//!
//! Each line is a suffix class. Lines are read from the end of a word towards its stem:
//!
//! ```text
//! class  forms | classes that may stand to the left
//!
//! In forms: A = а/е, I = ы/і, K = қ/к, G = ғ/г by vowel harmony. A form may follow only
//!   V: a vowel                C: a consonant (and у, и, ю, which end in a glide)
//!   T: a voiceless consonant, and б в г д and ь at the end of loans
//!   D: anything but a voiceless consonant
//!   L: a vowel, р й у          (лар, лық, лы, ла)
//!   M: л м н ң з ж             (дар, дық, ды, да)
//!   N: a vowel, м н ң          (ның)
//!   R: р л й у з ж             (дың)
//!   A: a vowel                 (ны)
//!   B: any voiced consonant    (ды)
//!   O: м н ң                   (нан)
//!   P: anything voiced but м н ң (дан)
//!   K: a vowel, р л й у        (ма)
//!   Z: м н ң з ж               (ба)
//! N and V are a nominal and a verbal stem. A line with = names a group of classes.
//! ```
//!
//! The code uses three groups: SOFT, suffixes that begin with a vowel after a consonant and so voice a final п, к, қ; SWALLOW,
//! suffixes that elide a final ы, і; POSS, possessive suffixes.

use std::sync::OnceLock;

use super::sounds::{GLIDES, Harmony, LZ, NASALS, RJ, VOICELESS, VOWELS, after_voiceless};
use crate::stem::letters::{HYPHEN, code};
use crate::stem::listed::{lines, table};

/// The number of a suffix class: 1 and 2 are the kinds of stem, the others follow in the order of `suffixes.txt`.
pub(super) type Class = u8;
/// A nominal stem: noun, adjective, numeral, adverb, name.
pub(super) const NOUN: Class = 1;
/// A verbal stem.
pub(super) const VERB: Class = 2;

/// A spelling of a suffix.
pub(super) struct SuffixForm {
    pub(super) class: Class,
    pub(super) letters: Vec<u8>,
    pub(super) harmony: Harmony,
    /// The condition on the letter before it.
    after: char,
    /// The classes to the left, one bit each.
    pub(super) left: u128,
    /// Its number in the table, which is a feature.
    pub(super) id: u8,
}

impl SuffixForm {
    /// Returns `true` if the suffix may follow a letter.
    pub(super) fn may_follow(&self, letter: u8) -> bool {
        let vowel = VOWELS.has(letter);
        letter == HYPHEN
            || match self.after {
                'V' | 'A' => vowel,
                'C' => !vowel || GLIDES.has(letter),
                'T' => after_voiceless(letter),
                'D' => !VOICELESS.has(letter),
                'L' => vowel || RJ.has(letter),
                'M' => NASALS.has(letter) || LZ.has(letter),
                'N' => vowel || NASALS.has(letter),
                'R' => RJ.has(letter) || LZ.has(letter) || GLIDES.has(letter),
                'B' => (!vowel && !VOICELESS.has(letter)) || GLIDES.has(letter),
                'O' => NASALS.has(letter),
                'P' => !VOICELESS.has(letter) && !NASALS.has(letter),
                'K' => vowel || RJ.has(letter) || letter == code('л'),
                'Z' => NASALS.has(letter) || LZ.has(letter) && letter != code('л'),
                _ => true,
            }
    }
}

/// The parsed table.
pub(super) struct Suffixes {
    /// The forms by the code of their last letter.
    forms: Vec<Vec<SuffixForm>>,
    names: Vec<&'static str>,
    groups: Vec<(&'static str, u128)>,
    /// The group SOFT.
    pub(super) soft: u128,
    /// The group POSS.
    pub(super) possessive: u128,
    /// The group SWALLOW.
    pub(super) swallowing: u128,
}

const TABLE: &str = table!("suffixes.txt");

impl Suffixes {
    /// Returns the table. It is parsed at the first call.
    pub(super) fn get() -> &'static Suffixes {
        static SUFFIXES: OnceLock<Suffixes> = OnceLock::new();
        SUFFIXES.get_or_init(Suffixes::read)
    }

    fn read() -> Suffixes {
        let lines = lines(TABLE);
        let mut suffixes = Suffixes {
            forms: (0..64).map(|_| Vec::new()).collect(),
            names: vec!["", "N", "V"],
            groups: Vec::new(),
            soft: 0,
            possessive: 0,
            swallowing: 0,
        };
        for line in &lines {
            if line[0] != "=" && suffixes.class(line[0]) == 0 {
                suffixes.names.push(line[0]);
            }
        }
        let mut id = 0;
        for line in &lines {
            let bar = line.iter().position(|field| *field == "|").unwrap_or(1);
            let mut left = 0;
            for name in &line[bar + 1..] {
                left |= suffixes.classes(name);
            }
            if line[0] == "=" {
                suffixes.groups.push((line[1], left));
                continue;
            }
            let class = suffixes.class(line[0]);
            for field in &line[1..bar] {
                id += 1;
                suffixes.add(class, field, left, id);
            }
        }
        suffixes.soft = suffixes.classes("SOFT");
        suffixes.possessive = suffixes.classes("POSS");
        suffixes.swallowing = suffixes.classes("SWALLOW");
        suffixes
    }

    /// Adds the back and the front form of a suffix, or its one neutral form.
    fn add(&mut self, class: Class, field: &str, left: u128, id: u8) {
        let (after, letters) = match field.as_bytes() {
            [after, b':', ..] => (char::from(*after), field.get(2..).unwrap_or_default()),
            _ => ('*', field),
        };
        let mut shapes = [Vec::new(), Vec::new()];
        let mut neutral = true;
        for c in letters.chars() {
            neutral &= !c.is_ascii();
            let sounds = match c {
                'A' => ['а', 'е'],
                'I' => ['ы', 'і'],
                'K' => ['қ', 'к'],
                'G' => ['ғ', 'г'],
                _ => [c, c],
            };
            shapes[0].push(code(sounds[0]));
            shapes[1].push(code(sounds[1]));
        }
        for (letters, harmony) in shapes.into_iter().zip([Harmony::Back, Harmony::Front]) {
            let last = letters.last().copied().unwrap_or(0);
            self.forms[usize::from(last)].push(SuffixForm {
                class,
                letters,
                harmony: if neutral { Harmony::None } else { harmony },
                after,
                left,
                id,
            });
            if neutral {
                break;
            }
        }
    }

    /// Returns the forms whose last letter is `last`.
    pub(super) fn ending_in(&self, last: u8) -> &[SuffixForm] {
        &self.forms[usize::from(last)]
    }

    /// Returns the name of a class in `suffixes.txt`.
    pub(super) fn name(&self, class: Class) -> &'static str {
        self.names.get(usize::from(class)).copied().unwrap_or("?")
    }

    /// Returns the class of a name; 0 if there is none.
    fn class(&self, name: &str) -> Class {
        let mut class = 0;
        for (i, n) in self.names.iter().enumerate() {
            if *n == name {
                class = i as Class;
            }
        }
        class
    }

    /// Returns the classes of a name or of a group, one bit each.
    fn classes(&self, name: &str) -> u128 {
        for (group, classes) in &self.groups {
            if *group == name {
                return *classes;
            }
        }
        1 << self.class(name)
    }
}
