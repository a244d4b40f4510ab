//! Grouping word forms by their stems.

use aimaq_language::{Lang, Stemmer, fold};

use super::form_stats::{FormTable, GatheredForm};
use crate::key;
use crate::stem_entry::EntryKind;
use crate::stems::stem_of;

/// The sort key of stem entries: folded stem, kind and stem.
pub(super) type StemKey = (Vec<u8>, EntryKind, String);
/// The forms of each stem, sorted.
pub(super) type StemEntries = Vec<(StemKey, Vec<GatheredForm>)>;

/// The stem entries of a language. An abbreviation has an entry of its own.
pub(super) fn stem_entries(lang: Lang, forms: FormTable, stemmer: &Stemmer) -> StemEntries {
    let split = |(form, mut stats): GatheredForm| {
        let short = stats.take_abbreviation(&form);
        let short = short.map(|short| (form.clone(), short));
        let word = (!stats.at.is_empty()).then_some((form, stats));
        word.into_iter().chain(short)
    };
    let mut stemmed: Vec<(String, bool, GatheredForm)> = forms
        .into_iter()
        .flat_map(split)
        .map(|form| match form.1.is_abbreviation(&form.0) {
            true => (form.0.to_string(), true, form),
            false => (
                stem_of(&form.0, |part| stemmer.stem(lang, part)),
                false,
                form,
            ),
        })
        .collect();
    stemmed.sort_unstable_by(|(a, short, (form, _)), (b, other_short, (other, _))| {
        (a, short, form).cmp(&(b, other_short, other))
    });
    let mut entries = StemEntries::new();
    let mut joins = false;
    for (stem, short, form) in stemmed {
        match entries.last_mut() {
            Some(((_, _, last), forms)) if *last == stem && joins && !short => forms.push(form),
            _ => {
                joins = !short;
                let key = (key::encode(&fold(&stem)), EntryKind::Word(lang), stem);
                entries.push((key, vec![form]));
            }
        }
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    entries
}
