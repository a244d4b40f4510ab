//! What a typed word stands for: from the letters of a query to word forms of the index.
//!
//! The ways are tried from the surest to the least sure, and the first that finds something is taken: the word as
//! typed and the other forms of its stem; the word typed on another keyboard; near spellings.

mod fuzzy;
mod matched_entries;
mod naming;
mod prefix;
mod transliteration;
mod typed;

use aimaq_postings::Postings;

use crate::index::Index;
use crate::stem_entry::{StemEntry, WordForm};

pub(crate) use fuzzy::fuzzy;
pub(crate) use naming::{name, name_stems, names, regions};
pub(crate) use prefix::{
    alike, prefix_matches, prefix_matches_in_cyrillic, prefix_matches_unknown,
};
pub(crate) use transliteration::{by_keys, in_cyrillic, unknown_word};
pub(crate) use typed::{plain, verbatim};

/// A form of the index that a word stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ExpandedForm<'i> {
    pub(crate) word: WordForm<'i>,
    pub(crate) postings: Postings<'i>,
    /// How much an occurrence counts.
    pub(crate) weight: f32,
}

/// How a word was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MatchKind {
    /// As typed, or another form of what was typed.
    AsTyped,
    /// Letters that a keyboard lacks were put back.
    Folded,
    /// It was typed on another layout.
    OtherLayout,
    /// A slip of the finger was fuzzy.
    Fuzzy,
}

/// What a word stands for.
#[derive(Clone, Debug)]
pub(crate) struct Expansion<'i> {
    pub(crate) how: MatchKind,
    pub(crate) forms: Vec<ExpandedForm<'i>>,
    /// The folded stems of the forms that it stands for most directly: names are known by stems.
    pub(crate) stems: Vec<String>,
    /// Groups of names that it is known as.
    pub(crate) names: Vec<u32>,
    /// The likeliest form, as it is mostly written.
    pub(crate) best: Option<String>,
    /// The same, where it is not what was typed.
    pub(crate) shown: Option<String>,
}

/// The greatest number of forms that a prefix stands for.
const MAX_PREFIX_FORMS: usize = 400;
/// The weight of a form that is the very word that was typed.
const EXACT: f32 = 8.0;
/// The weight of another form of its stem.
const SISTER: f32 = 1.0;

fn groups<'i>(
    index: &'i Index,
    key: &[u8],
) -> impl Iterator<Item = (u32, StemEntry<'i>)> + use<'i> {
    index
        .lookup(key)
        .into_iter()
        .filter_map(|number| Some((number, index.group(number)?)))
}
