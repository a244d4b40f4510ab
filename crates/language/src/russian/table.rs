//! The endings of Russian: `endings.txt`, read at first use.
//!
//! ```text
//! kind  citation ending  forms…
//!
//! Kinds: N noun, A adjective (their stem has no ending, because most forms show neither the gender nor which of the two kinds
//! it is), V verb (its stem is the infinitive), I irregular verb with any prefix.
//! - is no ending, ~ an empty form. @X after a form stands for the form with each ending of group X.
//! Before a form, C: only after a consonant, E: only as a whole word, X: only after a prefix.
//! ```

use std::sync::OnceLock;

use super::kind;
use crate::stem::letters::code;
use crate::stem::listed::{WordList, lines, table};

const TABLE: &str = table!("endings.txt");

/// Prefixes of irregular verbs.
static PREFIXES: WordList = WordList::new(table!("prefixes.txt"));

/// Returns `true` if an irregular verb may stand after this: nothing or a prefix.
pub(super) fn is_prefix(base: &[u8]) -> bool {
    base.is_empty() || PREFIXES.find(base) != 0
}

/// An ending of a form and the ending of its stem.
pub(super) struct Ending {
    pub(super) kind: u8,
    /// The line of the table, from 1.
    pub(super) line: u8,
    /// The form of the line, from 0.
    pub(super) form: u8,
    /// The ending of the form.
    pub(super) letters: Vec<u8>,
    /// The ending of the stem.
    pub(super) instead: Vec<u8>,
    /// The condition on what is before it, as in the table, or 0.
    pub(super) after: u8,
}

/// The endings of all verbs, nouns and adjectives.
pub(super) struct Endings {
    /// The endings by the code of their last letter; at [`NOTHING`] those without letters.
    by_last: Vec<Vec<Ending>>,
    /// The infinitives of the irregular verbs, without prefixes.
    irregular: Vec<Vec<u8>>,
}

/// The line number of all irregular verbs: what is learned of some holds for the others.
pub(super) const IRREGULAR: u8 = 99;

/// The index of endings without letters.
const NOTHING: usize = 63;

impl Endings {
    /// Returns the table. It is parsed at the first call.
    pub(super) fn get() -> &'static Endings {
        static ENDINGS: OnceLock<Endings> = OnceLock::new();
        ENDINGS.get_or_init(Endings::read)
    }

    fn read() -> Endings {
        let mut groups: Vec<(u8, Vec<Vec<u8>>)> = Vec::new();
        let mut by_last: Vec<Vec<Ending>> = (0..=NOTHING).map(|_| Vec::new()).collect();
        let mut infinitives = Vec::new();
        let mut line = 0u8;
        for fields in lines(TABLE) {
            let mut forms: Vec<(u8, Vec<u8>)> = Vec::new();
            for field in &fields[2..] {
                expand(field, &groups, &mut forms);
            }
            let kind = match fields[0].as_bytes()[0] {
                b'=' => {
                    let forms = forms.into_iter().map(|(_, form)| form).collect();
                    groups.push((fields[1].as_bytes()[0], forms));
                    continue;
                }
                b'N' => kind::NOUN,
                b'A' => kind::ADJECTIVE,
                _ => kind::VERB,
            };
            line += 1;
            let irregular = fields[0] == "I";
            let instead = codes(fields[1]);
            if irregular {
                forms.push((0, instead.clone()));
                infinitives.push(instead.clone());
            }
            for (form, (after, letters)) in forms.into_iter().enumerate() {
                let place = letters.last().map_or(NOTHING, |&l| usize::from(l));
                by_last[place].push(Ending {
                    kind,
                    line: if irregular { IRREGULAR } else { line },
                    form: form as u8,
                    letters,
                    instead: instead.clone(),
                    after,
                });
            }
        }
        Endings {
            by_last,
            irregular: infinitives,
        }
    }

    /// Returns `true` if this is the infinitive of an irregular verb, with or without a prefix.
    pub(super) fn is_irregular(&self, infinitive: &[u8]) -> bool {
        let mut irregular = self.irregular.iter();
        irregular.any(|verb| infinitive.strip_suffix(&verb[..]).is_some_and(is_prefix))
    }

    /// Returns the endings whose last letter is `last`, and those without letters.
    pub(super) fn of(&self, last: u8) -> [&[Ending]; 2] {
        [&self.by_last[usize::from(last)], &self.by_last[NOTHING]]
    }
}

/// Returns the letters of a form; ~ and - stand for none.
fn codes(text: &str) -> Vec<u8> {
    let mut codes = Vec::new();
    for c in text.chars() {
        if c != '~' && c != '-' {
            codes.push(code(c));
        }
    }
    codes
}

/// Adds the forms of a field with their conditions.
fn expand(field: &str, groups: &[(u8, Vec<Vec<u8>>)], forms: &mut Vec<(u8, Vec<u8>)>) {
    let (after, field) = match field.as_bytes() {
        [after, b':', ..] => (*after, field.get(2..).unwrap_or_default()),
        _ => (0, field),
    };
    let (field, group) = match field.as_bytes() {
        [.., b'@', group] => (field.get(..field.len() - 2).unwrap_or_default(), *group),
        _ => (field, 0),
    };
    let before = codes(field);
    if group == 0 {
        forms.push((after, before));
        return;
    }
    for (name, endings) in groups {
        if *name == group {
            for ending in endings {
                forms.push((after, [&before[..], ending].concat()));
            }
        }
    }
}
