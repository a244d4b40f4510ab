//! The suffix automaton: every way to take a word apart into a stem and a chain of suffixes.

use std::sync::OnceLock;

use super::features;
use super::sounds::{GLIDES, Harmony, LZ, NASALS, RJ, VOICELESS, VOWELS, after_voiceless, harmony};
use crate::stem::letters::{HYPHEN, Word, code};
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
}

const TABLE: &str = include_str!("suffixes.txt");

impl Suffixes {
    /// The table, read at first use.
    pub(super) fn get() -> &'static Suffixes {
        static SUFFIXES: OnceLock<Suffixes> = OnceLock::new();
        SUFFIXES.get_or_init(|| Suffixes::read(TABLE))
    }

    fn read(table: &'static str) -> Suffixes {
        let mut names: Vec<&'static str> = vec!["", "N", "V"];
        let mut groups: Vec<(&str, u128)> = Vec::new();
        let mut forms: Vec<Vec<Form>> = (0..64).map(|_| Vec::new()).collect();
        let lines = || {
            table
                .lines()
                .filter(|line| !line.starts_with('#') && !line.is_empty())
        };
        for name in lines().filter_map(|line| line.split_whitespace().next()) {
            if name != "=" && !names.contains(&name) {
                names.push(name);
            }
        }
        let set = |groups: &[(&str, u128)], list: &mut dyn Iterator<Item = &str>| {
            list.fold(0, |bits, name| {
                bits | match groups.iter().find(|(group, _)| *group == name) {
                    Some((_, group)) => *group,
                    None => match names.iter().position(|n| *n == name) {
                        Some(class) => 1 << class,
                        None => 0,
                    },
                }
            })
        };
        let mut id = 0u8;
        for line in lines() {
            let mut fields = line.split_whitespace();
            let Some(name) = fields.next() else { continue };
            if name == "=" {
                let group = fields.next().unwrap_or_default();
                let bits = set(&groups, &mut fields);
                groups.push((group, bits));
                continue;
            }
            let class = names.iter().position(|n| *n == name).unwrap_or(0) as Class;
            let written: Vec<&str> = fields.by_ref().take_while(|field| *field != "|").collect();
            let left = set(&groups, &mut fields);
            for form in written {
                let (after, form) = form.split_once(':').unwrap_or(("*", form));
                let after = after.chars().next().unwrap_or('*');
                id = id.wrapping_add(1);
                let neutral = !form.contains(['A', 'I', 'K', 'G']);
                for (harmony, sounds) in [
                    (Harmony::Back, ['а', 'ы', 'қ', 'ғ']),
                    (Harmony::Front, ['е', 'і', 'к', 'г']),
                ] {
                    let letters: Vec<u8> = form
                        .chars()
                        .map(|c| match c {
                            'A' => code(sounds[0]),
                            'I' => code(sounds[1]),
                            'K' => code(sounds[2]),
                            'G' => code(sounds[3]),
                            c => code(c),
                        })
                        .collect();
                    let Some(&last) = letters.last() else {
                        continue;
                    };
                    forms[usize::from(last)].push(Form {
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
        }
        Suffixes { forms, names }
    }

    /// The name of a class, as in `suffixes.txt`.
    pub(super) fn name(&self, class: Class) -> &'static str {
        self.names.get(usize::from(class)).copied().unwrap_or("?")
    }

    /// The class of a name; 0 if there is none.
    pub(super) fn class(&self, name: &str) -> Class {
        self.names.iter().position(|n| *n == name).unwrap_or(0) as Class
    }
}

/// Classes that the rules for stems ask for by name.
#[derive(Clone, Copy)]
pub(super) struct Named {
    /// Classes whose forms begin with a vowel after a consonant: what softens a final п, к, қ.
    pub(super) softening: u128,
    /// Possession.
    pub(super) possessive: u128,
    /// у and уші, which swallow a final ы, і.
    pub(super) gerund: u128,
}

impl Named {
    /// Looked up once.
    pub(super) fn get() -> &'static Named {
        static NAMED: OnceLock<Named> = OnceLock::new();
        NAMED.get_or_init(|| {
            let bits = |names: &[&str]| {
                names
                    .iter()
                    .fold(0, |bits, name| bits | 1 << Suffixes::get().class(name))
            };
            Named {
                softening: bits(&[
                    "P1S", "P2S", "P3", "P1P", "P2P", "CVA", "CVP", "GER", "AR", "ATYN", "IMP2",
                    "IMP1", "PASS", "REFL", "COOP", "ORD", "RAQ", "USHY",
                ]),
                possessive: bits(&["P1S", "P2S", "P3", "P1P", "P2P"]),
                gerund: bits(&["GER", "USHY"]),
            }
        })
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
    if let Some(stem) = super::IRREGULAR.find(word) {
        features::bare(&mut found, &stem, start, &whole);
        return found;
    }
    features::bare(&mut found, word, start, &whole);
    take_apart(&mut found, word, start, &whole, false);
    for variant in super::sounds::glides(word) {
        take_apart(&mut found, &variant, start, &whole, true);
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
            features::suffix(
                &mut score,
                form.class,
                path.first,
                path.depth
                    .checked_sub(2)
                    .map_or(0, |i| path.chain[usize::from(i)]),
                form.id,
                clash,
            );
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
