//! The table of endings, `endings.txt`:
//!
//! ```text
//! kind  representative ending  forms…
//!
//! Kinds: N noun, A adjective (both are represented by their bare stem: neither gender nor which of the two it is can be
//! told from most forms), V verb (represented by its infinitive), I irregular verb with any prefix.
//! - is no ending. A form in which @X stands is all forms with the endings of group X; ~ stands for "nothing".
//! C: before a form: only after a consonant.  W: only after a vowel.
//! E: only without anything before, X: only after a prefix
//! ```

use std::sync::OnceLock;

use super::kind;
use crate::stem::letters::code;
use crate::stem::listed::{lines, table};

const TABLE: &str = table!("endings.txt");

/// An ending of a form, and the ending of the representative.
pub(super) struct Ending {
    pub(super) kind: u8,
    /// Which line of the table.
    pub(super) line: u8,
    /// Which form of the line.
    pub(super) form: u8,
    pub(super) letters: Vec<u8>,
    pub(super) instead: Vec<u8>,
    /// What must stand before it: a condition of the table, or 0.
    pub(super) after: u8,
}

/// Endings by their last letter; those without letters at the end.
pub(super) struct Endings(Vec<Vec<Ending>>);

/// The number of all irregular lines.
pub(super) const IRREGULAR: u8 = 99;

/// The place of endings without letters.
const NOTHING: usize = 63;

impl Endings {
    /// The table, read at first use.
    pub(super) fn get() -> &'static Endings {
        static ENDINGS: OnceLock<Endings> = OnceLock::new();
        ENDINGS.get_or_init(Endings::read)
    }

    fn read() -> Endings {
        let mut groups: Vec<(u8, Vec<Vec<u8>>)> = Vec::new();
        let mut endings: Vec<Vec<Ending>> = (0..=NOTHING).map(|_| Vec::new()).collect();
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
            // One number for all irregular lines: what is learned of some holds for the others.
            let irregular = fields[0] == "I";
            let instead = codes(fields[1]);
            if irregular {
                forms.push((0, instead.clone()));
            }
            for (form, (after, letters)) in forms.into_iter().enumerate() {
                let place = letters.last().map_or(NOTHING, |&l| usize::from(l));
                endings[place].push(Ending {
                    kind,
                    line: if irregular { IRREGULAR } else { line },
                    form: form as u8,
                    letters,
                    instead: instead.clone(),
                    after,
                });
            }
        }
        Endings(endings)
    }

    /// Endings that end in a letter, and those without letters.
    pub(super) fn of(&self, last: u8) -> [&[Ending]; 2] {
        [&self.0[usize::from(last)], &self.0[NOTHING]]
    }
}

/// The letters of a form; ~ and - stand for none.
fn codes(text: &str) -> Vec<u8> {
    let mut codes = Vec::new();
    for c in text.chars() {
        if c != '~' && c != '-' {
            codes.push(code(c));
        }
    }
    codes
}

/// The forms of a field with what may stand before them.
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
