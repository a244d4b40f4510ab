//! What is gathered about a word form.

use std::collections::HashMap;

use crate::word_form::LetterCase;

/// All forms of a language, with what is known about them.
pub(super) type FormTable = HashMap<Box<str>, FormStats>;

/// The occurrences of a form, and how often it is written in which letter case.
#[derive(Debug, Default)]
pub(super) struct FormStats {
    /// All occurrences, ascending.
    pub(super) at: Vec<(u32, u32)>,
    pub(super) lower: u32,
    pub(super) capital: u32,
    /// With a capital at the start of a sentence.
    pub(super) opening: u32,
    pub(super) upper: u32,
    /// The occurrences in capitals.
    pub(super) upper_at: Vec<(u32, u32)>,
}

impl FormStats {
    /// Adds what was gathered from later articles.
    pub(super) fn join(&mut self, later: FormStats) {
        self.at.extend(later.at);
        self.upper_at.extend(later.upper_at);
        self.lower += later.lower;
        self.capital += later.capital;
        self.opening += later.opening;
        self.upper += later.upper;
    }
}

/// A form, and what is known about it.
pub(super) type GatheredForm = (Box<str>, FormStats);

/// The usual letter case of the forms of a stem. A capital at the start of a sentence only counts if the word is never written in lower
/// case.
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
