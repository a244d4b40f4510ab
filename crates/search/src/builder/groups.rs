//! Forms, put together by their stems.

use aimaq_language::{Lang, Stemmer, fold};

use super::entry::{Entries, Form};
use crate::group::Kind;
use crate::key;
use crate::stems::stem_of;

/// What groups are sorted by: folded stem, kind and stem.
pub(super) type GroupKey = (Vec<u8>, Kind, String);
/// The forms of each group, in their order.
pub(super) type Groups = Vec<(GroupKey, Vec<Form>)>;
/// The groups of a language: the forms of each stem.
pub(super) fn groups_of(lang: Lang, forms: Entries, stemmer: &Stemmer) -> Groups {
    let mut stemmed: Vec<(String, Form)> = forms
        .into_iter()
        .map(|form| (stem_of(&form.0, |part| stemmer.stem(lang, part)), form))
        .collect();
    stemmed.sort_unstable_by(|(a, (form, _)), (b, (other, _))| (a, form).cmp(&(b, other)));
    let mut groups = Groups::new();
    for (stem, form) in stemmed {
        match groups.last_mut() {
            Some(((_, _, last), forms)) if *last == stem => forms.push(form),
            _ => {
                let key = (key::encode(&fold(&stem)), Kind::Word(lang), stem);
                groups.push((key, vec![form]));
            }
        }
    }
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    groups
}
