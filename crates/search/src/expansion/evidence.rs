//! The order of evidence: what is tried first to find out what a typed word stands for, and what only if that finds nothing.
//!
//! For a word of the query, from the strongest evidence to the weakest:
//!
//! 1. The word as typed, with the other forms of its stem. In a language that does not have the word itself, only what is the same
//!    word (театр, министр). If neither language has it, the longest stem that it may have ([`verbatim`]).
//! 2. The word with folded letters (казакстан for қазақстан), before or after a guessed stem, depending on its letters ([`plain`]).
//! 3. If nothing was found for a prefix: words that begin with its reading in another script or layout
//!    ([`prefix_matches_of_unknown`](super::prefix_matches_of_unknown)).
//! 4. Letters of another script, and the keys of another keyboard layout ([`unknown`]).
//! 5. Slips of the finger: one, then two in a long word ([`unknown`]).
//!
//! The first step that finds something ends the search for that word. Beside these, at any step, a word stands for the names it
//! is known by, and a word in Latin letters also for what it is in Cyrillic.

use aimaq_language::scripts::{self, Script};
use aimaq_language::{has_kazakh_letter, term};

use super::fuzzy::{LEFT_OUT, SAME_START, fuzzy, within};
use super::matched_entries::MatchedEntries;
use super::naming::{abbreviations, name_stems, names};
use super::transliteration::transliterated;
use super::typed::{as_typed, by_stem, folded, guess_by_stem};
use super::{Expansion, MatchKind};
use crate::lookup::Lookup;
use crate::request::Assumption;

/// Expands a word as typed, without folding or correcting it.
pub(crate) fn verbatim<'i>(lookup: &mut Lookup<'i, '_>, term: &str) -> Option<Expansion<'i>> {
    as_typed(lookup, term).or_else(|| by_stem(lookup, term))
}

/// Expands a word as typed, except for letters that a keyboard lacks.
///
/// Where only the stem of the word is known, the word may also be a slip for another: with `near`, words within one slip are added.
pub(crate) fn plain<'i>(
    lookup: &mut Lookup<'i, '_>,
    term: &str,
    near: bool,
) -> Option<Expansion<'i>> {
    let guess = |lookup: &mut Lookup<'i, '_>| {
        let (guess, is_likely) = guess_by_stem(lookup, term)?;
        Some(match near {
            true => with_near(lookup, term, guess, is_likely),
            false => guess,
        })
    };
    as_typed(lookup, term).or_else(|| {
        // A reader who has the Kazakh letters uses them.
        if has_kazakh_letter(term) {
            guess(lookup).or_else(|| folded(lookup, term))
        } else {
            folded(lookup, term).or_else(|| guess(lookup))
        }
    })
}

/// Expands what is not in the index as typed. `typed` has no spaces. `term` is the word to correct, if it may be corrected.
pub(crate) fn unknown<'i>(
    lookup: &mut Lookup<'i, '_>,
    typed: &str,
    term: Option<&str>,
) -> Option<Expansion<'i>> {
    let spelling = Script::of(typed).map(|script| (script, scripts::letters(typed)));
    let spelled = |lookup: &mut Lookup<'i, '_>, most| {
        let (script, letters) = spelling.as_ref()?;
        transliterated(lookup, *script, letters, most)
    };
    let likeliest = |lookup: &mut Lookup<'i, '_>| {
        let (script, letters) = spelling.as_ref()?;
        let likeliest = script.likeliest(letters);
        let found = by_stem(lookup, &likeliest).or_else(|| fuzzy(lookup, &likeliest))?;
        let shown = found.shown.unwrap_or((likeliest, Assumption::Letters));
        Some(Expansion {
            shown: Some(shown),
            ..found
        })
    };
    spelled(lookup, 0)
        .or_else(|| other_layout(lookup, typed))
        .or_else(|| spelled(lookup, 2))
        .or_else(|| likeliest(lookup))
        .map(|expansion| Expansion {
            evidence: expansion.evidence.max(MatchKind::Folded),
            ..expansion
        })
        .or_else(|| fuzzy(lookup, term?))
}

/// Expands what the same keys type on another keyboard layout.
pub(crate) fn other_layout<'i>(lookup: &mut Lookup<'i, '_>, typed: &str) -> Option<Expansion<'i>> {
    let cyrillic = scripts::from_latin_keys(typed).and_then(|word| {
        let word = term(&word);
        let found = plain(lookup, &word, false).or_else(|| {
            let mut found = abbreviations(lookup, &word, false);
            let stems = name_stems(lookup, &word).0;
            found.extend(names(lookup, &[stems]));
            only_names(found)
        })?;
        Some((found, word))
    });
    let (expansion, word) = cyrillic.or_else(|| {
        let latin = term(&scripts::from_cyrillic_keys(typed)?);
        Some((as_typed(lookup, &latin)?, latin))
    })?;
    let shown = expansion.shown.map(|(shown, _)| shown);
    let shown = shown.or_else(|| expansion.best.clone()).unwrap_or(word);
    Some(Expansion {
        evidence: MatchKind::OtherLayout,
        shown: Some((shown, Assumption::Layout)),
        ..expansion
    })
}

/// A name or an abbreviation that no text has, but another name of the same thing.
fn only_names<'i>(names: Vec<u32>) -> Option<Expansion<'i>> {
    let found = MatchedEntries {
        names,
        ..MatchedEntries::default()
    };
    found.expansion(MatchKind::Folded)
}

/// Adds the words within one slip to a guess by stem, unless the slip is another or an additional first letter: сөзінде is a form of сөз
/// before it is a slip for өзінде. To a likely guess, only words are added of which a later letter was left out, or two were swapped.
fn with_near<'i>(
    lookup: &mut Lookup<'i, '_>,
    term: &str,
    guess: Expansion<'i>,
    is_likely: bool,
) -> Expansion<'i> {
    let least = match is_likely {
        true => LEFT_OUT * SAME_START,
        false => SAME_START,
    };
    let long = term.chars().nth(MIN_NEAR_LETTERS - 1).is_some();
    let near = match long {
        true => within(lookup, term, 1, least),
        false => None,
    };
    let Some(near) = near else {
        return guess;
    };
    let mut forms = near.forms;
    forms
        .iter_mut()
        .for_each(|form| form.weight *= NEAR_BESIDE_GUESS);
    let mut shown = near.shown;
    for form in guess.forms {
        match forms
            .iter_mut()
            .find(|known| known.postings.is_same(&form.postings))
        {
            Some(known) => {
                known.weight = known.weight.max(form.weight);
                // The near word is another form of the same stem.
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

/// The least number of letters of a word that may be a slip although its stem is known.
const MIN_NEAR_LETTERS: usize = 5;
/// The weight of words within one slip, relative to other matches, beside a guess by stem.
const NEAR_BESIDE_GUESS: f32 = 0.7;
