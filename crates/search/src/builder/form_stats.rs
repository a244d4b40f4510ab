//! What is gathered about a word form.

use std::collections::HashMap;

use crate::names::{Spelling, is_abbreviation};
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
    /// The occurrences as an abbreviation: in capitals, but not in a text all of which is in capitals.
    pub(super) short_at: Vec<(u32, u32)>,
}

impl FormStats {
    /// Adds what was gathered from later articles.
    pub(super) fn join(&mut self, later: FormStats) {
        self.at.extend(later.at);
        self.short_at.extend(later.short_at);
        self.lower += later.lower;
        self.capital += later.capital;
        self.opening += later.opening;
        self.upper += later.upper;
    }

    /// Is the form only ever written as an abbreviation? An abbreviation is no form of a word: it is its own stem.
    pub(super) fn is_abbreviation(&self, form: &str) -> bool {
        let small = self.lower + self.capital + self.opening;
        small == 0 && !self.short_at.is_empty() || is_abbreviation(form, Spelling::Exact)
    }

    /// Takes the occurrences as an abbreviation out of a form that is also a word (АҚ, but ақ "white").
    pub(super) fn take_abbreviation(&mut self, form: &str) -> Option<FormStats> {
        if self.short_at.is_empty() || !is_abbreviation(form, Spelling::Capitals) {
            return None;
        }
        let short_at = core::mem::take(&mut self.short_at);
        self.at.retain(|place| !short_at.contains(place));
        self.upper = self.upper.saturating_sub(short_at.len() as u32);
        Some(FormStats {
            at: short_at.clone(),
            upper: short_at.len() as u32,
            short_at,
            ..FormStats::default()
        })
    }
}

/// A form, and what is known about it.
pub(super) type GatheredForm = (Box<str>, FormStats);

/// The usual letter case of the forms of a stem: capitals are those of an abbreviation. A capital at the start of a sentence only counts if the word is never written in lower
/// case.
pub(super) fn case(forms: &[GatheredForm]) -> LetterCase {
    let sum =
        |count: fn(&FormStats) -> u32| forms.iter().map(|(_, entry)| count(entry)).sum::<u32>();
    let (lower, capital) = (sum(|entry| entry.lower), sum(|entry| entry.capital));
    let opening = sum(|entry| entry.opening);
    if forms
        .iter()
        .all(|(form, entry)| entry.is_abbreviation(form))
    {
        LetterCase::Upper
    } else if lower > 0 {
        LetterCase::Lower
    } else if capital > 0 || opening > 1 {
        LetterCase::Capital
    } else {
        LetterCase::Lower
    }
}
