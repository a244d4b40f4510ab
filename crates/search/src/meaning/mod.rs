//! What a typed word stands for: from the letters of a query to word forms of the index.
//!
//! The ways are tried from the surest to the least sure, and the first that finds something is taken: the word as
//! typed and the other forms of its stem; the word typed on another keyboard; near spellings.

mod beginning;
mod found;
mod naming;
mod otherwise;
mod slip;
mod written;

use aimaq_postings::Postings;

use crate::group::{Group, Surface};
use crate::index::Index;

pub(crate) use beginning::{alike, beginnings, beginnings_in_cyrillic, beginnings_otherwise};
pub(crate) use naming::{name, name_stems, names, regions};
pub(crate) use otherwise::{by_keys, in_cyrillic, otherwise};
pub(crate) use slip::mended;
pub(crate) use written::{plain, verbatim};

/// A form of the index that a word stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormUse<'i> {
    pub(crate) surface: Surface<'i>,
    pub(crate) postings: Postings<'i>,
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
    /// It was typed on another layout.
    OtherKeys,
    /// A slip of the finger was mended.
    Mended,
}

/// What a word stands for.
#[derive(Clone, Debug)]
pub(crate) struct Meaning<'i> {
    pub(crate) how: How,
    pub(crate) forms: Vec<FormUse<'i>>,
    /// The folded stems of the forms that it stands for most directly: names are known by stems.
    pub(crate) stems: Vec<String>,
    /// Groups of names that it is known as.
    pub(crate) names: Vec<u32>,
    /// The likeliest form, as it is mostly written.
    pub(crate) best: Option<String>,
    /// The same, where it is not what was typed.
    pub(crate) shown: Option<String>,
}

/// The weight of a form that is the very word that was typed.
const EXACT: f32 = 8.0;
/// The weight of another form of its stem.
const SISTER: f32 = 1.0;

fn groups<'i>(index: &'i Index, key: &[u8]) -> impl Iterator<Item = (u32, Group<'i>)> + use<'i> {
    index
        .lookup(key)
        .into_iter()
        .filter_map(|number| Some((number, index.group(number)?)))
}
