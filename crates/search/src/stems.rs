//! The stem of any term, words or not.

use aimaq_language::part;

/// The stem of a term: of a compound, the stem of its last part; of what is no Cyrillic word, the term itself.
pub(crate) fn stem_of(term: &str, stem: impl Fn(&str) -> String) -> String {
    let last = term.rfind('-').map_or(0, |at| at + 1);
    let (head, tail) = (part(term, ..last), part(term, last..));
    if tail.is_empty() || !tail.chars().all(|c| matches!(c, '\u{400}'..='\u{4ff}')) {
        return term.to_owned();
    }
    let stem = stem(tail);
    if stem.is_empty() {
        return term.to_owned();
    }
    [head, &stem].concat()
}
