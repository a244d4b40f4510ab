//! The word as typed, the other forms of its stem, and words that are equal when folded.

use aimaq_language::{Lang, fold, has_kazakh_letter, possible_stems};

use super::matched_entries::{MatchedEntries, add_folded};
use super::{Expansion, MatchKind};
use crate::key;
use crate::lookup::Lookup;
use crate::stem_entry::{EntryKind, FormEntry, StemEntry};
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
    if exact == [false; 2] {
        stems(lookup, term, &mut found);
    } else {
        twins(lookup, term, exact, &mut found);
    }
    found.expansion(MatchKind::AsTyped)
}

/// Other forms of a stem that the word may have are in the index.
pub(super) fn by_stem<'i>(lookup: &mut Lookup<'i, '_>, term: &str) -> Option<Expansion<'i>> {
    guess_by_stem(lookup, term).map(|(expansion, _)| expansion)
}

/// The same, and whether the word is likely a form of that stem: a Russian one with one more letter. (After a Kazakh stem, one letter is as
/// often a slip.)
pub(super) fn guess_by_stem<'i>(
    lookup: &mut Lookup<'i, '_>,
    term: &str,
) -> Option<(Expansion<'i>, bool)> {
    let mut found = MatchedEntries::default();
    stems(lookup, term, &mut found);
    let length = term.chars().count();
    let is_likely = found.entries.iter().all(|(_, entry)| {
        entry.kind == EntryKind::Word(Lang::Ru) && entry.stem.len() + 1 >= length
    });
    Some((found.expansion(MatchKind::AsTyped)?, is_likely))
}

/// Adds the same word in a language that does not have it as typed (театр, министр): by a stem that is the word, by its longest possible
/// stem if that leaves most of the word, or by the stem that it has in its own language if a form is common to both.
fn twins<'i>(
    lookup: &mut Lookup<'i, '_>,
    term: &str,
    exact: [bool; 2],
    found: &mut MatchedEntries<'i>,
) {
    let typed = key::encode(term);
    let mut own = found.entries.clone();
    own.retain(|(_, entry)| matches!(entry.kind, EntryKind::Word(lang) if exact[lang as usize]));
    for lang in Lang::ALL {
        if exact[lang as usize] {
            continue;
        }
        // A stem of Kazakh is a word, one of Russian only if it is long.
        let of_lang = |entry: &StemEntry<'_>| entry.kind == EntryKind::Word(lang);
        found
            .entries
            .retain(|(_, entry)| !of_lang(entry) || lang == Lang::Kk || typed.len() >= MIN_TWIN);
        if found.entries.iter().any(|(_, entry)| of_lang(entry)) {
            continue;
        }
        for (number, entry) in guess(lookup, term, lang) {
            let bare = lang == Lang::Ru || entry.forms.iter().any(|form| form.word.is(entry.stem));
            if entry.stem.len() >= MIN_TWIN
                && typed.starts_with(entry.stem)
                && entry.stem.len() + MAX_TWIN_ENDING >= typed.len()
                && bare
            {
                found.add(number, entry);
            }
        }
        for (_, entry) in own.iter().filter(|(_, entry)| entry.stem.len() >= MIN_TWIN) {
            for (number, twin) in
                key::folded(entry.stem).map_or(Vec::new(), |stem| lookup.entries(&stem))
            {
                // A name is no twin of another word: Семей of семей.
                let is_form = |form: &FormEntry<'_>| {
                    let mut forms = twin.forms.iter();
                    forms.any(|other| other.case == form.case && other.word.is_as(&form.word))
                };
                if of_lang(&twin) && twin.stem == entry.stem && entry.forms.iter().any(is_form) {
                    found.add(number, twin);
                }
            }
        }
    }
}

/// The fewest letters of a stem that is the same word in the other language.
const MIN_TWIN: usize = 4;
/// The most letters of its ending.
const MAX_TWIN_ENDING: usize = 2;

/// Adds the entries of the longest possible stem of a word, in the language in which it is longest, or in both.
fn stems<'i>(lookup: &mut Lookup<'i, '_>, term: &str, found: &mut MatchedEntries<'i>) {
    let guesses = Lang::ALL.map(|lang| guess(lookup, term, lang));
    let letters = term.chars().count();
    // A Russian stem lacks the ending of its word: авиаци- is as long as авиация.
    let length = |entries: &Vec<(u32, StemEntry<'_>)>| {
        entries.first().map_or(0, |(_, entry)| {
            let length = entry.stem.len();
            let lacks =
                entry.kind == EntryKind::Word(Lang::Ru) && (MIN_TWIN..letters).contains(&length);
            length + usize::from(lacks)
        })
    };
    let longest = guesses.iter().map(length).fold(0, usize::max);
    for entries in guesses {
        if length(&entries) == longest {
            entries
                .into_iter()
                .for_each(|(number, entry)| found.add(number, entry));
        }
    }
}

/// The entries of the longest possible stem of a word in a language.
fn guess<'i>(lookup: &mut Lookup<'i, '_>, term: &str, lang: Lang) -> Vec<(u32, StemEntry<'i>)> {
    if lang == Lang::Ru && has_kazakh_letter(term) {
        return Vec::new();
    }
    let mut stems = stems_of(term, |part| possible_stems(lang, part));
    if lang == Lang::Ru {
        // A noun or an adjective with another ending is likelier than a form of a verb: основа has the stem of основу, not of основать.
        let (nominal, verbal): (Vec<String>, Vec<String>) = stems
            .into_iter()
            .partition(|stem| term.starts_with(&**stem));
        stems = [nominal, verbal].concat();
    }
    for stem in stems {
        let letters = key::encode(&stem);
        let mut entries = lookup.entries(&key::encode(&fold(&stem)));
        // An abbreviation has no other forms.
        entries.retain(|(_, entry)| {
            entry.kind == EntryKind::Word(lang) && entry.stem == letters && !entry.is_abbreviation()
        });
        if !entries.is_empty() {
            return entries;
        }
    }
    Vec::new()
}

/// Words of the index are equal to this one when both are folded.
pub(super) fn folded<'i>(lookup: &mut Lookup<'i, '_>, term: &str) -> Option<Expansion<'i>> {
    let mut found = MatchedEntries::default();
    let folded = key::encode(&fold(term));
    add_folded(lookup, &folded, &folded, 1.0, &mut found);
    found.expansion(MatchKind::Folded)
}
