//! The suffix automaton: every way to take a word apart into a stem and a chain of suffixes.
//!
//! `suffixes.txt` has the suffixes, a class a line, read from the end of a word to its stem:
//!
//! ```text
//! class  forms | classes that may stand to the left
//!
//! In forms: A = а/е, I = ы/і, K = қ/к, G = ғ/г by vowel harmony. A form may stand only
//!   V: after a vowel          C: after a consonant (and after у, и, ю, which end in a glide)
//!   T: after a voiceless consonant, and б в г д and ь at the end of loans
//!   D: after anything but a voiceless consonant
//!   L: after a vowel, р й у          (лар, лық, лы, ла)
//!   M: after л м н ң з ж             (дар, дық, ды, да)
//!   N: after a vowel, м н ң          (ның)
//!   R: after р л й у з ж             (дың)
//!   A: after a vowel                 (ны)
//!   B: after any voiced consonant    (ды)
//!   O: after м н ң                   (нан)
//!   P: after anything voiced but м н ң (дан)
//!   K: after a vowel, р л й у        (ма)
//!   Z: after м н ң з ж               (ба)
//! N and V are a noun-like and a verbal stem. A name after = stands for a group.
//! ```
//!
//! Groups with a meaning of their own: SOFT, what begins with a vowel after a consonant and so softens a final п, к, қ;
//! SWALLOW, what swallows a final ы, і; POSS, possession.

use std::sync::OnceLock;

use super::features;
use super::sounds::{GLIDES, Harmony, LZ, NASALS, RJ, VOICELESS, VOWELS, after_voiceless, harmony};
use crate::stem::letters::{HYPHEN, Word, code};
use crate::stem::listed::{lines, table};
use crate::stem::rank::{Reading, Score};

/// Suffix classes, in the order in which `suffixes.txt` first names them, from 1; 1 and 2 are the kinds of stem.
pub(super) type Class = u8;
/// A noun-like stem: noun, adjective, numeral, adverb, name.
pub(super) const NOUN: Class = 1;
/// A verbal stem.
pub(super) const VERB: Class = 2;
/// At most this many suffixes.
const CHAIN: usize = 8;

/// What must stand to the left of a suffix, by the letter that says so in `suffixes.txt`.
fn allows(after: char, letter: u8) -> bool {
    let vowel = VOWELS.has(letter);
    letter == HYPHEN
        || match after {
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

/// One written form of a suffix.
struct Form {
    class: Class,
    letters: Vec<u8>,
    harmony: Harmony,
    after: char,
    /// The classes to the left, one bit each.
    left: u128,
    /// Its number in the table, for features.
    id: u8,
}

/// The table of `suffixes.txt`, ready for use.
pub(super) struct Suffixes {
    /// Forms by their last letter.
    forms: Vec<Vec<Form>>,
    names: Vec<&'static str>,
    groups: Vec<(&'static str, u128)>,
    /// The group SOFT: what softens a final п, к, қ.
    pub(super) soft: u128,
    /// The group POSS.
    pub(super) possessive: u128,
    /// The group SWALLOW: what swallows a final ы, і.
    pub(super) swallowing: u128,
}

const TABLE: &str = table!("suffixes.txt");

impl Suffixes {
    /// The table, read at first use.
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

    /// Adds a form in its back and its front shape.
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
            self.forms[usize::from(last)].push(Form {
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

    /// The name of a class, as in `suffixes.txt`.
    pub(super) fn name(&self, class: Class) -> &'static str {
        self.names.get(usize::from(class)).copied().unwrap_or("?")
    }

    /// The class of a name; 0 if there is none.
    fn class(&self, name: &str) -> Class {
        let mut class = 0;
        for (i, n) in self.names.iter().enumerate() {
            if *n == name {
                class = i as Class;
            }
        }
        class
    }

    /// The classes of a name or of a group, one bit each.
    pub(super) fn classes(&self, name: &str) -> u128 {
        for (group, classes) in &self.groups {
            if *group == name {
                return *classes;
            }
        }
        1 << self.class(name)
    }
}

/// A way from the end of the word inwards.
struct Path<S> {
    rest: usize,
    /// The class that stands at `rest` and what it needs to its left; 0 at the end of the word.
    left: u128,
    first: Class,
    chain: [Class; CHAIN],
    depth: u8,
    /// Whether vowel harmony was already broken once, as in loans.
    broken: bool,
    score: S,
}

/// Every reading of a word; `start` takes the features.
pub(super) fn readings<S: Score>(word: &Word, start: &S) -> Vec<Reading<S>> {
    let mut found = Vec::with_capacity(48);
    let whole = features::Whole::of(word.letters());
    if S::LOOKS
        && let Some(stem) = super::IRREGULAR.stem(word.letters())
    {
        features::bare(&mut found, &stem, start, &whole);
        return found;
    }
    features::bare(&mut found, word, start, &whole);
    if S::LOOKS && super::ROOTS.find(word.letters()) & super::WHOLE != 0 {
        return found;
    }
    take_apart(&mut found, word, start, &whole, false);
    for variant in super::sounds::glides(word) {
        take_apart(&mut found, &variant, start, &whole, true);
    }
    if S::LOOKS {
        features::compare(&mut found);
    }
    found
}

fn take_apart<S: Score>(
    found: &mut Vec<Reading<S>>,
    spelt: &Word,
    start: &S,
    whole: &features::Whole,
    glide: bool,
) {
    let suffixes = Suffixes::get();
    let letters = spelt.letters();
    let mut stack = vec![Path {
        rest: letters.len(),
        left: u128::MAX,
        first: 0,
        chain: [0; CHAIN],
        depth: 0,
        broken: false,
        score: start.clone(),
    }];
    while let Some(path) = stack.pop() {
        let rest = &letters[..path.rest];
        if path.depth > 0 {
            for kind in [NOUN, VERB] {
                if path.left >> kind & 1 == 1 {
                    let mut chain = [0; CHAIN];
                    let depth = usize::from(path.depth);
                    for (place, &class) in chain.iter_mut().zip(path.chain[..depth].iter().rev()) {
                        *place = class;
                    }
                    features::stems(
                        found,
                        &features::Cut {
                            rest,
                            kind,
                            chain,
                            depth: path.depth,
                            broken: path.broken,
                            glide,
                        },
                        &path.score,
                        whole,
                    );
                }
            }
        }
        let Some(&last) = rest.last() else { continue };
        if usize::from(path.depth) + 1 >= CHAIN {
            continue;
        }
        for form in &suffixes.forms[usize::from(last)] {
            if path.left >> form.class & 1 == 0 || !rest.ends_with(&form.letters) {
                continue;
            }
            let cut = rest.len() - form.letters.len();
            let stem = &rest[..cut];
            let Some(&before) = stem.last() else { continue };
            if stem.len() < 2
                || !allows(form.after, before)
                || !(stem.iter().any(|&l| VOWELS.has(l)) || before == HYPHEN)
            {
                continue;
            }
            let clash = form.harmony.clashes(harmony(stem));
            if clash && path.broken {
                continue;
            }
            let mut score = path.score.clone();
            let mut chain = path.chain;
            chain[usize::from(path.depth)] = form.class;
            let depth = usize::from(path.depth);
            let second = if depth >= 2 { path.chain[depth - 2] } else { 0 };
            features::suffix(&mut score, [form.class, path.first, second], form.id, clash);
            stack.push(Path {
                rest: cut,
                left: form.left,
                first: form.class,
                chain,
                depth: path.depth + 1,
                broken: path.broken || clash,
                score,
            });
        }
    }
}
