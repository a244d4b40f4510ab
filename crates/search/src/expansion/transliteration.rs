//! Words spelled in another script.

use core::cell::Cell;

use aimaq_language::scripts::{self, LetterReading, Script};

use super::matched_entries::{MatchedEntries, add_folded};
use super::{EXACT, Expansion, MAX_PREFIX_FORMS, MatchKind, SISTER};
use crate::key;
use crate::lookup::Lookup;

/// The Cyrillic words that a word in letters of another script spells exactly, for a word that the index also has as typed. The word as
/// typed weighs more.
pub(crate) fn in_cyrillic<'i>(lookup: &mut Lookup<'i, '_>, typed: &str) -> Option<Expansion<'i>> {
    let script = Script::of(typed)?;
    let mut expansion = transliterated(lookup, script, &scripts::letters(typed), 0)?;
    let forms = expansion.forms.iter_mut();
    forms.for_each(|form| form.weight *= SISTER / EXACT);
    Some(expansion)
}

/// The words that letters of another script spell, by the cheapest readings. Readings of careless spelling cost more; they may cost `most`.
pub(super) fn transliterated<'i>(
    lookup: &mut Lookup<'i, '_>,
    script: Script,
    letters: &[char],
    most: u8,
) -> Option<Expansion<'i>> {
    let keys = spelled_keys(lookup, script, letters, most, false);
    let least = keys.iter().map(|&(_, cost, _)| cost).min()?;
    let mut found = MatchedEntries::default();
    for (key, ..) in keys.iter().filter(|&&(_, cost, _)| cost == least) {
        let abbreviation = key.strip_suffix(&key::NAME[..1]);
        let word = abbreviation.or_else(|| key.strip_suffix(&key::NAME[1..]));
        let word = word.unwrap_or(key);
        if abbreviation.is_some() && lookup.has_word(word) {
            continue;
        }
        add_folded(lookup, word, key, 1.0, &mut found);
    }
    found.expansion(MatchKind::Folded)
}

/// A state of reading: the next letter of the typed word, what is left of the reading that led there, and the cost so far.
type ReadingState = (usize, &'static str, u8);

/// The keys that letters of another script spell at a cost of at most `most`, ascending, each with its cost and its stem entry. With
/// `prefix`, also the keys that continue after the letters.
pub(super) fn spelled_keys(
    lookup: &mut Lookup<'_, '_>,
    script: Script,
    letters: &[char],
    most: u8,
    prefix: bool,
) -> Vec<(Vec<u8>, u8, u32)> {
    // Both closures of the walk use the count.
    let count = Cell::new(0);
    let mut keys = Vec::new();
    // A walk visits many branches of the dictionary: the readings at each letter are worked out once.
    let readings = script.readings(letters);
    let at_end = |&(at, pending, _): &ReadingState| {
        let mut end = false;
        silent(&readings, at, &mut |at| end |= at == letters.len());
        end && pending.is_empty()
    };
    let mut step = |states: &Vec<ReadingState>, byte: u8| {
        if count.get() >= MAX_PREFIX_FORMS {
            return None;
        }
        let mut next: Vec<ReadingState> = Vec::new();
        let mut reach = |state: ReadingState| match next
            .iter_mut()
            .find(|known| (known.0, known.1) == (state.0, state.1))
        {
            Some(known) => known.2 = known.2.min(state.2),
            None => next.push(state),
        };
        if byte < key::FIRST_LETTER {
            // A name of one word ends with a mark, which has no letter.
            return (key::NAME.contains(&byte) && !prefix && states.iter().any(at_end))
                .then(|| states.clone());
        }
        let sign = byte == SOFT_SIGN || byte == HARD_SIGN;
        for &(at, pending, cost) in states {
            let mut go = |pending: &'static str, at: usize, cost: u8| {
                let mut letters = pending.chars();
                if letters.next().and_then(key::letter) == Some(byte) {
                    reach((at, letters.as_str(), cost));
                }
            };
            if !pending.is_empty() {
                go(pending, at, cost);
                continue;
            }
            if at == letters.len() {
                if prefix {
                    reach((at, "", cost));
                }
            } else {
                silent(&readings, at, &mut |at| {
                    for reading in &readings {
                        if reading.at == at && cost + reading.cost <= most {
                            go(reading.letters, at + reading.taken, cost + reading.cost);
                        }
                    }
                });
            }
            // Latin alphabets mostly omit the soft and the hard sign.
            if sign && at > 0 {
                reach((at, "", cost));
            }
        }
        (!next.is_empty()).then_some(next)
    };
    lookup.walk(
        vec![(0, "", 0)],
        &mut step,
        &mut |key, states: &Vec<ReadingState>, number| {
            let ends = states.iter().filter(|state| at_end(state));
            if let Some(&(.., cost)) = ends.min_by_key(|state| state.2)
                && count.get() < MAX_PREFIX_FORMS
            {
                count.set(count.get() + 1);
                keys.push((key.to_vec(), cost, number));
            }
        },
    );
    keys
}

/// The key of ь.
const SOFT_SIGN: u8 = 0x9c;
/// The key of ъ.
const HARD_SIGN: u8 = 0x9a;

/// Visits a letter, and those after it that are reached over silent letters.
fn silent(readings: &[LetterReading], mut at: usize, visit: &mut impl FnMut(usize)) {
    loop {
        visit(at);
        let mut readings = readings.iter();
        if !readings.any(|reading| reading.at == at && reading.letters.is_empty()) {
            return;
        }
        at += 1;
    }
}
