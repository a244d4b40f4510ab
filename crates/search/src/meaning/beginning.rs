//! Words of which only the beginning is known.

use aimaq_compact::{order, part};
use aimaq_language::{fold, scripts, term};

use super::otherwise::read_as;
use super::{EXACT, FormUse};
use crate::group::{Kind, Surface};
use crate::index::Index;
use crate::key;

/// The most forms that a beginning stands for.
pub(super) const MOST_BEGINNINGS: usize = 400;

/// Forms by how their folded letters begin.
pub(crate) struct Beginning<'i> {
    pub(crate) forms: Vec<FormUse<'i>>,
    /// The folded letters that they begin with.
    pub(crate) begin: Vec<u8>,
    /// The last of the keys that were taken.
    last: Vec<u8>,
}

impl Beginning<'_> {
    /// Is a form among those that were taken?
    pub(crate) fn has(&self, surface: &Surface<'_>, letters: &mut Vec<u8>) -> bool {
        surface.fold(letters) && letters.starts_with(&self.begin) && **letters <= *self.last
    }
}

/// The forms that begin with a term, folded.
pub(crate) fn beginnings<'i>(index: &'i Index, term: &str) -> Beginning<'i> {
    let mut found = Beginning {
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
        count < MOST_BEGINNINGS
    });
    let mut letters = Vec::new();
    let forms = forms_of(index, numbers, term, &mut |surface| {
        found.has(surface, &mut letters)
    });
    found.forms = forms;
    found
}

/// The forms that begin with the same five letters as a word.
pub(crate) fn alike<'i>(index: &'i Index, typed: &str) -> Vec<FormUse<'i>> {
    let folded = fold(&term(typed));
    match folded
        .char_indices()
        .nth(ALIKE)
        .map_or(folded.len(), |(at, _)| at)
    {
        at if folded.chars().take(ALIKE).count() == ALIKE => {
            beginnings(index, part(&folded, ..at)).forms
        }
        _ => Vec::new(),
    }
}

/// So many first letters make words alike.
const ALIKE: usize = 5;

/// The forms that begin with what was typed in another script or on another layout, and how that is written in Cyrillic.
pub(crate) fn beginnings_otherwise<'i>(
    index: &'i Index,
    typed: &str,
) -> Option<(Vec<FormUse<'i>>, String)> {
    let spelt = scripts::Script::of(typed).and_then(|script| {
        let letters = scripts::letters(typed);
        let forms = spelt_beginnings(index, script, &letters);
        Some((most_frequent(&forms)?, script.likeliest(&letters), forms))
    });
    let on_keys = || {
        let word = scripts::from_latin_keys(typed)?;
        let forms = beginnings(index, &term(&word)).forms;
        Some((most_frequent(&forms)?, word, forms))
    };
    let (likeliest, read, forms) = spelt.or_else(on_keys)?;
    // A reading may lack what the word has: қ for к, or ё for е.
    let begin = likeliest.chars().take(read.chars().count());
    Some((forms, begin.chain(['…']).collect()))
}

/// The form that is in the most versions.
fn most_frequent(forms: &[FormUse<'_>]) -> Option<String> {
    let most = forms.iter().max_by_key(|form| form.postings.versions)?;
    most.surface.term()
}

/// The forms that begin with what letters of another script spell.
fn spelt_beginnings<'i>(
    index: &'i Index,
    script: scripts::Script,
    letters: &[char],
) -> Vec<FormUse<'i>> {
    let keys = read_as(index, script, letters, 0, true);
    let numbers = keys.iter().map(|&(.., number)| number).collect();
    let mut letters = Vec::new();
    forms_of(index, numbers, "", &mut |surface| {
        surface.fold(&mut letters)
            && keys
                .binary_search_by(|(known, ..)| known.cmp(&letters))
                .is_ok()
    })
}

/// The forms that begin in Cyrillic with what begins other words in letters of another script; it must tell something.
pub(crate) fn beginnings_in_cyrillic<'i>(index: &'i Index, typed: &str) -> Vec<FormUse<'i>> {
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
    wanted: &mut dyn FnMut(&Surface<'i>) -> bool,
) -> Vec<FormUse<'i>> {
    order::sort(&mut numbers);
    numbers.dedup();
    let exact = key::encode(exact);
    let mut forms = Vec::new();
    for group in numbers.into_iter().filter_map(|number| index.group(number)) {
        if !matches!(group.kind, Kind::Word(_)) {
            continue;
        }
        for form in group.forms.iter().filter(|form| wanted(&form.surface)) {
            let weight = if form.surface.is(&exact) { EXACT } else { 1.0 };
            forms.push(FormUse {
                surface: form.surface,
                postings: form.postings,
                weight,
            });
        }
    }
    forms
}
