//! Slips of the finger.

use aimaq_language::fold;

use super::matched_entries::{MatchedEntries, add_folded};
use super::{Expansion, MatchKind};
use crate::edit_distance::FuzzyMatcher;
use crate::index::Index;
use crate::key;

/// The word is in the index but for a slip, or two in a long word.
pub(crate) fn fuzzy<'i>(index: &'i Index, term: &str) -> Option<Expansion<'i>> {
    within(index, term, 1).or_else(|| within(index, term, 2))
}

/// The words within so many slips of one that is long enough for them.
pub(super) fn within<'i>(index: &'i Index, term: &str, most: u8) -> Option<Expansion<'i>> {
    let folded = fold(term);
    let letters = folded.chars().count();
    if letters < 4 * usize::from(most) || folded.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let typed = key::encode(&folded);
    let mut keys = Vec::new();
    let near = FuzzyMatcher::new(&typed, most);
    let mut step = |state: &_, letter| near.step(state, letter);
    index.walk(near.start(), &mut step, &mut |key, state, _| {
        let new = keys.last().is_none_or(|(_, last)| last != key);
        if new && near.slips(state).is_some() {
            keys.push((slip_likelihood(&typed, key), key.to_vec()));
        }
    });
    let most_likely = keys
        .iter()
        .fold(0.0, |most: f32, &(likely, _)| most.max(likely));
    let mut found = MatchedEntries::default();
    for (likely, key) in keys {
        add_folded(index, &key, &key, likely / most_likely, &mut found);
    }
    found.meaning(MatchKind::Fuzzy)
}

/// How likely it is that somebody who means `meant` types `typed`, in no unit. Of the slips that a word invites, one
/// leaves out a certain letter or swaps two certain neighbours, but forty put in or take some other letter; and the first
/// letter is rarely wrong.
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

/// How much likelier a certain letter left out, or two swapped, are than one certain wrong letter.
const LEFT_OUT: f32 = 8.0;
/// How much likelier a slip is that keeps the first letter.
const SAME_START: f32 = 4.0;
