//! The stems of any term, words or not.

use aimaq_compact::part;

/// The stem of a term: of a compound, the stem of its last part; of what is no Cyrillic word, the term itself.
pub(crate) fn stem_of(term: &str, stem: impl Fn(&str) -> String) -> String {
    stems_of(term, |part| vec![stem(part)]).swap_remove(0)
}

/// The stems that a term may have, in the order given, formed as [`stem_of`] forms one. There is at least one.
pub(crate) fn stems_of(term: &str, stems: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let last = term.rfind('-').map_or(0, |at| at + 1);
    let (head, tail) = (part(term, ..last), part(term, last..));
    let mut found = Vec::new();
    if !tail.is_empty() && tail.chars().all(|c| matches!(c, '\u{400}'..='\u{4ff}')) {
        found = stems(tail);
        found.retain(|stem| !stem.is_empty());
    }
    if found.is_empty() {
        return vec![term.to_owned()];
    }
    found.iter().map(|stem| [head, stem].concat()).collect()
}
