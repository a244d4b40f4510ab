//! The word as it is written, and the other forms of its stem.

use aimaq_language::{Lang, fold, has_kazakh_letter, possible_stems};

use super::fuzzy::within;
use super::matched_entries::{MatchedEntries, add_folded};
use super::{Expansion, MatchKind, groups};
use crate::index::Index;
use crate::key;
use crate::stem_entry::EntryKind;
use crate::stems::stems_of;

/// What a word stands for, as typed but for letters that a keyboard lacks; nothing if it is not in the index.
///
/// Where only its stem is known, the word may as well be a slip for one that is there: with `near`, those count too.
pub(crate) fn plain<'i>(index: &'i Index, term: &str, near: bool) -> Option<Expansion<'i>> {
    let folded = || folded(index, term);
    let guess = || {
        let guess = by_stem(index, term)?;
        Some(if near {
            with_near(index, term, guess)
        } else {
            guess
        })
    };
    as_typed(index, term).or_else(|| {
        // Who has the Kazakh letters uses them.
        if has_kazakh_letter(term) {
            guess().or_else(folded)
        } else {
            folded().or_else(guess)
        }
    })
}

/// A stem that was guessed, and near spellings of the word, if there are any.
fn with_near<'i>(index: &'i Index, term: &str, guess: Expansion<'i>) -> Expansion<'i> {
    let long = term.chars().nth(LONG_ENOUGH - 1).is_some();
    let Some(near) = long.then(|| within(index, term, 1)).flatten() else {
        return guess;
    };
    let mut forms = near.forms;
    forms
        .iter_mut()
        .for_each(|form| form.weight *= NEAR_OR_STEM);
    let mut shown = near.shown;
    for form in guess.forms {
        match forms
            .iter_mut()
            .find(|known| known.postings.is_same(&form.postings))
        {
            Some(known) => {
                known.weight = known.weight.max(form.weight);
                // It is another form of the same word.
                shown = None;
            }
            None => forms.push(form),
        }
    }
    Expansion {
        forms,
        shown,
        ..guess
    }
}

/// From so many letters on, an unknown form of a known stem may be a slip.
const LONG_ENOUGH: usize = 5;
/// How much a near spelling counts beside a stem that was guessed.
const NEAR_OR_STEM: f32 = 0.7;

/// The word as typed and nothing else.
pub(crate) fn verbatim<'i>(index: &'i Index, term: &str) -> Option<Expansion<'i>> {
    as_typed(index, term).or_else(|| by_stem(index, term))
}

/// The word itself is in the index, as a form or as a stem.
pub(super) fn as_typed<'i>(index: &'i Index, term: &str) -> Option<Expansion<'i>> {
    let mut found = MatchedEntries::default();
    let mut exact = [false; 2];
    let typed = key::encode(term);
    for (number, group) in groups(index, &key::encode(&fold(term))) {
        let EntryKind::Word(lang) = group.kind else {
            continue;
        };
        let form = group.forms.iter().find(|form| form.word.is(&typed));
        exact[lang as usize] |= form.is_some();
        found.direct.extend(form.map(|form| (form.word, 1.0)));
        if form.is_some() || group.stem == typed {
            found.add(number, group);
        }
    }
    if found.groups.is_empty() {
        return None;
    }
    // A word that is the stem of others is rather that than a form of something else: баста is "begin" before it is
    // "on the head". Of the other reading, only what is written the same stays.
    let is_stem = Lang::ALL.map(|lang| {
        let mut groups = found.groups.iter();
        groups.any(|(_, group)| group.kind == EntryKind::Word(lang) && group.stem == typed)
    });
    for (_, group) in &mut found.groups {
        if let EntryKind::Word(lang) = group.kind
            && is_stem[lang as usize]
            && group.stem != typed
        {
            group.forms.retain(|form| form.word.is(&typed));
        }
    }
    stems(index, term, exact, &mut found);
    found.meaning(MatchKind::AsTyped)
}

/// Other forms of its stem are in the index.
pub(super) fn by_stem<'i>(index: &'i Index, term: &str) -> Option<Expansion<'i>> {
    let mut found = MatchedEntries::default();
    stems(index, term, [false; 2], &mut found);
    found.meaning(MatchKind::AsTyped)
}

/// Adds the groups of the stem of a word in the languages whose groups are not yet known.
pub(super) fn stems<'i>(
    index: &'i Index,
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
            for (number, group) in groups(index, &key::encode(&fold(&stem))) {
                if group.kind == EntryKind::Word(lang) && group.stem == letters {
                    found.add(number, group);
                    known = true;
                }
            }
            if known {
                break;
            }
        }
    }
}

/// The word is in the index but for letters that the keyboard lacked.
pub(super) fn folded<'i>(index: &'i Index, term: &str) -> Option<Expansion<'i>> {
    let mut found = MatchedEntries::default();
    let folded = key::encode(&fold(term));
    add_folded(index, &folded, &folded, 1.0, &mut found);
    found.meaning(MatchKind::Folded)
}
