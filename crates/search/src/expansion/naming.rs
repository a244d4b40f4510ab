//! Names, and the regions that some of them stand for.

use aimaq_compact::order;
use aimaq_language::{Lang, TokenKind, fold, possible_stems, tokens};

use super::typed::as_typed;
use super::{ExpandedForm, Expansion, plain};
use crate::index::Index;
use crate::key;
use crate::stem_entry::{EntryKind, FormEntry};
use crate::stems::stems_of;
use crate::words::{FormSequence, FormSet};

/// The names that a run of words is known as. For each word its folded stems; any will do.
pub(crate) fn names(index: &Index, words: &[Vec<String>], capitals: bool) -> Vec<u32> {
    let mut found = Vec::new();
    let marks = if capitals {
        &key::NAME[..]
    } else {
        &key::NAME[1..]
    };
    let Some((first, rest)) = words.split_first() else {
        return found;
    };
    for &mark in marks {
        let mut keys: Vec<Vec<u8>> = Vec::new();
        for stem in first {
            let mut key = key::encode(stem);
            key.push(mark);
            keys.push(key);
        }
        for (i, stems) in rest.iter().enumerate() {
            keys.retain(|key| index.begins(key));
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
        keys.iter().for_each(|key| found.extend(index.lookup(key)));
    }
    order::sort(&mut found);
    found.dedup();
    found
}

/// The folded stems that a word may have, as names are known by them; and what it stands for, if it is there as typed and
/// nothing is lacking that may tell more.
pub(crate) fn name_stems<'i>(index: &'i Index, term: &str) -> (Vec<String>, Option<Expansion<'i>>) {
    let mut stems = vec![fold(term)];
    let meaning = as_typed(index, term);
    let whole = !index.is_halted();
    match &meaning {
        Some(meaning) => stems.extend(meaning.stems.iter().cloned()),
        None => stems.extend(plain(index, term, false).map_or(Vec::new(), |meaning| meaning.stems)),
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
    (stems, meaning.filter(|_| whole))
}

/// The codes, in lower case, that a name of a region stands for; names of other things stand for none.
pub(crate) fn regions(index: &Index, typed: &str) -> Vec<String> {
    let words: Vec<Vec<String>> = tokens(typed)
        .iter()
        .filter(|token| token.kind != TokenKind::Compound)
        .map(|token| name_stems(index, &token.term).0)
        .collect();
    let groups = names(index, &words, true)
        .into_iter()
        .filter_map(|number| index.group(number));
    groups
        // A region as it was is that region.
        .filter_map(|group| {
            let stem = key::decode(group.stem)?;
            Some(stem.split('@').next().unwrap_or_default().to_owned())
        })
        .filter(|stem| stem.is_ascii())
        .collect()
}

/// The forms of a name, and the words it is known by, each with its word_forms.
pub(crate) fn name<'i>(
    index: &'i Index,
    number: u32,
) -> Option<(Vec<ExpandedForm<'i>>, Vec<FormSequence>)> {
    let group = index
        .group(number)
        .filter(|group| group.kind == EntryKind::Name)?;
    let words = |form: &FormEntry<'_>| -> FormSequence {
        let letters = form.word.key();
        letters
            .split(|&letter| letter == b' ')
            .map(FormSet::one)
            .collect()
    };
    let sequences = group.forms.iter().map(words).collect();
    let forms = group.forms.into_iter();
    let forms = forms.map(|form| ExpandedForm {
        word: form.word,
        postings: form.postings,
        weight: NAME,
    });
    Some((forms.collect(), sequences))
}

/// The weight of a name that is not what was typed.
pub(super) const NAME: f32 = 0.5;
