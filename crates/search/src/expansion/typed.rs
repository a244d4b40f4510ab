//! The word as typed, the other forms of its stem, and words that are equal when folded.

use aimaq_language::{Lang, fold, has_kazakh_letter, possible_stems};

use super::matched_entries::{MatchedEntries, add_folded};
use super::{Expansion, MatchKind};
use crate::key;
use crate::lookup::Lookup;
use crate::stem_entry::EntryKind;
use crate::stems::stems_of;

/// The word itself is in the index, as a form or as a stem.
pub(super) fn as_typed<'i>(lookup: &mut Lookup<'i, '_>, term: &str) -> Option<Expansion<'i>> {
    let mut found = MatchedEntries::default();
    let mut exact = [false; 2];
    let typed = key::encode(term);
    for (number, entry) in lookup.entries(&key::encode(&fold(term))) {
        let EntryKind::Word(lang) = entry.kind else {
            continue;
        };
        let form = entry.forms.iter().find(|form| form.word.is(&typed));
        exact[lang as usize] |= form.is_some();
        found.direct.extend(form.map(|form| (form.word, 1.0)));
        if form.is_some() || entry.stem == typed {
            found.add(number, entry);
        }
    }
    if found.entries.is_empty() {
        return None;
    }
    // A word that is the stem of others stands for that stem rather than for a form of another one: баста is "begin" before it is
    // "on the head". Of the other stems, only the form that was typed is kept.
    let is_stem = Lang::ALL.map(|lang| {
        let mut entries = found.entries.iter();
        entries.any(|(_, entry)| entry.kind == EntryKind::Word(lang) && entry.stem == typed)
    });
    for (_, entry) in &mut found.entries {
        if let EntryKind::Word(lang) = entry.kind
            && is_stem[lang as usize]
            && entry.stem != typed
        {
            entry.forms.retain(|form| form.word.is(&typed));
        }
    }
    stems(lookup, term, exact, &mut found);
    found.expansion(MatchKind::AsTyped)
}

/// Other forms of a stem that the word may have are in the index.
pub(super) fn by_stem<'i>(lookup: &mut Lookup<'i, '_>, term: &str) -> Option<Expansion<'i>> {
    let mut found = MatchedEntries::default();
    stems(lookup, term, [false; 2], &mut found);
    found.expansion(MatchKind::AsTyped)
}

/// Adds the entries of the longest possible stem of a word, in each language in which the word itself is not `known`.
fn stems<'i>(
    lookup: &mut Lookup<'i, '_>,
    term: &str,
    known: [bool; 2],
    found: &mut MatchedEntries<'i>,
) {
    for lang in Lang::ALL {
        if known[lang as usize] || lang == Lang::Ru && has_kazakh_letter(term) {
            continue;
        }
        for stem in stems_of(term, |part| possible_stems(lang, part)) {
            let mut known = false;
            let letters = key::encode(&stem);
            for (number, entry) in lookup.entries(&key::encode(&fold(&stem))) {
                // An abbreviation has no other forms.
                if entry.kind == EntryKind::Word(lang)
                    && entry.stem == letters
                    && !entry.is_abbreviation()
                {
                    found.add(number, entry);
                    known = true;
                }
            }
            if known {
                break;
            }
        }
    }
}

/// Words of the index are equal to this one when both are folded.
pub(super) fn folded<'i>(lookup: &mut Lookup<'i, '_>, term: &str) -> Option<Expansion<'i>> {
    let mut found = MatchedEntries::default();
    let folded = key::encode(&fold(term));
    add_folded(lookup, &folded, &folded, 1.0, &mut found);
    found.expansion(MatchKind::Folded)
}
