//! What a query matched, for marking it in texts.

use core::ops::Range;
use std::sync::Arc;

use aimaq_compact::order;
use aimaq_language::{Token, TokenKind, tokens};

use crate::key;
use crate::word_form::WordForm;

/// The word forms and names that a query matched. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchedWords {
    clauses: Arc<Vec<MatchedClause>>,
}

/// Words that follow each other: the forms of each.
pub(crate) type FormSequence = Vec<FormSet>;

/// A set of word forms, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormSet {
    letters: Vec<u8>,
    /// The start and end of each form, in the order of their keys.
    ranges: Vec<(u32, u32)>,
}

impl FormSet {
    /// A set of one form.
    pub(crate) fn one(letters: &[u8]) -> FormSet {
        FormSet {
            letters: letters.to_vec(),
            ranges: vec![(0, letters.len() as u32)],
        }
    }

    /// A set of several forms.
    pub(crate) fn of<'s>(word_forms: impl Iterator<Item = WordForm<'s>>) -> FormSet {
        let mut forms = FormSet::default();
        for word in word_forms {
            let start = forms.letters.len() as u32;
            word.append(&mut forms.letters);
            forms.ranges.push((start, forms.letters.len() as u32));
        }
        let FormSet { letters, ranges } = &mut forms;
        let form = |&(start, end): &(u32, u32)| letters.get(start as usize..end as usize);
        if !ranges.is_sorted_by(|a, b| form(a) <= form(b)) {
            order::sort_by(ranges, |a, b| form(a).cmp(&form(b)));
        }
        forms
    }

    /// Returns `true` if the set contains the form with this key.
    fn has(&self, key: &[u8]) -> bool {
        let form = |&(start, end): &(u32, u32)| {
            let form = self.letters.get(start as usize..end as usize);
            form.unwrap_or_default().cmp(key)
        };
        self.ranges.binary_search_by(form).is_ok()
    }
}

/// What a clause of a query matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MatchedClause {
    /// A single word is a sequence of one.
    pub(crate) sequences: Vec<FormSequence>,
    /// The folded key that words may begin with.
    pub(crate) prefix: Option<Vec<u8>>,
}

/// A match of a clause in a text.
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

    /// Returns `true` if the query matched no words.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The byte ranges of `text` that the query matched: ascending, not overlapping.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        merged(self.matches(&tokens(text)))
    }

    /// The matches of the clauses among the tokens of a text.
    pub(crate) fn matches(&self, tokens: &[Token]) -> Vec<Mark> {
        let keys: Vec<Vec<u8>> = tokens
            .iter()
            .map(|token| key::encode(&token.term))
            .collect();
        let mut marks = Vec::new();
        let mut folded = Vec::new();
        for (clause, matched) in self.clauses.iter().enumerate() {
            for (i, (token, key)) in tokens.iter().zip(&keys).enumerate() {
                let begins = matched.prefix.as_ref().is_some_and(|prefix| {
                    folded.clear();
                    folded.extend(key);
                    key::fold_key(&mut folded) && folded.starts_with(prefix)
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

/// The ranges of marks: ascending, overlapping ones merged.
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

/// The end of a sequence that starts at the first of some tokens. `keys` are the keys of the tokens.
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
