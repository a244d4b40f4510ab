//! Words within one or two slips of the finger.

use aimaq_language::{Lang, fold};

use super::matched_entries::{MatchedEntries, add_folded};
use super::{Expansion, MatchKind};
use crate::edit_distance::FuzzyMatcher;
use crate::key;
use crate::lookup::Lookup;
use crate::stem_entry::{EntryKind, FormEntry};

/// The words within one slip of this one or, if there are none, within two.
pub(super) fn fuzzy<'i>(lookup: &mut Lookup<'i, '_>, term: &str) -> Option<Expansion<'i>> {
    within(lookup, term, 1, 0.0).or_else(|| within(lookup, term, 2, 0.0))
}

/// The words within `most` slips of a word, if the likelihood of the slip is at least `least`. The word needs four letters for each slip, and no digit.
pub(super) fn within<'i>(
    lookup: &mut Lookup<'i, '_>,
    term: &str,
    most: u8,
    least: f32,
) -> Option<Expansion<'i>> {
    let folded = fold(term);
    let letters = folded.chars().count();
    if letters < 4 * usize::from(most) || folded.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let typed = key::encode(&folded);
    let mut keys = Vec::new();
    let matcher = FuzzyMatcher::new(&typed, most);
    let mut step = |state: &_, letter| matcher.step(state, letter);
    lookup.walk(matcher.start(), &mut step, &mut |key, state, _| {
        let new = keys.last().is_none_or(|(_, last)| last != key);
        if new && matcher.slips(state).is_some() {
            let likelihood = slip_likelihood(&typed, key);
            if likelihood >= least {
                keys.push((likelihood, key.to_vec()));
            }
        }
    });
    let greatest = keys
        .iter()
        .fold(0.0, |most: f32, &(likelihood, _)| most.max(likelihood));
    let mut found = MatchedEntries::default();
    for (likelihood, key) in keys {
        add_folded(lookup, &key, &key, likelihood / greatest, &mut found);
    }
    // A word with a slip is no abbreviation. Of Russian, only forms are words: немец is not to немецк- what it is to немца.
    let direct = &found.direct;
    let is_form = |form: &FormEntry<'_>| direct.iter().any(|(word, _)| word.is_as(&form.word));
    found.entries.retain(|(_, entry)| {
        !entry.is_abbreviation()
            && (entry.kind != EntryKind::Word(Lang::Ru) || entry.forms.iter().any(is_form))
    });
    found.expansion(MatchKind::Fuzzy)
}

/// The likelihood that a reader who means `meant` types `typed`, up to a constant factor. Of the possible slips in a word, one leaves
/// out a certain letter and one swaps two certain neighbours, but forty insert or change a letter. The first letter is rarely wrong.
fn slip_likelihood(typed: &[u8], meant: &[u8]) -> f32 {
    let swapped = typed.len() == meant.len()
        && {
            let mut differ = (0..typed.len()).filter(|&i| typed[i] != meant[i]);
            matches!((differ.next(), differ.next()), (Some(a), Some(b)) if b == a + 1 && typed[a] == meant[b] && typed[b] == meant[a])
        };
    let kind = if swapped || meant.len() > typed.len() {
        LEFT_OUT
    } else {
        1.0
    };
    let first = if typed.first() == meant.first() {
        SAME_START
    } else {
        1.0
    };
    kind * first
}

/// How much likelier it is that a certain letter is left out, or two are swapped, than that a letter is replaced by a certain other.
pub(super) const LEFT_OUT: f32 = 8.0;
/// How much likelier a slip is that keeps the first letter.
pub(super) const SAME_START: f32 = 4.0;
