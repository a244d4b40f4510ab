//! The stem entries that a word matches, until they become an expansion.

use super::{EXACT, ExpandedForm, Expansion, MatchKind, SISTER};
use crate::key;
use crate::lookup::Lookup;
use crate::stem_entry::{EntryKind, FormEntry, StemEntry};
use crate::word_form::{LetterCase, WordForm};

/// Stem entries that a word matches, with the forms that match.
#[derive(Default)]
pub(super) struct MatchedEntries<'i> {
    pub(super) entries: Vec<(u32, StemEntry<'i>)>,
    /// The forms that match most directly, with their likelihood (1: certain).
    pub(super) direct: Vec<(WordForm<'i>, f32)>,
    /// The numbers of the stem entries of names that match.
    pub(super) names: Vec<u32>,
}

impl<'i> MatchedEntries<'i> {
    /// Adds a stem entry, unless it is there already.
    pub(super) fn add(&mut self, number: u32, entry: StemEntry<'i>) {
        if !self.entries.iter().any(|(known, _)| *known == number) {
            self.entries.push((number, entry));
        }
    }

    /// All forms of the entries, weighted; `None` if nothing matches.
    pub(super) fn expansion(self, evidence: MatchKind) -> Option<Expansion<'i>> {
        if self.entries.is_empty() && self.names.is_empty() {
            return None;
        }
        let mut best: Option<(f32, FormEntry<'_>)> = None;
        let mut is_particle = false;
        let (mut forms, mut stems, mut abbreviations) = (Vec::new(), Vec::new(), Vec::new());
        for (_, entry) in self.entries {
            let likelihood = |form: &FormEntry<'_>| {
                let direct = self.direct.iter();
                let direct = direct.filter(|(word, _)| word.is_as(&form.word));
                direct
                    .map(|&(_, likelihood)| likelihood)
                    .max_by(f32::total_cmp)
            };
            let all: Vec<Option<f32>> = entry.forms.iter().map(likelihood).collect();
            let most = all.iter().flatten().copied().max_by(f32::total_cmp);
            if most.is_none_or(|likelihood| likelihood >= 1.0) {
                let stem = key::folded(entry.stem).and_then(|stem| key::decode(&stem));
                match entry.is_abbreviation() {
                    true => abbreviations.extend(stem),
                    false => stems.extend(stem),
                }
            }
            for (form, likelihood) in entry.forms.into_iter().zip(all) {
                if let Some(likelihood) = likelihood {
                    is_particle |=
                        evidence == MatchKind::AsTyped && form.case == LetterCase::Particle;
                    let score = likelihood * libm::logf(1.0 + form.postings.versions as f32);
                    if best.as_ref().is_none_or(|(best, _)| score > *best) {
                        best = Some((score, form));
                    }
                }
                let weight = likelihood.map_or_else(
                    || most.unwrap_or(1.0) * SISTER,
                    |likelihood| likelihood * EXACT,
                );
                forms.push(ExpandedForm {
                    word: form.word,
                    postings: form.postings,
                    weight,
                });
            }
        }
        let best = best.and_then(|(_, form)| Some(form.case.write(&form.word.term()?)));
        let shown = best.clone().zip(evidence.assumption());
        Some(Expansion {
            evidence,
            forms,
            stems,
            abbreviations,
            names: self.names,
            is_particle,
            best,
            shown,
        })
    }
}

/// Adds the entries that `key` leads to and that have a form or a stem equal to `folded` when folded; and names.
pub(super) fn add_folded<'i>(
    lookup: &mut Lookup<'i, '_>,
    folded: &[u8],
    key: &[u8],
    likelihood: f32,
    found: &mut MatchedEntries<'i>,
) {
    let mut letters = Vec::new();
    for (number, entry) in lookup.entries(key) {
        if entry.kind == EntryKind::Name {
            found.names.push(number);
            continue;
        }
        let before = found.direct.len();
        for form in &entry.forms {
            if form.word.fold(&mut letters) && letters == folded {
                found.direct.push((form.word, likelihood));
            }
        }
        if found.direct.len() > before || key::folded(entry.stem).as_deref() == Some(folded) {
            found.add(number, entry);
        }
    }
}
