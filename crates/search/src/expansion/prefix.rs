//! Words of which only the beginning is known.

use aimaq_compact::{order, part};
use aimaq_language::{fold, scripts, term};

use super::transliteration::read_as;
use super::{EXACT, ExpandedForm, MAX_PREFIX_FORMS};
use crate::index::Index;
use crate::key;
use crate::stem_entry::{EntryKind, WordForm};

/// Forms by how their folded letters begin.
pub(crate) struct PrefixMatches<'i> {
    pub(crate) forms: Vec<ExpandedForm<'i>>,
    /// The folded letters that they begin with.
    pub(crate) begin: Vec<u8>,
    /// The last of the keys that were taken.
    last: Vec<u8>,
}

impl PrefixMatches<'_> {
    /// Is a form among those that were taken?
    pub(crate) fn has(&self, word: &WordForm<'_>, letters: &mut Vec<u8>) -> bool {
        word.fold(letters) && letters.starts_with(&self.begin) && **letters <= *self.last
    }
}

/// The forms that begin with a term, folded.
pub(crate) fn prefix_matches<'i>(index: &'i Index, term: &str) -> PrefixMatches<'i> {
    let mut found = PrefixMatches {
        forms: Vec::new(),
        begin: key::encode(&fold(term)),
        last: Vec::new(),
    };
    let mut numbers = Vec::new();
    let mut count = 0;
    index.under(&found.begin, &mut |key, number| {
        if !key::is_name(key) {
            numbers.push(number);
            found.last.clear();
            found.last.extend(key);
            count += 1;
        }
        count < MAX_PREFIX_FORMS
    });
    let mut letters = Vec::new();
    let forms = forms_of(index, numbers, term, &mut |word| {
        found.has(word, &mut letters)
    });
    found.forms = forms;
    found
}

/// The forms that begin with the same five letters as a word.
pub(crate) fn alike<'i>(index: &'i Index, typed: &str) -> Vec<ExpandedForm<'i>> {
    let folded = fold(&term(typed));
    match folded
        .char_indices()
        .nth(ALIKE)
        .map_or(folded.len(), |(at, _)| at)
    {
        at if folded.chars().take(ALIKE).count() == ALIKE => {
            prefix_matches(index, part(&folded, ..at)).forms
        }
        _ => Vec::new(),
    }
}

/// So many first letters make words alike.
const ALIKE: usize = 5;

/// The forms that begin with what was typed in another script or on another layout, and how that is written in Cyrillic.
pub(crate) fn prefix_matches_unknown<'i>(
    index: &'i Index,
    typed: &str,
) -> Option<(Vec<ExpandedForm<'i>>, String)> {
    let spelt = scripts::Script::of(typed).and_then(|script| {
        let letters = scripts::letters(typed);
        let forms = spelt_beginnings(index, script, &letters);
        Some((most_frequent(&forms)?, script.likeliest(&letters), forms))
    });
    let on_keys = || {
        let word = scripts::from_latin_keys(typed)?;
        let forms = prefix_matches(index, &term(&word)).forms;
        Some((most_frequent(&forms)?, word, forms))
    };
    let (likeliest, read, forms) = spelt.or_else(on_keys)?;
    // A reading may lack what the word has: қ for к, or ё for е.
    let begin = likeliest.chars().take(read.chars().count());
    Some((forms, begin.chain(['…']).collect()))
}

/// The form that is in the most versions.
fn most_frequent(forms: &[ExpandedForm<'_>]) -> Option<String> {
    let most = forms.iter().max_by_key(|form| form.postings.versions)?;
    most.word.term()
}

/// The forms that begin with what letters of another script spell.
fn spelt_beginnings<'i>(
    index: &'i Index,
    script: scripts::Script,
    letters: &[char],
) -> Vec<ExpandedForm<'i>> {
    let keys = read_as(index, script, letters, 0, true);
    let numbers = keys.iter().map(|&(.., number)| number).collect();
    let mut letters = Vec::new();
    forms_of(index, numbers, "", &mut |word| {
        word.fold(&mut letters)
            && keys
                .binary_search_by(|(known, ..)| known.cmp(&letters))
                .is_ok()
    })
}

/// The forms that begin in Cyrillic with what begins other words in letters of another script; it must tell something.
pub(crate) fn prefix_matches_in_cyrillic<'i>(
    index: &'i Index,
    typed: &str,
) -> Vec<ExpandedForm<'i>> {
    match typed.chars().nth(BEGINS_A_WORD - 1) {
        Some(_) => scripts::Script::of(typed)
            .map(|script| spelt_beginnings(index, script, &scripts::letters(typed)))
            .unwrap_or_default(),
        None => Vec::new(),
    }
}

/// So many letters of another script begin a word in Cyrillic, too, where they begin one of their own.
const BEGINS_A_WORD: usize = 3;

/// The forms of some groups that are `wanted`; `exact` is the one that was typed.
fn forms_of<'i>(
    index: &'i Index,
    mut numbers: Vec<u32>,
    exact: &str,
    wanted: &mut dyn FnMut(&WordForm<'i>) -> bool,
) -> Vec<ExpandedForm<'i>> {
    order::sort(&mut numbers);
    numbers.dedup();
    let exact = key::encode(exact);
    let mut forms = Vec::new();
    for group in numbers.into_iter().filter_map(|number| index.group(number)) {
        if !matches!(group.kind, EntryKind::Word(_)) {
            continue;
        }
        for form in group.forms.iter().filter(|form| wanted(&form.word)) {
            let weight = if form.word.is(&exact) { EXACT } else { 1.0 };
            forms.push(ExpandedForm {
                word: form.word,
                postings: form.postings,
                weight,
            });
        }
    }
    forms
}
