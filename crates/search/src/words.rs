//! What a query matched, for marking it wherever text is shown.

use core::ops::Range;
use std::sync::Arc;

use aimaq_compact::order;
use aimaq_language::{Token, TokenKind, tokens};

use crate::key;
use crate::stem_entry::WordForm;

/// The word forms and names that a query matched. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchedWords {
    clauses: Arc<Vec<MatchedClause>>,
}

/// Words that follow each other: for each its forms.
pub(crate) type FormSequence = Vec<FormSet>;

/// Some forms, by their letters ([`crate::key`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormSet {
    letters: Vec<u8>,
    /// Where each begins and ends, in the order of the alphabet of keys.
    places: Vec<(u32, u32)>,
}

impl FormSet {
    /// A form alone.
    pub(crate) fn one(letters: &[u8]) -> FormSet {
        FormSet {
            letters: letters.to_vec(),
            places: vec![(0, letters.len() as u32)],
        }
    }

    /// The forms of some word_forms.
    pub(crate) fn of<'s>(word_forms: impl Iterator<Item = WordForm<'s>>) -> FormSet {
        let mut forms = FormSet::default();
        for word in word_forms {
            let start = forms.letters.len() as u32;
            word.append(&mut forms.letters);
            forms.places.push((start, forms.letters.len() as u32));
        }
        let FormSet { letters, places } = &mut forms;
        let form = |&(start, end): &(u32, u32)| letters.get(start as usize..end as usize);
        if !places.is_sorted_by(|a, b| form(a) <= form(b)) {
            order::sort_by(places, |a, b| form(a).cmp(&form(b)));
        }
        forms
    }

    /// Is a form among them?
    fn has(&self, key: &[u8]) -> bool {
        let form = |&(start, end): &(u32, u32)| {
            let form = self.letters.get(start as usize..end as usize);
            form.unwrap_or_default().cmp(key)
        };
        self.places.binary_search_by(form).is_ok()
    }
}

/// What one clause of a query matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MatchedClause {
    /// A word alone is a sequence of one.
    pub(crate) sequences: Vec<FormSequence>,
    /// The folded letters that words begin with.
    pub(crate) beginning: Option<Vec<u8>>,
}

/// A place where a clause matches a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) range: Range<usize>,
    /// The number of the clause.
    pub(crate) clause: usize,
}

impl MatchedWords {
    pub(crate) fn new(clauses: Vec<MatchedClause>) -> Self {
        MatchedWords {
            clauses: Arc::new(clauses),
        }
    }

    /// Is there nothing to mark?
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The byte ranges of a text that the query matched: ascending, not overlapping.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        merged(self.places(&tokens(text)))
    }

    /// Where the clauses match among the tokens of a text.
    pub(crate) fn places(&self, tokens: &[Token]) -> Vec<Mark> {
        let keys: Vec<Vec<u8>> = tokens
            .iter()
            .map(|token| key::encode(&token.term))
            .collect();
        let mut marks = Vec::new();
        let mut folded = Vec::new();
        for (clause, matched) in self.clauses.iter().enumerate() {
            for (i, (token, key)) in tokens.iter().zip(&keys).enumerate() {
                let begins = matched.beginning.as_ref().is_some_and(|begin| {
                    folded.clear();
                    folded.extend(key);
                    key::fold_key(&mut folded) && folded.starts_with(begin)
                });
                let end = if begins {
                    Some(token.range.end)
                } else {
                    matched
                        .sequences
                        .iter()
                        .filter_map(|sequence| sequence_end(sequence, &tokens[i..], &keys[i..]))
                        .max()
                };
                if let Some(end) = end {
                    marks.push(Mark {
                        range: token.range.start..end,
                        clause,
                    });
                }
            }
        }
        marks
    }
}

/// The ranges of marks: ascending, those that overlap as one.
pub(crate) fn merged(marks: Vec<Mark>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = marks.into_iter().map(|mark| mark.range).collect();
    order::sort_by(&mut ranges, |a, b| (a.start, a.end).cmp(&(b.start, b.end)));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Where a sequence that begins at the first of some tokens ends. `keys` are the letters of the tokens.
fn sequence_end(sequence: &[FormSet], tokens: &[Token], keys: &[Vec<u8>]) -> Option<usize> {
    let (first, rest) = sequence.split_first()?;
    let mut all = tokens.iter().zip(keys);
    let (start, key) = all.next()?;
    if !first.has(key) {
        return None;
    }
    let mut end = start.range.end;
    let mut words = all
        .filter(|(token, _)| token.kind != TokenKind::Compound && token.position > start.position);
    for forms in rest {
        let (token, key) = words.next()?;
        if !forms.has(key) {
            return None;
        }
        end = token.range.end;
    }
    Some(end)
}
