//! The stems of any term, whether it is a word or not.

use aimaq_compact::part;

/// The stem of a term. Of a compound, only the last part is stemmed. A term that is not Cyrillic is its own stem.
pub(crate) fn stem_of(term: &str, stem: impl Fn(&str) -> String) -> String {
    stems_of(term, |part| vec![stem(part)]).swap_remove(0)
}

/// The possible stems of a term, in the order in which `stems` returns them. There is at least one.
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
