//! What is gathered until it is a meaning.

use super::{EXACT, ExpandedForm, Expansion, MatchKind, SISTER, groups};
use crate::index::Index;
use crate::key;
use crate::stem_entry::{EntryKind, FormEntry, StemEntry, WordForm};

/// Groups that a word stands for, with the forms that make it so.
#[derive(Default)]
pub(super) struct MatchedEntries<'i> {
    pub(super) groups: Vec<(u32, StemEntry<'i>)>,
    /// Surfaces that stand for the word most directly, with how likely that is (1: surely).
    pub(super) direct: Vec<(WordForm<'i>, f32)>,
    pub(super) names: Vec<u32>,
}

impl<'i> MatchedEntries<'i> {
    pub(super) fn add(&mut self, number: u32, group: StemEntry<'i>) {
        if !self.groups.iter().any(|(known, _)| *known == number) {
            self.groups.push((number, group));
        }
    }

    pub(super) fn meaning(self, how: MatchKind) -> Option<Expansion<'i>> {
        if self.groups.is_empty() && self.names.is_empty() {
            return None;
        }
        let mut best: Option<(f32, FormEntry<'_>)> = None;
        let (mut forms, mut stems) = (Vec::new(), Vec::new());
        for (_, group) in self.groups {
            let sure = |form: &FormEntry<'_>| {
                let direct = self
                    .direct
                    .iter()
                    .filter(|(word, _)| word.is_as(&form.word));
                direct.map(|&(_, sure)| sure).max_by(f32::total_cmp)
            };
            let all: Vec<Option<f32>> = group.forms.iter().map(sure).collect();
            let surest = all.iter().flatten().copied().max_by(f32::total_cmp);
            if surest.is_none_or(|sure| sure >= 1.0) {
                stems.extend(key::folded(group.stem).and_then(|stem| key::decode(&stem)));
            }
            for (form, sure) in group.forms.into_iter().zip(all) {
                if let Some(sure) = sure {
                    let likely = sure * libm::logf(1.0 + form.postings.versions as f32);
                    if best.as_ref().is_none_or(|(most, _)| likely > *most) {
                        best = Some((likely, form));
                    }
                }
                let weight =
                    sure.map_or_else(|| surest.unwrap_or(1.0) * SISTER, |sure| sure * EXACT);
                forms.push(ExpandedForm {
                    word: form.word,
                    postings: form.postings,
                    weight,
                });
            }
        }
        let best = best.and_then(|(_, form)| Some(form.case.write(&form.word.term()?)));
        let shown = best.clone().filter(|_| how != MatchKind::AsTyped);
        Some(Expansion {
            how,
            forms,
            stems,
            names: self.names,
            best,
            shown,
        })
    }
}

/// Adds what a key leads to: the groups with a form or a stem that is `folded` when folded.
pub(super) fn add_folded<'i>(
    index: &'i Index,
    folded: &[u8],
    key: &[u8],
    sure: f32,
    found: &mut MatchedEntries<'i>,
) {
    let mut letters = Vec::new();
    for (number, group) in groups(index, key) {
        if group.kind == EntryKind::Name {
            found.names.push(number);
            continue;
        }
        let before = found.direct.len();
        for form in &group.forms {
            if form.word.fold(&mut letters) && letters == folded {
                found.direct.push((form.word, sure));
            }
        }
        if found.direct.len() > before || key::folded(group.stem).as_deref() == Some(folded) {
            found.add(number, group);
        }
    }
}
