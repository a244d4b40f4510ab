//! Query expansion: from a typed word to the word forms of the index that it stands for.
//!
//! [`evidence`] says in which order the kinds of evidence are tried. The other files each find one kind:
//!
//! | file | finds |
//! |---|---|
//! | `typed` | the word as typed, the other forms of its stem, and words that are equal when folded |
//! | `prefix` | words that begin with what was typed |
//! | `transliteration` | words that letters of another script spell |
//! | `fuzzy` | words within one or two slips of the finger |
//! | `naming` | names of places, regions and abbreviations, which stand for all names of the same thing |

mod evidence;
mod fuzzy;
mod matched_entries;
mod naming;
mod prefix;
mod transliteration;
mod typed;

use aimaq_postings::Postings;

use crate::request::Assumption;
use crate::word_form::WordForm;

pub(crate) use evidence::{other_layout, plain, unknown, verbatim};
pub(crate) use naming::{abbreviations, is_abbreviation, name, name_stems, names, regions};
pub(crate) use prefix::{
    prefix_matches, prefix_matches_in_cyrillic, prefix_matches_of_unknown, same_start,
};
pub(crate) use transliteration::in_cyrillic;

/// A word form of the index that a typed word stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ExpandedForm<'i> {
    pub(crate) word: WordForm<'i>,
    pub(crate) postings: Postings<'i>,
    /// The weight of an occurrence.
    pub(crate) weight: f32,
}

/// How a word was matched, from the strongest evidence to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MatchKind {
    /// As typed, or another form of the same stem.
    AsTyped,
    /// With the letters that a keyboard lacks.
    Folded,
    /// By the keys of another keyboard layout.
    OtherLayout,
    /// With a slip of the finger corrected.
    Fuzzy,
}

impl MatchKind {
    /// What is assumed of a word that was matched so.
    fn assumption(self) -> Option<Assumption> {
        match self {
            MatchKind::AsTyped => None,
            MatchKind::Folded => Some(Assumption::Letters),
            MatchKind::OtherLayout => Some(Assumption::Layout),
            MatchKind::Fuzzy => Some(Assumption::Slip),
        }
    }
}

/// Everything that a typed word stands for.
#[derive(Clone, Debug)]
pub(crate) struct Expansion<'i> {
    pub(crate) evidence: MatchKind,
    pub(crate) forms: Vec<ExpandedForm<'i>>,
    /// The folded stems of the forms that match most directly: names are found by stems.
    pub(crate) stems: Vec<String>,
    /// The folded abbreviations among the words.
    pub(crate) abbreviations: Vec<String>,
    /// The numbers of the stem entries of names that the word matches.
    pub(crate) names: Vec<u32>,
    /// Is it of a closed class, such as және or в?
    pub(crate) is_particle: bool,
    /// The most likely form, in its usual letter case.
    pub(crate) best: Option<String>,
    /// The word that is searched for, if it is not what was typed, and why.
    pub(crate) shown: Option<(String, Assumption)>,
}

/// The greatest number of forms that a prefix stands for.
const MAX_PREFIX_FORMS: usize = 400;
/// The weight of a form that is exactly the typed word.
const EXACT: f32 = 8.0;
/// The weight of another form of its stem.
const SISTER: f32 = 1.0;
