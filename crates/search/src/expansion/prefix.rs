//! Words that begin with what was typed.

use aimaq_compact::{order, part};
use aimaq_language::{fold, scripts, term};

use super::transliteration::spelled_keys;
use super::{EXACT, ExpandedForm, MAX_PREFIX_FORMS, SISTER};
use crate::key;
use crate::lookup::Lookup;
use crate::request::Assumption;
use crate::stem_entry::EntryKind;
use crate::word_form::WordForm;

/// The word forms that begin with a prefix when folded, or the first of them.
pub(crate) struct PrefixMatches<'i> {
    pub(crate) forms: Vec<ExpandedForm<'i>>,
    /// The key of the folded prefix.
    pub(crate) prefix: Vec<u8>,
    /// The greatest key that was taken.
    last: Vec<u8>,
}

impl PrefixMatches<'_> {
    /// Returns `true` if a form is among those that were taken. `letters` is a buffer.
    pub(crate) fn has(&self, word: &WordForm<'_>, letters: &mut Vec<u8>) -> bool {
        word.fold(letters) && letters.starts_with(&self.prefix) && **letters <= *self.last
    }
}

/// The forms that begin with `term` when both are folded.
pub(crate) fn prefix_matches<'i>(lookup: &mut Lookup<'i, '_>, term: &str) -> PrefixMatches<'i> {
    let mut found = PrefixMatches {
        forms: Vec::new(),
        prefix: key::encode(&fold(term)),
        last: Vec::new(),
    };
    let mut numbers = Vec::new();
    let mut count = 0;
    lookup.visit_prefix(&found.prefix, &mut |key, number| {
        if !key::is_name(key) {
            numbers.push(number);
            found.last.clear();
            found.last.extend(key);
            count += 1;
        }
        count < MAX_PREFIX_FORMS
    });
    let mut letters = Vec::new();
    let forms = forms_of(lookup, numbers, term, &mut |word| {
        found.has(word, &mut letters)
    });
    found.forms = forms;
    found
}

/// The forms that begin with the same four letters as a word; none if the word is shorter.
pub(crate) fn same_start<'i>(lookup: &mut Lookup<'i, '_>, typed: &str) -> Vec<ExpandedForm<'i>> {
    let folded = fold(&term(typed));
    if folded.chars().count() < START_LETTERS {
        return Vec::new();
    }
    let end = folded.char_indices().nth(START_LETTERS);
    let end = end.map_or(folded.len(), |(at, _)| at);
    prefix_matches(lookup, part(&folded, ..end)).forms
}

/// Words with the same first letters, this many, are likely to be related.
const START_LETTERS: usize = 4;

/// The forms that begin with what was typed in another script or keyboard layout, and the prefix in Cyrillic with what is assumed.
pub(crate) fn prefix_matches_of_unknown<'i>(
    lookup: &mut Lookup<'i, '_>,
    typed: &str,
) -> Option<(Vec<ExpandedForm<'i>>, (String, Assumption))> {
    let spelled = scripts::Script::of(typed).and_then(|script| {
        let letters = scripts::letters(typed);
        let forms = spelled_prefix(lookup, script, &letters);
        let read = script.likeliest(&letters);
        Some((most_frequent(&forms)?, read, forms, Assumption::Letters))
    });
    let (likeliest, read, forms, why) = spelled.or_else(|| {
        let word = scripts::from_latin_keys(typed)?;
        let forms = prefix_matches(lookup, &term(&word)).forms;
        Some((most_frequent(&forms)?, word, forms, Assumption::Layout))
    })?;
    // The reading may have other letters than the words: к for қ, or е for ё.
    let prefix = likeliest.chars().take(read.chars().count());
    Some((forms, (prefix.chain(['…']).collect(), why)))
}

/// The form that is in the most versions.
fn most_frequent(forms: &[ExpandedForm<'_>]) -> Option<String> {
    let most = forms.iter().max_by_key(|form| form.postings.versions)?;
    most.word.term()
}

/// The forms that begin with what letters of another script spell.
fn spelled_prefix<'i>(
    lookup: &mut Lookup<'i, '_>,
    script: scripts::Script,
    letters: &[char],
) -> Vec<ExpandedForm<'i>> {
    let keys = spelled_keys(lookup, script, letters, 0, true);
    let numbers = keys.iter().map(|&(.., number)| number).collect();
    let mut letters = Vec::new();
    forms_of(lookup, numbers, "", &mut |word| {
        word.fold(&mut letters)
            && keys
                .binary_search_by(|(known, ..)| known.cmp(&letters))
                .is_ok()
    })
}

/// The Cyrillic forms that begin with what letters of another script spell, where those letters also begin words of their own script.
/// A shorter prefix than three letters says too little.
pub(crate) fn prefix_matches_in_cyrillic<'i>(
    lookup: &mut Lookup<'i, '_>,
    typed: &str,
) -> Vec<ExpandedForm<'i>> {
    match typed.chars().nth(MIN_SPELLED_LETTERS - 1) {
        Some(_) => scripts::Script::of(typed)
            .map(|script| spelled_prefix(lookup, script, &scripts::letters(typed)))
            .unwrap_or_default(),
        None => Vec::new(),
    }
}

const MIN_SPELLED_LETTERS: usize = 3;

/// The forms of some stem entries for which `accept` returns `true`; `exact` is the one that was typed.
fn forms_of<'i>(
    lookup: &mut Lookup<'i, '_>,
    mut numbers: Vec<u32>,
    exact: &str,
    accept: &mut dyn FnMut(&WordForm<'i>) -> bool,
) -> Vec<ExpandedForm<'i>> {
    order::sort(&mut numbers);
    numbers.dedup();
    let exact = key::encode(exact);
    let mut forms = Vec::new();
    for number in numbers {
        let Some(entry) = lookup.entry(number) else {
            continue;
        };
        if !matches!(entry.kind, EntryKind::Word(_)) {
            continue;
        }
        for form in entry.forms.iter().filter(|form| accept(&form.word)) {
            let weight = if form.word.is(&exact) { EXACT } else { SISTER };
            forms.push(ExpandedForm {
                word: form.word,
                postings: form.postings,
                weight,
            });
        }
    }
    forms
}
