//! Names of places, regions and abbreviations, and the regions that some of them stand for.

use aimaq_compact::case::is_upper;
use aimaq_compact::order;
use aimaq_language::scripts::{Script, from_latin_keys, letters};
use aimaq_language::{Lang, TokenKind, fold, possible_stems, term, tokens};

use super::transliteration::spelled_keys;
use super::typed::as_typed;
use super::{ExpandedForm, Expansion, plain};
use crate::key;
use crate::lookup::Lookup;
use crate::stem_entry::{EntryKind, FormEntry};
use crate::stems::stems_of;
use crate::words::{FormSequence, FormSet};

/// The numbers of the names that words in a row match, except abbreviations. `words` has the folded stems of each word; any of them may
/// match.
pub(crate) fn names(lookup: &mut Lookup<'_, '_>, words: &[Vec<String>]) -> Vec<u32> {
    let mut found = Vec::new();
    let Some((first, rest)) = words.split_first() else {
        return found;
    };
    let mut keys: Vec<Vec<u8>> = first
        .iter()
        .map(|stem| first_word(stem, key::NAME[1]))
        .collect();
    for (i, stems) in rest.iter().enumerate() {
        keys.retain(|key| lookup.has_prefix(key));
        let longer = keys.iter().flat_map(|key| {
            stems.iter().map(move |stem| {
                let mut longer = key.clone();
                longer.extend((i > 0).then_some(b' '));
                longer.extend(key::encode(stem));
                longer
            })
        });
        keys = longer.collect();
    }
    keys.iter()
        .for_each(|key| found.extend(lookup.numbers(key)));
    order::sort(&mut found);
    found.dedup();
    found
}

/// The start of the keys of the names that begin with a folded word.
fn first_word(folded: &str, mark: u8) -> Vec<u8> {
    let mut key = key::encode(folded);
    key.push(mark);
    key
}

/// The numbers of the abbreviations that a word is when folded, without an ending. In small letters it is none if a text has it as a word.
pub(crate) fn abbreviations(lookup: &mut Lookup<'_, '_>, term: &str, capitals: bool) -> Vec<u32> {
    let folded = fold(term);
    let found = lookup.numbers(&first_word(&folded, key::NAME[0]));
    match found.is_empty() || capitals || !lookup.has_word(&key::encode(&folded)) {
        true => found,
        false => Vec::new(),
    }
}

/// Returns `true` if a word, in any letter case, script or keyboard layout, is an abbreviation.
pub(crate) fn is_abbreviation(lookup: &mut Lookup<'_, '_>, typed: &str) -> bool {
    let capitals = typed.chars().nth(1).is_some_and(is_upper);
    let mut is = |word: &str| !abbreviations(lookup, &term(word), capitals).is_empty();
    is(typed)
        || from_latin_keys(typed).is_some_and(|word| is(&word))
        || Script::of(typed).is_some_and(|script| {
            let spelled = spelled_keys(lookup, script, &letters(typed), 0, false);
            let mut short = spelled
                .iter()
                .filter_map(|(key, ..)| key.strip_suffix(&key::NAME[..1]));
            short.any(|word| capitals || !lookup.has_word(word))
        })
}

/// The folded stems that a word may have, for looking up names; and its expansion, if the word is in the index as typed and no shard is
/// missing that may add to it.
pub(crate) fn name_stems<'i>(
    lookup: &mut Lookup<'i, '_>,
    term: &str,
) -> (Vec<String>, Option<Expansion<'i>>) {
    let mut stems = vec![fold(term)];
    let expansion = as_typed(lookup, term);
    let complete = lookup.is_complete();
    match &expansion {
        Some(expansion) => stems.extend(expansion.stems.iter().cloned()),
        None => {
            stems.extend(plain(lookup, term, false).map_or(Vec::new(), |expansion| expansion.stems))
        }
    }
    for lang in Lang::ALL {
        stems.extend(
            stems_of(term, |part| possible_stems(lang, part))
                .iter()
                .map(|stem| fold(stem)),
        );
    }
    order::sort(&mut stems);
    stems.dedup();
    (stems, expansion.filter(|_| complete))
}

/// The region codes, in lower case, that a typed name stands for. Names of other things stand for none.
pub(crate) fn regions(lookup: &mut Lookup<'_, '_>, typed: &str) -> Vec<String> {
    let words: Vec<Vec<String>> = tokens(typed)
        .iter()
        .filter(|token| token.kind != TokenKind::Compound)
        .map(|token| name_stems(lookup, &token.term).0)
        .collect();
    let mut numbers = names(lookup, &words);
    numbers.extend(abbreviations(lookup, &term(typed), true));
    numbers
        .into_iter()
        .filter_map(|number| lookup.entry(number))
        // A region under a former name is that region.
        .filter_map(|entry| {
            let stem = key::decode(entry.stem)?;
            Some(stem.split('@').next().unwrap_or_default().to_owned())
        })
        .filter(|stem| stem.is_ascii())
        .collect()
}

/// The forms of a name, and the words of each.
pub(crate) fn name<'i>(
    lookup: &mut Lookup<'i, '_>,
    number: u32,
) -> Option<(Vec<ExpandedForm<'i>>, Vec<FormSequence>)> {
    let entry = lookup
        .entry(number)
        .filter(|entry| entry.kind == EntryKind::Name)?;
    let words = |form: &FormEntry<'_>| -> FormSequence {
        let letters = form.word.key();
        letters
            .split(|&letter| letter == b' ')
            .map(FormSet::one)
            .collect()
    };
    let sequences = entry.forms.iter().map(words).collect();
    let forms = entry.forms.into_iter();
    let forms = forms.map(|form| ExpandedForm {
        word: form.word,
        postings: form.postings,
        weight: NAME,
    });
    Some((forms.collect(), sequences))
}

/// The weight of a name that is not what was typed.
const NAME: f32 = 0.5;
