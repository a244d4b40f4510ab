//! What is gathered of a form.

use std::collections::HashMap;

use crate::stem_entry::LetterCase;

/// What is known of forms.
pub(super) type FormTable = HashMap<Box<str>, FormStats>;

/// Where a form is, and how it is written there.
#[derive(Debug, Default)]
pub(super) struct FormStats {
    /// (version, position), ascending.
    pub(super) at: Vec<(u32, u32)>,
    pub(super) lower: u32,
    pub(super) capital: u32,
    /// With a capital, at the start of a sentence.
    pub(super) opening: u32,
    pub(super) upper: u32,
    /// Where it is all in capitals.
    pub(super) upper_at: Vec<(u32, u32)>,
}

impl FormStats {
    /// Takes what comes later.
    pub(super) fn join(&mut self, later: FormStats) {
        self.at.extend(later.at);
        self.upper_at.extend(later.upper_at);
        self.lower += later.lower;
        self.capital += later.capital;
        self.opening += later.opening;
        self.upper += later.upper;
    }
}

/// A form, and what is known of it.
pub(super) type GatheredForm = (Box<str>, FormStats);

/// How the forms of a group are mostly written. A capital that only opens sentences says little, unless the word is
/// never seen without it.
pub(super) fn case(forms: &[GatheredForm]) -> LetterCase {
    let sum =
        |count: fn(&FormStats) -> u32| forms.iter().map(|(_, entry)| count(entry)).sum::<u32>();
    let (lower, capital) = (sum(|entry| entry.lower), sum(|entry| entry.capital));
    let (opening, upper) = (sum(|entry| entry.opening), sum(|entry| entry.upper));
    if lower > 0 {
        LetterCase::Lower
    } else if upper > capital + opening {
        LetterCase::Upper
    } else if capital > 0 || opening > 1 {
        LetterCase::Capital
    } else {
        LetterCase::Lower
    }
}
