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

/// The stem entries of a language.
pub(super) fn stem_entries(lang: Lang, forms: FormTable, stemmer: &Stemmer) -> StemEntries {
    let mut stemmed: Vec<(String, GatheredForm)> = forms
        .into_iter()
        .map(|form| (stem_of(&form.0, |part| stemmer.stem(lang, part)), form))
        .collect();
    stemmed.sort_unstable_by(|(a, (form, _)), (b, (other, _))| (a, form).cmp(&(b, other)));
    let mut entries = StemEntries::new();
    for (stem, form) in stemmed {
        match entries.last_mut() {
            Some(((_, _, last), forms)) if *last == stem => forms.push(form),
            _ => {
                let key = (key::encode(&fold(&stem)), EntryKind::Word(lang), stem);
                entries.push((key, vec![form]));
            }
        }
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    entries
}
