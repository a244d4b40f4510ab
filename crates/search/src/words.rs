//! What a query matched, for marking it wherever text is shown.

use core::ops::Range;
use std::sync::Arc;

use aimaq_language::{Token, TokenKind, fold_char, order, tokens};

/// The word forms and names that a query matched. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct MatchedWords {
    clauses: Arc<Vec<Matched>>,
}

/// Words that follow each other: for each its surfaces, sorted.
pub(crate) type Sequence = Vec<Vec<String>>;

/// What one clause of a query matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Matched {
    /// A word alone is a sequence of one.
    pub(crate) sequences: Vec<Sequence>,
    /// A folded beginning of words.
    pub(crate) beginning: Option<String>,
}

/// A place where a clause matches a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) range: Range<usize>,
    /// The number of the clause.
    pub(crate) clause: usize,
}

impl MatchedWords {
    pub(crate) fn new(clauses: Vec<Matched>) -> Self {
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
        let mut marks = Vec::new();
        for (clause, matched) in self.clauses.iter().enumerate() {
            for (i, token) in tokens.iter().enumerate() {
                let begins = matched
                    .beginning
                    .as_ref()
                    .is_some_and(|begin| begins_with(&token.term, begin));
                let end = if begins {
                    Some(token.range.end)
                } else {
                    matched
                        .sequences
                        .iter()
                        .filter_map(|sequence| sequence_end(sequence, &tokens[i..]))
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

/// Does a term, folded, begin with what is folded already? Every word of a text is asked: nothing is allocated.
fn begins_with(term: &str, beginning: &str) -> bool {
    let mut letters = term.chars().map(fold_char);
    beginning
        .chars()
        .all(|letter| letters.next() == Some(letter))
}

/// Where a sequence that begins at the first of some tokens ends.
fn sequence_end(sequence: &[Vec<String>], tokens: &[Token]) -> Option<usize> {
    let (first, rest) = sequence.split_first()?;
    let start = tokens.first()?;
    first.binary_search(&start.term).ok()?;
    let mut end = start.range.end;
    let mut words = tokens[1..]
        .iter()
        .filter(|token| token.kind != TokenKind::Compound && token.position > start.position);
    for forms in rest {
        let token = words.next()?;
        forms.binary_search(&token.term).ok()?;
        end = token.range.end;
    }
    Some(end)
}
