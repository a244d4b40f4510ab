//! The table of endings.

use std::sync::OnceLock;

use super::kind;
use crate::stem::letters::code;

const TABLE: &str = include_str!("endings.txt");

/// An ending of a form, and the ending of the representative.
pub(super) struct Ending {
    pub(super) kind: u8,
    /// Which line of the table.
    pub(super) line: u8,
    /// Which form of the line.
    pub(super) form: u8,
    pub(super) letters: Vec<u8>,
    pub(super) instead: Vec<u8>,
    /// C, W or nothing.
    pub(super) after: char,
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
        let mut groups: Vec<(char, Vec<String>)> = Vec::new();
        let mut endings: Vec<Vec<Ending>> = (0..=NOTHING).map(|_| Vec::new()).collect();
        let mut number = 0u8;
        let mut irregular = false;
        for line in TABLE.lines() {
            let mut fields = line.split_whitespace();
            let kind = match fields.next() {
                Some("=") => {
                    let name = fields.next().and_then(|n| n.chars().next()).unwrap_or(' ');
                    let forms = fields.flat_map(|f| expand(f, &groups)).collect();
                    groups.push((name, forms));
                    continue;
                }
                Some("N") => kind::NOUN,
                Some("A") => kind::ADJECTIVE,
                Some("V") => kind::VERB,
                Some("I") => {
                    irregular = true;
                    kind::VERB
                }
                _ => continue,
            };
            number += 1;
            // One number for all irregular lines: what is learned of some holds for the others.
            let line = if irregular { IRREGULAR } else { number };
            let instead = codes(fields.next().unwrap_or_default().trim_matches('-'));
            let mut form = 0u8;
            for field in fields {
                let (after, field) = field.split_once(':').unwrap_or(("*", field));
                for text in expand(field, &groups) {
                    form = form.wrapping_add(1);
                    let letters = codes(&text);
                    let place = letters.last().map_or(NOTHING, |&l| usize::from(l));
                    endings[place].push(Ending {
                        kind,
                        line,
                        form,
                        letters,
                        instead: instead.clone(),
                        after: after.chars().next().unwrap_or('*'),
                    });
                }
            }
        }
        Endings(endings)
    }

    /// The endings that a word may have.
    pub(super) fn of<'a>(&'a self, word: &'a [u8]) -> impl Iterator<Item = &'a Ending> {
        let last = word.last().map_or(NOTHING, |&l| usize::from(l));
        self.0[last]
            .iter()
            .chain(&self.0[NOTHING])
            .filter(move |ending| word.ends_with(&ending.letters))
    }
}

fn codes(text: &str) -> Vec<u8> {
    text.chars().filter(|&c| c != '~').map(code).collect()
}

fn expand(form: &str, groups: &[(char, Vec<String>)]) -> Vec<String> {
    match form.split_once('@') {
        None => vec![form.to_owned()],
        Some((before, name)) => groups
            .iter()
            .filter(|(group, _)| name.starts_with(*group))
            .flat_map(|(_, forms)| forms)
            .map(|ending| format!("{before}{ending}"))
            .collect(),
    }
}
