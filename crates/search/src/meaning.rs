//! What a typed word stands for: from the letters of a query to word forms of the index.
//!
//! The ways are tried from the surest to the least sure, and the first that finds something is taken: the word as
//! typed and the other forms of its stem; the word typed on another keyboard; near spellings.

use aimaq_language::{Lang, fold, has_kazakh_letter, stem};

use crate::group::{Case, Group, Kind};
use crate::index::Index;
use crate::key;
use crate::near::near;
use crate::stems::stem_of;

/// A form of the index that a word stands for.
#[derive(Clone, Debug)]
pub(crate) struct FormUse<'i> {
    pub(crate) surface: String,
    pub(crate) postings: &'i [u8],
    pub(crate) versions: u32,
    /// How much an occurrence counts.
    pub(crate) weight: f32,
}

/// How a word was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// As typed, or another form of what was typed.
    AsTyped,
    /// Letters that a keyboard lacks were put back.
    Folded,
    /// A slip of the finger was mended.
    Mended,
}

/// What a word stands for.
#[derive(Clone, Debug)]
pub(crate) struct Meaning<'i> {
    pub(crate) how: How,
    pub(crate) forms: Vec<FormUse<'i>>,
    /// The form that was shown instead of the typed one, as it is mostly written.
    pub(crate) shown: Option<String>,
}

/// The weight of a form that is the very word that was typed; its sisters have 1.
const EXACT: f32 = 1.2;
/// The most forms that a beginning stands for.
const MOST_BEGINNINGS: usize = 400;

/// Groups that a word stands for, with the forms that make it so.
#[derive(Default)]
struct Found<'i> {
    groups: Vec<(u32, Group<'i>)>,
    /// Surfaces that stand for the word most directly.
    direct: Vec<String>,
}

impl<'i> Found<'i> {
    fn add(&mut self, number: u32, group: Group<'i>) {
        if !self.groups.iter().any(|(known, _)| *known == number) {
            self.groups.push((number, group));
        }
    }

    fn meaning(self, how: How) -> Option<Meaning<'i>> {
        if self.groups.is_empty() {
            return None;
        }
        let mut best: Option<(u32, Case, String)> = None;
        let mut forms = Vec::new();
        for (_, group) in self.groups {
            for form in group.forms {
                let direct = self.direct.contains(&form.surface);
                if direct
                    && best
                        .as_ref()
                        .is_none_or(|(versions, ..)| form.versions > *versions)
                {
                    best = Some((form.versions, form.case, form.surface.clone()));
                }
                let weight = if direct { EXACT } else { 1.0 };
                forms.push(FormUse {
                    surface: form.surface,
                    postings: form.postings,
                    versions: form.versions,
                    weight,
                });
            }
        }
        let shown = best
            .filter(|_| how != How::AsTyped)
            .map(|(_, case, surface)| case.write(&surface));
        Some(Meaning { how, forms, shown })
    }
}

/// What a word stands for; nothing if nothing like it is in the index.
pub(crate) fn meaning<'i>(index: &'i Index, term: &str, verbatim: bool) -> Option<Meaning<'i>> {
    let own = as_typed(index, term);
    if own.is_some() || verbatim {
        return own;
    }
    folded(index, term)
        .or_else(|| by_stem(index, term))
        .or_else(|| mended(index, term))
}

fn groups<'i>(index: &'i Index, key: &[u8]) -> impl Iterator<Item = (u32, Group<'i>)> {
    index
        .dictionary()
        .get(key)
        .into_iter()
        .filter_map(|number| Some((number, index.group(number)?)))
}

/// The word itself is in the index, as a form or as a stem.
fn as_typed<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    let mut found = Found::default();
    let mut exact = [false; 2];
    for (number, group) in groups(index, &key::encode(&fold(term))) {
        let Kind::Word(lang) = group.kind else {
            continue;
        };
        let form = group.forms.iter().any(|form| form.surface == term);
        exact[lang as usize] |= form;
        if form || group.stem == term {
            found.add(number, group);
        }
    }
    if found.groups.is_empty() && !has_kazakh_letter(term) {
        return None;
    }
    stems(index, term, exact, &mut found);
    found.direct.push(term.to_owned());
    found.meaning(How::AsTyped)
}

/// Other forms of its stem are in the index.
fn by_stem<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    let mut found = Found::default();
    stems(index, term, [false; 2], &mut found);
    found.meaning(How::AsTyped)
}

/// Adds the groups of the stem of a word in the languages whose groups are not yet known.
fn stems<'i>(index: &'i Index, term: &str, known: [bool; 2], found: &mut Found<'i>) {
    for lang in Lang::ALL {
        if known[lang as usize] || lang == Lang::Ru && has_kazakh_letter(term) {
            continue;
        }
        let stem = stem_of(term, |part| stem(lang, part));
        for (number, group) in groups(index, &key::encode(&fold(&stem))) {
            if group.kind == Kind::Word(lang) && group.stem == stem {
                found.add(number, group);
            }
        }
    }
}

/// The word is in the index but for letters that the keyboard lacked.
fn folded<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    let mut found = Found::default();
    let folded = fold(term);
    add_folded(index, &folded, &key::encode(&folded), &mut found);
    found.meaning(How::Folded)
}

fn add_folded<'i>(index: &'i Index, folded: &str, key: &[u8], found: &mut Found<'i>) {
    for (number, group) in groups(index, key) {
        if !matches!(group.kind, Kind::Word(_)) {
            continue;
        }
        let before = found.direct.len();
        found.direct.extend(
            group
                .forms
                .iter()
                .map(|form| &form.surface)
                .filter(|s| fold(s) == folded)
                .cloned(),
        );
        if found.direct.len() > before || fold(&group.stem) == folded {
            found.add(number, group);
        }
    }
}

/// The word is in the index but for a slip, or two in a long word.
fn mended<'i>(index: &'i Index, term: &str) -> Option<Meaning<'i>> {
    let folded = fold(term);
    let letters = folded.chars().count();
    if letters < 4 || folded.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    for most in 1..=if letters >= 8 { 2 } else { 1 } {
        let mut keys = Vec::new();
        near(
            index.dictionary(),
            &key::encode(&folded),
            most,
            &mut |found, _, _| keys.push(found.to_vec()),
        );
        let mut found = Found::default();
        for key in keys {
            if let Some(folded) = key::decode(&key) {
                add_folded(index, &folded, &key, &mut found);
            }
        }
        if let Some(meaning) = found.meaning(How::Mended) {
            return Some(meaning);
        }
    }
    None
}

/// The forms that begin with a term, folded.
pub(crate) fn beginnings<'i>(index: &'i Index, term: &str) -> Vec<FormUse<'i>> {
    let folded = fold(term);
    let mut numbers = Vec::new();
    let mut keys = 0;
    index
        .dictionary()
        .under(&key::encode(&folded), &mut |_, node| {
            numbers.extend(node.values());
            keys += 1;
            keys < MOST_BEGINNINGS
        });
    numbers.sort_unstable();
    numbers.dedup();
    let mut forms = Vec::new();
    for group in numbers.into_iter().filter_map(|number| index.group(number)) {
        if matches!(group.kind, Kind::Word(_)) {
            forms.extend(
                group
                    .forms
                    .into_iter()
                    .filter(|form| fold(&form.surface).starts_with(&folded))
                    .map(|form| {
                        let weight = if form.surface == term { EXACT } else { 1.0 };
                        FormUse {
                            surface: form.surface,
                            postings: form.postings,
                            versions: form.versions,
                            weight,
                        }
                    }),
            );
        }
    }
    forms
}
