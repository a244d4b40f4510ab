//! Letters of another script, keys of another layout.

use core::cell::Cell;

use aimaq_language::scripts::{self, LetterReading, Script};
use aimaq_language::term;

use super::fuzzy::fuzzy;
use super::matched_entries::{MatchedEntries, add_folded};
use super::typed::{as_typed, by_stem, plain};
use super::{EXACT, Expansion, MAX_PREFIX_FORMS, MatchKind, SISTER};
use crate::index::Index;
use crate::key;

/// What was meant by letters of another script or the keys of another layout. `typed` has no spaces.
pub(crate) fn unknown_word<'i>(index: &'i Index, typed: &str) -> Option<Expansion<'i>> {
    let read = scripts::Script::of(typed).map(|script| (script, scripts::letters(typed)));
    let spelt = |most| {
        read.as_ref()
            .and_then(|(script, letters)| transliterated(index, *script, letters, most))
    };
    spelt(0)
        .or_else(|| by_keys(index, typed))
        .or_else(|| spelt(2))
        .or_else(|| {
            let (script, letters) = read.as_ref()?;
            let likeliest = script.likeliest(letters);
            by_stem(index, &likeliest).or_else(|| fuzzy(index, &likeliest))
        })
        .map(|meaning| Expansion {
            how: meaning.how.max(MatchKind::Folded),
            ..meaning
        })
}

/// What was meant by the same keys on another layout.
pub(crate) fn by_keys<'i>(index: &'i Index, typed: &str) -> Option<Expansion<'i>> {
    let cyrillic =
        scripts::from_latin_keys(typed).and_then(|word| plain(index, &term(&word), false));
    let latin =
        || scripts::from_cyrillic_keys(typed).and_then(|word| as_typed(index, &term(&word)));
    let meaning = cyrillic.or_else(latin)?;
    let shown = meaning.shown.or_else(|| meaning.best.clone());
    Some(Expansion {
        how: MatchKind::OtherLayout,
        shown,
        ..meaning
    })
}

/// What a word that is there in letters of another script is in Cyrillic, if that is there without any haste. What is there as typed
/// comes first.
pub(crate) fn in_cyrillic<'i>(index: &'i Index, typed: &str) -> Option<Expansion<'i>> {
    let script = Script::of(typed)?;
    let mut meaning = transliterated(index, script, &scripts::letters(typed), 0)?;
    let forms = meaning.forms.iter_mut();
    forms.for_each(|form| form.weight *= SISTER / EXACT);
    Some(meaning)
}

/// The words that letters of another script spell, by at most so much haste.
fn transliterated<'i>(
    index: &'i Index,
    script: Script,
    letters: &[char],
    most: u8,
) -> Option<Expansion<'i>> {
    let keys = read_as(index, script, letters, most, false);
    let least = keys.iter().map(|&(_, cost, _)| cost).min()?;
    let mut found = MatchedEntries::default();
    for (key, ..) in keys.iter().filter(|&&(_, cost, _)| cost == least) {
        let word = key.strip_suffix(&key::NAME[1..]).unwrap_or(key);
        add_folded(index, word, key, 1.0, &mut found);
    }
    found.meaning(MatchKind::Folded)
}

/// A place in a typed word, the bytes of the reading that led there and are still to come, and what it cost.
type ReadingState = (usize, &'static str, u8);

/// The keys that letters of another script may be read as, ascending, with the cost and values of each. With `begins`,
/// also the keys that go on after them.
pub(super) fn read_as(
    index: &Index,
    script: Script,
    letters: &[char],
    most: u8,
    begins: bool,
) -> Vec<(Vec<u8>, u8, u32)> {
    let count = Cell::new(0);
    let mut keys = Vec::new();
    // Of the dictionary many branches are walked: what can be read where is looked up once.
    let readings = script.readings(letters);
    let at_end = |&(at, pending, _): &ReadingState| {
        let mut end = false;
        silent(&readings, at, &mut |at| end |= at == letters.len());
        end && pending.is_empty()
    };
    let mut step = |places: &Vec<ReadingState>, byte: u8| {
        if count.get() >= MAX_PREFIX_FORMS {
            return None;
        }
        let mut next: Vec<ReadingState> = Vec::new();
        let mut reach = |place: ReadingState| match next
            .iter_mut()
            .find(|known| (known.0, known.1) == (place.0, place.1))
        {
            Some(known) => known.2 = known.2.min(place.2),
            None => next.push(place),
        };
        if byte < key::FIRST_LETTER {
            // The mark at the end of a name of one word is passed over.
            return (byte == key::NAME[1] && !begins && places.iter().any(at_end))
                .then(|| places.clone());
        }
        let sign = byte == SOFT_SIGN || byte == HARD_SIGN;
        for &(at, pending, cost) in places {
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
                if begins {
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
            // Latin alphabets mostly leave the soft and the hard sign out.
            if sign && at > 0 {
                reach((at, "", cost));
            }
        }
        (!next.is_empty()).then_some(next)
    };
    index.walk(
        vec![(0, "", 0)],
        &mut step,
        &mut |key, places: &Vec<ReadingState>, number| {
            let ends = places.iter().filter(|place| at_end(place));
            if let Some(&(.., cost)) = ends.min_by_key(|place| place.2)
                && count.get() < MAX_PREFIX_FORMS
            {
                count.set(count.get() + 1);
                keys.push((key.to_vec(), cost, number));
            }
        },
    );
    keys
}

const SOFT_SIGN: u8 = 0x9c;

const HARD_SIGN: u8 = 0x9a;

/// A place and those after it that are reached by letters without a sound.
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
